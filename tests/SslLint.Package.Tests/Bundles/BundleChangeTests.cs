namespace SslLint.Package.Tests.Bundles;

/// <summary>What a build makes of a project that changes, in the order in which it does.</summary>
public sealed class BundleChangeTests(PackedFeed feed)
{
    [Fact]
    public void A_bundle_comes_and_goes_with_what_asks_for_it_and_clean_leaves_nothing()
    {
        var solution = new BundledProject(feed);
        solution.Settings("shop.c0ffee.eu-west-1.rds.amazonaws.com");
        solution.Dotnet("build");
        Assert.Equal(["aws-rds.pem"], solution.Certificates());

        solution.Settings("shop.postgres.database.azure.com");
        solution.Dotnet("build", "--no-restore");
        Assert.Equal(["azure.pem"], solution.Certificates());

        // No file is newer than before; only a property is another.
        solution.Dotnet("build", "--no-restore", "-p:SslLintCaBundles=public");
        Assert.Equal(["public.pem"], solution.Certificates());

        solution.Dotnet("clean");
        Assert.Empty(solution.Certificates());
        Assert.Empty(Directory.EnumerateFiles(solution.Folder, "SslLint.CaBundles.*", SearchOption.AllDirectories));
    }
}
