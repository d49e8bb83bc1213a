using System.Diagnostics;

namespace SslLint.Package.Tests.Starts;

/// <summary>Starts the application <c>App</c> of a folder, and the tests <c>App.Tests</c>, in each way in which one is started.</summary>
/// <param name="folder">The folder with both.</param>
/// <param name="servers">What they connect to.</param>
/// <param name="hosts">Names that stand for this machine, for what is started alone; null for none.</param>
/// <param name="brings">What its package brings beside the application.</param>
internal sealed class Starts(string folder, BundleServers servers, string[]? hosts, params string[] brings)
{
    /// <summary>The ways, as <c>docs/ca-bundles.md</c> calls them.</summary>
    public static string[] Names { get; } =
        [
            "`dotnet run`",
            "build output, started from another folder",
            "published, started from another folder",
            "single file, started in its folder",
            "test project",
        ];

    /// <summary>Why names can't be made to stand for this machine; null where they can.</summary>
    public static string? HostsObstacle { get; } =
        PackedFeed.Run("sh", "/", "-c", "unshare -rm true").ExitCode == 0
            ? null
            : "unshare -rm is not allowed here, which gives an application other names of hosts";

    private string App => Path.Combine(folder, "App");

    /// <summary>The results of every way.</summary>
    public IReadOnlyList<(string Name, StartResults Results)> All()
    {
        var published = Path.Combine(folder, "published");
        var single = Path.Combine(folder, "single");
        var byRun = ByRun();
        var byBuild = new StartResults(Run("/", "dotnet", Path.Combine(App, "bin", "Debug", "net10.0", "App.dll")));
        Run(App, "dotnet", "publish", "-o", published, "-nologo");
        var byPublish = new StartResults(Run("/", "dotnet", Path.Combine(published, "App.dll")));
        Run(App, "dotnet", "publish", "-o", single, "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-nologo");
        Assert.Equal(
            ["App", "App.pdb", "appsettings.json", .. brings],
            Directory.EnumerateFileSystemEntries(single).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var bySingleFile = new StartResults(Run(single, Path.Combine(single, "App")));
        Run(Path.Combine(folder, "App.Tests"), "dotnet", "test");
        var byTest = new StartResults(File.ReadAllText(Path.Combine(folder, "results.txt")));
        return [.. Names.Zip([byRun, byBuild, byPublish, bySingleFile, byTest])];
    }

    /// <summary>The results of <c>dotnet run</c>.</summary>
    public StartResults ByRun() => new(Run(App, "dotnet", "run"));

    private string Run(string workingDirectory, string program, params string[] arguments)
    {
        // A file of names of its own for the process alone: that of the machine stays as it is.
        string[] command = hosts is null ? [program, .. arguments]
            : ["unshare", "-rm", "sh", "-c", "mount --bind \"$0\" /etc/hosts && exec \"$@\"", HostsFile(), program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["SHOP_PORT_RIGHT"] = $"{servers.RightPort}";
        start.Environment["SHOP_PORT_OTHER"] = $"{servers.OtherPort}";
        start.Environment["SHOP_RESULTS"] = Path.Combine(folder, "results.txt");
        start.Environment.Remove("PGSSLROOTCERT");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {process.ExitCode}\n{output}{errors.Result}");
        return output;
    }

    private string HostsFile()
    {
        var file = Path.Combine(folder, "hosts");
        File.WriteAllText(file, $"127.0.0.1 localhost {string.Join(' ', hosts!)}\n");
        return file;
    }
}

/// <summary>What an application said about each way of naming the root certificate, and each server.</summary>
internal sealed class StartResults(string output)
{
    private readonly Dictionary<(string Way, string Server), string> outcomes =
        output.Split('\n').Select(l => l.Split(' ', 4)).Where(p => p is ["RESULT", _, _, _]).ToDictionary(p => (p[1], p[2]), p => p[3].Trim());

    public string this[string way, string server] => outcomes[(way, server)];
}
