using Microsoft.Build.Utilities;
using SslLint.CaBundles.Tasks;

namespace SslLint.CaBundles.Tests.Tasks;

/// <summary>Which of several files at one place is copied.</summary>
public sealed class SettleCaBundlesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ssllint-settle-").FullName;

    public SettleCaBundlesTests()
    {
        foreach (var version in new[] { "1.0.0", "2.0.0" })
        {
            Directory.CreateDirectory(Path.Combine(folder, version, "build"));
            Directory.CreateDirectory(Path.Combine(folder, version, "bundles"));
            File.WriteAllText(Path.Combine(folder, version, "build", "SslLint.CaBundles.targets"), "");
            File.WriteAllText(Path.Combine(folder, version, "bundles", "manifest.json"), "");
        }
    }

    [Fact]
    public void The_same_file_twice_is_no_conflict() => Assert.Empty(Losers([Package("1.0.0"), Package("1.0.0")], []));

    [Fact]
    public void The_version_of_this_project_wins_over_that_of_another() =>
        Assert.Equal([Package("1.0.0")], Losers([Package("1.0.0"), Package("2.0.0")], [Package("2.0.0")]));

    [Fact]
    public void Of_two_versions_that_other_projects_bring_the_last_wins() =>
        Assert.Equal([Package("1.0.0")], Losers([Package("1.0.0"), Package("2.0.0")], []));

    [Fact]
    public void A_file_of_another_project_wins_over_the_bundle_of_this_one() =>
        Assert.Equal([Package("2.0.0")], Losers(["/lib/azure.pem", Package("2.0.0")], [Package("2.0.0")]));

    [Fact]
    public void A_file_that_this_project_brings_as_a_bundle_wins_over_all() =>
        Assert.Equal(["/lib/azure.pem", Package("1.0.0")], Losers(["/lib/azure.pem", Package("1.0.0"), "/app/azure.pem"], ["/app/azure.pem"]));

    [Fact]
    public void Files_that_are_no_bundles_are_left_to_the_SDK() => Assert.Empty(Losers(["/lib/azure.pem", "/app/azure.pem"], []));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Package(string version) => Path.Combine(folder, version, "bundles", "azure.pem");

    private static IEnumerable<string> Losers(string[] placed, string[] brought)
    {
        var task = new SettleCaBundles { Placed = [.. placed.Select(Item)], Brought = [.. brought.Select(Item)] };
        Assert.True(task.Execute());
        return task.Losers.Select(l => l.ItemSpec);
    }

    private static TaskItem Item(string path, int index = 0) =>
        new(path, new Dictionary<string, string> { ["TargetPath"] = index % 2 == 0 ? "certs/azure.pem" : @"certs\azure.pem" });
}
