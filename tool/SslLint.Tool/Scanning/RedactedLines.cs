using SslLint.Dialects;
using SslLint.Readers;
using SslLint.Text;

namespace SslLint.Tool.Scanning;

/// <summary>The lines of a file without secrets, each redacted once however many findings it has.</summary>
internal sealed class RedactedLines(SourceFile file)
{
    private readonly Dictionary<int, (SourceSpan Span, RedactedText Text)> lines = [];

    /// <summary>A line, from 1: where it stands in the file, and what may be shown of it.</summary>
    public (SourceSpan Span, RedactedText Text) this[int line]
    {
        get
        {
            if (!lines.TryGetValue(line, out var redacted))
            {
                var span = file.Lines.LineSpan(line);
                redacted = (span, Redactor.Conceal(span.Of(file.Text)));
                lines.Add(line, redacted);
            }

            return redacted;
        }
    }
}
