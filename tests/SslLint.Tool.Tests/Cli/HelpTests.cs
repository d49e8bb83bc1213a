using System.CommandLine;
using System.Text.RegularExpressions;
using SslLint.Tests.Shared.Documents;
using SslLint.Tool.Cli;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The help of every command. What it says is shown in docs/commands.md, which a test compares.</summary>
public sealed partial class HelpTests
{
    private static readonly RootCommand Root = CommandTree.Build(
        new ToolHost { Input = new(Stream.Null), Output = TextWriter.Null, Error = TextWriter.Null, WorkingDirectory = "/" }, CancellationToken.None);

    [Fact]
    public void The_page_of_commands_shows_each()
    {
        var shown = MarkdownPage.Read("docs/commands.md").Blocks.Where(b => b.IsRun).SelectMany(PageCommand.Parse).Select(c => c.Text);
        Assert.Equal(["dotnet sslconnect --help", .. All(Root, "dotnet sslconnect").Select(c => c.Line + " --help"), "dotnet sslconnect --info"], shown);
    }

    [Fact]
    public void Each_command_has_examples_of_itself_that_can_be_typed()
    {
        foreach (var (command, line) in All(Root, "dotnet-sslconnect"))
        {
            var examples = ToolExamples(((IHasExamples)command).Examples);
            Assert.Contains(examples, e => $"dotnet-sslconnect {e} ".StartsWith(line + " ", StringComparison.Ordinal));
            Assert.All(examples, e => Assert.Empty(Root.Parse(Words(e), CommandTree.Parser).Errors));
        }
    }

    [Fact]
    public void Each_option_says_what_it_does_and_what_it_takes()
    {
        foreach (var option in All(Root, "").SelectMany(c => c.Command.Options))
        {
            Assert.EndsWith(".", option.Description);
            Assert.True(option.Arity.MaximumNumberOfValues == 0 || option.HelpName is { Length: > 0 }, option.Name);
        }
    }

    [Fact]
    public void A_command_for_scripts_stands_in_no_help() =>
        Assert.DoesNotContain("complete ", ToolRunner.Run("/", "--help").Output);

    [Fact]
    public void Info_names_versions_and_no_path_name_or_value()
    {
        using var tree = new TempTree();
        tree.GitInit();
        Dictionary<string, string?> environment = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH"), ["GITHUB_WORKSPACE"] = "/planted/workspace", ["PGPASSWORD"] = "planted-password" };
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

    private static IEnumerable<(Command Command, string Line)> All(Command parent, string line) =>
        parent.Subcommands.Where(c => !c.Hidden).SelectMany(c => All(c, $"{line} {c.Name}").Prepend((c, $"{line} {c.Name}")));

    /// <summary>What stands behind the program's name in each example, up to the explanation or to where the shell's own syntax begins.</summary>
    private static List<string> ToolExamples(string text) => [.. Example().Matches(text).Select(m => m.Groups["arguments"].Value)];

    private static List<string> Words(string arguments) => [.. Word().Matches(arguments).Select(m => m.Value.Trim('\''))];

    [GeneratedRegex(@"^ .*?\bdotnet-sslconnect (?<arguments>\S+( ?('[^']*'|[^\s'>|)]+))*)", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();
}
