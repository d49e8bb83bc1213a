using System.Text.Json;
using SslLint.Rules;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("SSL8001", "# SSL8001\n\n*Warning.* `SslLintCaBundles` names a bundle that there is not")]
    [InlineData("ssl8004", "which must not be copied beside an application")]
    public void A_warning_of_the_build_task_has_its_chapter(string id, string expected)
    {
        var run = ToolRunner.Run("/", "explain", id);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output);
        Assert.DoesNotContain("\n### ", run.Output);
    }

    [Fact]
    public void Every_rule_has_a_page_inside_the_tool()
    {
        foreach (var rule in RuleCatalog.All.Select(r => r.Descriptor))
        {
            Assert.Equal(File.ReadAllText(Repository.PathOf($"docs/rules/{rule.Id}.md")).TrimEnd() + "\n", Explain(rule.Id).Output);
            Assert.Equal(Explain(rule.Id).Output, Explain(rule.Name.ToLowerInvariant()).Output);
        }
    }

    [Fact]
    public void An_unknown_rule_is_an_error_and_no_string()
    {
        var run = Explain("SSL9999");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("SSL1001", run.Error);
    }

    [Fact]
    public void Json_holds_what_the_contract_names()
    {
        using var json = JsonDocument.Parse(
            Explain("--driver", "npgsql@10", "--format", "json", "Host=db.example.com;Password=hunter2;SSL Mode=Require;Root Certificate=ca.pem").Output);
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        var reading = Assert.Single(json.RootElement.GetProperty("readings").EnumerateArray());
        Assert.Equal(
            ["driver", "version", "dialect", "accepted", "rejection", "posture", "ineffective", "findings"], reading.EnumerateObject().Select(p => p.Name));
        Assert.Equal("npgsql", reading.GetProperty("driver").GetString());
        Assert.Equal("10", reading.GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Null, reading.GetProperty("rejection").ValueKind);
        var posture = reading.GetProperty("posture");
        Assert.Equal(
            ["encryption", "chain", "hostName", "roots", "rootCertificate", "minimumTls", "clientCertificate"], posture.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("always", false), (posture.GetProperty("encryption").GetString(), posture.GetProperty("chain").GetBoolean()));
        Assert.Equal("Root Certificate", Assert.Single(reading.GetProperty("ineffective").EnumerateArray()).GetProperty("key").GetString());
        Assert.Contains("SSL1003", reading.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("ruleId").GetString()));
    }

    [Fact]
    public void A_string_that_no_driver_accepts_is_no_error()
    {
        var run = Explain("--driver", "npgsql", "postgres://app:hunter2@db.example.com/x");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("refused", run.Output);
        Assert.DoesNotContain("hunter2", run.Output);
    }

    [Fact]
    public void Drivers_are_listed_with_their_versions()
    {
        var run = Explain("--drivers");
        Assert.Contains("npgsql", run.Output);
        Assert.Contains("6-7, 8, 9, 10", run.Output);
    }

    [Fact]
    public void A_string_comes_by_standard_input()
    {
        var run = ToolRunner.Run(tree.Root, "postgres://app:hunter2@db.example.com/x?sslmode=allow\n", ["explain", "-"]);
        Assert.Contains("plaintext-first", run.Output);
        Assert.DoesNotContain("hunter2", run.Output);
    }

    private ToolRun Explain(params string[] args) => ToolRunner.Run(tree.Root, ["explain", .. args]);
}
