using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Redaction;

/// <summary>Programs: all is shown but what stands between quotes and in comments.</summary>
internal static class CodeStructure
{
    /// <summary>After as many names without an end, these are no texts.</summary>
    private const int MaximumMissing = 64;

    public static void Apply(Marks marks, string text, CodeSyntax syntax)
    {
        var texts = new List<SourceSpan>();
        new CodeScanner(text, syntax, CancellationToken.None, texts).Run();
        marks.Show(new SourceSpan(0, text.Length));
        var forgotten = 0;
        foreach (var span in texts)
        {
            // Where a string has no end, each further quote opens one that reaches as far.
            var rest = SourceSpan.FromBounds(Math.Max(span.Start, Math.Min(forgotten, span.End)), span.End);
            marks.Forget(rest);
            forgotten = Math.Max(forgotten, span.End);
        }

        HereDocuments(marks, text);
    }

    /// <summary>Texts between <c>&lt;&lt;NAME</c> and a line of that name: Ruby, PHP, HCL. In other languages that is a shift by a variable.</summary>
    private static void HereDocuments(Marks marks, string text)
    {
        var missing = 0;
        for (var at = text.IndexOf("<<", StringComparison.Ordinal); at >= 0 && missing < MaximumMissing; at = text.IndexOf("<<", at, StringComparison.Ordinal))
        {
            at += 2;
            var start = at;
            while (start < text.Length && text[start] is '<' or '~' or '-' or '"' or '\'')
            {
                start++;
            }

            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var first = TextLines.EndOfLine(text, end);
            if (end == start || !char.IsUpper(text[start]))
            {
                continue;
            }

            if (Closing(text, text.Substring(start, end - start), first) is >= 0 and var close)
            {
                marks.Forget(SourceSpan.FromBounds(first, close));
                at = close;
            }
            else
            {
                missing++;
            }
        }
    }

    /// <summary>The start of the line that holds the name alone; -1 if there is none.</summary>
    private static int Closing(string text, string name, int from)
    {
        for (var at = text.IndexOf(name, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var start = at;
            while (start > from && text[start - 1] is ' ' or '\t')
            {
                start--;
            }

            if (start > from && text[start - 1] is '\n' or '\r' && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])))
            {
                return start;
            }
        }

        return -1;
    }
}
