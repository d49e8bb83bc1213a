using System.Runtime.CompilerServices;
using SslLint.Tool.Scanning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Scanning;

/// <summary>A file that can't be examined is named, and takes nothing of the others with it.</summary>
public class ContainmentTests
{
    private const string Setting = """{ "ConnectionStrings": { "Npgsql": "Host=db.example.com;Username=app;SSL Mode=Require" } }""";

    [Theory]
    [InlineData("interpolations")]
    [InlineData("generics")]
    [InlineData("parentheses")]
    [InlineData("negations")]
    [InlineData("null-conditional")]
    [InlineData("long-conditions")]
    public void What_nests_too_deeply_is_named_and_the_rest_is_reported(string shape)
    {
        using var tree = new TempTree();
        tree.Write("Deep.cs", CodeShapes.Deep[shape](20_000));
        tree.Write("appsettings.json", Setting);

        var run = ToolRunner.Run(tree.Root, "scan", "--format", "concise");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("appsettings.json(1,", run.Output, StringComparison.Ordinal);
        Assert.Single(
            run.Error.Split('\n'),
            static l => l.Contains("Deep.cs", StringComparison.Ordinal) && l.Contains("nested too deeply", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_piped_and_a_fix_run_on_the_same_stack()
    {
        using var tree = new TempTree();
        var code = CodeShapes.Deep["interpolations"](20_000);
        tree.Write("Deep.cs", code);

        var piped = ToolRunner.Run(tree.Root, code, ["scan", "--stdin-path", "Deep.cs", "-"]);
        var written = ToolRunner.Run(tree.Root, "fix", "--check");

        Assert.Contains("Deep.cs", piped.Error, StringComparison.Ordinal);
        Assert.Contains("Deep.cs", written.Error, StringComparison.Ordinal);
        Assert.Equal(code, tree.Read("Deep.cs"));
    }

    [Fact]
    public void The_stack_is_as_large_as_it_says() =>
        Assert.InRange(WorkerThreads.Run(static () => Fill(0)), (WorkerThreads.StackSize >> 16) * 3 / 4, WorkerThreads.StackSize >> 16);

    [Fact]
    public void What_one_thread_throws_ends_all_and_is_thrown()
    {
        var started = 0;
        var thrown = Assert.Throws<InvalidOperationException>(() => WorkerThreads.Run(4, isOver =>
        {
            if (Interlocked.Increment(ref started) == 1)
            {
                throw new InvalidOperationException("first");
            }

            SpinWait.SpinUntil(isOver);
        }));

        Assert.Equal("first", thrown.Message);
    }

    /// <summary>How many blocks of 64 KiB fit on the stack.</summary>
    private static int Fill(int depth)
    {
        Span<byte> block = stackalloc byte[1 << 16];
        block[depth % block.Length] = 1;
        return RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Fill(depth + 1) + (block[0] & 0) : depth;
    }
}
