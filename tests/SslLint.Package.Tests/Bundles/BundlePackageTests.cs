using System.Security.Cryptography;
using System.Text.Json;

namespace SslLint.Package.Tests.Bundles;

public sealed class BundlePackageTests(PackedFeed feed)
{
    private const string Id = "SslLint.CaBundles";

    [Fact]
    public void The_package_holds_the_bundles_and_what_a_build_needs_to_copy_them()
    {
        var imported = new[] { "SslLint.CaBundles.props", "SslLint.CaBundles.targets", "SslLint.ConfigFiles.props" };
        var bundles = Directory.EnumerateFiles(Repository.PathOf("src/SslLint.CaBundles/bundles")).Select(f => "bundles/" + Path.GetFileName(f)).ToList();
        Assert.Equal(41, bundles.Count);
        Assert.Equal(
            new[]
            {
                "README.md", "SslLint.CaBundles.nuspec", "THIRD-PARTY-NOTICES", "icon.png", "lib/netstandard2.0/_._",
                "tasks/netstandard2.0/SslLint.CaBundles.Tasks.dll", "tasks/netstandard2.0/SslLint.Core.dll",
            }
            .Concat(imported.Select(f => "build/" + f)).Concat(imported.Select(f => "buildTransitive/" + f)).Concat(bundles).Order(StringComparer.Ordinal),
            feed.FilesOf(Id));
    }

    [Fact]
    public void A_bundle_has_the_bytes_that_were_reviewed()
    {
        using var manifest = JsonDocument.Parse(feed.Read(Id, "bundles/manifest.json"));
        var bundles = manifest.RootElement.GetProperty("bundles").EnumerateArray().ToList();
        Assert.Equal(40, bundles.Count);
        Assert.All(bundles, b => Assert.Equal(
            b.GetProperty("sha256").GetString(),
            Convert.ToHexString(SHA256.HashData(feed.Read(Id, $"bundles/{b.GetProperty("name").GetString()}.pem")))));
    }

    [Fact]
    public void The_package_depends_on_nothing_and_is_handed_on()
    {
        Assert.Null(feed.Metadata(Id, "developmentDependency"));
        Assert.Null(feed.Metadata(Id, "dependencies"));
        Assert.Equal("README.md", feed.Metadata(Id, "readme"));
        Assert.Equal("icon.png", feed.Metadata(Id, "icon"));
        Assert.Equal(File.ReadAllBytes(Repository.PathOf("docs/ca-bundles.md")), feed.Read(Id, "README.md"));
    }
}
