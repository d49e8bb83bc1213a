using System.Globalization;
using System.Text.RegularExpressions;
using DiffPlex.Renderer;
using SslLint.Redaction;
using SslLint.Secrets;
using SslLint.Sources;
using SslLint.Tool.Output;

namespace SslLint.Tool.Fixing;

/// <summary>A unified diff without secrets. It shows changed lines only: lines around them may hold other people's secrets.</summary>
internal static partial class RedactedDiff
{
    /// <summary>Looking for more in every line costs; each line is redacted on its own as well.</summary>
    private const int MaximumKnown = 64;

    /// <summary>Writes the diff of one file.</summary>
    public static void Write(FileFix fix, TextWriter writer, AnsiStyle style)
    {
        var path = Printable.Of(fix.Path);
        writer.WriteLine(style.Bold($"--- a/{path}"));
        writer.WriteLine(style.Bold($"+++ b/{path}"));
        var diff = UnidiffRenderer.GenerateUnidiff(fix.TextBefore, fix.TextAfter, "a", "b", ignoreWhitespace: false, ignoreCase: false, contextLines: 0);
        var shownBefore = fix.ShownBefore ?? ShownFile.Of(new SourceFile(fix.Path, fix.TextBefore));
        var shownAfter = fix.ShownAfter ?? ShownFile.Of(new SourceFile(fix.Path, fix.TextAfter));
        var (before, after) = (0, 0);
        var known = new List<string>();
        foreach (var line in diff.Split('\n').Skip(2).Where(l => l.Length > 0))
        {
            switch (line[0])
            {
                case '@':
                    var numbers = Hunk().Match(line);
                    before = Number(numbers.Groups[1]);
                    after = Number(numbers.Groups[2]);
                    known.Clear();
                    writer.WriteLine(style.Frame(line.TrimEnd('\r')));
                    break;
                case '-':
                    known.AddRange(Known(shownBefore[before], fix.TextBefore).Take(MaximumKnown - known.Count));
                    writer.WriteLine(style.Removed("-" + Printable.Of(shownBefore[before++].Text.Text)));
                    break;
                case '+':
                    // A change around a secret may make another text of it: what was one before is one after.
                    writer.WriteLine(style.Added("+" + Printable.Of(known.Distinct().OrderByDescending(s => s.Length).Aggregate(
                        shownAfter[after++].Text.Text, (text, secret) => text.Replace(secret, Redactor.Mask, StringComparison.Ordinal)))));
                    break;
                case '\\':
                    writer.WriteLine(line.TrimEnd('\r'));
                    break;
            }
        }
    }

    private static IEnumerable<string> Known(ShownLine line, string text) =>
        line.Secrets.Where(s => s.Length >= ShownLine.ShortestKnown).Select(s => text.Substring(line.Span.Start + s.Start, s.Length));

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^@@ -([0-9]+)(?:,[0-9]+)? [+]([0-9]+)")]
    private static partial Regex Hunk();
}
