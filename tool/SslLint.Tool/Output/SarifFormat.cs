using System.Globalization;
using System.Text.Json;
using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Rules;
using SslLint.Text;
using SslLint.Tool.Output.Sarif;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For code scanning services: SARIF 2.1.0.</summary>
internal sealed class SarifFormat : ResultFormat
{
    private const string SchemaUri = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string SourceRoot = "%SRCROOT%";

    /// <summary>The fingerprint's name; its number goes up when what is hashed changes.</summary>
    private const string FingerprintName = "connection/v1";

    /// <inheritdoc/>
    public override string Name => "sarif";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        var rules = report.Rules.Concat(report.Findings.Concat(report.Baselined).Concat(report.Suppressed).Select(f => f.Finding.Rule)).DistinctBy(r => r.Id)
            .OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        var indexes = rules.Select((rule, index) => (rule.Id, index)).ToDictionary(r => r.Id, r => r.index);
        var component = new ToolComponent(
            "dotnet-sslconnect", "SslLint", "The SslLint authors", ToolVersion.Text, ToolVersion.Text, [.. rules.Select(Describe)]);
        var run = new Run(
            new Sarif.Tool(component),
            [new Invocation(!report.HasErrors)],
            new Dictionary<string, ArtifactLocation> { [SourceRoot] = new(FolderUri(report.Root), null) },
            "utf16CodeUnits",
            [
                .. report.Findings.Select(f => Describe(f, indexes[f.Finding.Rule.Id], report.HasBaseline ? "new" : null, [])),
                .. report.Baselined.Select(f =>
                    Describe(f, indexes[f.Finding.Rule.Id], "unchanged", [new Suppression("external", "accepted", "it stands in the baseline")])),
                .. report.Suppressed.Select(f =>
                    Describe(
                        f,
                        indexes[f.Finding.Rule.Id],
                        null,
                        [new Suppression("inSource", "accepted", f.Justification is { Length: > 0 } reason ? reason : null)])),
            ]);
        writer.WriteLine(JsonSerializer.Serialize(new SarifLog(SchemaUri, "2.1.0", [run]), SarifJson.Default.SarifLog));
    }

    private static ReportingDescriptor Describe(RuleDescriptor rule)
    {
        List<string> tags = rule.SecuritySeverity is null ? [] : ["security"];
        if (rule.Cwe is { } cwe)
        {
            tags.Add($"external/cwe/cwe-{cwe}");
        }

        return new ReportingDescriptor(
            rule.Id,
            rule.Name,
            new Message(rule.Title),
            RulePages.Find(rule.Id) is { } page ? new MultiformatMessage(page, page) : new MultiformatMessage(rule.Title, rule.Title),
            ToolVersion.HelpBaseUri is { } helpBase ? $"{helpBase}{rule.Id}.md" : null,
            new ReportingConfiguration(LevelNames.InSarif(rule.DefaultLevel)),
            new RuleProperties(tags, rule.SecuritySeverity?.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    private static Result Describe(ReportedFinding reported, int ruleIndex, string? baselineState, IReadOnlyList<Suppression> suppressions)
    {
        var (finding, start, end, excerpt) = reported;
        var artifact = Locate(finding.Path);
        var region = new Region(start.Line, start.Column, end.Line, end.Column, finding.Span.Start, finding.Span.Length, new Message(excerpt.Line));
        return new Result(
            finding.Rule.Id,
            ruleIndex,
            LevelNames.InSarif(finding.Level),
            new Message($"{finding.Message}; {finding.Help}"),
            [new Location(new PhysicalLocation(artifact, region))],
            new Dictionary<string, string> { [FingerprintName] = finding.Fingerprint },
            finding.Fix is { } fix && !reported.HidesEdits ? [Describe(fix, artifact)] : null,
            suppressions,
            baselineState,
            new ResultProperties(finding.Engine, finding.Dialect, finding.Driver, finding.Provider, finding.Host, finding.Fix?.IsSafe));
    }

    private static SarifFix Describe(Fix fix, ArtifactLocation artifact) => new(
        new Message(fix.Description),
        [
            .. fix.First is { } first ? [Change(Locate(first.Path), first.Edits)] : Array.Empty<ArtifactChange>(),
            .. fix.Edits.Count > 0 ? [Change(artifact, fix.Edits)] : Array.Empty<ArtifactChange>(),
        ]);

    private static ArtifactChange Change(ArtifactLocation artifact, IReadOnlyList<TextEdit> edits) => new(artifact, [.. edits.Select(e => new Replacement(
        new Region(null, null, null, null, e.Span.Start, e.Span.Length, null),
        e.NewText.Length == 0 ? null : new Message(e.NewText)))]);

    /// <summary>A path below the root is relative to it; another one is absolute.</summary>
    private static ArtifactLocation Locate(string path) => Path.IsPathRooted(path)
        ? new ArtifactLocation(new Uri(path).AbsoluteUri, null)
        : new ArtifactLocation(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), SourceRoot);

    private static string FolderUri(string folder) =>
        new Uri(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar).AbsoluteUri;
}
