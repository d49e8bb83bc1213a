using DiffPlex.Renderer;
using SslLint.Dialects;
using SslLint.Tool.Output;

namespace SslLint.Tool.Fixing;

/// <summary>A unified diff without secrets. It shows changed lines only: lines around them may hold other people's secrets.</summary>
internal static class RedactedDiff
{
    /// <summary>Shorter ones would take letters out of everything; where they stand they are hidden all the same.</summary>
    private const int ShortestKnown = 4;

    /// <summary>Writes the diff of one file.</summary>
    public static void Write(FileFix fix, TextWriter writer, AnsiStyle style)
    {
        var path = Printable.Of(fix.Path);
        writer.WriteLine(style.Bold($"--- a/{path}"));
        writer.WriteLine(style.Bold($"+++ b/{path}"));
        var diff = UnidiffRenderer.GenerateUnidiff(fix.TextBefore, fix.TextAfter, "a", "b", ignoreWhitespace: false, ignoreCase: false, contextLines: 0);
        var lines = diff.Split('\n').Skip(2).Where(l => l.Length > 0).ToList();

        // A change around a secret may make another text of it: what was one before is one after.
        var known = lines.Where(l => l[0] == '-').SelectMany(l => Redactor.RedactSpans(l).Select(s => s.Of(l))).Where(s => s.Length >= ShortestKnown).Distinct().OrderByDescending(s => s.Length).ToList();
        foreach (var line in lines)
        {
            var shown = Redactor.Redact(line[1..].TrimEnd('\r'));
            var content = Printable.Of(known.Aggregate(shown, (text, secret) => text.Replace(secret, Redactor.Mask, StringComparison.Ordinal)));
            writer.WriteLine(line[0] switch
            {
                '-' => style.Removed("-" + content),
                '+' => style.Added("+" + content),
                '@' => style.Frame(line.TrimEnd('\r')),
                _ => line[0] + content,
            });
        }
    }
}
