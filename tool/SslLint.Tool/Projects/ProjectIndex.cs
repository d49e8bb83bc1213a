using System.Collections.Concurrent;
using SslLint.Analysis;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>The projects around files, each folder looked at once.</summary>
/// <param name="root">The folder above which nothing is read.</param>
/// <param name="gate">Decides what may be opened.</param>
internal sealed class ProjectIndex(string root, FileGate gate)
{
    private readonly ConcurrentDictionary<string, ProjectFolder> folders = new(StringComparer.Ordinal);
    private readonly RootCertificateLookup certificates = new(root);

    /// <summary>What the nearest project says about a file, and what is known of the files that its strings name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">Where bundles are expected.</param>
    public ProjectFacts FactsFor(string file, AnalysisOptions options)
    {
        var project = ProjectAround(Path.GetDirectoryName(file)!);
        var brought = project.Bundles?.BroughtFor(Path.GetFileName(file), BundleCatalog.Names) ?? [];
        return project.Facts with
        {
            Bundles = brought,
            OwnBundles = project.Bundles?.Own ?? [],
            HasBundleClass = project.Bundles is { HasClass: true },
            DefaultBundle = project.Bundles?.Default,
            RootCertificates = path => brought.Any(b => options.PathOf(b) == path) || project.Bundles?.Own.Any(o => options.PathOf(o) == path) == true ? null : certificates.Find(path, file, project),
        };
    }

    /// <summary>The folder of the nearest project; the root where there is none.</summary>
    public string FolderFor(string file) => ProjectAround(Path.GetDirectoryName(file)!).Folder;

    private ProjectFolder ProjectAround(string folder)
    {
        if (folders.TryGetValue(folder, out var known))
        {
            return known;
        }

        var above = Path.GetDirectoryName(folder);
        var outer = above is null || folder == root || !ScanRoot.Holds(root, above) ? new ProjectFolder { Folder = root } : ProjectAround(above);
        return folders.GetOrAdd(folder, ProjectFolder.Load(folder, outer, gate));
    }
}
