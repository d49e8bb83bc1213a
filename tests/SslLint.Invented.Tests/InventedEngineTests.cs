using SslLint.Analysis;
using SslLint.Discovery;
using SslLint.Drivers;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Tests.Invented;

/// <summary>An engine is a folder and a line of the list: whatever the house does for strings, it does for one more engine.</summary>
public class InventedEngineTests
{
    private static readonly AnalysisOptions rooted = new() { RootCertificate = "/ca.pem", RecordConnections = true };

    [Theory]
    [InlineData(
        "appsettings.json", """{ "ConnectionStrings": { "Main": "Server=db.example.com;Shoal=blue;Tide=low" } }""", "SSL1001", "Tide=high;tide roots=/ca.pem")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Main": "Server=db.example.com;Shoal=blue" } }""", "SSL1003", "tide=high;tide roots=/ca.pem")]
    [InlineData(
        "appsettings.json", """{ "ConnectionStrings": { "Kelp": "Server=db.example.com;User=a;Password=p" } }""", "SSL1003", "tide=high;tide roots=/ca.pem")]
    [InlineData("run.sh", "export KELP='kelp://a:p@db.example.com/x?tide=mid'\n", "SSL1003", "?tide=high&tide%20roots=/ca.pem")]
    [InlineData(".env", "KELP_SERVER=db.example.com\nKELP_TIDE=mid\n", "SSL1003", "KELP_TIDE=high\n")]
    public void Strings_of_another_engine_are_found_judged_and_fixed(string file, string text, string rule, string strict)
    {
        var (result, source) = Analyze(file, text);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((rule, "kelp", "kelpclient"), (finding.Rule.Id, finding.Engine, finding.Driver));
        Assert.Equal("kelp", Assert.Single(result.Records).Engine);
        Assert.Contains(strict, TextEdit.Apply(text, finding.Fix!.Edits), StringComparison.Ordinal);
        Assert.Empty(Analyze(file, TextEdit.Apply(source.Text, finding.Fix.Edits)).Result.Findings);
        Assert.True(CandidateSearch.MayContain(text));
    }

    [Fact]
    public void A_strict_string_is_silent() =>
        Assert.Empty(Analyze("appsettings.json", """{ "Main": "Server=db.example.com;Shoal=blue;Tide=high;Tide Roots=/ca.pem" }""").Result.Findings);

    [Theory]
    [InlineData("Server=db.example.com;User=a;Password=p", null)]
    [InlineData("Server=db.example.com;User=a;Password=p", "kelpclient")]
    public void Keys_that_engines_share_are_read_where_the_project_says_whose_they_are(string text, string? driver)
    {
        var project = driver is null
            ? ProjectFacts.None
            : new ProjectFacts { Drivers = [new DriverEvidence(driver, null, EvidenceStrength.Project, "project")] };
        Assert.Equal(driver is null ? 0 : 1, Analyze("appsettings.json", $$"""{ "Main": "{{text}}" }""", project).Result.Findings.Count);
    }

    [Fact]
    public void Strings_of_the_others_are_read_as_before()
    {
        var (result, _) = Analyze("a.env", "DATABASE_URL=postgres://db.example.com/x?sslmode=require\nOTHER=kelp://db.example.com/x\n");
        Assert.Equal(["postgresql", "kelp"], result.Findings.Select(static f => f.Engine));
    }

    [Fact]
    public void A_single_string_is_known_by_its_form()
    {
        Assert.Equal("kelpclient", Explainer.CandidatesFor("kelp://db.example.com/x")[0].Name);
        Assert.Equal("kelpclient", Explainer.CandidatesFor("Server=db.example.com;Shoal=blue")[0].Name);
        var reading = Explainer.Explain(
            Explainer.CandidatesFor("kelp://db.example.com/x?tide=low")[0], new DriverVersion(1), "kelp://db.example.com/x?tide=low");
        Assert.Equal("SSL1001", Assert.Single(reading.Hits).Rule.Id);
        Assert.Equal([new TrustAnchor.File("/ca.pem")], StringAnchors.For(reading.Reading, rooted));
    }

    private static (AnalysisResult Result, SourceFile Source) Analyze(string path, string text, ProjectFacts? project = null)
    {
        var file = new SourceFile(path, text);
        return (FileAnalyzer.Analyze(file, new FileReaders().Read(file, CancellationToken.None), project ?? ProjectFacts.None, rooted), file);
    }
}
