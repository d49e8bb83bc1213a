using DiffPlex.Renderer;
using SslLint.Dialects;
using SslLint.Tool.Output;

namespace SslLint.Tool.Fixing;

/// <summary>A unified diff without secrets. It shows changed lines only: lines around them may hold other people's secrets.</summary>
internal static class RedactedDiff
{
    /// <summary>Writes the diff of one file.</summary>
    public static void Write(FileFix fix, TextWriter writer, AnsiStyle style)
    {
        var path = Printable.Of(fix.Path);
        writer.WriteLine(style.Bold($"--- a/{path}"));
        writer.WriteLine(style.Bold($"+++ b/{path}"));
        var diff = UnidiffRenderer.GenerateUnidiff(fix.TextBefore, fix.TextAfter, "a", "b", ignoreWhitespace: false, ignoreCase: false, contextLines: 0);
        foreach (var line in diff.Split('\n').Skip(2).Where(l => l.Length > 0))
        {
            var content = Printable.Of(Redactor.Redact(line[1..].TrimEnd('\r')));
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
