using System.Text.Json;
using SslLint.Drivers;
using SslLint.Rules;
using SslLint.Tool.Output;
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

    [Theory]
    [InlineData("explain")]
    [InlineData("rewrite")]
    public void A_string_of_an_engine_that_is_not_read_is_an_error(string command)
    {
        var run = ToolRunner.Run("/", command, "mongodb://u:hunter2@db.example.com/x?tls=false");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("this is a string of MongoDB, whose strings are not read", run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
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
            ["driver", "version", "engine", "dialect", "accepted", "rejection", "posture", "ineffective", "findings"],
            reading.EnumerateObject().Select(p => p.Name));
        Assert.Equal("npgsql", reading.GetProperty("driver").GetString());
        Assert.Equal("10", reading.GetProperty("version").GetString());
        Assert.Equal("postgresql", reading.GetProperty("engine").GetString());
        Assert.Equal(JsonValueKind.Null, reading.GetProperty("rejection").ValueKind);
        var posture = reading.GetProperty("posture");
        Assert.Equal(
            [
                "encryption", "chain", "hostName", "expectedName", "additionalName", "roots", "rootCertificate", "additionalRoots", "minimumTls",
                "clientCertificate", "revocation", "gaps",
            ],
            posture.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("always", false), (posture.GetProperty("encryption").GetString(), posture.GetProperty("chain").GetBoolean()));
        Assert.Equal("Root Certificate", Assert.Single(reading.GetProperty("ineffective").EnumerateArray()).GetProperty("key").GetString());
        Assert.Contains("SSL1003", reading.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("ruleId").GetString()));
    }

    [Theory]
    [InlineData("npgsql@9", "SSL Mode=VerifyFull;Root Certificate=ca.pem", """["file","ca.pem","system",false]""")]
    [InlineData("npgsql@10", "SSL Mode=VerifyFull;Root Certificate=ca.pem;Check Certificate Revocation=true", """["file","ca.pem",null,true]""")]
    [InlineData("npgsql@10", "SSL Mode=VerifyFull", """["system",null,null,false]""")]
    [InlineData("npgsql@9", "SSL Mode=Require", """["none",null,null,false]""")]
    public void Json_says_what_is_trusted_and_what_else_is_asked(string driver, string settings, string expected)
    {
        using var json = JsonDocument.Parse(Explain("--driver", driver, "--format", "json", "Host=db.example.com;" + settings).Output);
        var posture = json.RootElement.GetProperty("readings")[0].GetProperty("posture");

        Assert.Equal(
            expected,
            $"[{string.Join(',', new[] { "roots", "rootCertificate", "additionalRoots", "revocation" }.Select(n => posture.GetProperty(n).GetRawText()))}]");
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null), (posture.GetProperty("expectedName").ValueKind, posture.GetProperty("additionalName").ValueKind));
        Assert.Equal("[]", posture.GetProperty("gaps").GetRawText());
    }

    [Fact]
    public void A_posture_is_told_with_what_only_other_engines_have_and_without_what_may_be_a_secret()
    {
        var posture = new TlsPosture
        {
            Encryption = Encryption.Always,
            ExpectedName = "db.example.com",
            AdditionalName = "db.example.com?password=hunter2",
            Gaps = ["prelogin"],
        };

        Assert.Equal(("db.example.com", "***"), (PostureModel.Of(posture)?.ExpectedName, PostureModel.Of(posture)?.AdditionalName));
        Assert.Equal(("***", "***"), (PostureModel.Of(posture, _ => "***")?.ExpectedName, PostureModel.Of(posture, _ => "***")?.AdditionalName));
        Assert.Equal(["prelogin"], PostureModel.Of(posture)!.Gaps);
    }

    [Fact]
    public void Versions_that_are_told_alike_stand_together()
    {
        var run = Explain("--driver", "npgsql", "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=ca.pem");

        Assert.Contains("npgsql 7, 8, 9, 10 (ado.net): accepted\n  encryption: always, chain: verified, host name: verified, roots: file ca.pem\n", run.Output);
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
    public void Drivers_are_listed_by_engine_with_their_versions()
    {
        var run = Explain("--drivers");
        Assert.Contains("postgresql\n  npgsql ", run.Output);
        Assert.Contains("6-7, 8, 9, 10", run.Output);
        var lines = run.Output.Split('\n').Where(static l => l.Contains(" versions ", StringComparison.Ordinal)).ToList();
        Assert.Single(lines.Select(static l => l.IndexOf(" versions ", StringComparison.Ordinal)).Distinct());
        Assert.DoesNotContain("jdbc, jdbc", run.Output);
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
