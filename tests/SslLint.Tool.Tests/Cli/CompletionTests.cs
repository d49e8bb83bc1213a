using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Completion, in the shells themselves. eng/install-test-deps.sh installs them.</summary>
public sealed class CompletionTests : IDisposable
{
    /// <summary>Types into a shell on a terminal of its own: the shell, what it has to run first, and the keys.</summary>
    private const string Typist = """
        zmodload zsh/zpty
        zpty shell $1
        zpty -w shell "$2; echo RE''ADY"
        zpty -r shell seen '*READY*'
        zpty -w shell $3
        zpty -w shell exit
        while zpty -r shell seen; do :; done
        """;

    private static readonly string Pwsh = Repository.PathOf("artifacts/lab/tools/pwsh");

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("scan", "sc")]
    [InlineData("bundle completion explain fix init inventory rewrite scan truststore verify", "")]
    [InlineData("check export list show update", "bundle|")]
    [InlineData("", "scan|")]
    [InlineData("--fail-on --format", "scan|--f")]
    [InlineData("--format", "scan|src|--staged|--form")]
    [InlineData("--fail-on", "scan|--format|text|--fai")]
    [InlineData("json junit", "scan|--format|j")]
    [InlineData("--format=json --format=junit", "scan|--format=j")]
    [InlineData("SSL1001,SSL3001", "scan|--rules|SSL1001,SSL3")]
    [InlineData("error", "scan|--fail-on|e")]
    [InlineData("error info never warning", "scan|--fail-on|")]
    [InlineData("node-postgres npgsql", "fix|--driver|n")]
    [InlineData("uri", "rewrite|--to|u")]
    [InlineData("azure", "bundle|export|az")]
    [InlineData("azure", "truststore|create|--bundle|yandex|--bundle|az")]
    [InlineData("SSL8001", "explain|SSL8001")]
    [InlineData("", "scan|--threads|")]
    [InlineData("", "scan|--nope|x")]
    [InlineData("--root-cert", "rewrite|Host=a b;Password=\"x y\" --z|--ro")]
    public void The_words_that_fit_are_offered(string expected, string words) => Assert.Equal(expected, string.Join(' ', Offered(words.Split('|'))));

    [Theory]
    [InlineData("scan --format", "")]
    [InlineData("scan --rules", "")]
    [InlineData("scan --fail-on", "")]
    [InlineData("scan --color", "")]
    [InlineData("inventory --format", "")]
    [InlineData("init --dry-run --ci", "")]
    [InlineData("explain", "")]
    [InlineData("explain --driver", "host=a")]
    [InlineData("rewrite --root-cert ca.pem --to", "postgres://db.example.com/app")]
    [InlineData("bundle show", "")]
    [InlineData("bundle check --for", "")]
    [InlineData("completion", "")]
    public void What_is_offered_is_taken(string before, string behind)
    {
        string[] words = before.Split(' ');
        var offered = Offered([.. words, ""]);
        Assert.True(offered.Length >= 3, string.Join(' ', offered));
        foreach (var word in offered)
        {
            var run = ToolRunner.Run(tree.Root, [.. words, word, .. behind.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.True(run.ExitCode < 2, $"{before} {word}: {run.Error}");
        }
    }

    [Fact]
    public void A_shell_without_a_script_is_an_error_that_names_the_nearest()
    {
        var run = ToolRunner.Run(tree.Root, "completion", "bsh");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("dotnet-sslconnect: error: completion takes bash, zsh, fish, pwsh (did you mean bash?)\n", run.Error);
    }

    [Theory]
    [InlineData("bash", "bash --norc --noprofile -i", "source <(dotnet-sslconnect completion bash)")]
    [InlineData("zsh", "zsh -f -i", "autoload -U compinit; compinit -u -D; source <(dotnet-sslconnect completion zsh)")]
    [InlineData("fish", "fish --no-config -i", "dotnet-sslconnect completion fish | source")]
    public void Keys_typed_into_a_shell_become_a_command(string name, string shell, string setup)
    {
        SkipWithout(name == "zsh" ? ["zsh"] : ["zsh", name]);
        tree.Write("a folder/app.env", "DATABASE_URL=postgres://db.example.com/app?sslmode=require\n");

        // A command, an option, its value, and a file of the shell's own.
        Type(shell, setup, "dotnet-sslconnect sc\t--form\tconci\t a\tapp\t> out.txt");
        Assert.StartsWith("a folder/app.env(1,", tree.Read("out.txt"));
    }

    [Fact]
    public void A_shell_takes_a_script_from_the_folder_of_its_completions()
    {
        SkipWithout(["zsh"]);
        tree.Write("functions/_dotnet-sslconnect", ToolRunner.Run(tree.Root, "completion", "zsh").Output);
        Type("zsh -f -i", $"fpath=({tree.Root}/functions $fpath); autoload -U compinit; compinit -u -D", "dotnet-sslconnect bund\tli\t> out.txt");
        Assert.StartsWith("aws-rds ", tree.Read("out.txt"));
    }

    [Theory]
    [InlineData("dotnet-sslconnect sc", "scan")]
    [InlineData("dotnet-sslconnect bundle ", "check export list show update")]
    [InlineData("dotnet-sslconnect scan --fail-on e", "error")]
    [InlineData("dotnet-sslconnect scan --format=js", "--format=json")]
    [InlineData("dotnet-sslconnect scan ap", "./app.env")]
    public void PowerShell_offers_the_words_that_fit(string line, string expected)
    {
        Assert.SkipUnless(File.Exists(Pwsh), "PowerShell is not installed: eng/install-test-deps.sh does it.");
        tree.Write("app.env", "");
        var script = $"dotnet-sslconnect completion pwsh | Out-String | Invoke-Expression; (TabExpansion2 '{line}').CompletionMatches.CompletionText -join ' '";
        Assert.Equal(expected, InShell(Pwsh, "-NoProfile", "-NoLogo", "-Command", script).Trim());
    }

    private string[] Offered(string[] words)
    {
        var run = ToolRunner.Run(tree.Root, ["complete", "--", .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[0])];
    }

    private static void SkipWithout(string[] shells) =>
        Assert.SkipUnless(
            shells.All(s => File.Exists("/usr/bin/" + s) || File.Exists("/bin/" + s)),
            $"{string.Join(", ", shells)}: not all are installed; eng/install-test-deps.sh does it.");

    private void Type(string shell, string setup, string keys) => InShell("zsh", "-f", tree.Write("typist", Typist), shell, setup, keys);

    private string InShell(string program, params string[] arguments) =>
        ExternalProgram.Run(
            tree.Root,
            program,
            new Dictionary<string, string>
            {
                ["PATH"] = AppContext.BaseDirectory + ":" + Environment.GetEnvironmentVariable("PATH"),
                ["HOME"] = Directory.CreateDirectory(tree.Root + ".home").FullName,
                ["TERM"] = "dumb"
            },
            arguments);
}
