using SslLint.Analysis;
using SslLint.Certificates;
using SslLint.Configuration;
using SslLint.Discovery;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.CaBundles.Tasks;

/// <summary>Judges the root certificates that configuration files name by what the build copies (SSL2002, SSL2003), and the drivers that the project
/// brings (SSL4004).</summary>
/// <param name="projectFolder">The folder of the project.</param>
/// <param name="copied">What the build copies: target path with <c>/</c>, source path.</param>
/// <param name="bundles">The names of the bundles among them.</param>
/// <param name="packages">The packages that the project references: they tell the drivers.</param>
/// <param name="targets">The frameworks that the project is built for.</param>
/// <param name="configurations">The <c>.editorconfig</c> and <c>.globalconfig</c> files of the project.</param>
/// <param name="now">The time, UTC.</param>
internal sealed class ConfigurationCheck(
    string projectFolder,
    IReadOnlyDictionary<string, string> copied,
    IReadOnlyList<string> bundles,
    IEnumerable<PackageReference> packages,
    IReadOnlyList<string> targets,
    IReadOnlyList<EditorConfigFile> configurations,
    DateTime now)
{
    private static readonly FileReaders readers = new();
    private static readonly AnalysisOptions ofRoots = new() { Rules = ["SSL2002", "SSL2003"] };
    private static readonly AnalysisOptions ofDrivers = new() { Rules = ["SSL4004"] };

    private readonly IReadOnlyList<DriverEvidence> drivers = PackageEvidence.EvidenceOf(packages, "project");

    /// <summary>The findings of a file, with their places.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="text">Its text.</param>
    public IReadOnlyList<(Finding Finding, Text.LinePosition Start, Text.LinePosition End)> Judge(string path, string text) =>
        CandidateSearch.MayContain(text) ? Judge(path, text, ofRoots) : [];

    /// <summary>What is to be said of the drivers that a project file, or one that it imports, names; with their places.</summary>
    /// <inheritdoc cref="Judge(string, string)"/>
    public IReadOnlyList<(Finding Finding, Text.LinePosition Start, Text.LinePosition End)> JudgeDriver(string path, string text) =>
        PackageFindings.MayContain(text) ? Judge(path, text, ofDrivers) : [];

    private IReadOnlyList<(Finding Finding, Text.LinePosition Start, Text.LinePosition End)> Judge(string path, string text, AnalysisOptions options)
    {
        var file = new SourceFile(path, text);
        if (!readers.Reads(Path.GetFileName(path)))
        {
            return [];
        }

        var configuration = FileConfiguration.Of(EditorConfigSet.KeysFor(configurations, path.Replace('\\', '/')), isCode: false);
        if (configuration.IsExcluded)
        {
            return [];
        }

        var facts = new ProjectFacts { Drivers = drivers, TargetFrameworks = targets, Bundles = bundles, RootCertificates = Find };
        return [.. FileAnalyzer.Analyze(file, readers.Read(file, CancellationToken.None), facts, configuration.Over(options)).Findings
            .Select(f => (f, file.Lines.PositionOf(f.Span.Start), file.Lines.PositionOf(f.Span.End)))];
    }

    private RootCertificateFile? Find(string path)
    {
        if (!RootCertificatePaths.IsJudged(path))
        {
            return null;
        }

        var target = path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
        if (copied.TryGetValue(target, out var source))
        {
            return Read(source);
        }

        return File.Exists(Path.Combine(projectFolder, target))
            ? RootCertificateFile.NotFound("it is in the folder of the project, but the build does not copy it to the output", isCertain: true)
            : RootCertificateFile.NotFound("the build copies no such file to the output, and it is not in the folder of the project", isCertain: true);
    }

    private RootCertificateFile? Read(string path)
    {
        try
        {
            return RootCertificateFile.Found(CertificateFile.Read(BuildFiles.ReadBytes(path)), now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
