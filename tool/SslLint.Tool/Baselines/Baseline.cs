using System.Text.Json;
using System.Text.Json.Serialization;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Baselines;

/// <summary>Findings that a repository had when the tool came: they stay out of the exit code until their string changes.</summary>
/// <remarks>An entry has no line and no secret: rule, path and the redacted string are hashed, so that a string may move,
/// and one that gets weaker is new.</remarks>
internal sealed class Baseline
{
    private const int Version = 1;

    private readonly Dictionary<(string Rule, string Path, string Fingerprint), int> entries;

    private Baseline(Dictionary<(string Rule, string Path, string Fingerprint), int> entries) => this.entries = entries;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="host">The run.</param>
    /// <exception cref="CommandException">It can't be read, is no baseline, or one of a later version.</exception>
    public static Baseline Read(string path, ToolHost host)
    {
        BaselineModel? model;
        try
        {
            model = JsonSerializer.Deserialize(FileGate.ReadNamed(host.Resolve(path), FileLimit.Baseline), BaselineJson.Default.BaselineModel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the baseline can't be read, since {FileFailure.Reason(e)}");
        }
        catch (JsonException)
        {
            model = null;
        }

        return model is null || model.SchemaVersion < 1
            ? throw new CommandException($"{path}: it is no baseline, or damaged: name another file, or take it away and write it anew")
            : model.SchemaVersion > Version
            ? throw new CommandException($"{path}: the baseline is of a later version of this tool (schemaVersion {model.SchemaVersion}): use that version")
            : new Baseline(model.Findings.GroupBy(f => (f.RuleId, f.Path, f.Fingerprint)).ToDictionary(g => g.Key, g => g.Sum(f => f.Count)));
    }

    /// <summary>Takes what the baseline holds out of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="wasExamined">Whether the file of a path was among those that were asked for.</param>
    /// <returns>The report, and how many entries of these files nothing matches any more.</returns>
    public (ScanReport Report, int Stale) Apply(ScanReport report, Func<string, bool> wasExamined)
    {
        var left = new Dictionary<(string Rule, string Path, string Fingerprint), int>(entries);
        var kept = new List<ReportedFinding>();
        var known = new List<ReportedFinding>();
        foreach (var finding in report.Findings)
        {
            var key = KeyOf(finding);
            var isKnown = left.TryGetValue(key, out var count) && count > 0;
            if (isKnown)
            {
                left[key] = count - 1;
            }

            (isKnown ? known : kept).Add(finding);
        }

        var rules = report.Rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var stale = left.Where(e => rules.Contains(e.Key.Rule) && wasExamined(e.Key.Path)).Sum(e => e.Value);
        return (report with { Findings = kept, Baselined = known, HasBaseline = true, Summary = report.Summary.Recount(kept) with { Baselined = known.Count } },
            stale);
    }

    /// <summary>Writes the findings of a report, over an existing baseline but over no other file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="host">The run.</param>
    /// <param name="trees">The real paths of the folders in which no link is followed.</param>
    /// <exception cref="CommandException">It can't be written, or another file stands there.</exception>
    public static void Write(ScanReport report, string path, ToolHost host, IReadOnlyList<string> trees)
    {
        var full = host.Resolve(path);
        try
        {
            // A link that is not followed is not read through, either.
            if (!OutputFile.IsStream(full) && File.Exists(OutputFile.PlaceOf(full, trees).FullPath))
            {
                Read(path, host);
            }

            OutputFile.Write(full, Serialize(report), trees, createFolder: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: the baseline is not written, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>The findings of a report as a file.</summary>
    public static byte[] Serialize(ScanReport report)
    {
        var findings = report.Findings.Concat(report.Baselined).GroupBy(KeyOf).OrderBy(g => g.Key.Path, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Rule, StringComparer.Ordinal).ThenBy(g => g.Key.Fingerprint, StringComparer.Ordinal)
            .Select(g => new BaselineFinding(g.Key.Rule, g.Key.Path, g.Key.Fingerprint, g.Count())).ToList();
        return [.. JsonSerializer.SerializeToUtf8Bytes(new BaselineModel(Version, findings), BaselineJson.Default.BaselineModel), (byte)'\n'];
    }

    private static (string Rule, string Path, string Fingerprint) KeyOf(ReportedFinding reported) =>
        (reported.Finding.Rule.Id, reported.Finding.Path, reported.Finding.Fingerprint);
}

/// <summary>The file.</summary>
internal sealed record BaselineModel(int SchemaVersion, IReadOnlyList<BaselineFinding> Findings);

/// <summary>A finding of it, and how often the file has it.</summary>
internal sealed record BaselineFinding(string RuleId, string Path, string Fingerprint, int Count);

/// <summary>The serialiser, made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NewLine = "\n",
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BaselineModel))]
internal sealed partial class BaselineJson : JsonSerializerContext;
