using System.Collections.Concurrent;
using SslLint.Analysis;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>The projects around files, each folder looked at once.</summary>
/// <param name="root">The folder above which nothing is read.</param>
internal sealed class ProjectIndex(string root)
{
    private readonly ConcurrentDictionary<string, ProjectFolder> folders = new(StringComparer.Ordinal);

    /// <summary>What the nearest project says about a file.</summary>
    public ProjectFacts FactsFor(string file) => ProjectAround(Path.GetDirectoryName(file)!).Facts;

    /// <summary>The folder of the nearest project; the root where there is none.</summary>
    public string FolderFor(string file) => ProjectAround(Path.GetDirectoryName(file)!).Folder;

    private ProjectFolder ProjectAround(string folder)
    {
        if (folders.TryGetValue(folder, out var known))
        {
            return known;
        }

        var above = Path.GetDirectoryName(folder);
        var isTop = folder == root || above is null || !ScanRoot.Holds(root, folder);
        var project = ProjectFolder.Load(folder, isTop ? null : ProjectAround(above!)) ?? (isTop ? new ProjectFolder(root, ProjectFacts.None) : ProjectAround(above!));
        return folders.GetOrAdd(folder, project);
    }
}
