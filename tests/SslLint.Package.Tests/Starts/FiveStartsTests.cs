namespace SslLint.Package.Tests.Starts;

/// <summary>Connects to real servers with the bundle that the package brings, from each place where an application is started.</summary>
public sealed class FiveStartsTests(PackedFeed feed)
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
        var starts = new Starts(folder, servers, hosts: null, "certs").All();
        Assert.Equal(
            DocumentedTable(),
            ways.Select(w => string.Join(" | ", starts.Select(s => InWords(s.Results[w.Way, "right"])).Prepend(w.Name))));
        Assert.All(
            ways,
            w => Assert.All(
                starts,
                s => Assert.Equal(s.Results[w.Way, "right"] == "connected" ? "refused" : s.Results[w.Way, "right"], s.Results[w.Way, "other"])));
    }

    [Fact]
    public async Task What_fix_writes_connects_wherever_the_application_is_started_and_no_other_server_is_accepted()
    {
        Assert.SkipWhen(BundleServers.Obstacle is not null, BundleServers.Obstacle ?? "");
        Assert.SkipWhen(Starts.HostsObstacle is not null, Starts.HostsObstacle ?? "");
        await using var servers = await BundleServers.StartAsync();
        var folder = feed.NewFolder();
        FixedProjects.Write(folder, feed, servers.CaFile);
        var starts = new Starts(folder, servers, BundleServers.ProviderHosts, "certs");

        // Insecure: the server of another CA is as good as the right one.
        var insecure = starts.ByRun();
        Assert.All(FixedProjects.Ways, w => Assert.Equal(("connected", "connected"), (insecure[w, "right"], insecure[w, "other"])));

        // The usual way. The provider's bundle is the CA of the tests, so that their server stands for the provider's.
        var (added, output) = PackedFeed.Run("dotnet", folder, "add", "App", "package", "SslLint.CaBundles", "--version", feed.Version);
        Assert.True(added == 0, output);
        var project = Path.Combine(folder, "App", "App.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project).Replace("<!-- own -->", """<SslLintCaBundle Include="trust/aws-rds.pem" />""", StringComparison.Ordinal));
        Assert.DoesNotContain("SslLintSetPgSslRootCert", File.ReadAllText(project));

        var (code, account) = PackedFeed.Run(feed.Tool, folder, "fix");
        Assert.True(code == 0, account);
        Assert.Contains("<SslLintSetPgSslRootCert>true</SslLintSetPgSslRootCert>", File.ReadAllText(project));
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate={CaBundles.AwsRds}", File.ReadAllText(Path.Combine(folder, "App", "Connections.cs")));
        Assert.Contains("Pooling=false;SSL Mode=VerifyFull\"", File.ReadAllText(Path.Combine(folder, "App", "appsettings.json")));
        Assert.Contains("0 errors, 0 warnings, 0 info", PackedFeed.Run(feed.Tool, folder, "scan").Output);
        Assert.Equal("fixed 0 connections in 0 files, 0 not fixed\n", PackedFeed.Run(feed.Tool, folder, "fix").Output);

        Assert.Equal(
            starts.All().SelectMany(s => FixedProjects.Ways.Select(w => $"{s.Name}, {w}: {s.Results[w, "right"]}, {s.Results[w, "other"]}")),
            from start in Starts.Names from way in FixedProjects.Ways select $"{start}, {way}: connected, refused");
    }

    /// <summary>The driver verifies the CA that the strings name, and no name: whether the server has the right one only the server can say.</summary>
    [Fact]
    public async Task What_fix_writes_after_asking_the_server_connects_wherever_the_application_is_started()
    {
        Assert.SkipWhen(BundleServers.Obstacle is not null, BundleServers.Obstacle ?? "");
        Assert.SkipWhen(Starts.HostsObstacle is not null, Starts.HostsObstacle ?? "");
        await using var servers = await BundleServers.StartAsync();
        var folder = feed.NewFolder();
        FixedProjects.Write(folder, feed, BundleServers.ProviderHosts, $"SSL Mode=VerifyCA;Root Certificate={servers.CaFile}");

        // Whether this file gets into the output, no server knows.
        StartedProjects.Write(folder, "App/certs/ca.pem", File.ReadAllText(servers.CaFile));
        var staging = $$"""
            { "ConnectionStrings": { "Shop": "Host={{BundleServers.ProviderHosts[0]}};Database=a;SSL Mode=Require;Root Certificate=certs/ca.pem" } }
            """;
        StartedProjects.Write(folder, "App/appsettings.Staging.json", staging);

        var wrong = Fix(servers.OtherPort);
        Assert.Contains("fixed 0 connections in 0 files", wrong);
        Assert.Contains("App/Connections.cs:12:", wrong);
        Assert.Contains("the strict string would not connect: the server's certificate", wrong);

        var right = Fix(servers.RightPort);
        Assert.Contains("fixed 2 connections in 2 files", right);
        Assert.Contains("which certificates stand where the application runs, no server can say", right);
        Assert.Equal(staging, File.ReadAllText(Path.Combine(folder, "App", "appsettings.Staging.json")));
        Assert.Equal(
            new Starts(folder, servers, BundleServers.ProviderHosts).All()
                .SelectMany(s => FixedProjects.Ways.Select(w => $"{s.Name}, {w}: {s.Results[w, "right"]}, {s.Results[w, "other"]}")),
            from start in Starts.Names from way in FixedProjects.Ways select $"{start}, {way}: connected, refused");

        string Fix(int port) => PackedFeed.Run(feed.Tool, folder, "fix", "--verified", "--connect", $"localhost:{port}").Output;
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
}
