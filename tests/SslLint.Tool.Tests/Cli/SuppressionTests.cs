using System.Runtime.Versioning;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Suppressions in the files that the tool reads.</summary>
[SupportedOSPlatform("linux")]
public sealed class SuppressionTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("deploy.yaml", "env:\n  URL: postgres://app@db.example.com/x?sslmode=disable # ssllint: ignore[SSL1001] moves in May\n")]
    [InlineData("deploy.yaml", "env:\n  # ssllint: ignore[SSL1001] moves in May\n  URL: postgres://app@db.example.com/x?sslmode=disable\n")]
    [InlineData("Program.cs", "var c = new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable\"); // ssllint: ignore[SSL1001] moves in May\n")]
    [InlineData("Program.cs", "#pragma warning disable SSL1001\nvar c = new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable\");\n")]
    [InlineData(
        "Program.cs",
        "class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Security\", \"SSL1001\")] "
            + "object M() => new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Disable\"); }\n")]
    public void What_is_suppressed_is_counted_and_does_not_fail(string path, string text)
    {
        tree.Write(path, text);
        var run = ToolRunner.Run(tree.Root, "scan");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("0 errors, 0 warnings, 0 info, 1 suppressed", run.Output);
        Assert.Equal(1, ToolRunner.Run(tree.Root, "scan", "--no-suppressions").ExitCode);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix", "--root-cert", "/ca.pem").ExitCode);
        Assert.Equal(text, tree.Read(path));
    }

    [Fact]
    public void Code_scanning_hears_of_suppressed_findings_and_why()
    {
        tree.Write(
            ".env",
            "A=postgres://app@db.example.com/x?sslmode=disable # ssllint: ignore[SSL1001] moves in May\nB=postgres://app@db.example.com/x?sslmode=disable\n");
        using var log = JsonDocument.Parse(ToolRunner.Run(tree.Root, "scan", "--format", "sarif").Output);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(2, results.Count);
        var suppression = Assert.Single(results.SelectMany(r => r.GetProperty("suppressions").EnumerateArray()));
        Assert.Equal(("inSource", "moves in May"), (suppression.GetProperty("kind").GetString(), suppression.GetProperty("justification").GetString()));
    }

    [Fact]
    public void Fix_takes_out_what_suppresses_nothing()
    {
        tree.Write(".env", "A=1 # ssllint: ignore[SSL1001] old\nB=postgres://app@db.example.com/x?sslmode=disable # ssllint: ignore[SSL1001] kept\n");
        var scan = ToolRunner.Run(tree.Root, "scan", "--format", "concise");
        Assert.Equal(".env(1,5): info SSL9001: nothing on line 1 raises SSL1001\n", scan.Output);
        Assert.Equal(0, ToolRunner.Run(tree.Root, "fix").ExitCode);
        Assert.Equal("A=1\nB=postgres://app@db.example.com/x?sslmode=disable # ssllint: ignore[SSL1001] kept\n", tree.Read(".env"));
    }
}
