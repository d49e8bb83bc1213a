using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The hooks of <c>.pre-commit-hooks.yaml</c>, run by the real pre-commit at a real commit.</summary>
[SupportedOSPlatform("linux")]
public sealed class PreCommitTests : IDisposable
{
    private const string Weak = "A=postgres://db.example.com/shop?sslmode=disable\n";

    private readonly TempTree hooks = new();
    private readonly TempTree tree = new();

    public PreCommitTests()
    {
        Assert.SkipUnless(PreCommit.IsInstalled, "pre-commit is not installed (eng/install-test-deps.sh)");
        hooks.GitInit();
        hooks.Write(".pre-commit-hooks.yaml", File.ReadAllText(Repository.PathOf(".pre-commit-hooks.yaml")));
        hooks.Git("add", ".");
        hooks.Git("commit", "-q", "-m", "hooks");
        tree.GitInit();
    }

    public void Dispose()
    {
        hooks.Dispose();
        tree.Dispose();
    }

    [Fact]
    public void A_commit_with_an_insecure_string_is_stopped()
    {
        Install("sslconnect-scan");
        tree.Write("a.env", Weak);
        tree.Git("add", "a.env");
        tree.Write("a.env", "# strict on disk alone\n");
        var (code, output) = PreCommit.Run(tree, "git", "commit", "-m", "x");
        Assert.Equal(1, code);
        Assert.Contains("SSL1001", output);
        tree.Git("add", "a.env");
        (code, output) = PreCommit.Run(tree, "git", "commit", "-m", "x");
        Assert.True(code == 0, output);
        Assert.Contains("insecure connection strings", output);
        Assert.Contains("Passed", output);
    }

    [Fact]
    public void The_fixing_hook_writes_what_is_known_and_stops_the_commit_once()
    {
        Install("sslconnect-fix");
        tree.Write(".editorconfig", "root = true\n[*]\nssllint.root_certificate = /etc/ssl/ca.pem\n");
        tree.Write("a.env", Weak);
        tree.Git("add", ".");
        var (code, output) = PreCommit.Run(tree, "git", "commit", "-m", "x");
        Assert.Equal(1, code);
        Assert.Contains("files were modified by this hook", output);
        Assert.Contains("sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem", tree.Read("a.env"));
        tree.Git("add", ".");
        (code, output) = PreCommit.Run(tree, "git", "commit", "-m", "x");
        Assert.True(code == 0, output);
    }

    private void Install(string hook)
    {
        tree.Write(".pre-commit-config.yaml", $"repos:\n- repo: {hooks.Root}\n  rev: {hooks.Git("rev-parse", "HEAD").Trim()}\n  hooks:\n  - id: {hook}\n");
        tree.Git("add", ".");
        var (code, output) = PreCommit.Run(tree, "pre-commit", "install");
        Assert.True(code == 0, output);
    }
}
