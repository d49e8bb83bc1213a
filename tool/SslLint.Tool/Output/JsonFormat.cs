using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SslLint.Fixes;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For programs: <c>schemaVersion</c> 1; lines and columns from 1, offsets in UTF-16 units from 0.</summary>
internal sealed class JsonFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "json";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        var model = new JsonReport
        {
            Findings = [.. report.Findings.Select(JsonFinding.Of)],
            Summary = JsonSummary.Of(report.Summary),
        };
        writer.WriteLine(JsonSerializer.Serialize(model, OutputJson.Default.JsonReport));
    }
}

/// <summary>The document.</summary>
internal sealed record JsonReport
{
    public int SchemaVersion { get; } = 1;

    public required IReadOnlyList<JsonFinding> Findings { get; init; }

    public required JsonSummary Summary { get; init; }
}

/// <summary>A finding.</summary>
internal sealed record JsonFinding
{
    public required string RuleId { get; init; }

    public required string Rule { get; init; }

    public required string Level { get; init; }

    public required string Path { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    public required int EndLine { get; init; }

    public required int EndColumn { get; init; }

    public required string Message { get; init; }

    public required string? Engine { get; init; }

    public required string? Dialect { get; init; }

    public required string? Driver { get; init; }

    public required string? Host { get; init; }

    public required string? Provider { get; init; }

    public required PostureModel? Posture { get; init; }

    public required JsonFix? Fix { get; init; }

    public required string Fingerprint { get; init; }

    public static JsonFinding Of(ReportedFinding reported)
    {
        var (finding, start, end, _) = reported;
        return new JsonFinding
        {
            RuleId = finding.Rule.Id,
            Rule = finding.Rule.Name,
            Level = LevelNames.Of(finding.Level),
            Path = finding.Path,
            Line = start.Line,
            Column = start.Column,
            EndLine = end.Line,
            EndColumn = end.Column,
            Message = finding.Message,
            Engine = finding.Engine,
            Dialect = finding.Dialect,
            Driver = finding.Driver,
            Host = finding.Host,
            Provider = finding.Provider,
            Posture = PostureModel.Of(finding.Reading?.Posture),
            Fix = JsonFix.Of(finding.Fix) is { } shown ? shown with { Edits = reported.HidesEdits ? null : shown.Edits } : null,
            Fingerprint = finding.Fingerprint,
        };
    }
}

/// <summary>A finding's fix; without edits where their text would hold a secret.</summary>
internal sealed record JsonFix(bool Safe, IReadOnlyList<JsonEdit>? Edits)
{
    public static JsonFix? Of(Fixes.Fix? fix) => fix is null
        ? null
        : new JsonFix(fix.IsSafe, [.. (fix.First?.Edits ?? []).Select(e => JsonEdit.Of(e, fix.First!.Path)), .. fix.Edits.Select(e => JsonEdit.Of(e, null))]);
}

/// <summary>A replacement of the text from one offset up to another.</summary>
/// <param name="Path">The file, where it is not the finding's own.</param>
/// <param name="StartOffset">Where it starts.</param>
/// <param name="EndOffset">Where it ends.</param>
/// <param name="NewText">What stands there instead.</param>
internal sealed record JsonEdit(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path, int StartOffset, int EndOffset, string NewText)
{
    public static JsonEdit Of(Text.TextEdit edit, string? path) => new(path, edit.Span.Start, edit.Span.End, edit.NewText);
}

/// <summary>The counts.</summary>
internal sealed record JsonSummary
{
    public required int Errors { get; init; }

    public required int Warnings { get; init; }

    public required int Infos { get; init; }

    public required int Suppressed { get; init; }

    public required int Baselined { get; init; }

    public required int Files { get; init; }

    public required int Connections { get; init; }

    public required int NotRead { get; init; }

    public required IReadOnlyList<string> OtherReaders { get; init; }

    public required JsonSkipped Skipped { get; init; }

    public required double Seconds { get; init; }

    public static JsonSummary Of(ScanSummary summary) => new()
    {
        Errors = summary.Errors,
        Warnings = summary.Warnings,
        Infos = summary.Infos,
        Suppressed = summary.Suppressed,
        Baselined = summary.Baselined,
        Files = summary.Files,
        Connections = summary.Connections,
        NotRead = summary.NotRead,
        OtherReaders = summary.OtherReaders,
        Skipped = new JsonSkipped(
            summary.SkippedBinary,
            summary.SkippedLarge,
            summary.SkippedSymlinks,
            summary.SkippedNotRegular,
            summary.SkippedOutside,
            summary.Unreadable),
        Seconds = Math.Round(summary.Elapsed.TotalSeconds, 3),
    };
}

/// <summary>Files that were not examined, by reason.</summary>
internal sealed record JsonSkipped(int Binary, int TooLarge, int Symlinks, int NotRegular, int Outside, int Unreadable);

/// <summary>The serialisers of everything that the tool writes as JSON, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(JsonReport))]
[JsonSerializable(typeof(ReadingsModel))]
[JsonSerializable(typeof(VerifyModel))]
[JsonSerializable(typeof(StoreModel))]
[JsonSerializable(typeof(InventoryModel))]
[JsonSerializable(typeof(BundleListModel))]
[JsonSerializable(typeof(BundleContentModel))]
[JsonSerializable(typeof(BundleCheckModel))]
internal sealed partial class OutputJson : JsonSerializerContext;
