using System.Runtime.Versioning;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Old debt of a repository stays out of the exit code, and nothing else does.</summary>
[SupportedOSPlatform("linux")]
public sealed class BaselineTests : IDisposable
{
    private const string Weak = "A=postgres://app:hunter2@db.example.com/shop?sslmode=require\n";
    private const string File = "sslconnect.baseline.json";

    private readonly TempTree tree = new();

    public BaselineTests() => tree.Write(".env", Weak);

    public void Dispose() => tree.Dispose();

    [Fact]
    public void What_was_there_is_green_and_what_comes_is_red()
    {
        Assert.Equal(1, Scan().ExitCode);
        var written = Scan("--write-baseline", File);
        Assert.Equal((0, ""), (written.ExitCode, written.Output));
        Assert.Contains($"{File} holds 1 finding", written.Error);
        var known = Scan("--baseline", File);
        Assert.Equal(0, known.ExitCode);
        Assert.StartsWith("0 errors, 0 warnings, 0 info, 0 suppressed; 1 in the baseline", known.Output);

        tree.Write("new.env", Weak);
        var after = Scan("--baseline", File, "--format", "concise");
        Assert.Equal(1, after.ExitCode);
        Assert.StartsWith("new.env(1,", after.Output);
        Assert.Single(after.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_line_that_moves_is_known_and_a_string_that_gets_weaker_or_comes_twice_is_new()
    {
        Scan("--write-baseline", File);
        tree.Write(".env", "# moved\n\n" + Weak);
        Assert.Equal(0, Scan("--baseline", File).ExitCode);
        tree.Write(".env", Weak.Replace("hunter2", "other", StringComparison.Ordinal));
        Assert.Equal(0, Scan("--baseline", File).ExitCode);
        tree.Write(".env", Weak + Weak);
        Assert.Equal(1, Scan("--baseline", File).ExitCode);
        tree.Write(".env", Weak.Replace("require", "disable", StringComparison.Ordinal));
        Assert.Equal(1, Scan("--baseline", File).ExitCode);
    }

    [Fact]
    public void The_file_holds_neither_secrets_nor_lines()
    {
        Scan("--write-baseline", File);
        var text = tree.Read(File);
        Assert.DoesNotContain("hunter2", text);
        Assert.DoesNotContain("db.example.com", text);
        using var json = JsonDocument.Parse(text);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(["ruleId", "path", "fingerprint", "count"], finding.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void What_is_gone_is_told_and_goes_when_the_baseline_is_written_anew()
    {
        tree.Write("second.env", Weak);
        Scan("--write-baseline", File);
        tree.Write("second.env", "");
        Assert.Contains($"1 of the findings in {File} is gone", Scan("--baseline", File).Error);
        Assert.DoesNotContain("is gone", Scan("--baseline", File, ".env").Error);
        Assert.DoesNotContain("is gone", Scan("--baseline", File, "--exclude", "second.env").Error);
        Assert.DoesNotContain("is gone", Scan("--baseline", File, "--rules", "SSL1001").Error);
        Scan("--baseline", File, "--write-baseline", File);
        Assert.DoesNotContain("is gone", Scan("--baseline", File).Error);
        Assert.Equal(0, Scan("--baseline", File).ExitCode);
    }

    [Theory]
    [InlineData("not JSON", "it is no baseline, or damaged")]
    [InlineData("{}", "it is no baseline, or damaged")]
    [InlineData("""{ "schemaVersion": 1 }""", "it is no baseline, or damaged")]
    [InlineData("""{ "schemaVersion": 1, "findings": [ { "ruleId": null } ] }""", "it is no baseline, or damaged")]
    [InlineData("""{ "schemaVersion": 2, "findings": [] }""", "is of a later version of this tool")]
    public void A_file_that_is_no_baseline_is_neither_taken_nor_written_over(string content, string expected)
    {
        tree.Write(File, content);
        foreach (var option in new[] { "--baseline", "--write-baseline" })
        {
            var run = Scan(option, File);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains(expected, run.Error);
            Assert.Equal(content, tree.Read(File));
        }
    }

    [Fact]
    public void A_baseline_that_is_missing_or_can_not_be_written_is_named()
    {
        Assert.Contains("missing.json: the baseline can't be read, since it does not exist", Scan("--baseline", "missing.json").Error);
        Assert.Contains(".env/x.json: the baseline is not written, since ", Scan("--write-baseline", ".env/x.json").Error);
        Assert.Equal(2, Scan("--write-baseline", ".env/x.json").ExitCode);
    }

    [Fact]
    public void Code_scanning_hears_of_known_findings_as_such()
    {
        Scan("--write-baseline", File);
        tree.Write("new.env", Weak);
        using var log = JsonDocument.Parse(Scan("--baseline", File, "--format", "sarif").Output);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            ["new 0", "unchanged 1"],
            results.Select(r => $"{r.GetProperty("baselineState").GetString()} {r.GetProperty("suppressions").GetArrayLength()}")
                .Order(StringComparer.Ordinal));
    }

    private ToolRun Scan(params string[] args) => ToolRunner.Run(tree.Root, ["scan", .. args]);
}
