using System.Runtime.Versioning;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

[SupportedOSPlatform("linux")]
public sealed class InventoryTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Every_connection_is_listed_right_or_wrong()
    {
        tree.Write("App.csproj", """<Project><ItemGroup><PackageReference Include="Npgsql" Version="10.0.3" /></ItemGroup></Project>""");
        using (var ca = TestCertificates.Authority("Own CA"))
        {
            tree.Write("certs/ca.pem", ca.Pem());
        }

        tree.Write("appsettings.json", """
            {
              "ConnectionStrings": {
                "Strict": "Host=db.example.com;Username=a;Password=hunter2;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem",
                "Weak": "Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;Username=a;Password=hunter2;SSL Mode=Require",
                "Local": "Host=localhost;Username=a;Password=hunter2"
              }
            }
            """);
        var run = ToolRunner.Run(tree.Root, "inventory");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "appsettings.json:3:16: strict\n  host:   db.example.com\n"
                + "  driver: npgsql 10.0.3 (keys that only Npgsql knows)\n  roots:  certs/ca.pem, valid, until ",
            run.Output);
        Assert.Contains("appsettings.json:4:14: unverified\n  host:   shop.c0ffee.eu-west-1.rds.amazonaws.com (aws-rds)\n", run.Output);
        Assert.Contains("  host:   localhost (this machine)\n", run.Output);
        Assert.EndsWith("3 connections: 1 strict, 1 unverified, 1 opportunistic\n", run.Output);
        Assert.DoesNotContain("hunter2", run.Output);

        using var json = JsonDocument.Parse(ToolRunner.Run(tree.Root, "inventory", "--format", "json").Output);
        var strict = json.RootElement.GetProperty("connections")[0];
        Assert.Equal(
            ("postgresql", "npgsql", "strict", "remote"),
            (strict.GetProperty("engine").GetString(), strict.GetProperty("driver").GetString(), strict.GetProperty("verification").GetString(),
                strict.GetProperty("hostClass").GetString()));
        Assert.Equal(
            ("file", "valid"),
            (strict.GetProperty("trustAnchor").GetProperty("kind").GetString(), strict.GetProperty("trustAnchor").GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("connections")[1].GetProperty("trustAnchor").ValueKind);
    }

    [Fact]
    public void Nothing_to_list_is_said()
    {
        var run = ToolRunner.Run(tree.Root, "inventory");
        Assert.Equal((0, "0 connections\n"), (run.ExitCode, run.Output));
        Assert.Equal(2, ToolRunner.Run(tree.Root, "inventory", "missing").ExitCode);
    }
}
