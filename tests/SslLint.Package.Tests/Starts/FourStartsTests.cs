using System.Diagnostics;

namespace SslLint.Package.Tests.Starts;

/// <summary>Connects to real servers with the bundle that the package brings, from each place where an application is started.</summary>
public sealed class FourStartsTests(PackedFeed feed)
{
    /// <summary>How <c>docs/ca-bundles.md</c> calls the ways of naming the bundle.</summary>
    private static readonly (string Way, string Name)[] ways = 
    [
        ("class", "the class: `Root Certificate={CaBundles.AwsRds}`"),
        ("environment", "the environment: `SslLintSetPgSslRootCert`, and no `Root Certificate`"),
        ("path", "a path in `appsettings.json`: `Root Certificate=certs/aws-rds.pem`"),
    ];

    [Fact]
    public async Task The_bundle_is_found_wherever_the_application_is_started_and_no_other_server_is_accepted()
    {
        Assert.SkipWhen(BundleServers.Obstacle is not null, BundleServers.Obstacle ?? "");
        await using var servers = await BundleServers.StartAsync();
        var folder = feed.NewFolder();
        StartedProjects.Write(folder, feed, servers.CaFile);
        var app = Path.Combine(folder, "App");
        var published = Path.Combine(folder, "published");
        var single = Path.Combine(folder, "single");

        var byRun = Results(Run(servers, app, "dotnet", "run"));
        Run(servers, app, "dotnet", "publish", "-o", published, "-nologo");
        var byElsewhere = Results(Run(servers, "/", "dotnet", Path.Combine(published, "App.dll")));
        Run(servers, app, "dotnet", "publish", "-o", single, "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-nologo");
        Assert.Equal(["App", "App.pdb", "appsettings.json", "certs"], Directory.EnumerateFileSystemEntries(single).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var bySingleFile = Results(Run(servers, single, Path.Combine(single, "App")));
        Run(servers, Path.Combine(folder, "App.Tests"), "dotnet", "test");
        var byTest = Results(File.ReadAllText(Path.Combine(folder, "results.txt")));

        StartResults[] starts = [byRun, byElsewhere, bySingleFile, byTest];
        Assert.Equal(
            DocumentedTable(),
            ways.Select(w => string.Join(" | ", starts.Select(s => InWords(s[w.Way, "right"])).Prepend(w.Name))));
        Assert.All(ways, w => Assert.All(starts, s => Assert.Equal(s[w.Way, "right"] == "connected" ? "refused" : s[w.Way, "right"], s[w.Way, "other"])));
    }

    private static string InWords(string outcome) => outcome switch
    {
        "connected" => "connects",
        "missing" => "file not found",
        _ => outcome,
    };

    /// <summary>The rows of the table that users read.</summary>
    private static IEnumerable<string> DocumentedTable() =>
        File.ReadAllText(Repository.PathOf("docs/ca-bundles.md")).Split("<!-- starts -->")[1].Split("<!-- /starts -->")[0].Trim().Split('\n').Skip(2)
            .Select(row => string.Join(" | ", row.Trim('|').Split('|').Select(cell => cell.Trim())));

    private static string Run(BundleServers servers, string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["SHOP_PORT_RIGHT"] = $"{servers.RightPort}";
        start.Environment["SHOP_PORT_OTHER"] = $"{servers.OtherPort}";
        start.Environment["SHOP_RESULTS"] = Path.Combine(Path.GetDirectoryName(folder) ?? "/", "results.txt");
        start.Environment.Remove("PGSSLROOTCERT");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output}{errors.Result}");
        return output;
    }

    private static StartResults Results(string output) => new(output.Split('\n').Select(l => l.Split(' ', 4)).Where(p => p is ["RESULT", _, _, _]).ToDictionary(p => (p[1], p[2]), p => p[3].Trim()));

    private sealed class StartResults(Dictionary<(string Way, string Server), string> outcomes)
    {
        public string this[string way, string server] => outcomes[(way, server)];
    }
}
