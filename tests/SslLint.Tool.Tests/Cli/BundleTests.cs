using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;
using SslLint.Tool.Bundles;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>bundle list</c>, <c>show</c> and <c>export</c>.</summary>
[SupportedOSPlatform("linux")]
public sealed class BundleTests : IDisposable
{
    private static readonly string folder = Repository.PathOf("src/SslLint.CaBundles/bundles");

    private readonly TempTree tree = new();

    public static TheoryData<string> Names => [.. Directory.GetFiles(folder, "*.pem").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    public void Dispose() => tree.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_bundle_of_the_repository_is_exported_byte_for_byte(string name) =>
        Assert.Equal(File.ReadAllText(Path.Combine(folder, name + ".pem")), Run("bundle", "export", name).Output);

    [Fact]
    public void The_list_has_every_bundle_with_the_day_on_which_it_ends_first()
    {
        var run = Run("bundle", "list");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(BundleCatalog.Names.Count, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches(@"(?m)^yandex +2 certificates, first ends 2027-06-20  managed databases of Yandex Cloud$", run.Output);
        using var json = JsonDocument.Parse(Run("bundle", "list", "--format", "json").Output);
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(BundleCatalog.Names, json.RootElement.GetProperty("bundles").EnumerateArray().Select(b => b.GetProperty("name").GetString()));
    }

    [Fact]
    public void Show_says_of_each_certificate_why_it_is_in()
    {
        var run = Run("bundle", "show", "azure");
        Assert.Contains("azure: 3 certificates, for Azure Database for PostgreSQL", run.Output);
        Assert.Contains("Second root of Azure Database for PostgreSQL and MySQL", run.Output);
        using var json = JsonDocument.Parse(Run("bundle", "show", "azure", "--format", "json").Output);
        Assert.All(
            json.RootElement.GetProperty("certificates").EnumerateArray(),
            c => Assert.Contains("azure", c.GetProperty("bundles").EnumerateArray().Select(b => b.GetString())));
    }

    [Fact]
    public void Show_reads_a_file_as_well()
    {
        tree.Write("ca.pem", TestCertificates.Authority("Own CA").Pem());
        Assert.Contains("CN=Own CA\n", Run("bundle", "show", "ca.pem").Output);
        Assert.Contains("in no bundle of this tool", Run("bundle", "show", "ca.pem").Output);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("export")]
    public void An_unknown_name_is_an_error_that_lists_the_bundles(string command)
    {
        var run = Run("bundle", command, "aws");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("the bundles are aws-rds, azure, supabase, yandex, redis-cloud, public", run.Error);
    }

    [Fact]
    public void Export_writes_a_file_once_and_never_over_another()
    {
        Assert.Equal("certs/azure.pem written\n", Run("bundle", "export", "azure", "--out", "certs/azure.pem").Output);
        Assert.Equal("certs/azure.pem holds it already\n", Run("bundle", "export", "azure", "-o", "certs/azure.pem").Output);
        tree.Write("certs/azure.pem", "mine");
        var refused = Run("bundle", "export", "azure", "--out", "certs/azure.pem");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("certs/azure.pem exists already with another content", refused.Error);
        Assert.Equal("mine", tree.Read("certs/azure.pem"));
        Assert.Equal(0, Run("bundle", "export", "azure", "--out", "certs/azure.pem", "--force").ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "azure.pem")), tree.Read("certs/azure.pem"));
        Assert.Equal(["azure.pem"], Directory.EnumerateFiles(tree["certs"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_place_that_can_not_be_written_is_named()
    {
        tree.Write("file", "x");
        var run = Run("bundle", "export", "azure", "--out", "file/azure.pem");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("file/azure.pem: not written, since ", run.Error);
    }

    [Fact]
    public void The_manifest_is_that_of_the_repository() =>
        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "aws-rds.pem")))),
            BundleCatalog.Find("aws-rds")!.Sha256);

    private ToolRun Run(params string[] args) => ToolRunner.Run(tree.Root, args);
}
