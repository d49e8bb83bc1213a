using System.Text.Json;
using SslLint.Rules;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

public sealed class ScanTests : IDisposable
{
    private const string Insecure = "DATABASE_URL=postgres://app:hunter2@db.example.com/app?sslmode=disable&password=hunter2\n";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_clean_tree_exits_with_0_and_says_what_was_read()
    {
        tree.Write("a.txt", "nothing here");
        var run = Scan();
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("0 errors, 0 warnings, 0 info, 0 suppressed; 1 file in ", run.Output);
    }

    [Fact]
    public void A_scan_that_met_no_file_says_so()
    {
        var run = Scan();
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: no file was examined", run.Error);

        tree.Write("a.txt", "nothing here");
        Assert.DoesNotContain("no file", Scan().Error);
    }

    [Fact]
    public void Text_points_at_the_setting_in_the_redacted_line()
    {
        tree.Write(".env", "A=1\n" + Insecure);
        var run = Scan();
        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n');
        Assert.Equal("warning[SSL1001] TlsDisabled: libpq: 'sslmode=disable' switches TLS off", lines[0]);
        Assert.Equal(" --> .env:2:56", lines[1]);
        var caret = lines[4].IndexOf('^');
        Assert.Equal("sslmode=disable", lines[3].Substring(caret, lines[4].Count(c => c == '^')));
        Assert.Equal("  = driver: libpq", lines[5]);
        Assert.Equal("  = help: write sslmode=verify-full with sslrootcert", lines[6]);
        Assert.DoesNotContain("hunter2", run.Output);
    }

    [Fact]
    public void Concise_is_the_form_of_MSBuild()
    {
        tree.Write(".env", Insecure);
        Assert.Equal(".env(1,56): warning SSL1001: libpq: 'sslmode=disable' switches TLS off\n", Scan("--format", "concise").Output);
    }

