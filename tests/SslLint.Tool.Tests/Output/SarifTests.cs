using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Output;

public sealed class SarifTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_report_is_valid_against_the_schema_of_the_standard()
    {
        tree.Write("src/a b.env", "X=1\nURL=postgres://app:hunter2@db.example.com/app?sslmode=disable\n");
        tree.Write("empty.txt", "");
        var text = Scan();
        Schemas.AssertValid(Schemas.Sarif, text);
        Assert.DoesNotContain("hunter2", text);
    }

    [Fact]
    public void A_report_with_suppressed_and_known_findings_is_valid_too()
    {
        const string Weak = "postgres://app:hunter2@db.example.com/app?sslmode=disable";
        tree.Write("known.env", $"URL={Weak}\n");
        ToolRunner.Run(tree.Root, "scan", "--write-baseline", "baseline.json");
        tree.Write(".env", $"NEW={Weak}\nOLD={Weak} # ssllint: ignore[SSL1001] moves in May\nMUTE={Weak} # ssllint: ignore[SSL1001]\n");
        var text = ToolRunner.Run(tree.Root, "scan", "--baseline", "baseline.json", "--format", "sarif").Output;
        using var log = JsonDocument.Parse(text);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(4, results.Count);
        Assert.Equal(
            ["external", "inSource", "inSource"],
            results.SelectMany(r => r.GetProperty("suppressions").EnumerateArray()).Select(s => s.GetProperty("kind").GetString()));
        Schemas.AssertValid(Schemas.Sarif, text);
        Schemas.AssertRefused(Schemas.Sarif, text.Replace("\"inSource\"", "\"inComment\"", StringComparison.Ordinal));
        Schemas.AssertRefused(Schemas.Sarif, text.Replace("\"unchanged\"", "\"known\"", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", text);
    }

    [Fact]
    public void The_schema_refuses_what_is_no_report() =>
        Schemas.AssertRefused(Schemas.Sarif, """{ "version": "2.1.0", "runs": [ { "results": [] } ] }""");

    [Fact]
    public void A_result_holds_what_code_scanning_services_read()
    {
        tree.Write("src/a b.env", "URL=postgres://db.example.com/app?sslmode=disable\n");
        using var log = JsonDocument.Parse(Scan());
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.StartsWith("file:///", run.GetProperty("originalUriBaseIds").GetProperty("%SRCROOT%").GetProperty("uri").GetString());
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];
        Assert.Equal("SSL1001", rule.GetProperty("id").GetString());
        Assert.Equal("8.1", rule.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal(["security", "external/cwe/cwe-319"], rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.False(rule.TryGetProperty("helpUri", out _), "No URL is invented.");
        Assert.Contains("## ", rule.GetProperty("help").GetProperty("markdown").GetString());
        var result = run.GetProperty("results")[0];
        Assert.Equal(
            ("SSL1001", 0, "warning"),
            (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32(), result.GetProperty("level").GetString()));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("src/a%20b.env", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal(35, place.GetProperty("region").GetProperty("startColumn").GetInt32());
        Assert.True(result.GetProperty("partialFingerprints").TryGetProperty("connection/v1", out _));
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal(
            (34, 15),
            (replacement.GetProperty("deletedRegion").GetProperty("charOffset").GetInt32(),
                replacement.GetProperty("deletedRegion").GetProperty("charLength").GetInt32()));
        Assert.Equal("sslmode=verify-full", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    private string Scan() => ToolRunner.Run(tree.Root, "", ["scan", "--format", "sarif"], analysis: new MarkerAnalysis()).Output;
}
