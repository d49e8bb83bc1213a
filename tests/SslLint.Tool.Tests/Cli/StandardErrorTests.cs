using System.Runtime.Versioning;
using SslLint.Tool.Output;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>What files are called reaches no stream as it is: it could steer a terminal, or a CI server that obeys lines.</summary>
[SupportedOSPlatform("linux")]
public sealed class StandardErrorTests : IDisposable
{
    private const string Broken = "{\"a\":\"postgres://app@db.example.com/s?sslmode=require\", \"b\": \"broken\n";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("x\n::warning file=a::owned.json")]
    [InlineData("x\r\n::stop-commands::t.json")]
    [InlineData("x\e]0;owned\a.json")]
    [InlineData("x\u009b31m.json")]
    [InlineData("x\u202enosj.json")]
    [InlineData("x\u2066y\u2069.json")]
    [InlineData("x\u2028::error::y.json")]
    [InlineData("::error::y.json")]
    [InlineData("  ::add-mask::y.json")]
    [InlineData("##vso[task.setvariable variable=a]y.json")]
    [InlineData("##[error]y.json")]
    public void File_names_steer_nothing(string name)
    {
        tree.Write("plain.json", """{"ConnectionStrings":{"Npgsql":"Host=plain.example.com;SSL Mode=Require"}}""");
        tree.Write(name, Broken);
        SpecialFiles.Pipe(tree, $"{name}.d/.editorconfig");
        tree.Write($"{name}.d/db.env", "DATABASE_URL=postgres://app@db.example.com/app?sslmode=disable\n");
        string[][] runs =
        [
            ["scan"], ["scan", "--format", "concise"], ["fix", "--check", "--root-cert", "ca.pem"], ["inventory"], ["bundle", "check", name],
            ["bundle", "show", name], ["truststore", "show", name],
            ["scan", "gone" + name], ["scan", "plain.json", "--config", name + "gone"], ["scan", "plain.json", "--baseline", name], ["init", name],
        ];
        foreach (var args in runs)
        {
            var run = ToolRunner.Run(tree.Root, args);
            Assert.NotEmpty(run.Output + run.Error);
            foreach (var line in (run.Output + "\n" + run.Error).Split('\n'))
            {
                Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), $"{args[0]}: {line}");
                Assert.DoesNotContain("##[", line);
                Assert.DoesNotContain("##vso[", line);
                Assert.DoesNotContain(line, c => Printable.Breaks(c));
            }
        }

        Assert.Contains(".d/.editorconfig: not read, since it is a pipe", ToolRunner.Run(tree.Root, "scan").Error);
    }
}
