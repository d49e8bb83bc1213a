using SslLint.Dialects;
using SslLint.Readers;
using SslLint.Text;

namespace SslLint.Tool.Scanning;

/// <summary>The lines of a file without secrets, each redacted once however many findings it has.</summary>
internal sealed class RedactedLines(SourceFile file)
{
    private readonly Dictionary<int, RedactedLine> lines = [];

    /// <summary>A line, from 1.</summary>
    public RedactedLine this[int line]
    {
        get
        {
            if (!lines.TryGetValue(line, out var redacted))
            {
                redacted = RedactedLine.Of(file.Lines.LineSpan(line), file.Text);
                lines.Add(line, redacted);
            }

            return redacted;
        }
    }
}
