using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>The nearest folder with a project or manifest in it, and what holds for all folders below.</summary>
internal sealed record ProjectFolder
{
    /// <summary>The folder of the project.</summary>
    public required string Folder { get; init; }

    /// <summary>The project around it; null where there is none.</summary>
    public ProjectFolder? Outer { get; private init; }

    /// <summary>The drivers that its own manifests name.</summary>
    public IReadOnlyList<DriverEvidence> Drivers { get; private init; } = [];

    /// <summary>Those that its projects of MSBuild name: what a project gets that references one of them.</summary>
    public IReadOnlyList<DriverEvidence> BuiltDrivers { get; private init; } = [];

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

    /// <summary>Projects that all below reference.</summary>
    private IReadOnlyList<ProjectReference> SharedReferences { get; init; } = [];

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
            SharedReferences = [.. outer.SharedReferences, .. common.SelectMany(m => m.References)],
            SharedBundles = common.Aggregate(outer.SharedBundles, (settings, m) => m.Bundles.Over(settings)),
            Texts = [.. outer.Texts, .. common.Select(m => m.Text)],
        };
        var projects = manifests.Where(m => !IsMsBuildPart(m.Name)).ToList();
        return projects.Count == 0 ? around : Of(folder, projects, around, outer);
    }

    private static ProjectFolder Of(string folder, List<Manifest> projects, ProjectFolder around, ProjectFolder outer)
    {
        var bundles = outer.Bundles;
        foreach (var project in projects)
        {
            if (PackagesOf(project, around).Any(r => !r.IsVersionOnly && r.Name.Equals(PackageEvidence.BundlesPackage, StringComparison.OrdinalIgnoreCase)))
            {
                bundles = project.Bundles.Over(around.SharedBundles);
            }
        }

        var builds = projects.Where(p => IsMsBuildProject(p.Name)).ToList();
        return around with
        {
            Folder = folder,
            Outer = outer,
            IsMsBuild = builds.Count > 0,

            // A package of scripts below an application belongs to its project.
            ProjectFiles = builds.Count > 0 ? [.. builds.Select(p => Path.Combine(folder, p.Name))] : outer.ProjectFiles,
            References = builds.Count > 0
                ? [.. builds.SelectMany(p => p.References).Concat(around.SharedReferences).Select(r => r.From(folder)).Distinct()]
                : outer.References,
            Bundles = bundles,
            Texts = [.. around.Texts, .. projects.Where(p => !PackageEvidence.IsLockFile(p.Name)).Select(p => p.Text)],
            Drivers = DriversOf(projects, around),
            BuiltDrivers = builds.Count > 0
                ? DriversOf([.. projects.Where(p => IsMsBuildProject(p.Name) || PackageEvidence.IsBesideProject(p.Name))], around)
                : [],
        };
    }

    /// <summary>The drivers that manifests of one folder name. What is locked says which version it is.</summary>
    private static IReadOnlyList<DriverEvidence> DriversOf(IReadOnlyList<Manifest> projects, ProjectFolder around)
    {
        return PackageEvidence.WithFarther(Of(isLock: true), Of(isLock: false));

        List<DriverEvidence> Of(bool isLock) => [.. projects.Where(p => PackageEvidence.IsLockFile(p.Name) == isLock)
            .SelectMany(p => PackageEvidence.EvidenceOf(PackagesOf(p, around), p.Name))];
    }

    private static IReadOnlyList<PackageReference> PackagesOf(Manifest project, ProjectFolder around) =>
        IsMsBuildProject(project.Name) ? PackageEvidence.Join([.. project.Packages, .. around.Shared], around.Shared) : project.Packages;

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
                    var isMsBuild = IsMsBuildProject(file.Name) || IsMsBuildPart(file.Name);
                    var entries = isMsBuild ? new XmlConfigReader().Read(file, CancellationToken.None).Entries : [];
                    var packages = isMsBuild ? PackageEvidence.ReadMsBuild(entries) : PackageEvidence.Read(file, CancellationToken.None);
                    manifests.Add(
                        new Manifest(
                            file.Name,
                            file.Text,
                            [.. packages.Where(PackageEvidence.Tells)],
                            BundleSettings.Read(entries),
                            ProjectReference.In(entries, folder)));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The scan says what it can't read; here it only means less evidence.
        }

        return manifests;
    }

    private static bool IsMsBuildProject(string name) => name.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static bool IsMsBuildPart(string name) =>
        name.EndsWith(".props", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".targets", StringComparison.OrdinalIgnoreCase);

    /// <summary>MSBuild reads these for every project below without being told.</summary>
    private static bool IsShared(string name) => IsMsBuildPart(name) && name.StartsWith("Directory.", StringComparison.OrdinalIgnoreCase);

    private sealed record Manifest(
        string Name, string Text, IReadOnlyList<PackageReference> Packages, BundleSettings Bundles, IReadOnlyList<ProjectReference> References);
}
