using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(SslLint.Package.Tests.PackedFeed))]

namespace SslLint.Package.Tests;

/// <summary>A folder with all packages, packed once for all tests under a version that no cache has seen.</summary>
public sealed class PackedFeed : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ssllint-packages-").FullName;

    public PackedFeed()
    {
        CommitTime = long.Parse(Run("git", Repository.Root, "log", "-1", "--format=%ct").Output, CultureInfo.InvariantCulture);

        // No preview, so that it is what `dotnet add package` takes; parts of an assembly's version end at 65534.
        Version = $"0.{(DateTime.UtcNow - DateTime.UnixEpoch).Days}.{(int)DateTime.UtcNow.TimeOfDay.TotalSeconds / 2}";
        var (code, output) = Run("bash", Repository.Root, Path.Combine(Repository.Root, "eng", "pack.sh"), Feed, Version);
        Assert.True(code == 0, output);
        tool = new Lazy<string>(InstallTool);
    }

    private readonly Lazy<string> tool;

    public string Version { get; }

    /// <summary>When the commit was made that the packages are packed from, in seconds since 1970.</summary>
    public long CommitTime { get; }

    /// <summary>Where restores unpack packages.</summary>
    public static string NuGetPackages { get; } = typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "NuGetPackages").Value!;

    public string Feed => Path.Combine(folder, "feed");

    /// <summary>The tool, installed from the feed once for all tests.</summary>
    public string Tool => tool.Value;

    /// <summary>An empty folder outside of the repository.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>The files of a package that its author put there.</summary>
    public IReadOnlyList<string> FilesOf(string id)
    {
        using var package = Open(id);
        return [.. package.Entries.Select(e => e.FullName)
            .Where(n => n != "[Content_Types].xml" && !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>When the files of a package were last changed, as it says.</summary>
    public IReadOnlyList<DateTime> TimesOf(string id)
    {
        using var package = Open(id);
        return [.. package.Entries.Select(e => e.LastWriteTime.DateTime)];
    }

    /// <summary>A file of a package.</summary>
    public byte[] Read(string id, string path)
    {
        using var package = Open(id);
        using var file = package.GetEntry(path)!.Open();
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>An entry of a package's metadata; null if there is none.</summary>
    public string? Metadata(string id, string name)
    {
        using var nuspec = new MemoryStream(Read(id, $"{id}.nuspec"));
        return XDocument.Load(nuspec).Root!.Elements().Single().Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
    }

    /// <summary>Runs a program; output and errors together, in the order of their streams.</summary>
    public static (int ExitCode, string Output) Run(string program, string workingDirectory, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true
        };

        // Build servers would outlive the test and hold the folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private string InstallTool()
    {
        var target = NewFolder();
        File.WriteAllText(
            Path.Combine(target, "nuget.config"),
            $"""<configuration><packageSources><clear/><add key="feed" value="{Feed}"/></packageSources></configuration>""");
        var (code, output) = Run("dotnet", target, "tool", "install", "dotnet-sslconnect", "--version", Version, "--tool-path", Path.Combine(target, "tools"));
        Assert.True(code == 0, output);
        return Path.Combine(target, "tools", "dotnet-sslconnect");
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);

        // Where restores put what they unpack: this version will not be asked for again.
        foreach (var unpacked in new[] { "ssllint", "ssllint.cabundles" }.Select(id => Path.Combine(NuGetPackages, id, Version)).Where(Directory.Exists))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Feed, $"{id}.{Version}.nupkg"));
}
