using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

/// <summary>Judges and changes code the way the tool does, for one version of Npgsql.</summary>
internal static class Fixes
{
    public static AnalysisOptions Given { get; } = new() { RootCertificate = "certs/ca.pem" };

    public static AnalysisResult Analyze(string code, AnalysisOptions? options = null, int npgsql = 10, string path = "Program.cs")
    {
        var file = new SourceFile(path, code);
        var project = new ProjectFacts { Drivers = [new DriverEvidence("npgsql", new Drivers.DriverVersion(npgsql), EvidenceStrength.Project, "Npgsql")] };
        return FileAnalyzer.Analyze(file, new CSharpFileReader().Read(file, CancellationToken.None), project, options ?? new AnalysisOptions());
    }

    /// <summary>The findings as <c>SSL1003 warning</c>, joined by commas.</summary>
    public static string Show(string code, AnalysisOptions? options = null, int npgsql = 10) =>
        string.Join(", ", Analyze(code, options, npgsql).Findings.Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()}"));

    /// <summary>The code after all fixes, unsafe ones too.</summary>
    public static string All(string code, AnalysisOptions? options = null, int npgsql = 10)
    {
        var edits = new EditSet();
        foreach (var fix in Analyze(code, options, npgsql).Findings.Where(f => f.Fix is not null).GroupBy(f => f.ConnectionSpan).Select(g => g.First().Fix!))
        {
            edits.TryAdd(fix.Edits);
        }

        return TextEdit.Apply(code, edits.Edits);
    }
}
