using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For people: each finding with its line, a caret under the setting, and what makes it right.</summary>
internal sealed class TextFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "text";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        foreach (var reported in report.Findings)
        {
            Write(reported, writer, context.Style);
        }

        writer.WriteLine(SummaryLine.Of(report.Summary));
    }

    private static void Write(ReportedFinding reported, TextWriter writer, AnsiStyle style)
    {
        var finding = reported.Finding;
        var excerpt = reported.Excerpt;
        var number = reported.Start.Line.ToString();
        var gutter = new string(' ', number.Length);
        var bar = style.Frame("|");
        writer.WriteLine($"{style.OfLevel(finding.Level, LevelNames.Of(finding.Level))}{style.Bold($"[{finding.Rule.Id}]")} {style.Bold(finding.Rule.Name)}: "
            + $"{Printable.Of(finding.Message)}");
        writer.WriteLine($"{gutter}{style.Frame("-->")} {Printable.Of(finding.Path)}:{reported.Start.Line}:{reported.Start.Column}");
        writer.WriteLine($"{gutter} {bar}");
        writer.WriteLine($"{style.Frame(number)} {bar} {excerpt.Line}");
        writer.WriteLine($"{gutter} {bar} {new string(' ', excerpt.CaretStart)}{style.OfLevel(finding.Level, new string('^', excerpt.CaretLength))}");
        if (Origin(finding) is { Length: > 0 } origin)
        {
            writer.WriteLine($"{gutter} {style.Frame("=")} {origin}");
        }

        writer.WriteLine($"{gutter} {style.Frame("=")} {style.Help("help:")} {Printable.Of(finding.Help)}");

        writer.WriteLine();
    }

    private static string Origin(Analysis.Finding finding)
    {
        List<string> parts = [];
        if (finding.Driver is { } driver)
        {
            // Version 0 stands for a driver whose versions all read alike.
            parts.Add(finding.Reading is { Version.Major: > 0 } reading ? $"driver: {driver} {reading.Version}" : $"driver: {driver}");
        }

        if (finding.Provider is { } provider)
        {
            parts.Add($"provider: {provider}");
        }

        return string.Join(", ", parts);
    }
}
