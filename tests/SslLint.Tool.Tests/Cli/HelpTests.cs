using System.CommandLine;
using System.Text.RegularExpressions;
using SslLint.Engines;
using SslLint.Tests.Shared.Documents;
using SslLint.Tool.Cli;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The help of every command. What it says is shown in docs/commands.md, which a test compares.</summary>
public sealed partial class HelpTests
{
    private static readonly IReadOnlyList<(string Words, Command Command)> Shown = [.. Commands.All.Where(c => !c.Command.Hidden)];

    [Fact]
    public void The_page_of_commands_shows_each()
    {
        var shown = MarkdownPage.Read("docs/commands.md").Blocks.Where(b => b.IsRun).SelectMany(PageCommand.Parse).Select(c => c.Text);
        Assert.Equal(["dotnet sslconnect --help", .. Shown.Select(c => $"dotnet sslconnect {c.Words} --help"), "dotnet sslconnect --info"], shown);
    }

    [Fact]
    public void Each_command_has_examples_of_itself_that_can_be_typed()
    {
        foreach (var (words, command) in Shown)
        {
            var examples = ToolExamples(((IHasExamples)command).Examples);
            Assert.Contains(examples, e => (e + " ").StartsWith(words + " ", StringComparison.Ordinal));
            Assert.All(examples, e => Assert.Empty(Commands.Root.Parse(Words(e), CommandTree.Parser).Errors));
        }
    }

    [Fact]
    public void Each_option_says_what_it_does_and_what_it_takes()
    {
        foreach (var option in Shown.SelectMany(c => c.Command.Options))
        {
            Assert.EndsWith(".", option.Description);
            Assert.True(option.Arity.MaximumNumberOfValues == 0 || option.HelpName is { Length: > 0 }, option.Name);
        }
    }

    [Fact]
    public void A_command_for_scripts_stands_in_no_help() =>
        Assert.DoesNotContain("complete ", ToolRunner.Run("/", "--help").Output);

    [Theory]
    [InlineData("unknown option --fromat (did you mean --format?)", "scan", "--fromat", "json")]
    [InlineData("unknown option --frmat (did you mean --format?)", "explain", "--frmat", "text", "SSL1001")]
    [InlineData("unknown option --pasword-stdin (did you mean --password-stdin?)", "truststore", "create", "--pasword-stdin")]
    [InlineData("unknown option --nope", "scan", "--nope")]
    [InlineData("unknown option -x", "scan", "-x")]
    [InlineData(
        "unknown command (did you mean scan?); the commands are scan, fix, rewrite, verify, inventory, explain, bundle, truststore, init, completion", "scna")]
    [InlineData("unknown command (did you mean list?); the commands are list, show, export, check, update", "bundle", "lst")]
    [InlineData("--fail-on takes error, warning, info or never (did you mean error?)", "scan", "--fail-on", "eror")]
    [InlineData("--to takes ado.net, libpq-keywords, uri, jdbc (did you mean jdbc?)", "rewrite", "--to", "jbdc", "x")]
    [InlineData("--color takes auto, always, never (did you mean always?)", "scan", "--color", "alway")]
    [InlineData("PATH is given a connection string; 'rewrite' and 'explain' take one", "scan", "postgres://app:secret@db.example.com/app")]
    [InlineData("--baseline is given a connection string, which it doesn't take", "scan", "--baseline", "Host=db.example.com;Password=secret")]
    [InlineData("option --format needs a value", "scan", "--format")]
    [InlineData("a command is missing; the commands are create, show", "truststore")]
    public void A_wrong_command_line_is_one_error_that_names_the_nearest(string error, params string[] args)
    {
        var run = ToolRunner.Run("/", args);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal($"dotnet-sslconnect: error: {error}", run.Error.Split('\n')[0]);
        Assert.Matches("^Run 'dotnet-sslconnect.* --help' for its options.$", run.Error.Split('\n')[1]);
    }

    [Fact]
    public void A_wrong_driver_is_told_which_there_are() => A_wrong_command_line_is_one_error_that_names_the_nearest(
        $"--driver takes {string.Join(", ", DriverCatalog.All.Select(static d => d.Name))}, each with @VERSION or without (did you mean npgsql?)",
        "scan",
        "--driver",
        "npgsqll@7");

    [Fact]
    public void Info_names_versions_and_no_path_name_or_value()
    {
        using var tree = new TempTree();
        tree.GitInit();
        Dictionary<string, string?> environment =
            new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH"), ["GITHUB_WORKSPACE"] = "/planted/workspace", ["PGPASSWORD"] = "planted-password" };
        var run = ToolRunner.Run(tree.Root, "", ["--info"], environment);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"version:   {ToolVersion.Text}, portable, ", run.Output);
        Assert.Contains("git:       git version ", run.Output);
        Assert.Contains("folder:    top of a git work tree\n", run.Output);
        Assert.Contains("variables: GITHUB_WORKSPACE\n", run.Output);
        Assert.DoesNotContain("planted", run.Output);
        Assert.DoesNotContain(tree.Root, run.Output);
    }

    [Fact]
    public void Info_without_git_is_given_all_the_same()
    {
        var run = ToolRunner.Run("/", "", ["--info"], new() { ["PATH"] = "/nowhere" });
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("git:       none that can be run\n", run.Output);
        Assert.Contains("folder:    no git work tree\n", run.Output);
        Assert.Contains("variables: none\n", run.Output);
    }

    /// <summary>What stands behind the program's name in each example, up to the explanation or to where the shell's own syntax begins.</summary>
    private static List<string> ToolExamples(string text) => [.. Example().Matches(text).Select(m => m.Groups["arguments"].Value)];

    private static List<string> Words(string arguments) => [.. Word().Matches(arguments).Select(m => m.Value.Trim('\''))];

    [GeneratedRegex(@"^ .*?\bdotnet-sslconnect (?<arguments>\S+( ?('[^']*'|[^\s'>|)]+))*)", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
