using SslLint.Certificates;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Tool.Bundles;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Projects;

/// <summary>What stands around files: their projects, and what the files of a whole application or repository say together.</summary>
/// <param name="folders">The projects around files.</param>
internal sealed class ProjectIndex(ProjectFolders folders)
{
    private readonly ApplicationDefaults? defaults;
    private readonly RepositoryServices? services;
    private readonly RootCertificateLookup certificates = new(folders.Root);

    /// <summary>The projects around files, with what can be said of the applications that they make.</summary>
    /// <param name="folders">The projects around files.</param>
    /// <param name="tree">The files that git tracks or would track below the root.</param>
    /// <param name="services">The names of the repository's own services.</param>
    /// <param name="connections">The connections of a file; null where it can't be read.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public ProjectIndex(
        ProjectFolders folders,
        SelectionRequest tree,
        RepositoryServices services,
        Func<SelectedFile, IReadOnlyList<ReportedConnection>?> connections,
        CancellationToken cancellation)
        : this(folders)
    {
        this.services = services;
        defaults = new ApplicationDefaults(folders.Root, this, () => FileSelector.Select(tree, cancellation).Files, connections, tree.Gate);
    }

    /// <summary>What the nearest project says about a file, and what is known of the files that its strings name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">Where bundles are expected.</param>
    public ProjectFacts FactsFor(string file, AnalysisOptions options)
    {
        var project = folders.Around(file);
        var brought = project.Bundles?.BroughtFor(Path.GetFileName(file), BundleCatalog.Names) ?? [];
        return new ProjectFacts
        {
            Drivers = folders.DriversOf(project),
            Bundles = brought,
            OwnBundles = project.Bundles?.Own ?? [],
            HasBundleClass = project.Bundles is { HasClass: true },
            DefaultRoot = defaults?.Of(project),
            IsService = name => services?.Has(name) == true,
            OfferDefault = wanted => defaults?.Offer(project, wanted),
            RootCertificates = path => !IsBrought(path) ? certificates.Find(path, file, project)
                : BundleSettings.IsSource(Path.GetFileName(file)) ? RootCertificateFile.BesideApplication()
                : null,
        };

        bool IsBrought(string path) => brought.Any(b => options.PathOf(b) == path) || project.Bundles?.Own.Any(o => options.PathOf(o) == path) == true;
    }

    /// <summary>The project around a file.</summary>
    public ProjectFolder Around(string file) => folders.Around(file);

    /// <summary>The folder of the nearest project; the root where there is none.</summary>
    public string FolderFor(string file) => folders.Around(file).Folder;
}
