using System.Text;
using SslLint.Tool.Files;
using SslLint.Tool.Output;

namespace SslLint.Tool.Initialization;

/// <summary>A file that would be written: a new one, or an old one with one text put in.</summary>
internal sealed record ProposedFile
{
    private ProposedFile(string path, byte[]? before, byte[] after, string addition, int line)
    {
        Path = path;
        Before = before;
        After = after;
        Addition = addition;
        Line = line;
    }

    /// <summary>Its path below the folder, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>What it holds; null where there is none.</summary>
    public byte[]? Before { get; }

    /// <summary>What it would hold.</summary>
    public byte[] After { get; }

    /// <summary>What comes into it. It is the tool's own, so that showing it shows no secret of the file.</summary>
    private string Addition { get; }

    /// <summary>The number of the line behind which it comes, from 0.</summary>
    private int Line { get; }

    /// <summary>A file that is made anew.</summary>
    public static ProposedFile New(string path, string text) => new(path, null, Encoding.UTF8.GetBytes(text), text, 0);

    /// <summary>A file that is extended; its encoding stays.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="before">What it holds.</param>
    /// <param name="at">Where the addition goes in its text.</param>
    /// <param name="addition">The addition.</param>
    public static ProposedFile Extended(string path, byte[] before, int at, string addition)
    {
        var (text, encoding) = TextEncoding.Decode(before);
        var line = text.AsSpan(0, at).Count('\n') + (at > 0 && text[at - 1] != '\n' ? 1 : 0);
        return new(path, before, encoding.Encode(text.Insert(at, addition)), addition, line);
    }

    /// <summary>Shows the addition as a unified diff without lines around it.</summary>
    public void Show(TextWriter writer, AnsiStyle style)
    {
        var lines = Addition.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        writer.WriteLine(style.Bold(Before is null ? "--- /dev/null" : $"--- a/{Path}"));
        writer.WriteLine(style.Bold($"+++ b/{Path}"));
        writer.WriteLine(style.Frame($"@@ -{Line},0 +{Line + 1},{lines.Length} @@"));
        foreach (var line in lines)
        {
            writer.WriteLine(style.Added("+" + line));
        }
    }
}
