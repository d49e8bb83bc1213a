using SslLint.Analysis;
using SslLint.Readers;
using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Projects;

/// <summary>The nearest folder with a project or manifest in it, and what holds for all folders below.</summary>
internal sealed record ProjectFolder
{
    private const string BundlesPackage = "SslLint.CaBundles";
    private const int MaximumManifestLength = 4 * 1024 * 1024;

    /// <summary>The folder of the project.</summary>
    public required string Folder { get; init; }

    /// <summary>What its manifests say.</summary>
    public ProjectFacts Facts { get; init; } = ProjectFacts.None;

    /// <summary>Packages that <c>Directory.Build.props</c> and its like reference, and versions that they give, here and above.</summary>
    private IReadOnlyList<PackageReference> Shared { get; init; } = [];

    /// <summary>The project around a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="outer">The project around the folder above it.</param>
    public static ProjectFolder Load(string folder, ProjectFolder outer)
    {
        var manifests = ReadManifests(folder);
        if (manifests.Count == 0)
        {
            return outer;
        }

        List<PackageReference> shared = [.. outer.Shared, .. manifests.Where(m => IsShared(m.Name)).SelectMany(m => m.Packages)];
        var projects = manifests.Where(m => !IsMsBuildPart(m.Name)).ToList();
        if (projects.Count == 0)
        {
            return outer with { Shared = shared };
        }

        var drivers = new List<DriverEvidence>();
        var bringsBundles = false;
        foreach (var (name, packages) in projects)
        {
            var references = IsMsBuild(name) ? PackageEvidence.Join([.. packages, .. shared], shared) : packages;
            drivers.AddRange(PackageEvidence.EvidenceOf(references, name));
            bringsBundles |= references.Any(r => !r.IsVersionOnly && r.Name.Equals(BundlesPackage, StringComparison.OrdinalIgnoreCase));
        }

        return new ProjectFolder
        {
            Folder = folder,
            Shared = shared,

            // A manifest that names no driver leaves the question to the one around it: workspaces share their packages.
            Facts = new ProjectFacts
            {
                Drivers = drivers.Count > 0 ? drivers : outer.Facts.Drivers,
                Bundles = bringsBundles ? Bundles.Names : outer.Facts.Bundles,
            },
        };
    }

    private static List<(string Name, IReadOnlyList<PackageReference> Packages)> ReadManifests(string folder)
    {
        var manifests = new List<(string, IReadOnlyList<PackageReference>)>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder).Where(f => PackageEvidence.IsManifest(Path.GetFileName(f))).Order(StringComparer.Ordinal))
            {
                if (new FileInfo(path).Length is > 0 and <= MaximumManifestLength)
                {
                    var text = TextEncoding.Decode(File.ReadAllBytes(path)).Text;
                    manifests.Add((Path.GetFileName(path), PackageEvidence.Read(new SourceFile(Path.GetFileName(path), text), CancellationToken.None)));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The scan says what it can't read; here it only means less evidence.
        }

        return manifests;
    }

    private static bool IsMsBuild(string name) => name.EndsWith("proj", StringComparison.OrdinalIgnoreCase);

    private static bool IsMsBuildPart(string name) =>
        name.EndsWith(".props", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".targets", StringComparison.OrdinalIgnoreCase);

    /// <summary>MSBuild reads these for every project below without being told.</summary>
    private static bool IsShared(string name) => IsMsBuildPart(name) && name.StartsWith("Directory.", StringComparison.OrdinalIgnoreCase);
}
