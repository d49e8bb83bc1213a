using SslLint.Text;

namespace SslLint.Sources;

/// <summary>Walks the lines of a text.</summary>
public static class TextLines
{
    /// <summary>The end of the line that <paramref name="from"/> stands in, before its line break.</summary>
    public static int EndOfLine(string text, int from)
    {
        var end = text.IndexOfAny(['\n', '\r'], from);
        return end < 0 ? text.Length : end;
    }

    /// <summary>The start of the line behind the line break at <paramref name="end"/>.</summary>
    public static int NextLine(string text, int end)
    {
        if (end < text.Length && text[end] == '\r')
        {
            end++;
            return end < text.Length && text[end] == '\n' ? end + 1 : end;
        }

        return Math.Min(end + 1, text.Length);
    }

    /// <summary>The first offset from <paramref name="from"/> that holds no blank or tab.</summary>
    public static int SkipBlanks(string text, int from, int end)
    {
        while (from < end && text[from] is ' ' or '\t')
        {
            from++;
        }

        return from;
    }

    /// <summary>The end of <paramref name="span"/>'s text without white space behind it.</summary>
    public static int TrimEnd(string text, SourceSpan span)
    {
        var end = span.End;
        while (end > span.Start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether <paramref name="what"/> stands at <paramref name="at"/>.</summary>
    public static bool StartsAt(string text, int at, string what) =>
        string.CompareOrdinal(text, at, what, 0, what.Length) == 0;
}
