using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>Writes where the caller says: over a file, or into a pipe or device. Links are followed, but none that lies in a scanned tree.</summary>
internal static class OutputFile
{
    /// <summary>Names of what is open already: writing there goes on where others stopped.</summary>
    private static readonly string[] openFiles = ["/proc/", "/dev/fd/"];

    /// <summary>How the devices of Windows are called.</summary>
    private const string WindowsDevice = @"\\.\";

    /// <summary>Writes.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="content">The content.</param>
    /// <param name="trees">The real paths of the folders in which no link is followed.</param>
    /// <param name="createFolder">Whether missing folders are made.</param>
    /// <exception cref="IOException">It can't be written, or a link in a tree would be followed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, IReadOnlyList<string> trees, bool createFolder)
    {
        if (IsStream(path))
        {
            using var stream = new FileStream(Real(path, trees), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write(content);
            return;
        }

        TryPut(path, content, mode: null, overwrite: true, trees, createFolder);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="content">The content.</param>
    /// <param name="mode">Its permissions; null for those of the file that is replaced, or the default.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="trees">The real paths of the folders in which no link is followed.</param>
    /// <param name="createFolder">Whether missing folders are made.</param>
    /// <returns>False where it exists and may not be replaced.</returns>
    /// <exception cref="IOException">It can't be written, or a link in a tree would be followed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool TryPut(string path, ReadOnlySpan<byte> content, UnixFileMode? mode, bool overwrite, IReadOnlyList<string> trees, bool createFolder)
    {
        var place = PlaceOf(path, trees);
        return createFolder || Directory.Exists(Path.GetDirectoryName(place.FullPath))
            ? AtomicFile.TryPut(place, content, mode, overwrite)
            : throw new DirectoryNotFoundException();
    }

    /// <summary>The place of what the caller names.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="trees">The real paths of the folders in which no link is followed.</param>
    /// <exception cref="IOException">A link in a tree would be followed.</exception>
    public static TreePlace PlaceOf(string path, IReadOnlyList<string> trees)
    {
        var real = Real(path, trees);
        var folder = trees.Where(t => ScanRoot.Holds(t, real) && t.Length < real.Length).MaxBy(t => t.Length) ?? Path.GetDirectoryName(real);
        return folder is null ? throw new WriteRefusedException("it is a folder") : TreePlace.Below(folder, real);
    }

    /// <summary>Whether a path leads to something that is written into and can't be replaced.</summary>
    public static bool IsStream(string path) =>
        !UnixFiles.IsSupported
            ? path.StartsWith(WindowsDevice, StringComparison.Ordinal)
            : UnixFiles.StatusOf(path, follow: true) is { Kind: FileKind.Pipe or FileKind.Device or FileKind.Socket }
                || openFiles.Any(f => RealPath.OfTarget(path).StartsWith(f, StringComparison.Ordinal));

    private static string Real(string path, IReadOnlyList<string> trees) =>
        RealPath.OfTarget(path, folder =>
        {
            if (trees.Any(t => ScanRoot.Holds(t, folder)))
            {
                throw new WriteRefusedException("a link that lies in the scanned tree is not followed");
            }
        });
}
