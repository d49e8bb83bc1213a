using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>The nearest folder with a project or manifest in it, and what holds for all folders below.</summary>
internal sealed record ProjectFolder
{
    private const string BundlesPackage = "SslLint.CaBundles";

    /// <summary>The folder of the project.</summary>
    public required string Folder { get; init; }

    /// <summary>What its manifests say.</summary>
    public ProjectFacts Facts { get; init; } = ProjectFacts.None;

    /// <summary>Packages that <c>Directory.Build.props</c> and its like reference, and versions that they give, here and above.</summary>
    private IReadOnlyList<PackageReference> Shared { get; init; } = [];

    /// <summary>What its files and those around it say to <c>SslLint.CaBundles</c>; null where it doesn't reference the package.</summary>
    public BundleSettings? Bundles { get; private init; }

    /// <summary>The projects of MSBuild in the folder.</summary>
    public IReadOnlyList<string> ProjectFiles { get; private init; } = [];

    /// <summary>The projects that these reference, as absolute paths.</summary>
    public IReadOnlyList<string> References { get; private init; } = [];

    /// <summary>Whether it is built by MSBuild.</summary>
    public bool IsMsBuild { get; private init; }

    private BundleSettings SharedBundles { get; init; } = BundleSettings.None;

    /// <summary>The manifests that hold for the project.</summary>
    private IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Whether a manifest of the project names a file, without folders.</summary>
    public bool Mentions(string fileName) => Texts.Any(t => t.Contains(fileName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The project around a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="outer">The project around the folder above it.</param>
    /// <param name="gate">Decides what may be opened.</param>
    public static ProjectFolder Load(string folder, ProjectFolder outer, FileGate gate)
    {
        var manifests = ReadManifests(folder, gate);
        if (manifests.Count == 0)
        {
            return outer;
        }

        var common = manifests.Where(m => IsShared(m.Name)).ToList();
        var around = outer with
        {
            Shared = [.. outer.Shared, .. common.SelectMany(m => m.Packages)],
            SharedBundles = common.Aggregate(outer.SharedBundles, (settings, m) => m.Bundles.Over(settings)),
            Texts = [.. outer.Texts, .. common.Select(m => m.Text)],
        };
        var projects = manifests.Where(m => !IsMsBuildPart(m.Name)).ToList();
        return projects.Count == 0 ? around : Of(folder, projects, around, outer);
    }

    private static ProjectFolder Of(string folder, List<Manifest> projects, ProjectFolder around, ProjectFolder outer)
    {
        var drivers = new List<DriverEvidence>();
        var bundles = outer.Bundles;
        foreach (var project in projects)
        {
            var references = IsMsBuildProject(project.Name) ? PackageEvidence.Join([.. project.Packages, .. around.Shared], around.Shared) : project.Packages;
            drivers.AddRange(PackageEvidence.EvidenceOf(references, project.Name));
            if (references.Any(r => !r.IsVersionOnly && r.Name.Equals(BundlesPackage, StringComparison.OrdinalIgnoreCase)))
            {
                bundles = project.Bundles.Over(around.SharedBundles);
            }
        }

        var builds = projects.Where(p => IsMsBuildProject(p.Name)).ToList();
        return around with
        {
            Folder = folder,
            IsMsBuild = builds.Count > 0,

            // A package of scripts below an application belongs to its project.
            ProjectFiles = builds.Count > 0 ? [.. builds.Select(p => Path.Combine(folder, p.Name))] : outer.ProjectFiles,
            References = builds.Count > 0 ? [.. builds.SelectMany(p => p.References).Select(r => Path.GetFullPath(r, folder))] : outer.References,
            Bundles = bundles,
            Texts = [.. around.Texts, .. projects.Select(p => p.Text)],

            // A manifest that names no driver leaves the question to the one around it: workspaces share their packages.
            Facts = drivers.Count > 0 ? new ProjectFacts { Drivers = drivers } : outer.Facts,
        };
    }

    private static List<Manifest> ReadManifests(string folder, FileGate gate)
    {
        var manifests = new List<Manifest>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder).Where(f => PackageEvidence.IsManifest(Path.GetFileName(f))).Order(StringComparer.Ordinal))
            {
                if (gate.TryRead(path, FileLimit.Manifest, LinkRule.InTree) is { Length: > 0 } content)
                {
                    var file = new SourceFile(Path.GetFileName(path), TextEncoding.Decode(content).Text);
                    var bundles = IsMsBuildProject(file.Name) || IsMsBuildPart(file.Name)
                        ? BundleSettings.Read(file, CancellationToken.None)
                        : BundleSettings.None;
                    manifests.Add(new Manifest(file.Name, file.Text, PackageEvidence.Read(file, CancellationToken.None), bundles, ReferencesOf(file)));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The scan says what it can't read; here it only means less evidence.
        }

        return manifests;
    }

    /// <summary>The projects that a project references, as written.</summary>
    private static List<string> ReferencesOf(SourceFile file) =>
        !IsMsBuildProject(file.Name) || !file.Text.Contains("ProjectReference", StringComparison.Ordinal)
        ? []
        : [.. new XmlConfigReader().Read(file, CancellationToken.None).Entries
            .Where(e => e.Key == "Include" && e.Section[(e.Section.LastIndexOf(':') + 1)..].StartsWith("ProjectReference", StringComparison.Ordinal))
            .SelectMany(e => e.Value.Value.Split(';')).Select(path => path.Trim().Replace('\\', '/'))
            .Where(path => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal))];

    private static bool IsMsBuildProject(string name) => name.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static bool IsMsBuildPart(string name) =>
        name.EndsWith(".props", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".targets", StringComparison.OrdinalIgnoreCase);

    /// <summary>MSBuild reads these for every project below without being told.</summary>
    private static bool IsShared(string name) => IsMsBuildPart(name) && name.StartsWith("Directory.", StringComparison.OrdinalIgnoreCase);

    private sealed record Manifest(
        string Name, string Text, IReadOnlyList<PackageReference> Packages, BundleSettings Bundles, IReadOnlyList<string> References);
}
