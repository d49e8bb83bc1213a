using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>scan --staged</c> judges what a commit would hold, with the real git.</summary>
[SupportedOSPlatform("linux")]
public sealed class StagedTests : IDisposable
{
    private const string Weak = "A=postgres://db.example.com/shop?sslmode=disable\n";
    private const string Strict = "A=postgres://db.example.com/shop?sslmode=verify-full&sslrootcert=/etc/ca.pem\n";

    private readonly TempTree tree = new();

    public StagedTests() => tree.GitInit();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_index_counts_and_not_the_file_on_disk()
    {
        tree.Write("weak.env", Weak);
        tree.Write("strict.env", Strict);
        tree.Git("add", ".");
        tree.Write("weak.env", Strict);
        tree.Write("strict.env", Weak);
        tree.Write("untracked.env", Weak);
        Assert.Equal(["weak.env"], Found());
    }

    [Fact]
    public void Only_what_differs_from_head_is_read()
    {
        Commit("old.env", "changed.env", "deleted.env", "moved.env", "mode.env");
        tree.Write("changed.env", "# more\n" + Weak);
        tree.Write("added.env", Weak);
        tree.Git("add", ".");
        tree.Git("rm", "-q", "deleted.env");
        tree.Git("mv", "moved.env", "renamed.env");
        Assert.Equal(["added.env", "changed.env", "renamed.env"], Found());
        Assert.Contains(" 3 files", ScanAsText().Output);
        tree.Git("commit", "-q", "-m", "x");
        Assert.Equal(0, Scan().ExitCode);
    }

    [Fact]
    public void A_file_that_is_deleted_on_disk_or_left_out_by_a_sparse_checkout_is_read_from_the_index()
    {
        Commit("kept/a.env", "sparse/b.env");
        tree.Write("sparse/b.env", "# more\n" + Weak);
        tree.Write("kept/gone.env", Weak);
        tree.Git("add", ".");
        File.Delete(tree["kept/gone.env"]);
        tree.Git("update-index", "--skip-worktree", "sparse/b.env");
        Directory.Delete(tree["sparse"], recursive: true);
        Assert.Equal(["kept/gone.env", "sparse/b.env"], Found());
    }

    [Fact]
    public void A_sparse_index_and_a_split_index_are_read()
    {
        Commit("kept/a.env", "sparse/deep/b.env");
        tree.Git("sparse-checkout", "set", "--cone", "--sparse-index", "kept");
        Assert.False(Directory.Exists(tree["sparse"]));
        var blob = tree.GitReading("# more\n" + Weak, "hash-object", "-w", "--stdin").Trim();
        tree.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},sparse/deep/c.env");
        Assert.Equal(["sparse/deep/c.env"], Found());

