using System.Text.Json.Serialization;

namespace SslLint.Tool.Output.Sarif;

// The part of SARIF 2.1.0 (OASIS, errata 01) that the tool writes. Names and meaning are the standard's.
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    string Version,
    IReadOnlyList<Run> Runs);

internal sealed record Run(
    Tool Tool,
    IReadOnlyList<Invocation> Invocations,
    IReadOnlyDictionary<string, ArtifactLocation> OriginalUriBaseIds,
    string ColumnKind,
    IReadOnlyList<Result> Results);

internal sealed record Tool(ToolComponent Driver);

internal sealed record ToolComponent(
    string Name,
    string FullName,
    string Organization,
    string Version,
    string SemanticVersion,
    IReadOnlyList<ReportingDescriptor> Rules);

internal sealed record ReportingDescriptor(
    string Id,
    string Name,
    Message ShortDescription,
    MultiformatMessage? Help,
    string? HelpUri,
    ReportingConfiguration DefaultConfiguration,
    RuleProperties Properties);

internal sealed record ReportingConfiguration(string Level);

internal sealed record RuleProperties(
    IReadOnlyList<string> Tags,
    [property: JsonPropertyName("security-severity")] string? SecuritySeverity);

internal sealed record Invocation(bool ExecutionSuccessful);

internal sealed record Message(string Text);

internal sealed record MultiformatMessage(string Text, string Markdown);

internal sealed record ArtifactLocation(string Uri, string? UriBaseId);

internal sealed record Result(
    string RuleId,
    int RuleIndex,
    string Level,
    Message Message,
    IReadOnlyList<Location> Locations,
    IReadOnlyDictionary<string, string> PartialFingerprints,
    IReadOnlyList<SarifFix>? Fixes,
    IReadOnlyList<Suppression> Suppressions,
    string? BaselineState,
    ResultProperties Properties);

internal sealed record Suppression(string Kind, string Status, string? Justification);

internal sealed record Location(PhysicalLocation PhysicalLocation);

internal sealed record PhysicalLocation(ArtifactLocation ArtifactLocation, Region Region);

internal sealed record Region(
    int? StartLine,
    int? StartColumn,
    int? EndLine,
    int? EndColumn,
    int? CharOffset,
    int? CharLength,
    Message? Snippet);

internal sealed record SarifFix(Message Description, IReadOnlyList<ArtifactChange> ArtifactChanges);

internal sealed record ArtifactChange(ArtifactLocation ArtifactLocation, IReadOnlyList<Replacement> Replacements);

internal sealed record Replacement(Region DeletedRegion, Message? InsertedContent);

internal sealed record ResultProperties(string? Engine, string? Dialect, string? Driver, string? Provider, string? Host, bool? FixIsSafe);

/// <summary>The serialiser, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
