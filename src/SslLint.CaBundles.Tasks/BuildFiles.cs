namespace SslLint.CaBundles.Tasks;

/// <summary>Reads files that a project names.</summary>
/// <remarks>A build runs what its project says, so this is no wall. It keeps a pipe or an endless file under such a name, which have no length,
/// from holding the build up.</remarks>
internal static class BuildFiles
{
    private const long MaximumLength = 64 * 1024 * 1024;

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="IOException">It can't be read, or is larger than 64 MiB.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] ReadBytes(string path) => IsEmpty(path) ? [] : File.ReadAllBytes(path);

    /// <summary>Reads a text whole.</summary>
    /// <inheritdoc cref="ReadBytes"/>
    public static string ReadText(string path) => IsEmpty(path) ? "" : File.ReadAllText(path);

    private static bool IsEmpty(string path) => new FileInfo(path).Length is var length && length > MaximumLength
        ? throw new IOException("The file is larger than 64 MiB.")
        : length == 0;
}
