using System.Runtime.Versioning;
using SslLint.Tool.Files;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Fixing;

/// <summary>What a run that was killed left behind: an untracked file of a run's naming and owner whose lock can be taken, and nothing else.</summary>
[SupportedOSPlatform("linux")]
public sealed class LeftoverTests : IDisposable
{
    private const string Name = ".sslconnect.0123456789abcdef0123456789abcdef.tmp";
    private const string Insecure = "URL=postgres://app:pw@db.example.com/app?sslmode=disable\n";

    private readonly TempTree tree = new();

    public LeftoverTests() => tree.Write("d/" + Name, Insecure);

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scan_passes_it_over_and_says_so_and_fix_removes_it(bool inGit)
    {
        if (inGit)
        {
            tree.GitInit();
        }

        var scan = Run("scan");
        Assert.Equal(0, scan.ExitCode);
        Assert.DoesNotContain("SSL1001", scan.Output);
        Assert.Contains($"note: d/{Name}: passed over, since an interrupted run left it behind; fix removes it", scan.Error);
        Assert.Contains($"would remove d/{Name}", Run("fix", "--check").Output);
        Assert.True(File.Exists(tree["d/" + Name]));
        var fix = Run("fix");
        Assert.Equal(0, fix.ExitCode);
        Assert.Contains($"removed d/{Name}, which an interrupted run left behind\n", fix.Output);
        Assert.False(File.Exists(tree["d/" + Name]));
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("scan", "--no-ignore")]
    [InlineData("fix")]
    [InlineData("fix", "--no-ignore")]
    [InlineData("fix", "d")]
    public void A_tracked_file_of_such_a_name_is_a_file_like_any_other(params string[] args)
    {
        tree.GitInit();
        tree.Git("add", "d/" + Name);
        var run = Run(args);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"d/{Name}:1:", run.Output);
        Assert.Contains("SSL1001", run.Output);
        Assert.True(File.Exists(tree["d/" + Name]));
    }

    [Fact]
    public void An_index_that_can_not_be_read_may_track_it()
    {
        tree.GitInit();
        tree.Write(".git/index", "no index");
        Assert.Contains("SSL1001", Run("scan").Output);
        Assert.Contains("SSL1001", Run("fix").Output);
        Assert.True(File.Exists(tree["d/" + Name]));
    }

    [Fact]
    public void A_file_of_another_user_is_a_file_like_any_other()
    {
        ToolProcess.ChangeOwner(tree["d/" + Name], 1234, 1234);
        Assert.Contains("SSL1001", Run("scan").Output);
        Assert.Contains("SSL1001", Run("fix").Output);
        Assert.True(File.Exists(tree["d/" + Name]));
    }

    [Theory]
    [InlineData(".sslconnect.0123456789abcdef0123456789abcde.tmp")]
    [InlineData(".sslconnect.0123456789ABCDEF0123456789abcdef.tmp")]
    [InlineData("sslconnect.0123456789abcdef0123456789abcdef.tmp")]
    [InlineData(".sslconnect.0123456789abcdef0123456789abcdef.tmp.env")]
    public void Another_name_is_another_file(string name)
    {
        tree.Write(name, Insecure);
        Assert.Contains(name + ":1:", Run("scan").Output);
        Run("fix");
        Assert.True(File.Exists(tree[name]));
    }

    [Fact]
    public void What_a_run_holds_is_not_taken_from_it()
    {
        using (var handle = UnixFiles.Open(tree["d/" + Name], UnixOpen.Read))
        {
            Assert.True(UnixFiles.TryShareLock(handle));
            var run = Run("fix");
            Assert.DoesNotContain("removed", run.Output);
            Assert.True(File.Exists(tree["d/" + Name]));
        }

        Assert.Contains("removed", Run("fix").Output);
    }

    [Fact]
    public void Where_a_link_of_such_a_name_leads_to_is_not_removed()
    {
        tree.Write("kept.txt", "kept");
        File.Delete(tree["d/" + Name]);
        File.CreateSymbolicLink(tree["d/" + Name], tree["kept.txt"]);
        Run("fix");
        Assert.Equal("kept", tree.Read("kept.txt"));
        Assert.NotNull(new FileInfo(tree["d/" + Name]).LinkTarget);
    }

    [Fact]
    public void It_is_found_where_git_ignores_it_and_beside_tracked_and_named_files()
    {
        tree.GitInit();
        tree.Write(".gitignore", "*.tmp\nignored/\n");
        tree.Write("ignored/tracked.txt", "x");
        tree.Write("ignored/" + Name, Insecure);
        tree.Git("add", "-f", "ignored/tracked.txt");
        Assert.Contains($"removed d/{Name}", Run("fix", "d").Output);
        Assert.Contains($"removed ignored/{Name}", Run("fix").Output);
        tree.Write("d/b.env", "x");
        tree.Write("d/" + Name, Insecure);
        Assert.Contains($"removed d/{Name}", Run("fix", "d/b.env").Output);
    }

    [Fact]
    public void A_file_that_is_named_is_examined_whatever_its_name()
    {
        Assert.Contains("SSL1001", Run("scan", "d/" + Name).Output);
        Run("fix", "d/" + Name);
        Assert.True(File.Exists(tree["d/" + Name]));
    }

    private ToolRun Run(params string[] args) => ToolRunner.Run(tree.Root, "", args, tree.Environment(), new MarkerAnalysis { IsSafe = false });
}
