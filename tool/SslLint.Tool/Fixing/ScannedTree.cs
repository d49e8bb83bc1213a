using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>What a run was asked for, as the limit of what it writes: the named folders, and the folders of named files.</summary>
/// <remarks>Made before anything is read, so that a named file that becomes a link meanwhile is not followed.</remarks>
internal sealed class ScannedTree
{
    private readonly string root;
    private readonly List<string> folders = [];
    private readonly Dictionary<string, TreePlace?> files = new(StringComparer.Ordinal);

    /// <summary>Makes the tree of a run.</summary>
    /// <param name="selection">What was asked for.</param>
    public ScannedTree(SelectionRequest selection)
    {
        root = selection.Root;
        foreach (var path in selection.Paths)
        {
            if (Directory.Exists(path))
            {
                folders.Add(Path.TrimEndingDirectorySeparator(path));
            }
            else if (Path.GetDirectoryName(path) is { } folder)
            {
                folders.Add(folder);
                files[path] = PlaceOfNamed(path, folder);
            }
        }

        folders.Sort((a, b) => b.Length - a.Length);
    }

    /// <summary>The place of a file, below the innermost of the folders.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <exception cref="WriteRefusedException">It lies outside.</exception>
    public TreePlace PlaceOf(string path)
    {
        if (files.TryGetValue(path, out var named))
        {
            return named ?? throw new WriteRefusedException("it is a link that leads out of its folder");
        }

        var folder = folders.Find(f => ScanRoot.Holds(f, path)) ?? root;
        return ScanRoot.Holds(folder, path) ? TreePlace.Below(folder, path) : throw new WriteRefusedException("it lies outside of the tree");
    }

    /// <summary>The folders without links, and the work trees of git around them: when something is written elsewhere,
    /// no link that lies there is followed.</summary>
    /// <param name="selection">What was asked for.</param>
    public static IReadOnlyList<string> RealFolders(SelectionRequest selection) =>
        [.. selection.Paths.SelectMany(p => RealFolders(p, selection.Gate)).Distinct(StringComparer.Ordinal)];

    /// <summary>The same of one path.</summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="gate">Decides what may be opened.</param>
    public static IEnumerable<string> RealFolders(string path, FileGate gate)
    {
        var folder = RealPath.OfTarget(Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? path);
        yield return folder;
        if (GitRepository.Discover(folder, gate) is { } repository)
        {
            yield return repository.WorkTree;
        }
    }

    /// <summary>A link that the caller names stands for what it leads to, within its folder.</summary>
    private static TreePlace? PlaceOfNamed(string path, string folder)
    {
        if (new FileInfo(path).LinkTarget is null)
        {
            return TreePlace.Below(folder, path);
        }

        var realFolder = RealPath.OfTarget(folder);
        var target = RealPath.OfTarget(path);
        return ScanRoot.Holds(realFolder, target) && target.Length > realFolder.Length ? TreePlace.Below(realFolder, target) : null;
    }
}