    [Fact]
    public void Json_holds_what_the_contract_names()
    {
        tree.Write("src/.env", Insecure);
        using var json = JsonDocument.Parse(Scan("--format", "json").Output);
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            [
                "ruleId", "rule", "level", "path", "line", "column", "endLine", "endColumn", "message", "engine", "dialect", "driver", "host", "provider",
                "posture", "fix", "fingerprint"
            ],
            finding.EnumerateObject().Select(p => p.Name));
        Assert.Equal("src/.env", finding.GetProperty("path").GetString());
        Assert.Equal((1, 56, 1, 71), (Number("line"), Number("column"), Number("endLine"), Number("endColumn")));
        var edit = finding.GetProperty("fix").GetProperty("edits")[0];
        Assert.Equal((55, 70), (edit.GetProperty("startOffset").GetInt32(), edit.GetProperty("endOffset").GetInt32()));
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("warnings").GetInt32());

        int Number(string name) => finding.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Several_formats_go_to_their_files_and_one_to_standard_output()
    {
        tree.Write(".env", Insecure);
        var run = Scan("--format", "concise", "--format", "json=out.json", "--format", "sarif=out.sarif");
        Assert.StartsWith(".env(1,", run.Output);
        Assert.StartsWith("{", tree.Read("out.json"));
        Assert.Contains("\"2.1.0\"", tree.Read("out.sarif"));
    }

    [Fact]
    public void A_second_scan_does_not_read_what_the_first_wrote()
    {
        tree.Write(".env", Insecure);
        var first = Scan("--format", "sarif=out.sarif", "--format", "concise");
        Assert.Equal(first.Output, Scan("--format", "sarif=out.sarif", "--format", "concise").Output);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("info", 1)]
    [InlineData("never", 0)]
    public void Fail_on_decides_about_the_exit_code(string level, int code)
    {
        tree.Write(".env", Insecure);
        Assert.Equal(code, Scan("--fail-on", level).ExitCode);
    }

    [Theory]
    [InlineData(Level.Error, 1)]
    [InlineData(Level.Info, 0)]
    public void By_default_warnings_and_errors_fail(Level level, int code)
    {
        tree.Write(".env", Insecure);
        Assert.Equal(code, ToolRunner.Run(tree.Root, "", ["scan"], analysis: new MarkerAnalysis { Level = level }).ExitCode);
    }

    [Fact]
    public void Exit_zero_hides_findings_but_no_errors()
    {
        tree.Write(".env", Insecure);
        Assert.Equal(0, Scan("--exit-zero").ExitCode);
        Assert.Equal(2, Scan("--exit-zero", "no-such-file").ExitCode);
    }

    [Fact]
    public void A_named_path_that_is_missing_is_an_error_beside_findings()
    {
        tree.Write(".env", Insecure);
        var run = Scan(".env", "missing.env");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("SSL1001", run.Output);
        Assert.Contains("missing.env: no such file", run.Error);
    }

    [Fact]
    public void Standard_input_is_read_as_the_path_that_is_given()
    {
        var run = ToolRunner.Run(tree.Root, Insecure, ["scan", "-", "--stdin-path", "deploy/.env", "--format", "concise"], analysis: new MarkerAnalysis());
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("deploy/.env(1,56): ", run.Output);
    }

    [Theory]
    [InlineData("scan", "--no-such-option")]
    [InlineData("scan", "--format", "yaml")]
    [InlineData("scan", "--format", "text", "--format", "json")]
    [InlineData("scan", "-o", "x", "--format", "json=y")]
    [InlineData("scan", "--threads", "0")]
    [InlineData("scan", "--max-file-size", "-1")]
    [InlineData("scan", "--fail-on", "sometimes")]
    [InlineData("scan", "--rules", "SSL9999")]
    [InlineData("scan", "--driver", "mystery")]
    [InlineData("scan", "-")]
    [InlineData("scan", "--stdin-path", "x")]
    [InlineData("scan", "--baseline", "x")]
    [InlineData("verify", "x")]
    [InlineData]
    public void Usage_errors_exit_with_2_and_print_nothing_on_standard_output(params string[] args)
    {
        tree.Write(".env", Insecure);
        var run = ToolRunner.Run(tree.Root, args);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("dotnet-sslconnect: error: ", run.Error);
    }

    [Fact]
    public void An_unexpected_exception_is_one_line_without_its_message_and_the_other_files_are_scanned()
    {
        tree.Write("a.env", Insecure);
        tree.Write("b.env", Insecure);
        var analysis = new MarkerAnalysis { Before = f => _ = f.Name == "a.env" ? throw new InvalidOperationException("Password=hunter2") : 0 };
        var run = ToolRunner.Run(tree.Root, "", ["scan", "--format", "concise"], analysis: analysis);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("b.env(", run.Output);
        Assert.StartsWith("dotnet-sslconnect: internal error: InvalidOperationException", run.Error);
        Assert.Contains("a.env", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("hunter2", run.Error);
    }

    [Fact]
    public void An_interrupted_scan_exits_with_130()
    {
        tree.Write(".env", Insecure);
        using var interrupt = new CancellationTokenSource();
        var analysis = new MarkerAnalysis { Before = _ => interrupt.Cancel() };
        tree.Write("later.env", Insecure);
        var run = ToolRunner.Run(tree.Root, "", ["scan", "--threads", "1"], analysis: analysis, cancellation: interrupt.Token);
        Assert.Equal((130, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Colours_come_only_where_they_are_asked_for()
    {
        tree.Write(".env", Insecure);
        Assert.DoesNotContain('\e', Scan().Output);
        Assert.Contains('\e', Scan("--color", "always").Output);
        var forced = ToolRunner.Run(tree.Root, "", ["scan"], new() { ["FORCE_COLOR"] = "1" }, new MarkerAnalysis());
        Assert.Contains('\e', forced.Output);
        var refused = ToolRunner.Run(tree.Root, "", ["scan"], new() { ["FORCE_COLOR"] = "1", ["NO_COLOR"] = "1" }, new MarkerAnalysis());
        Assert.DoesNotContain('\e', refused.Output);
    }

    [Fact]
    public void Paths_and_lines_can_not_steer_a_terminal()
    {
        tree.Write("a\e[2Jb.env", "\e[31m" + Insecure);
        Assert.DoesNotContain('\e', Scan().Output);
    }

    [Fact]
    public void Version_is_the_package_version_alone() =>
        Assert.Matches(@"^\d+\.\d+\.\d+[^+\s]*\n$", ToolRunner.Run(tree.Root, "--version").Output);

    private ToolRun Scan(params string[] args) => ToolRunner.Run(tree.Root, "", ["scan", .. args], analysis: new MarkerAnalysis());
}
