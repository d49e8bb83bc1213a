using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>JSON: punctuation, keys, <c>true</c>, <c>false</c> and <c>null</c> are shown.</summary>
internal static class JsonStructure
{
    private static readonly string[] words = ["true", "false", "null"];

    public static void Apply(Marks marks, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is '"' or '\'')
            {
                at = String(marks, text, at);
            }
            else if (TextLines.StartsAt(text, at, "//"))
            {
                marks.Show(new SourceSpan(at, 2));
                at = TextLines.EndOfLine(text, at);
            }
            else if (TextLines.StartsAt(text, at, "/*"))
            {
                var close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = close < 0 ? text.Length : close + 2;
            }
            else
            {
                at = Bare(marks, text, at);
            }
        }
    }

    /// <summary>A string; what doesn't end on its line ends with it, so that no quote turns the rest of the file inside out.</summary>
    private static int String(Marks marks, string text, int at)
    {
        var limit = TextLines.EndOfLine(text, at);
        var close = at + 1;
        while (close < limit && text[close] != text[at])
        {
            close += text[close] == '\\' ? 2 : 1;
        }

        marks.Show(new SourceSpan(at, 1));
        if (close >= limit)
        {
            return limit;
        }

        marks.Show(new SourceSpan(close, 1));
        var next = close + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next < text.Length && text[next] == ':' && close - at <= 100 && SourceStructure.IsKey(text.Substring(at + 1, close - at - 1)))
        {
            marks.Show(SourceSpan.FromBounds(at, close));
        }

        return close + 1;
    }

    private static int Bare(Marks marks, string text, int at)
    {
        if (text[at] is '{' or '}' or '[' or ']' or ',' or ':' || char.IsWhiteSpace(text[at]))
        {
            marks.Show(new SourceSpan(at, 1));
            return at + 1;
        }

        var end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('{' or '}' or '[' or ']' or ',' or ':' or '"' or '\''))
        {
            end++;
        }

        if (end - at <= 5 && words.Contains(text.Substring(at, end - at)))
        {
            marks.Show(SourceSpan.FromBounds(at, end));
        }

        return end;
    }
}
