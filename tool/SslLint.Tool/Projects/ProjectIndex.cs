using System.Collections.Concurrent;
using SslLint.Certificates;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Projects;

/// <summary>The projects around files, each folder looked at once.</summary>
/// <param name="root">The folder above which nothing is read.</param>
/// <param name="gate">Decides what may be opened.</param>
internal sealed class ProjectIndex(string root, FileGate gate)
{
    private readonly ApplicationDefaults? defaults;

    private readonly ConcurrentDictionary<string, ProjectFolder> folders = new(StringComparer.Ordinal);
    private readonly RootCertificateLookup certificates = new(root);

    /// <summary>The projects around files, with what can be said of the applications that they make.</summary>
    /// <param name="root">The folder above which nothing is read.</param>
    /// <param name="gate">Decides what may be opened of the projects around files.</param>
    /// <param name="tree">The files that git tracks or would track below the root.</param>
    /// <param name="connections">The connections of a file; null where it can't be read.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public ProjectIndex(
        string root,
        FileGate gate,
        SelectionRequest tree,
        Func<SelectedFile, IReadOnlyList<ReportedConnection>?> connections,
        CancellationToken cancellation)
        : this(root, gate) => defaults = new ApplicationDefaults(root, this, () => FileSelector.Select(tree, cancellation).Files, connections, tree.Gate);

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
            DefaultRoot = defaults?.Of(project),
            OfferDefault = wanted => defaults?.Offer(project, wanted),
            RootCertificates = path => !IsBrought(path) ? certificates.Find(path, file, project)
                : BundleSettings.IsSource(Path.GetFileName(file)) ? RootCertificateFile.BesideApplication()
                : null,
        };

        bool IsBrought(string path) => brought.Any(b => options.PathOf(b) == path) || project.Bundles?.Own.Any(o => options.PathOf(o) == path) == true;
    }

    /// <summary>The project around a file.</summary>
    public ProjectFolder Around(string file) => ProjectAround(Path.GetDirectoryName(file)!);

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