        tree.Git("sparse-checkout", "disable");
        tree.Git("update-index", "--split-index");
        tree.Write("kept/d.env", Weak);
        tree.Git("add", "kept");
        Assert.NotEmpty(Directory.GetFiles(tree[".git"], "sharedindex.*"));
        Assert.Equal(["kept/d.env", "sparse/deep/c.env"], Found());
    }

    [Fact]
    public void A_hook_of_a_worktree_sees_its_commit()
    {
        Commit("a.env");
        tree.Write(
            ".git/hooks/pre-commit",
            $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll")}' "
                + $"scan --staged --format concise -o '{tree.Root}.home/out'\n");
        File.SetUnixFileMode(tree[".git/hooks/pre-commit"], (UnixFileMode)0b111_101_101);
        var other = tree.Root + ".home/worktree";
        tree.Git("worktree", "add", "-q", "--detach", other);
        File.WriteAllText(Path.Combine(other, "b.env"), Weak);
        tree.Git("-C", other, "add", ".");
        Assert.Equal(["b.env"], Blocked("-C", other, "commit", "-qm", "x"));
    }

    [Fact]
    public void What_is_only_announced_is_not_read_and_a_link_neither()
    {
        tree.Write("announced.env", Weak);
        tree.Git("add", "-N", "announced.env");
        File.CreateSymbolicLink(tree["link.env"], "announced.env");
        tree.Git("add", "link.env");
        Assert.Empty(Found());
        Assert.Contains(" 0 files", ScanAsText().Output);
    }

    [Fact]
    public void An_ignored_file_that_is_staged_is_read()
    {
        tree.Write(".gitignore", "*.env\n");
        tree.Write("a.env", Weak);
        tree.Git("add", "-f", "a.env");
        Assert.Equal(["a.env"], Found());
    }

    [Fact]
    public void Paths_and_patterns_limit_it()
    {
        foreach (var path in new[] { "src/a.env", "src/test/b.env", "deploy/c.env" })
        {
            tree.Write(path, Weak);
        }

        tree.Git("add", ".");
        Assert.Equal(["src/a.env", "src/test/b.env"], Found("src"));
        Assert.Equal(["deploy/c.env"], Found("deploy/c.env"));
        Assert.Equal(["deploy/c.env", "src/a.env"], Found("--exclude", "test/"));
        Assert.Equal(["src/test/b.env"], Found("src", "--include", "**/b.env"));
    }

    [Fact]
    public void From_a_folder_below_the_whole_commit_is_read()
    {
        tree.Write("a.env", Weak);
        tree.Write("sub/b.env", Weak);
        tree.Git("add", ".");
        var run = ToolRunner.Run(tree["sub"], "scan", "--staged", "--format", "concise");
        Assert.Equal(["a.env", "sub/b.env"], Paths(run));
        Assert.Equal(["b.env"], Paths(ToolRunner.Run(tree["sub"], "scan", "--staged", "--format", "concise", ".")));
    }

    [Fact]
    public void Configuration_suppressions_and_baseline_hold()
    {
        tree.Write("excluded.env", Weak);
        tree.Write("suppressed.env", Weak.TrimEnd() + " # ssllint: ignore[SSL1001] inside one machine\n");
        tree.Write("known.env", Weak);
        tree.Write(".editorconfig", "root = true\n[excluded.env]\nssllint.exclude = true\n");
        tree.Write("elsewhere.env", Weak);
        ToolRunner.Run(tree.Root, "scan", "--write-baseline", "b.json");
        tree.Write("new.env", Weak);
        tree.Git("add", "excluded.env", "suppressed.env", "known.env", "new.env");
        var run = Scan("--baseline", "b.json");
        Assert.Equal(["new.env"], Paths(run));
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void A_merge_is_judged_by_what_it_would_commit_and_conflicts_are_named()
    {
        Commit("a.env", "b.env");
        tree.Git("checkout", "-q", "-b", "other");
        tree.Write("theirs.env", Weak);
        tree.Write("a.env", "# theirs\n" + Weak);
        tree.Git("add", ".");
        tree.Git("commit", "-q", "-m", "theirs");
        tree.Git("checkout", "-q", "-");
        tree.Write("a.env", "# ours\n" + Weak);
        tree.Git("commit", "-qam", "ours");
        Assert.ThrowsAny<Exception>(() => tree.Git("merge", "-q", "other"));
        var run = Scan();
        Assert.Equal(["theirs.env"], Paths(run));
        Assert.Contains("warning: a.env: not read, since its conflict is not resolved", run.Error);
        tree.Git("add", "a.env");
        Assert.Equal(["a.env", "theirs.env"], Found());
    }

    [Fact]
    public void A_detached_worktree_has_its_own_index()
    {
        Commit("a.env");
        var other = tree.Root + ".home/worktree";
        tree.Git("worktree", "add", "-q", "--detach", other);
        File.WriteAllText(Path.Combine(other, "b.env"), Weak);
        tree.Git("-C", other, "add", ".");
        Assert.Equal(["b.env"], Paths(ToolRunner.Run(other, "scan", "--staged", "--format", "concise")));
        Assert.Empty(Found());
    }

    [Fact]
    public void A_submodule_is_a_repository_of_its_own()
    {
        using var library = new TempTree();
        library.GitInit();
        library.Write("lib.env", Weak);
        library.Git("add", ".");
        library.Git("commit", "-q", "-m", "x");
        tree.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.Root, "lib");
        tree.Write("a.env", Weak);
        tree.Git("add", ".");
        Assert.Equal(["a.env"], Found());
        tree.Write("lib/new.env", Weak);
        tree.Git("-C", "lib", "add", ".");
        Assert.Equal(["new.env"], Paths(ToolRunner.Run(tree["lib"], "scan", "--staged", "--format", "concise")));
    }

    [Fact]
    public void Names_with_any_character_are_read()
    {
        string[] names = ["a b.env", "\u00e9\u4e2d.env", "q\"uote.env", "tab\tline\nx.env"];
        foreach (var name in names)
        {
            tree.Write(name, Weak);
        }

        tree.Git("add", ".");
        Assert.Equal(names.Length, Found().Count);
    }

    [Fact]
    public void A_repository_with_sha256_and_content_of_any_size_is_read()
    {
        using var other = new TempTree();
        other.Git("init", "-q", "--object-format=sha256");
        other.Write("big.env", new string('#', 300_000) + "\n" + Weak);
        other.Write("binary.env", [0, 1, 2, 10]);
        other.Write("empty.env", "");
        other.Write("wide.env", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Weak)]);
        other.Git("add", ".");
        var run = ToolRunner.Run(other.Root, "scan", "--staged", "--format", "text", "--max-file-size", "200K");
        Assert.Contains("wide.env:1:", run.Output);
        Assert.Contains("2 files", run.Output);
        Assert.Contains("1 too large", run.Output);
        Assert.Equal(["big.env", "wide.env"], Paths(ToolRunner.Run(other.Root, "scan", "--staged", "--format", "concise", "--threads", "4")));
        Assert.Contains(
            "error: big.env: not read, since it is larger", ToolRunner.Run(other.Root, "scan", "--staged", "big.env", "--max-file-size", "200K").Error);
    }

    [Fact]
    public void Nothing_that_the_repository_names_is_run()
    {
        var marker = tree.Root + ".home/marker";
        Directory.CreateDirectory(tree.Root + ".home");
        var script = tree.Write("git", $"#!/bin/sh\ntouch {marker}\n");
        File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        tree.Write(".gitattributes", "*.env diff=evil filter=evil\n");
        tree.Write("a.env", Weak);
        tree.Git("add", "a.env", ".gitattributes");
        foreach (var key in new[]
        {
            "core.fsmonitor", "core.pager", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge",
            "filter.evil.process", "core.sshCommand", "alias.diff"
        })
        {
            tree.Git("config", key, script);
        }

        foreach (var hook in new[] { "post-index-change", "pre-commit", "fsmonitor-watchman" })
        {
            File.Copy(script, tree[$".git/hooks/{hook}"], overwrite: true);
        }

        // As a process, in the folder that holds a program named git.
        var output = ExternalProgram.Run(
            tree.Root, "", "dotnet", Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll"), "scan", "--staged", "--format", "concise", "--exit-zero");
        Assert.StartsWith("a.env(1,", output);
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void A_hook_sees_what_each_form_of_commit_holds()
    {
        Commit("a.env", "b.env");
        tree.Write(
            ".git/hooks/pre-commit",
            $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "dotnet-sslconnect.dll")}' "
                + $"scan --staged --format concise -o '{tree.Root}.home/out'\n");
        File.SetUnixFileMode(tree[".git/hooks/pre-commit"], (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(tree.Root + ".home");
        tree.Write("a.env", "# a\n" + Weak);
        tree.Write("b.env", "# b\n" + Weak);
        tree.Write("c.env", Weak);
        tree.Git("add", "c.env");
        Assert.Equal(["c.env"], Blocked("commit", "-qm", "x"));
        Assert.Equal(["a.env", "b.env", "c.env"], Blocked("commit", "-qam", "x"));
        Assert.Equal(["b.env"], Blocked("commit", "-qm", "x", "b.env"));
        Assert.Equal(["a.env", "c.env"], Blocked("commit", "-qm", "x", "-i", "a.env"));
    }

    [Fact]
    public void Without_a_repository_or_without_git_it_is_an_error()
    {
        using var plain = new TempTree();
        AssertError("git can't tell what is staged: not a git repository", ToolRunner.Run(plain.Root, "scan", "--staged"));
        AssertError("this folder is in none", ToolRunner.Run(tree[".git"], "scan", "--staged"));
        AssertError("git, which is not on PATH", ToolRunner.Run(tree.Root, "", ["scan", "--staged"], new() { ["PATH"] = plain.Root }));
    }

    [Theory]
    [InlineData("'-' can't be combined", "-", "--stdin-path", "a.env")]
    [InlineData("--no-ignore has no meaning", "--no-ignore")]
    [InlineData("--write-baseline can't be combined", "--write-baseline", "b.json")]
    [InlineData("--stdin-path needs '-'", "--stdin-path", "a.env")]
    [InlineData("not in the work tree", "/etc")]
    [InlineData("no such file or folder, and nothing staged", "missing.env")]
    public void What_makes_no_sense_is_an_error(string message, params string[] args) => AssertError(message, Scan(args));

    [Fact]
    public void A_damaged_index_or_a_missing_object_is_an_error()
    {
        tree.Write("a.env", Weak);
        tree.Git("add", ".");
        var blob = tree.Git("rev-parse", ":a.env").Trim();
        File.Delete(tree[$".git/objects/{blob[..2]}/{blob[2..]}"]);
        AssertError("a.env: not read, since git does not have its content", Scan());
        tree.Write(".git/index", "no index");
        AssertError("git can't tell what is staged: ", Scan());
    }

    private static void AssertError(string message, ToolRun run)
    {
        Assert.Contains(message, run.Error);
        Assert.Equal(2, run.ExitCode);
    }

    private static List<string> Paths(ToolRun run) =>
        [.. run.Output.Split('\n').Where(l => l.Contains("SSL1001", StringComparison.Ordinal)).Select(l => l.Split("(")[0])];

    private List<string> Blocked(params string[] commit)
    {
        Assert.ThrowsAny<Exception>(() => tree.Git(commit));
        return Paths(new ToolRun(1, File.ReadAllText(tree.Root + ".home/out"), ""));
    }

    private List<string> Found(params string[] args)
    {
        var run = Scan(args);
        Assert.Equal("", run.Error);
        return Paths(run);
    }

    private ToolRun Scan(params string[] args) => ToolRunner.Run(tree.Root, ["scan", "--staged", "--format", "concise", .. args]);

    private ToolRun ScanAsText() => ToolRunner.Run(tree.Root, "scan", "--staged");

    private void Commit(params string[] paths)
    {
        foreach (var path in paths)
        {
            tree.Write(path, Weak);
        }

        tree.Git("add", ".");
        tree.Git("commit", "-q", "-m", "start");
    }
}
