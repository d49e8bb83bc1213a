using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Text;

namespace SslLint.Core.Tests.Analysis;

public class SuppressionTests
{
    private const string Insecure = "postgres://app@db.example.com/shop?sslmode=disable";

    [Theory]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint: ignore[SSL1001] moves in May")]
    [InlineData(".env", $"# ssllint: ignore[SSL1001] moves in May\nDATABASE_URL={Insecure}")]
    [InlineData("app.properties", $"# ssllint: ignore[SSL1001] moves in May\ndatabase.url={Insecure}")]
    [InlineData("app.properties", $"! SslLint: Ignore[ssl1001] moves in May\n# ssllint: ignore[SSL1001] moves in May\ndatabase.url={Insecure}")]
    [InlineData("run.sh", $"export DATABASE_URL='{Insecure}' # ssllint: ignore[SSL1001] moves in May")]
    [InlineData("Dockerfile", $"FROM x\n# ssllint: ignore[SSL1001] moves in May\nENV DATABASE_URL={Insecure}")]
    [InlineData("db.js", $"const url = '{Insecure}'; // ssllint: ignore[SSL1001] moves in May")]
    [InlineData("db.js", $"/* ssllint: ignore[SSL1001] moves in May */\nconst url = '{Insecure}';")]
    [InlineData("appsettings.json", $$"""{ "ConnectionStrings": { "Db": "{{Insecure}}" } } // ssllint: ignore[SSL1001] moves in May""")]
    [InlineData("web.config", $"<x>\n  <!-- ssllint: ignore[SSL1001] moves in May -->\n  <add name=\"Db\" connectionString=\"{Insecure}\" />\n</x>")]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint: ignore[SSL2001, SSL1001] moves in May", "SSL9001")]
    public void A_comment_takes_the_finding_of_its_line_or_the_next_away(string path, string text, string left = "")
    {
        var result = AnalysisHarness.Analyze(path, text);
        Assert.Equal(left, string.Join(' ', result.Findings.Select(f => f.Rule.Id).Distinct()));
        var suppressed = Assert.Single(result.Suppressed);
        Assert.Equal(("SSL1001", "moves in May"), (suppressed.Finding.Rule.Id, suppressed.Reason));
    }

    [Theory]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint: ignore[SSL1002]")]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint ignore[SSL1001]")]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint: ignore SSL1001")]
    [InlineData(".env", $"DATABASE_URL={Insecure} # ssllint: ignore[SSL1001")]
    [InlineData(".env", $"# ssllint: ignore[SSL1001]\n\nDATABASE_URL={Insecure}")]
    [InlineData(".env", $"DATABASE_URL={Insecure}\n# ssllint: ignore[SSL1001]")]
    [InlineData("db.js", $"const url = '{Insecure}&application_name=ssllint: ignore[SSL1001]';")]
    public void What_is_no_suppression_of_that_line_takes_nothing_away(string path, string text)
    {
        var result = AnalysisHarness.Analyze(path, text);
        Assert.Contains(result.Findings, f => f.Rule.Id == "SSL1001");
        Assert.Empty(result.Suppressed);
    }

    [Theory]
    [InlineData($"A=1 # ssllint: ignore[SSL1001] old\nB=2\n", "A=1\nB=2\n", "nothing on line 1 raises SSL1001")]
    [InlineData(
        $"A=1\n  # ssllint: ignore[SSL1001, SSL1002]\nDB=postgres://app@db.example.com/x?sslmode=verify-full&sslrootcert=/ca.pem\n",
        "A=1\nDB=postgres://app@db.example.com/x?sslmode=verify-full&sslrootcert=/ca.pem\n",
        "nothing on line 3 raises SSL1001, SSL1002")]
    [InlineData(
        $"DB={Insecure} # ssllint: ignore[SSL1001, SSL1003] reason\n",
        $"DB={Insecure} # ssllint: ignore[SSL1001] reason\n",
        "nothing on line 1 raises SSL1003")]
    [InlineData($"A=1 # ssllint: ignore[SSL7777]\n", "A=1\n", "SSL7777, which is no rule")]
    [InlineData($"A=1 # ssllint: ignore[hunter2 is the password]\n", "A=1\n", "something, which is no rule")]
    [InlineData($"A=1 # ssllint: ignore[]\n", "A=1\n", "the suppression names no rule")]
    public void A_suppression_that_takes_nothing_away_is_reported_and_goes_with_fix(string before, string after, string message)
    {
        var result = AnalysisHarness.Analyze(".env", before);
        var finding = Assert.Single(result.Findings, f => f.Rule.Id == "SSL9001");
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(after, TextEdit.Apply(before, finding.Fix!.Edits));
    }

    [Fact]
    public void Suppressions_are_not_heeded_where_that_is_asked_for()
    {
        var result = AnalysisHarness.Analyze(".env", $"DB={Insecure} # ssllint: ignore[SSL1001]", new AnalysisOptions { HeedSuppressions = false });
        Assert.Equal(["SSL1001"], result.Findings.Select(f => f.Rule.Id));
        Assert.Empty(result.Suppressed);
    }

    [Fact]
    public void What_did_not_run_is_not_called_unused()
    {
        var options = new AnalysisOptions { Rules = ["SSL1003", "SSL9001"] };
        Assert.Empty(AnalysisHarness.Analyze(".env", $"DB={Insecure} # ssllint: ignore[SSL1001]", options).Findings);
    }
}
