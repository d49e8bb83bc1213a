using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>Lines of <c>key = value</c>: environment files, properties, INI, TOML, and every format that is not known. The key is shown,
/// and the quotes of the value.</summary>
internal static class AssignmentStructure
{
    private static readonly string[] introductions = ["export ", "set ", "setenv ", "- ", "+ "];

    private static readonly string[] words = ["true", "false"];

    /// <summary>Marks a text.</summary>
    /// <param name="marks">The marks.</param>
    /// <param name="text">The text.</param>
    /// <param name="isMultiLine">Whether a value in quotes may run over lines.</param>
    public static void Apply(Marks marks, string text, bool isMultiLine)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = TextLines.EndOfLine(text, at);
            var value = Key(marks, text, at, end);
            if (value >= 0 && value < end)
            {
                end = Value(marks, text, value, end, isMultiLine);
            }

            at = end + 1;
        }
    }

    /// <summary>Shows the key of an assignment.</summary>
    /// <returns>The offset of its value; -1 where the text is no assignment.</returns>
    public static int Key(Marks marks, string text, int start, int end)
    {
        var at = TextLines.SkipBlanks(text, start, end);
        foreach (var word in introductions)
        {
            if (TextLines.StartsAt(text, at, word) && at + word.Length <= end)
            {
                at = TextLines.SkipBlanks(text, at + word.Length, end);
            }
        }

        if (at < end && text[at] == '[')
        {
            var close = text.IndexOf(']', at, end - at);
            if (close > 0 && SourceStructure.IsKey(text.Substring(at, close - at)))
            {
                marks.Show(SourceSpan.FromBounds(at, close + 1));
            }

            return -1;
        }

        var name = at;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] is '_' or '-' or '.' or '$' or '/' or '[' or ']'))
        {
            name++;
        }

        var delimiter = TextLines.SkipBlanks(text, name, end);
        if (name == at || delimiter >= end || text[delimiter] is not ('=' or ':') || name - at > 80 || TextLines.StartsAt(text, delimiter, "://"))
        {
            return -1;
        }

        var value = delimiter + 1;
        while (value < end && text[value] is '=' or '>')
        {
            value++;
        }

        value = TextLines.SkipBlanks(text, value, end);
        marks.Show(SourceSpan.FromBounds(start, value));
        return value;
    }

    private static int Value(Marks marks, string text, int start, int end, bool isMultiLine)
    {
        var last = end;
        while (last > start && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        if (text[start] is not ('"' or '\''))
        {
            if (last - start <= 5 && words.Contains(text.Substring(start, last - start)))
            {
                marks.Show(SourceSpan.FromBounds(start, last));
            }

            return end;
        }

        marks.Show(new SourceSpan(start, 1));
        var quote = text.IndexOf(text[start], start + 1, end - start - 1);
        if (quote >= 0)
        {
            marks.Show(new SourceSpan(quote, 1));
            return end;
        }

        // Where the quote is closed on a later line, what stands in between is no key.
        var close = isMultiLine ? text.IndexOf(text[start], end) : -1;
        return close < 0 ? end : TextLines.EndOfLine(text, close);
    }
}
