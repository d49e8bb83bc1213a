using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using YamlDotNet.RepresentationModel;

namespace SslLint.Package.Tests;

/// <summary><c>action.yml</c>: its steps, run by bash as a runner of GitHub runs them, with the packed tool.</summary>
public sealed partial class ActionTests(PackedFeed feed)
{
    private const string Weak = "A=postgres://app:hunter2@db.example.com/shop?sslmode=require\n";

    private readonly YamlMappingNode action = Load();

    [Fact]
    public void Other_actions_are_named_by_commit_and_no_template_stands_in_a_script()
    {
        Assert.Equal("composite", Text((YamlMappingNode)action["runs"], "using"));
        foreach (var step in Steps())
        {
            if (Text(step, "uses") is { } used)
            {
                Assert.Matches(Pinned(), used);
            }
            else
            {
                Assert.Equal("bash", Text(step, "shell"));
                Assert.DoesNotContain("${{", Text(step, "run"));
            }
        }
    }

    [Fact]
    public void It_installs_the_version_that_it_belongs_to() =>
        Assert.Equal(XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value, Inputs(new() { })["version"]);

    [Fact]
    public void Findings_are_annotations_a_job_summary_and_sarif_and_fail_the_step()
    {
        var job = new Job(feed);
        File.WriteAllText(Path.Combine(job.Workspace, "a.env"), Weak);

        // What the repository says about SDKs and sources is not asked.
        File.WriteAllText(Path.Combine(job.Workspace, "global.json"), """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""");
        File.WriteAllText(Path.Combine(job.Workspace, "nuget.config"), "broken");
        var (code, output) = Run(job, new() { ["sarif"] = "out dir.sarif" });
        Assert.True(code == 1, output);
        Assert.Contains("::warning file=a.env,line=1,", output);
        Assert.Contains("SSL1003", File.ReadAllText(job.Summary));
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(Path.Combine(job.Workspace, "out dir.sarif")));
        Assert.DoesNotContain("hunter2", output + File.ReadAllText(job.Summary));

        // A second use in the same job finds the tool there.
        Assert.Equal(0, Run(job, new() { ["fail-on"] = "error" }).ExitCode);
        Assert.Equal(0, Run(job, new() { ["args"] = "--exit-zero\r\n--rules\nSSL1003\n" }).ExitCode);
    }

    [Fact]
    public void Paths_and_a_baseline_count()
    {
        var job = new Job(feed);
        foreach (var folder in new[] { "one two", "three", "four" })
        {
            Directory.CreateDirectory(Path.Combine(job.Workspace, folder));
            File.WriteAllText(Path.Combine(job.Workspace, folder, "a.env"), Weak);
        }

        var (_, output) = Run(job, new() { ["paths"] = "one two\nthree\n" });
        Assert.Contains("file=one two/a.env", output);
        Assert.Contains("file=three/a.env", output);
        Assert.DoesNotContain("four", output);
        Assert.Equal(0, PackedFeed.Run(feed.Tool, job.Workspace, "scan", "--write-baseline", "known.json").ExitCode);
        (var code, output) = Run(job, new() { ["baseline"] = "known.json" });
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("paths")]
    [InlineData("args")]
    [InlineData("baseline")]
    [InlineData("fail-on")]
    [InlineData("version")]
    public void An_input_is_never_run(string input)
    {
        var job = new Job(feed);
        var (code, _) = Run(job, new() { [input] = "$(touch marker)`touch marker`\"; touch marker; #" });
        Assert.NotEqual(0, code);
        Assert.Empty(Directory.GetFiles(job.Workspace, "marker"));
        Assert.Empty(Directory.GetFiles(job.Temporary, "marker"));
    }

    private (int ExitCode, string Output) Run(Job job, Dictionary<string, string> given)
    {
        var inputs = Inputs(given);
        if (!given.ContainsKey("version"))
        {
            inputs["version"] = feed.Version;
        }

        inputs["source"] = feed.Feed;
        var output = "";
        foreach (var step in Steps().Where(s => Text(s, "run") is not null))
        {
            var environment = ((YamlMappingNode)step["env"]).Children.ToDictionary(
                e => e.Key.ToString(), e => Template().Replace(e.Value.ToString(), m => inputs[m.Groups[1].Value]));
            var (code, text) = job.Run(Text(step, "run")!, environment);
            output += text;
            if (code != 0)
            {
                return (code, output);
            }
        }

        return (0, output);
    }

    private Dictionary<string, string> Inputs(Dictionary<string, string> given) =>
        ((YamlMappingNode)action["inputs"]).Children.ToDictionary(
            i => i.Key.ToString(), i => given.GetValueOrDefault(i.Key.ToString()) ?? Text((YamlMappingNode)i.Value, "default")!);

    private IEnumerable<YamlMappingNode> Steps() => ((YamlSequenceNode)((YamlMappingNode)action["runs"])["steps"]).Cast<YamlMappingNode>();

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf("action.yml"));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    [GeneratedRegex("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\$\{\{ inputs\.([a-z-]+) \}\}")]
    private static partial Regex Template();

    /// <summary>A job on a runner: folders and files that GitHub names in the environment.</summary>
    private sealed class Job(PackedFeed feed)
    {
        public string Workspace { get; } = feed.NewFolder();

        public string Temporary { get; } = feed.NewFolder();

        public string Summary => Path.Combine(Temporary, "summary.md");

        public (int ExitCode, string Output) Run(string script, Dictionary<string, string> environment)
        {
            var file = Path.Combine(Temporary, "step.sh");
            File.WriteAllText(file, script);
            var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", file])
            {
                WorkingDirectory = Workspace,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true
            };
            foreach (var (name, value) in environment.Concat(
            [
                new("RUNNER_TEMP", Temporary),
                new("GITHUB_WORKSPACE", Workspace),
                new("GITHUB_STEP_SUMMARY", Summary),
                new("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
            ]))
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.Result);
        }
    }
}
