using System.Collections.Concurrent;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Files;

namespace SslLint.Tool.Projects;

/// <summary>The folders around files with their projects, and what these reference. Each folder is looked at once, and only where it is asked for.</summary>
/// <param name="root">The folder above which nothing is read.</param>
/// <param name="gate">Decides what may be opened.</param>
internal sealed class ProjectFolders(string root, FileGate gate)
{
    /// <summary>So many projects are followed from one of them. The largest open solutions of .NET have some hundreds.</summary>
    private const int MostProjects = 1000;

    private readonly Lazy<string?> realRoot = new(() => RealPath.Of(root));
    private readonly ConcurrentDictionary<string, Lazy<ProjectFolder>> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<ProjectFolder?>> referenced = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<DriverEvidence>>> drivers = new(StringComparer.Ordinal);

    /// <summary>The folder above which nothing is read.</summary>
    public string Root => root;

    /// <summary>The project around a file.</summary>
    /// <param name="file">Its absolute path.</param>
    public ProjectFolder Around(string file) => AroundFolder(Path.GetDirectoryName(file)!);

    /// <summary>The drivers that a project names, and those of the projects that it references, and so on, the nearest first. A project that gets none so
    /// leaves the question to the one around it: workspaces share their packages.</summary>
    public IReadOnlyList<DriverEvidence> DriversOf(ProjectFolder project) =>
        drivers.GetOrAdd(project.Folder, _ => new Lazy<IReadOnlyList<DriverEvidence>>(() => FindDrivers(project))).Value;

    private ProjectFolder AroundFolder(string folder) => folders.GetOrAdd(folder, f => new Lazy<ProjectFolder>(() => Load(f))).Value;

    private ProjectFolder Load(string folder)
    {
        var above = Path.GetDirectoryName(folder);
        var outer = above is null || folder == root || !ScanRoot.Holds(root, above) ? new ProjectFolder { Folder = root } : AroundFolder(above);
        return ProjectFolder.Load(folder, outer, gate);
    }

    private IReadOnlyList<DriverEvidence> FindDrivers(ProjectFolder project)
    {
        for (var at = project; at is not null; at = at.Outer)
        {
            if (WithReferences(at) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>The drivers of one project, then those of all that are one reference away, and so on.</summary>
    private IReadOnlyList<DriverEvidence> WithReferences(ProjectFolder project)
    {
        var found = project.Drivers;
        var seen = project.ProjectFiles.ToHashSet(StringComparer.Ordinal);
        var level = project.IsMsBuild ? project.References : [];
        while (level.Count > 0)
        {
            var projects = level.Where(path => seen.Count < MostProjects && seen.Add(path)).Select(Referenced).OfType<ProjectFolder>().ToList();
            found = PackageEvidence.WithFarther(found, projects.SelectMany(p => p.BuiltDrivers).Distinct());
            level = [.. projects.SelectMany(p => p.References)];
        }

        return found;
    }

    /// <summary>The folder of a project that another one references; null where there is no such project below the root. The repository names it, so that
    /// no link is followed on the way.</summary>
    private ProjectFolder? Referenced(string path) => referenced.GetOrAdd(path, _ => new Lazy<ProjectFolder?>(() =>
    {
        var folder = Path.GetDirectoryName(path);
        return folder is not null && ScanRoot.Holds(root, folder) && RealPath.Of(folder) is { } real && real == realRoot.Value + folder[root.Length..]
            && AroundFolder(folder) is var project && project.Folder == folder && project.ProjectFiles.Contains(path, StringComparer.OrdinalIgnoreCase)
            ? project
            : null;
    })).Value;
}
