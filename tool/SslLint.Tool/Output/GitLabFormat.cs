using System.Globalization;
using System.Text.Json;
using SslLint.Rules;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For GitLab: a Code Quality report.</summary>
/// <remarks>https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format</remarks>
internal sealed class GitLabFormat : ResultFormat
{
    /// <inheritdoc/>
    public override string Name => "gitlab";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var issues = report.Findings.Select(f => Issue(f, seen)).ToList();
        writer.WriteLine(JsonSerializer.Serialize(issues, GitLabJson.Default.ListGitLabIssue));
    }

    private static GitLabIssue Issue(ReportedFinding reported, Dictionary<string, int> seen)
    {
        var (finding, start, end, _) = reported;

        // GitLab takes issues with the same fingerprint for one; the same string may stand in a file twice.
        var count = seen[finding.Fingerprint] = seen.GetValueOrDefault(finding.Fingerprint) + 1;
        return new GitLabIssue(
            $"{finding.Rule.Id} {finding.Rule.Name}: {finding.Message}",
            finding.Rule.Id,
            count == 1 ? finding.Fingerprint : string.Create(CultureInfo.InvariantCulture, $"{finding.Fingerprint}-{count}"),
            finding.Level switch
            {
                Level.Error => "critical",
                Level.Warning => "major",
                _ => "info",
            },
            new GitLabContent(finding.Help),
            new GitLabLocation(finding.Path, new GitLabLines(start.Line, end.Line)));
    }
}

/// <summary>An issue of the report.</summary>
internal sealed record GitLabIssue(string Description, string CheckName, string Fingerprint, string Severity, GitLabContent Content, GitLabLocation Location);

/// <summary>What more there is to say.</summary>
internal sealed record GitLabContent(string Body);

/// <summary>Where it stands.</summary>
internal sealed record GitLabLocation(string Path, GitLabLines Lines);

/// <summary>From line to line.</summary>
internal sealed record GitLabLines(int Begin, int End);

/// <summary>The serialiser, made at build time.</summary>
[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[System.Text.Json.Serialization.JsonSerializable(typeof(List<GitLabIssue>))]
internal sealed partial class GitLabJson : System.Text.Json.Serialization.JsonSerializerContext;
