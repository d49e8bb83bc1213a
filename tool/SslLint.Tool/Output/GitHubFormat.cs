using System.Globalization;
using System.Text;
using SslLint.Rules;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>For GitHub Actions: workflow commands that become annotations, and a job summary that holds everything.</summary>
/// <remarks>https://docs.github.com/actions/reference/workflow-commands-for-github-actions. A step shows ten annotations of each kind.</remarks>
internal sealed class GitHubFormat : ResultFormat
{
    private const int ShownAnnotations = 10;

    /// <inheritdoc/>
    public override string Name => "github";

    /// <inheritdoc/>
    public override void Write(ScanReport report, TextWriter writer, FormatContext context)
    {
        var prefix = Prefix(report.Root, context.Variable("GITHUB_WORKSPACE"));
        foreach (var reported in report.Findings)
        {
            var (finding, start, end, _) = reported;

            // Columns are taken within one line only.
            var columns = start.Line == end.Line ? $",col={start.Column},endColumn={end.Column}" : "";
            var place = $"file={Property(prefix + finding.Path)},line={start.Line},endLine={end.Line}{columns}";
            writer.WriteLine(
                $"::{Command(finding.Level)} {place},title={Property($"{finding.Rule.Id} {finding.Rule.Name}")}::{Data($"{finding.Message}; {finding.Help}")}");
        }

        var hasSummary = context.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } file && TryAppend(file, Summary(report));
        if (report.Findings.GroupBy(f => f.Finding.Level).Any(g => g.Count() > ShownAnnotations))
        {
            writer.WriteLine($"::notice title=SslLint::{report.Findings.Count} findings, "
                + $"of which GitHub shows {ShownAnnotations} of each kind{(hasSummary ? ": the job summary has all" : "")}");
        }
    }

    /// <summary>All findings as Markdown.</summary>
    private static string Summary(ScanReport report)
    {
        var text = new StringBuilder($"## SslLint\n\n{SummaryLine.Of(report.Summary)}\n");
        if (report.Findings.Count > 0)
        {
            text.Append("\n| Level | Rule | Place | What is wrong | Help |\n| --- | --- | --- | --- | --- |\n");
            foreach (var (finding, start, _, _) in report.Findings)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| {LevelNames.Of(finding.Level)} | {finding.Rule.Id} {finding.Rule.Name} | "
                        + $"{Cell($"{finding.Path}:{start.Line}")} | {Cell(finding.Message)} | {Cell(finding.Help)} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static bool TryAppend(string file, string text)
    {
        try
        {
            File.AppendAllText(file, text, new UTF8Encoding(false));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The annotations say the same, up to ten.
            return false;
        }
    }

    private static string Command(Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        _ => "notice",
    };

    /// <summary>Annotations are placed by paths of the repository, which may not be the folder that is scanned.</summary>
    private static string Prefix(string root, string? workspace) =>
        workspace is { Length: > 0 } && Path.TrimEndingDirectorySeparator(workspace) is var folder && ScanRoot.Holds(folder, root)
            && folder.Length < root.Length
            ? ScanRoot.Relative(folder, root) + "/"
            : "";

    private static string Data(string text) => Printable.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Cell(string text) => Printable.Of(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);
}
