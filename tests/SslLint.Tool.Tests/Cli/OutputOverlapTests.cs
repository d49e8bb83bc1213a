using System.Runtime.Versioning;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>No output takes the place of another, or of what the command reads.</summary>
[SupportedOSPlatform("linux")]
public sealed class OutputOverlapTests : IDisposable
{
    private readonly TempTree tree = new();

    public OutputOverlapTests() => tree.Write("a.env", "A=postgres://db.example.com/shop?sslmode=disable\n");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("--format", "json=a", "--format", "sarif=a")]
    [InlineData("--format", "json=./a", "--format", "sarif=a")]
    [InlineData("--format", "json=link", "--format", "sarif=target")]
    [InlineData("--format", "json", "-o", "a", "--format", "sarif=x/../a")]
    [InlineData("--format", "json=b.json", "--baseline", "b.json")]
    [InlineData("--format", "json=b.json", "--write-baseline", "./b.json")]
    [InlineData("-o", ".editorconfig", "--config", ".editorconfig")]
    [InlineData("-o", "a.env", "a.env")]
    public void Two_uses_of_one_file_are_an_error(params string[] args)
    {
        tree.Write("b.json", """{ "schemaVersion": 1, "findings": [] }""");
        tree.Write(".editorconfig", "root = true\n");
        tree.Write("target", "kept");
        File.CreateSymbolicLink(tree["link"], "target");
        var before = Directory.GetFiles(tree.Root).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f))).ToList();
        var run = ToolRunner.Run(tree.Root, ["scan", .. args]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("findings can't be written there", run.Error);
        Assert.Equal(before, Directory.GetFiles(tree.Root).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f))));
    }

    [Fact]
    public void A_baseline_that_is_read_and_written_is_right()
    {
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", "--write-baseline", "b.json").ExitCode);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "scan", "--baseline", "b.json", "--write-baseline", "b.json", "--format", "json=a").ExitCode);
    }
}
