using System.Text.RegularExpressions;

namespace SslLint.Package.Tests.Bundles;

/// <summary>Projects with <c>SslLint.CaBundles</c> in a folder of their own, taken once for all tests through what people do with them.</summary>
[CollectionDefinition]
public sealed partial class BundledSolution : ICollectionFixture<BundledSolution>
{
    private readonly string folder;

    public BundledSolution(PackedFeed feed)
    {
        folder = feed.NewFolder();
        Write("nuget.config", $"""<configuration><packageSources><add key="packed" value="{feed.Feed}" /></packageSources></configuration>""");
        Write(".editorconfig", "root = true\n");
        Write("Directory.Build.targets", "<Project />");
        Write(
            "Directory.Build.props",
            $"<Project><PropertyGroup><NuGetAudit>false</NuGetAudit><CaBundlesVersion>{feed.Version}</CaBundlesVersion></PropertyGroup></Project>");
        ExpiresOn = TrustFiles.Write(Path.Combine(folder, "trust"));
        foreach (var project in BundledProjects.Good.Concat(BundledProjects.Bad))
        {
            project.Write(FolderOf(project));
        }

        FirstBuild = Run("build", Solution("Good", BundledProjects.Good));
        BuiltAt = CopiesByTime();
        File.SetLastWriteTimeUtc(Path.Combine(FolderOf(BundledProjects.Shop), "appsettings.json"), DateTime.UtcNow);
        SecondBuild = Run("build", "Good.slnx", "--no-restore");
        RebuiltAt = CopiesByTime();
        NoBuildPublish = Run("publish", "Consumer", "--no-build", "-c", "Debug", "-o", PublishedOf(BundledProjects.Consumer));
        Publish = Run("publish", Solution("Published", [BundledProjects.Both, BundledProjects.TakenByReference, BundledProjects.Own]), "-c", "Debug");
        SingleFilePublish = Run(
            "publish", "Shop", "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-o", PublishedOf(BundledProjects.Shop));
        FailedBuild = Run("build", Solution("Bad", BundledProjects.Bad));
    }

    /// <summary>When the expiring CA ends.</summary>
    public DateTimeOffset ExpiresOn { get; }

    internal BuildLog FirstBuild { get; }

    /// <summary>Nothing has changed since the first, but <see cref="BundledProjects.Shop"/> was touched.</summary>
    internal BuildLog SecondBuild { get; }

    internal BuildLog NoBuildPublish { get; }

    internal BuildLog Publish { get; }

    internal BuildLog SingleFilePublish { get; }

    internal BuildLog FailedBuild { get; }

    /// <summary>The copies of bundles, and the classes, after the first build, with the time of each.</summary>
    internal IReadOnlyList<string> BuiltAt { get; }

    /// <summary>The same after the second.</summary>
    internal IReadOnlyList<string> RebuiltAt { get; }

    internal string FolderOf(AnalyzedProject project) => Path.Combine(folder, project.Name);

    internal string TrustFile(string name) => Path.Combine(folder, "trust", name);

    internal string OutputOf(AnalyzedProject project, string framework = "net10.0") => Path.Combine(FolderOf(project), "bin", "Debug", framework);

    internal string PublishedOf(AnalyzedProject project) => Path.Combine(folder, "published", project.Name);

    /// <summary>The files under <c>certs/</c> of an output folder.</summary>
    internal static IReadOnlyList<string> CertsIn(string output) =>
        Directory.Exists(Path.Combine(output, "certs"))
            ? [.. Directory.EnumerateFiles(Path.Combine(output, "certs")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>What a build says about a project with a code of ours, each once: <c>level code file(line)</c>.</summary>
    internal IReadOnlyList<string> Said(BuildLog log, AnalyzedProject project) =>
        [.. Message().Matches(log.Output)
            .Where(m => Path.GetDirectoryName((m.Groups["project"] is { Success: true } named ? named : m.Groups["file"]).Value) == FolderOf(project))
            .Select(m => $"{m.Groups["level"].Value} {m.Groups["code"].Value} {Path.GetRelativePath(folder, m.Groups["file"].Value)}{m.Groups["line"].Value}")
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    internal BuildLog Run(string command, params string[] arguments)
    {
        var (code, output) = PackedFeed.Run("dotnet", folder, [command, .. arguments, "-nologo"]);
        return new BuildLog(code, output);
    }

    private List<string> CopiesByTime() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f =>
                f.Contains("/bin/", StringComparison.Ordinal) && f.EndsWith(".pem", StringComparison.Ordinal)
                    || f.EndsWith("SslLint.CaBundles.g.cs", StringComparison.Ordinal))
            .Select(f => $"{Path.GetRelativePath(folder, f)} {File.GetLastWriteTimeUtc(f):O} {new FileInfo(f).CreationTimeUtc:O}")
            .Order(StringComparer.Ordinal)];

    private string Solution(string name, IEnumerable<AnalyzedProject> projects)
    {
        Write(name + ".slnx", $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p.Name}/{p.Files.Keys.First()}" />"""))}</Solution>");
        return name + ".slnx";
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);

    // MSBuild's form: FILE : LEVEL CODE: …, FILE(LINE): …, FILE(LINE,COLUMN): …, each with the project at its end unless the file is that.
    [GeneratedRegex(
        @"^\s*(?<file>/[^(\n:]+?)(?<line>\(\d+(,\d+)*\))? ?: (?<level>warning|error) (?<code>SSL\d+|NETSDK\d+|CS\d+): "
            + @"[^\n]*?(\[(?<project>/[^\]\n:]+)(::[^\]\n]*)?\])?$",
        RegexOptions.Multiline)]
    private static partial Regex Message();
}
