using System.Text;

namespace SslLint.Package.Tests;

/// <summary>The text of a file, and the places in it that <c>{|ID:…|}</c> marks as reported by a rule.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<(int Line, int Column, string Rule)> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<(int, int, string)>();
        var at = 0;
        while (marked.IndexOf("{|", at, StringComparison.Ordinal) is var open and >= 0)
        {
            text.Append(marked, at, open - at);
            var colon = marked.IndexOf(':', open);
            var close = marked.IndexOf("|}", colon, StringComparison.Ordinal);
            var before = text.ToString();
            marks.Add((before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'), marked[(open + 2)..colon]));
            text.Append(marked, colon + 1, close - colon - 1);
            at = close + 2;
        }

        return new MarkedText(text.Append(marked, at, marked.Length - at).ToString(), marks);
    }
}
