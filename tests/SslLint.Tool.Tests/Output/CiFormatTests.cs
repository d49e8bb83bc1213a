using System.Text.Json;
using System.Xml.Linq;
using Json.Schema;
using SslLint.Rules;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Output;

/// <summary>What CI systems read.</summary>
public sealed class CiFormatTests : IDisposable
{
    private const string Insecure = "URL=postgres://app:hunter2@db.example.com/app?sslmode=disable\n";

    /// <summary>GitLab publishes no schema of its Code Quality report: this is what its documentation says of it, in our words.</summary>
    private static readonly JsonSchema CodeQuality = JsonSchema.FromText("""
        {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
              "description": { "type": "string", "minLength": 1 },
              "check_name": { "type": "string", "minLength": 1 },
              "fingerprint": { "type": "string", "minLength": 1 },
              "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
              "location": {
                "type": "object",
                "required": ["path"],
                "properties": {
                  "path": { "type": "string", "minLength": 1, "not": { "pattern": "^(\\./|/)" } },
                  "lines": { "type": "object", "required": ["begin"], "properties": { "begin": { "type": "integer", "minimum": 1 } } },
                  "positions": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": { "begin": { "type": "object", "required": ["line"], "properties": { "line": { "type": "integer", "minimum": 1 } } } }
                  }
                },
                "oneOf": [{ "required": ["lines"] }, { "required": ["positions"] }]
              }
            }
          }
        }
        """);

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void GitHub_gets_an_annotation_at_the_place_with_everything_escaped()
    {
        tree.Write("src/a,b:100%.env", Insecure);
        var run = Scan("github");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("::warning file=src/a%2Cb%3A100%25.env,line=1,endLine=1,col=47,endColumn=62,title=SSL1001 TlsDisabled::", run.Output);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
        Assert.DoesNotContain("hunter2", run.Output);
    }

    [Fact]
    public void GitHub_gets_a_job_summary_with_all_where_it_shows_ten()
    {
        tree.Write("many.env", string.Concat(Enumerable.Range(0, 12).Select(i => $"URL{i}=postgres://app:hunter2@db{i}.example.com/a|b?sslmode=disable\n")));
        var summary = tree.Write("summary.md", "before\n");
        var run = Scan("github", new() { ["GITHUB_STEP_SUMMARY"] = summary });
        Assert.Equal(13, run.Output.TrimEnd().Split('\n').Length);
        Assert.EndsWith("::notice title=SslLint::12 findings, of which GitHub shows 10 of each kind: the job summary has all\n", run.Output);
        var text = File.ReadAllText(summary);
        Assert.StartsWith("before\n## SslLint\n", text);
        Assert.Equal(12, text.Split('\n').Count(l => l.StartsWith("| warning | SSL1001 TlsDisabled | many.env:", StringComparison.Ordinal)));
        Assert.DoesNotContain("hunter2", text);
        Assert.EndsWith("GitHub shows 10 of each kind\n", Scan("github").Output);
    }

    [Fact]
    public void GitHub_paths_are_those_of_the_repository()
    {
        tree.Write("app/deploy/.env", Insecure);
        var run = ToolRunner.Run(tree["app"], "", ["scan", "--format", "github"], new() { ["GITHUB_WORKSPACE"] = tree.Root }, new MarkerAnalysis());
        Assert.StartsWith("::warning file=app/deploy/.env,", run.Output);
    }

    [Fact]
    public void GitLab_gets_issues_that_it_tells_apart()
    {
        tree.Write(".env", Insecure + Insecure);
        var run = Scan("gitlab");
        using var report = JsonDocument.Parse(run.Output);
        var issues = report.RootElement.EnumerateArray().ToList();
        Assert.Equal(2, issues.Count);
        Assert.Equal(2, issues.Select(i => i.GetProperty("fingerprint").GetString()).Distinct().Count());
        Assert.All(issues, i =>
        {
            Assert.Contains("SSL1001 TlsDisabled: ", i.GetProperty("description").GetString());
            Assert.Equal("SSL1001", i.GetProperty("check_name").GetString());
            Assert.Contains(i.GetProperty("severity").GetString(), new[] { "info", "minor", "major", "critical", "blocker" });
            Assert.Equal(".env", i.GetProperty("location").GetProperty("path").GetString());
        });
        Assert.Equal([1, 2], issues.Select(i => i.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32()));
        Assert.DoesNotContain("hunter2", run.Output);
    }

