using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>What a run that was killed left behind: untracked files of a temporary file's name that belong to who runs this.</summary>
internal sealed class Leftovers
{
    private readonly Dictionary<string, HashSet<string>?> tracked = new(StringComparer.Ordinal);

    /// <summary>Whether a file is one, or one that a run is writing at this moment. A tracked file of such a name is a file like any other.</summary>
    /// <param name="path">Its absolute path.</param>
    public bool Holds(string path) =>
        TemporaryFile.IsName(Path.GetFileName(path.AsSpan()))
        && (!UnixFiles.IsSupported || (UnixFiles.StatusOf(path, follow: false) is { Kind: FileKind.Regular } status && status.Owner == UnixFiles.EffectiveUser))
        && IsUntracked(path);

    /// <summary>Those of a folder.</summary>
    /// <param name="folder">Its absolute path.</param>
    public IEnumerable<string> In(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, TemporaryFile.Pattern).Where(Holds)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Removes one.</summary>
    /// <param name="place">Where it is.</param>
    /// <returns>False where a run holds it, or it is gone.</returns>
    /// <exception cref="IOException">It can't be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static bool TryRemove(TreePlace place)
    {
        using var folder = TargetFolder.Open(place, create: false);
        if (!UnixFiles.IsSupported)
        {
            // Who writes one shares it for reading alone.
            using (File.OpenHandle(folder.PathOf(place.Name), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            folder.Delete(place.Name);
            return true;
        }

        using var file = TargetFile.Open(folder, place.Name);
        if (file is null
            || UnixFiles.StatusOf(file.Handle).Owner != UnixFiles.EffectiveUser
            || !UnixFiles.TryLock(file.Handle)
            || UnixFiles.StatusAt(folder.Handle, place.Name) is not { } named || !named.IsSameFile(UnixFiles.StatusOf(file.Handle)))
        {
            return false;
        }

        folder.Delete(place.Name);
        return true;
    }

    private bool IsUntracked(string path)
    {
        // A gate of its own, whose refusals tell that it is not known what git tracks.
        var folder = Path.GetDirectoryName(path)!;
        var gate = new FileGate(folder, [folder]);
        if (GitRepository.Discover(folder, gate) is not { } repository)
        {
            return gate.Refusals.Count == 0;
        }

        if (!tracked.TryGetValue(repository.WorkTree, out var paths))
        {
            paths = Tracked(repository);
            paths = gate.Refusals.Count == 0 ? paths : null;
            tracked.Add(repository.WorkTree, paths);
        }

        return paths is not null && !paths.Contains(ScanRoot.Relative(repository.WorkTree, path));
    }

    /// <summary>What git tracks; null where that can't be known, so that everything may be.</summary>
    private static HashSet<string>? Tracked(GitRepository repository)
    {
        try
        {
            return repository.ReadTrackedPaths().ToHashSet(StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
