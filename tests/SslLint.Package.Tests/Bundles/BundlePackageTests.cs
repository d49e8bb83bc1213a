using System.Text;

namespace SslLint.Package.Tests.Bundles;

public sealed class BundlePackageTests(PackedFeed feed)
{
    [Fact]
    public void The_package_holds_every_bundle_the_targets_and_the_task_and_nothing_else()
    {
        var bundles = Directory.GetFiles(Repository.PathOf("src/SslLint.CaBundles/bundles")).Select(f => $"bundles/{Path.GetFileName(f)}");
        string[] targets = ["SslLint.CaBundles.props", "SslLint.CaBundles.targets", "SslLint.ConfigFiles.props"];
        Assert.Equal(
            new[] { "README.md", "SslLint.CaBundles.nuspec", "THIRD-PARTY-NOTICES", "icon.png", "lib/netstandard2.0/_._", "tasks/netstandard2.0/SslLint.CaBundles.Tasks.dll", "tasks/netstandard2.0/SslLint.Core.dll" }
                .Concat(bundles).Concat(targets.Select(t => $"build/{t}")).Concat(targets.Select(t => $"buildTransitive/{t}")).Order(StringComparer.Ordinal),
            feed.FilesOf("SslLint.CaBundles"));
    }

    [Fact]
    public void It_depends_on_nothing_and_reaches_whoever_references_the_project()
    {
        var nuspec = Encoding.UTF8.GetString(feed.Read("SslLint.CaBundles", "SslLint.CaBundles.nuspec"));
        Assert.DoesNotContain("<dependency ", nuspec);
        Assert.DoesNotContain("<developmentDependency>", nuspec);
        Assert.Contains("<readme>README.md</readme>", nuspec);
    }

    [Fact]
    public void Its_bundles_are_byte_for_byte_those_of_the_repository() =>
        Assert.All(
            Directory.GetFiles(Repository.PathOf("src/SslLint.CaBundles/bundles")),
            f => Assert.Equal(File.ReadAllBytes(f), feed.Read("SslLint.CaBundles", $"bundles/{Path.GetFileName(f)}")));

    [Fact]
    public void Files_in_the_package_carry_the_time_of_the_commit() =>
        Assert.All(feed.TimesOf("SslLint.CaBundles"), t => Assert.InRange(new DateTimeOffset(t, TimeSpan.Zero).ToUnixTimeSeconds(), feed.CommitTime - 1, feed.CommitTime));
}
