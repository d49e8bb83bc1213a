using System.Collections.Concurrent;
using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Files;

[SupportedOSPlatform("linux")]
public sealed class SelectionTests : IDisposable
{
    private const string Insecure = "postgres://db.example.com/app?sslmode=disable\n";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Outside_git_ignore_files_are_honoured_unless_refused()
    {
        tree.Write(".gitignore", "ignored/\n");
        tree.Write("ignored/a.env", Insecure);
        tree.Write("b.env", Insecure);
        Assert.Equal(["b.env"], Found());
        Assert.Equal(["b.env", "ignored/a.env"], Found("--no-ignore"));
    }

    [Fact]
    public void A_named_file_is_read_though_it_is_ignored()
    {
        tree.Write(".gitignore", "*.env\n");
        tree.Write("a.env", Insecure);
        Assert.Empty(Found());
        Assert.Equal(["a.env"], Found("a.env"));
    }

    [Fact]
    public void The_folder_of_git_is_never_read()
    {
        tree.GitInit();
        tree.Write(".git/config-old", Insecure);
        Assert.Empty(Found());
        Assert.Empty(Found("--no-ignore"));
    }

    [Theory]
    [InlineData("--include", "*.env", "a.env", "src/b.env")]
    [InlineData("--include", "src/", "src/b.env", "src/c.txt")]
    [InlineData("--include", "/src/*.txt", "src/c.txt")]
    [InlineData("--exclude", "src", "a.env", "d.txt")]
    [InlineData("--exclude", "*.txt", "a.env", "src/b.env")]
    public void Globs_work_as_in_gitignore(string option, string glob, params string[] expected)
    {
        tree.Write("a.env", Insecure);
        tree.Write("src/b.env", Insecure);
        tree.Write("src/c.txt", Insecure);
        tree.Write("d.txt", Insecure);
        Assert.Equal(expected, Found(option, glob));
    }

    [Fact]
    public void Paths_outside_of_the_current_folder_are_relative_to_what_was_named()
    {
        using var elsewhere = new TempTree();
        elsewhere.Write("x/a.env", Insecure);
        Assert.Equal(["x/a.env"], Found(elsewhere.Root));
    }

    [Fact]
    public void Binary_and_large_files_are_skipped_and_counted()
    {
        tree.Write("binary.dat", [.. "sslmode=disable"u8, 0]);
        tree.Write("large.env", Insecure + new string('x', 2000));
        tree.Write("small.env", Insecure);
        var run = Scan("--max-file-size", "1K");
        Assert.Contains("skipped: 1 binary, 1 too large", run.Output);
        Assert.Equal(["small.env"], Found("--max-file-size", "1K"));
    }

    [Fact]
    public void A_named_file_that_is_too_large_was_not_examined()
    {
        tree.Write("large.env", new string('x', 2000));
        Assert.Equal(2, Scan("--max-file-size", "1K", "large.env").ExitCode);
    }

    [Fact]
    public void Symlinks_in_circles_and_out_of_the_tree_are_skipped_and_counted()
    {
        using var elsewhere = new TempTree();
        elsewhere.Write("secret.env", Insecure);
        tree.Write("a.env", Insecure);
        File.CreateSymbolicLink(tree["out.env"], elsewhere["secret.env"]);
        Directory.CreateSymbolicLink(tree["folder"], elsewhere.Root);
        File.CreateSymbolicLink(tree["circle"], tree["circle2"]);
        File.CreateSymbolicLink(tree["circle2"], tree["circle"]);
        Directory.CreateSymbolicLink(tree["self"], tree.Root);
        File.CreateSymbolicLink(tree["alias.env"], tree["a.env"]);
        var run = Scan("--format", "text");
        Assert.Contains("skipped: 4 symlinks", run.Output);
        Assert.Equal(["a.env"], Found());
    }

    [Fact]
    public void A_pipe_does_not_stop_the_scan()
    {
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", tree["pipe.env"]))
        {
            mkfifo.WaitForExit();
        }

        tree.Write("a.env", Insecure);
        Assert.Equal(["a.env"], Found());
    }

    [Fact]
    public void Utf16_files_and_bytes_that_are_no_utf8_are_read()
    {
        tree.Write("le.config", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(Insecure)]);
        tree.Write("be.config", [0xFE, 0xFF, .. System.Text.Encoding.BigEndianUnicode.GetBytes(Insecure)]);
        tree.Write("bom.config", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Insecure)]);
        tree.Write("latin1.config", [0xE9, .. System.Text.Encoding.UTF8.GetBytes(Insecure)]);
        Assert.Equal(["be.config", "bom.config", "latin1.config", "le.config"], Found());
    }

    [Fact]
    public void Utf16_files_that_hold_nothing_are_not_analysed()
    {
        tree.Write("app.config", Insecure);
        tree.Write("le.sql", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("select 1")]);
        tree.Write("be.sql", [0xFE, 0xFF, .. System.Text.Encoding.BigEndianUnicode.GetBytes("select 1")]);
        var analysed = new ConcurrentBag<string>();
        ToolRunner.Run(tree.Root, "", ["scan"], analysis: new MarkerAnalysis { Before = f => analysed.Add(f.Path) });
        Assert.Equal(["app.config"], analysed);
    }

    private IEnumerable<string> Found(params string[] args) =>
        Scan(["--format", "concise", .. args]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..l.IndexOf('(')]);

    private ToolRun Scan(params string[] args) => ToolRunner.Run(tree.Root, "", ["scan", .. args], analysis: new MarkerAnalysis());
}
