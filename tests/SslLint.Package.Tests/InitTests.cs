using YamlDotNet.RepresentationModel;

namespace SslLint.Package.Tests;

/// <summary>What <c>init</c> writes works with the tool as it is packed: the manifest restores it, and the steps run it.</summary>
public sealed class InitTests(PackedFeed feed)
{
    private const string Weak = "A=postgres://app:hunter2@db.example.com/shop?sslmode=require\n";

    [Fact]
    public void The_steps_of_workflow_pipeline_and_hook_run_the_restored_tool()
    {
        var folder = feed.NewFolder();
        Bash(folder, "git init -q . && git config user.email test@example.com && git config user.name test", 0);
        Write(folder, "nuget.config", $"""<configuration><packageSources><clear/><add key="feed" value="{feed.Feed}"/></packageSources></configuration>""");
        Write(folder, "old.env", Weak);
        var (code, output) = PackedFeed.Run(feed.Tool, folder, "init", "--yes", "--ci", "github", "--pre-commit", "--baseline");
        Assert.True(code == 0, output);
        Write(folder, ".gitlab-ci.yml", "test:\n  script: [make]\n");
        Assert.Equal(0, PackedFeed.Run(feed.Tool, folder, "init", "--yes", "--ci", "gitlab").ExitCode);

        var workflow = Sequence(Load(folder, ".github/workflows/sslconnect.yml")["jobs"]["scan"]["steps"])
            .OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("run")).Select(s => s["run"].ToString()).ToList();
        var pipeline = Sequence(Load(folder, ".gitlab/sslconnect.yml")["sslconnect"]["script"]).Select(s => s.ToString()).ToList();
        var hook = Sequence(Load(folder, ".pre-commit-config.yaml")["repos"])[0]["hooks"][0]["entry"].ToString();

        // Old findings are known, so everything is green; the new one is red everywhere.
        foreach (var steps in new[] { workflow, pipeline })
        {
            Assert.Contains("1 in the baseline", Bash(folder, string.Join("\n", steps) + "\ndotnet sslconnect scan --baseline sslconnect.baseline.json", 0));
        }

        Write(folder, "new.env", Weak);
        Assert.Contains("::warning file=new.env,line=1,", Bash(folder, workflow[^1], 1));
        Assert.Contains("--> new.env:1:", Bash(folder, pipeline[^1], 1));
        Bash(folder, "git add new.env", 0);
        Assert.Contains("--> new.env:1:", Bash(folder, hook, 1));
    }

    /// <summary>Runs a script as runners do, with caches of its own.</summary>
    private static string Bash(string folder, string script, int exitCode)
    {
        var (code, output) = PackedFeed.Run(
            "bash", folder, "-eo", "pipefail", "-c", $"export NUGET_PACKAGES='{folder}.packages' DOTNET_CLI_HOME='{folder}.home'\n{script}");
        Assert.True(code == exitCode, output);
        Assert.DoesNotContain("hunter2", output);
        return output;
    }

    private static YamlMappingNode Load(string folder, string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(folder, path));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IList<YamlNode> Sequence(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static void Write(string folder, string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);
}
