using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>One line a finding, in the form that MSBuild and editors read.</summary>
internal sealed class ConciseFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "concise";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        foreach (var (finding, start, _, _) in report.Findings)
        {
            writer.WriteLine(
                $"{Printable.AtLineStart(finding.Path)}({start.Line},{start.Column}): "
                + $"{context.Style.OfLevel(finding.Level, LevelNames.Of(finding.Level))} {finding.Rule.Id}: {Printable.Of(finding.Message)}");
        }
    }
}