    [Fact]
    public void GitLab_gets_an_empty_list_where_nothing_is_found() => Assert.Equal("[]\n", Scan("gitlab").Output);

    [Fact]
    public void GitLab_gets_what_its_documentation_demands()
    {
        tree.Write("src/a b.env", Insecure + Insecure);
        var report = Scan("gitlab").Output;
        Schemas.AssertValid(CodeQuality, report);
        Schemas.AssertValid(
            CodeQuality, ToolRunner.Run(tree.Root, "", ["scan", "--format", "gitlab"], analysis: new MarkerAnalysis { Level = Level.Info }).Output);
        Schemas.AssertValid(
            CodeQuality, ToolRunner.Run(tree.Root, "", ["scan", "--format", "gitlab"], analysis: new MarkerAnalysis { Level = Level.Error }).Output);
        Schemas.AssertRefused(CodeQuality, report.Replace("\"major\"", "\"warning\"", StringComparison.Ordinal));
        Schemas.AssertRefused(CodeQuality, report.Replace("\"begin\"", "\"start\"", StringComparison.Ordinal));
        Schemas.AssertRefused(CodeQuality, report.Replace("\"src/", "\"./src/", StringComparison.Ordinal));
    }

    [Fact]
    public void JUnit_is_valid_against_the_schema_of_Jenkins()
    {
        Assert.Empty(Schemas.Errors(Schemas.JUnit, Scan("junit").Output));
        tree.Write("a.env", Insecure + Insecure);
        tree.Write("b&<\u0007.env", Insecure);
        var report = Scan("junit").Output;
        Assert.Empty(Schemas.Errors(Schemas.JUnit, report));
        Assert.Empty(
            Schemas.Errors(
                Schemas.JUnit, ToolRunner.Run(tree.Root, "", ["scan", "--format", "junit"], analysis: new MarkerAnalysis { Level = Level.Info }).Output));
        Assert.NotEmpty(Schemas.Errors(Schemas.JUnit, report.Replace("<failure message=", "<failure text=", StringComparison.Ordinal)));
        Assert.NotEmpty(Schemas.Errors(Schemas.JUnit, report.Replace("<testcase name=", "<testcase title=", StringComparison.Ordinal)));
    }

    [Fact]
    public void JUnit_has_a_failing_case_for_each_finding()
    {
        tree.Write("a.env", Insecure + Insecure);
        tree.Write("b.env", Insecure);
        var suites = XDocument.Parse(Scan("junit").Output).Root!;
        Assert.Equal("testsuites", suites.Name.LocalName);
        Assert.Equal(
            ["a.env 2 2", "b.env 1 1"],
            suites.Elements("testsuite").Select(s => $"{s.Attribute("name")!.Value} {s.Attribute("tests")!.Value} {s.Attribute("failures")!.Value}"));
        Assert.All(suites.Descendants("testcase"), c => Assert.StartsWith("SSL1001 TlsDisabled (", c.Attribute("name")!.Value));
        Assert.Equal(3, suites.Descendants("failure").Count());
        Assert.DoesNotContain("hunter2", suites.ToString());
    }

    [Fact]
    public void JUnit_has_one_passing_case_where_nothing_is_found()
    {
        var suites = XDocument.Parse(Scan("junit").Output).Root!;
        Assert.Single(suites.Descendants("testcase"));
        Assert.Empty(suites.Descendants("failure"));
    }

    private ToolRun Scan(string format, Dictionary<string, string?>? environment = null) =>
        ToolRunner.Run(tree.Root, "", ["scan", "--format", format], environment ?? [], new MarkerAnalysis());
}
