using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Runs a file through reader and analyzer, and shows findings as <c>SSL1003 warning [text of the span]</c>.</summary>
internal static class AnalysisHarness
{
    public static AnalysisResult Analyze(string path, string text, AnalysisOptions? options = null, ProjectFacts? project = null)
    {
        var file = new SourceFile(path, text);
        var read = new FileReaders().Read(file, CancellationToken.None);
        return FileAnalyzer.Analyze(file, read, project ?? ProjectFacts.None, options ?? new AnalysisOptions());
    }

    public static string Show(string path, string text, AnalysisOptions? options = null, ProjectFacts? project = null) =>
        string.Join("\n", Analyze(path, text, options, project).Findings
            .Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()} [{f.Span.Of(text)}]"));

    /// <summary>The text after all fixes, unsafe ones included if asked for.</summary>
    public static string Fixed(string path, string text, AnalysisOptions options, bool unsafeToo = false, ProjectFacts? project = null)
    {
        var fixes = Analyze(path, text, options, project).Findings
            .Where(f => f.Fix is { } fix && (fix.IsSafe || unsafeToo))
            .GroupBy(f => f.ConnectionSpan).Select(g => g.First().Fix!);
        return TextEdit.Apply(text, fixes.SelectMany(f => f.Edits));
    }

    public static ProjectFacts Npgsql10 { get; } = Npgsql(10);

    public static ProjectFacts Npgsql(int version) => new()
    {
        Drivers = [new DriverEvidence("npgsql", new SslLint.Drivers.DriverVersion(version), EvidenceStrength.Project, $"Npgsql {version}")],
    };

    public static ProjectFacts Project(params string[] drivers) => new()
    {
        Drivers = [.. drivers.Select(d => new DriverEvidence(d, null, EvidenceStrength.Project, d))],
    };
}
