using System.Collections.Concurrent;

namespace SslLint.Tool.Files;

/// <summary>What a link may lead to.</summary>
internal enum LinkRule
{
    /// <summary>Anything: git's own files, and what the user's configuration names.</summary>
    Anywhere,

    /// <summary>What lies in the tree, of a file that lies there; anything, of a file around the tree.</summary>
    InTree,

    /// <summary>Nothing: as git reads <c>.gitignore</c>.</summary>
    Nowhere,
}

/// <summary>Decides which files may be opened, and reads them up to a limit.</summary>
/// <remarks>
/// Who names a file decides. The caller of the tool may name any file, and pipes. Of what the tree holds, and of what lies around it,
/// regular files alone are read; what the tree holds is read only where its
/// real path lies in the tree. The tree is what the caller named: folders, and the folders of files. Every refusal is kept, so that the run can say it.
/// </remarks>
internal sealed class FileGate
{
    private const string NullDevice = "/dev/null";

    private readonly string root;
    private readonly HashSet<string> named;
    private readonly HashSet<string> trees;
    private readonly Lazy<IReadOnlyList<string>> realTrees;
    private readonly ConcurrentDictionary<string, FileRefusal> refusals = new(StringComparer.Ordinal);

    /// <summary>Makes the gate of one run.</summary>
    /// <param name="root">The folder that reported paths are relative to.</param>
    /// <param name="paths">The absolute paths that the caller named.</param>
    public FileGate(string root, IReadOnlyList<string> paths)
    {
        this.root = root;
        named = paths.ToHashSet(StringComparer.Ordinal);
        trees = paths.Select(p => Directory.Exists(p) ? Path.TrimEndingDirectorySeparator(p) : Path.GetDirectoryName(p)!).ToHashSet(StringComparer.Ordinal);
        realTrees = new(() => [.. trees.Select(RealPath.Of).OfType<string>()]);
    }

    /// <summary>The folders that the caller named.</summary>
    public IReadOnlyList<string> NamedFolders => [.. named.Where(Directory.Exists)];

    /// <summary>What was not read, by path.</summary>
    public IReadOnlyList<FileRefusal> Refusals => [.. refusals.Values.OrderBy(r => r.Path, StringComparer.Ordinal)];

    /// <summary>Reads a file or pipe that the caller named.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="limit">How much is read.</param>
    /// <param name="cancellation">Ends the waiting for a pipe.</param>
    /// <exception cref="IOException">There is none, it is of another kind, too large, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadNamed(string path, FileLimit limit, CancellationToken cancellation = default)
    {
        using var file = OpenedFile.TryOpen(path, takesPipe: true) ?? throw new FileNotFoundException();
        return file.ReadAll(limit, cancellation);
    }

    /// <summary>Reads a regular file wherever it is.</summary>
    /// <inheritdoc cref="ReadNamed"/>
    public static byte[] ReadRegular(string path, FileLimit limit)
    {
        using var file = OpenedFile.TryOpen(path) ?? throw new FileNotFoundException();
        return file.ReadAll(limit, CancellationToken.None);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="FileRefusedException">There is more than the limit.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static byte[] ReadStream(Stream stream, FileLimit limit)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            if (content.Length + count > limit.Bytes)
            {
                throw FileRefusedException.TooLarge(limit);
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }

    /// <summary>Reads a file that stands in the tree or around it.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="limit">How much is read.</param>
    /// <param name="links">What a link may lead to.</param>
    /// <returns>Its content; null where there is none, or where it is refused, which is then kept.</returns>
    public byte[]? TryRead(string path, FileLimit limit, LinkRule links)
    {
        // What users name where they want no configuration at all.
        if (path == NullDevice)
        {
            return [];
        }

        try
        {
            using var file = OpenedFile.TryOpen(path, followsLink: links != LinkRule.Nowhere);
            if (file is not null && links == LinkRule.InTree && !named.Contains(path) && TreeOf(path) is not null)
            {
                DemandInTree(path, file);
            }

            return file?.ReadAll(limit, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(path, e);
            return null;
        }
    }

    /// <summary>Opens a file that is examined or changed.</summary>
    /// <param name="path">Its absolute path: one that the caller named, or one below.</param>
    /// <param name="folder">The folder that was opened last.</param>
    /// <param name="takesPipe">Whether a pipe is as good as a file, if the caller named it.</param>
    /// <exception cref="IOException">It isn't opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public OpenedFile Open(string path, TreeFolder folder, bool takesPipe)
    {
        var file = named.Contains(path) ? OpenedFile.TryOpen(path, takesPipe: takesPipe)
            : TreeOf(path) is { } tree ? folder.TryOpen(tree, path)
            : throw new FileRefusedException(SkipReason.Outside, "it lies outside of the tree");
        return file ?? throw new FileNotFoundException();
    }

    /// <summary>Keeps that something is not read.</summary>
    /// <param name="path">Its absolute path, or what stands for it.</param>
    /// <param name="reason">What happened.</param>
    public void Refuse(string path, Exception reason) =>
        refusals.TryAdd(
            path,
            new FileRefusal(
                ScanRoot.Relative(root, path),
                (reason as FileRefusedException)?.Skip ?? SkipReason.Unreadable,
                FileFailure.Reason(reason)));

    private void DemandInTree(string path, OpenedFile file)
    {
        if (RealPath.Of(path) is not { } real || !realTrees.Value.Any(t => ScanRoot.Holds(t, real)) || !file.Is(real))
        {
            throw new FileRefusedException(SkipReason.Link, "it is a link that leads out of the tree");
        }
    }

    /// <summary>The deepest of the trees that holds a path: one may have been named through a link that lies in another.</summary>
    private string? TreeOf(string path)
    {
        var folders = trees.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = Path.GetDirectoryName(path.AsSpan()); !at.IsEmpty; at = Path.GetDirectoryName(at))
        {
            if (folders.TryGetValue(at, out var tree))
            {
                return tree;
            }
        }

        return null;
    }
}

/// <summary>Something that is not read.</summary>
/// <param name="Path">What it is called in reports.</param>
/// <param name="Skip">Why, for counting.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record FileRefusal(string Path, SkipReason Skip, string Reason)
{
    /// <summary>The line that says so.</summary>
    public string Line => $"{Path}: not read, since {Reason}";
}
