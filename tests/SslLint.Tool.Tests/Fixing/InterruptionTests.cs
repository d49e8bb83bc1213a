using System.Diagnostics;
using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Fixing;

/// <summary>Signals, and two runs at once. eng/kills.sh does the same thousands of times.</summary>
[SupportedOSPlatform("linux")]
public sealed class InterruptionTests : IDisposable
{
    private const int Count = 40;

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_in_the_middle_of_writing_leaves_whole_files_and_nothing_else(string signal)
    {
        WriteFiles();
        var process = Start();
        WaitForFirst(process);
        ToolProcess.Signal(process, signal);
        var run = ToolProcess.Finish(process);

        // On a busy machine it may have been done before the signal came.
        Assert.Contains(run.ExitCode, (int[])[130, 0]);
        Assert.Equal(Names(), tree.Names());
        Assert.All(Names(), n => Assert.Contains(tree.Read(n), (string[])[Insecure(n), Strict(n)]));
        Assert.Equal(run.ExitCode == 0, Names().All(n => tree.Read(n) == Strict(n)));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_run_that_waits_for_its_input_ends_with_the_code_of_Ctrl_C(string signal)
    {
        var process = ToolProcess.Start(tree.Root, "scan", "-", "--stdin-path", "a.env", "--format", $"json={tree["never"]}");

        // More than a pipe holds: when it is written, the run has begun to read.
        process.StandardInput.Write(new string('x', 1 << 20));
        ToolProcess.Signal(process, signal);
        Assert.Equal(130, ToolProcess.Finish(process).ExitCode);
        Assert.Empty(tree.Names());
    }

    [Fact]
    public void After_a_kill_the_next_run_leaves_nothing()
    {
        WriteFiles();
        var process = Start();
        WaitForFirst(process);
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Assert.All(Names(), n => Assert.Contains(tree.Read(n), (string[])[Insecure(n), Strict(n)]));
        Assert.Equal(0, ToolProcess.Finish(Start()).ExitCode);
        Assert.Equal(Names(), tree.Names());
        Assert.All(Names(), n => Assert.Equal(Strict(n), tree.Read(n)));
    }

    [Fact]
    public void Two_runs_at_once_do_not_take_each_others_files()
    {
        WriteFiles();
        Process[] processes = [Start(), Start(), Start()];
        var runs = processes.Select(ToolProcess.Finish).ToList();

        // Who comes second to a file leaves it as it is, and says so.
        Assert.All(runs, r => Assert.True(r.ExitCode is 0 or 1, r.Error + r.Output));
        Assert.Equal(Names(), tree.Names());
        Assert.All(Names(), n => Assert.Equal(Strict(n), tree.Read(n)));
    }

    private static string[] Names() => [.. Enumerable.Range(0, Count).Select(i => $"{i:00}.env").Order(StringComparer.Ordinal)];

    private static string Insecure(string name) => $"URL=postgres://app:pw@db{name[..2]}.example.com/app?sslmode=require\n";

    private static string Strict(string name) => $"URL=postgres://app:pw@db{name[..2]}.example.com/app?sslmode=verify-full&sslrootcert=ca.pem\n";

    private void WriteFiles()
    {
        foreach (var name in Names())
        {
            tree.Write(name, Insecure(name));
        }
    }

    private Process Start() => ToolProcess.Start(tree.Root, "fix", "--root-cert", "ca.pem", "--no-config");

    /// <summary>Waits until the first file is written.</summary>
    private void WaitForFirst(Process process)
    {
        while (!process.HasExited && tree.Read(Names()[0]) == Insecure(Names()[0]))
        {
            Thread.Yield();
        }
    }
}
