using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace SslLint.Tool.Files;

/// <summary>A file that is open to be read: regular, or a pipe where the caller named it. The one place of the tool that opens files
/// for their content.</summary>
/// <remarks>Opening never waits. The kind is asked before, since opening alone can change a device, and again of what was opened,
/// since the name may have gone to something else.</remarks>
internal sealed class OpenedFile : IDisposable
{
    /// <summary>Who writes into a pipe that is named on a command line has been started before.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan slice = TimeSpan.FromMilliseconds(100);

    private readonly SafeFileHandle handle;
    private readonly FileStatus? status;
    private long place;

    private OpenedFile(SafeFileHandle handle, FileStatus? status, long length)
    {
        this.handle = handle;
        this.status = status;
        Length = length;
    }

    /// <summary>Its length when it was opened, in bytes. It may have more to give, or less.</summary>
    public long Length { get; }

    /// <summary>Whether it is a pipe.</summary>
    private bool IsPipe => status?.Kind == FileKind.Pipe;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="followsLink">Whether a link stands for what it leads to; else it is refused.</param>
    /// <param name="takesPipe">Whether a pipe is as good as a file.</param>
    /// <returns>The file; null where nothing stands under the path.</returns>
    /// <exception cref="FileRefusedException">It is of another kind.</exception>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static OpenedFile? TryOpen(string path, bool followsLink = true, bool takesPipe = false)
    {
        if (!UnixFiles.IsSupported)
        {
            return TryOpenPlainly(path, followsLink);
        }

        if (UnixFiles.StatusOf(path, followsLink) is not { } before)
        {
            return null;
        }

        Demand(before.Kind, takesPipe);
        return Of(UnixFiles.Open(path, followsLink ? UnixOpen.Read : UnixOpen.Read | UnixOpen.NoFollow), takesPipe);
    }

    /// <summary>Opens a regular file of an opened folder.</summary>
    /// <returns>The file; null where nothing stands under the name.</returns>
    /// <exception cref="FileRefusedException">It is of another kind.</exception>
    /// <exception cref="IOException">It can't be opened.</exception>
    public static OpenedFile? TryOpenAt(SafeFileHandle folder, string name)
    {
        if (!UnixFiles.IsSupported)
        {
            throw new PlatformNotSupportedException();
        }

        if (UnixFiles.StatusAt(folder, name) is not { } before)
        {
            return null;
        }

        Demand(before.Kind, takesPipe: false);
        return Of(UnixFiles.OpenAt(folder, name, UnixOpen.Read | UnixOpen.NoFollow), takesPipe: false);
    }

    /// <summary>Opens a regular file below an opened folder, with no link on the way, where that takes few calls.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="path">The names on the way, with <c>/</c> between.</param>
    /// <returns>The file; null where there is none, where it is of another kind, or where it can't be opened so:
    /// names looked at one by one say which.</returns>
    public static OpenedFile? TryOpenBeneath(SafeFileHandle folder, string path)
    {
        if (!UnixFiles.IsSupported)
        {
            throw new PlatformNotSupportedException();
        }

        try
        {
            if (UnixFiles.StatusBelow(folder, path)?.Kind == FileKind.Regular)
            {
#pragma warning disable CA2000 // The file disposes of it.
                return UnixFiles.TryOpenBeneath(folder, path) is { } handle ? Of(handle, takesPipe: false) : null;
#pragma warning restore CA2000
            }
        }
        catch (UnixFileException)
        {
            // As with a path that is too long to be said at once.
        }

        return null;
    }

    /// <summary>Whether it is the file that stands under a path which has no links in it.</summary>
    public bool Is(string path) =>
        !UnixFiles.IsSupported || (UnixFiles.StatusOf(path, follow: false) is { } found && status is { } own && own.IsSameFile(found));

    /// <summary>Reads all.</summary>
    /// <param name="limit">How much is read.</param>
    /// <param name="cancellation">Ends the waiting for a pipe.</param>
    /// <exception cref="FileRefusedException">There is more than that.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public byte[] ReadAll(FileLimit limit, CancellationToken cancellation)
    {
        byte[] buffer = [];
        var length = ReadAll(ref buffer, limit, cancellation);
        return length == buffer.Length ? buffer : buffer[..length];
    }

    /// <summary>Reads all into a buffer that grows.</summary>
    /// <returns>How much of it is filled, in bytes.</returns>
    /// <inheritdoc cref="ReadAll(FileLimit, CancellationToken)"/>
    public int ReadAll(ref byte[] buffer, FileLimit limit, CancellationToken cancellation)
    {
        const int first = 4096;

        // One byte more than the limit must fit, else what is too large would look like what ends.
        var most = Math.Min(limit.Bytes, Array.MaxLength - 1L);
        if (Length > most)
        {
            throw FileRefusedException.TooLarge(limit);
        }

        // The byte of room beyond the size tells a file that grew from one that ended, most often without another call.
        Reserve(ref buffer, Length > 0 ? Length + 1 : first);
        var length = 0;
        while (true)
        {
            var count = Read(buffer.AsSpan(length), cancellation);
            length += count;
            if (length > most)
            {
                throw FileRefusedException.TooLarge(limit);
            }

            if (count == 0 || (length == Length && length < buffer.Length))
            {
                return length;
            }

            Reserve(ref buffer, length + 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private static OpenedFile Of(SafeFileHandle handle, bool takesPipe)
    {
        try
        {
            if (!UnixFiles.IsSupported)
            {
                throw new PlatformNotSupportedException();
            }

            var status = UnixFiles.StatusOf(handle);
            Demand(status.Kind, takesPipe);
            return new OpenedFile(handle, status, status.Kind == FileKind.Regular ? status.Length : 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void Demand(FileKind kind, bool takesPipe)
    {
        if (kind != FileKind.Regular && !(takesPipe && kind == FileKind.Pipe))
        {
            throw FileRefusedException.Of(kind);
        }
    }

    private static OpenedFile? TryOpenPlainly(string path, bool followsLink)
    {
        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? throw FileRefusedException.Of(FileKind.Folder) : null;
        }

        if (!followsLink && new FileInfo(path).LinkTarget is not null)
        {
            throw FileRefusedException.Of(FileKind.Link);
        }

        // Sharing everything spares the lock that the runtime would take otherwise.
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new OpenedFile(handle, null, RandomAccess.GetLength(handle));
        }
        catch (NotSupportedException)
        {
            handle.Dispose();
            throw FileRefusedException.Of(FileKind.Unknown);
        }
    }

    private static void Reserve(ref byte[] buffer, long needed)
    {
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min(Math.Max(needed, buffer.Length * 2L), Array.MaxLength));
        }
    }

    private int Read(Span<byte> buffer, CancellationToken cancellation)
    {
        if (UnixFiles.IsSupported)
        {
            // Some files of /proc have nothing to give until something happens.
            return IsPipe ? ReadPipe(buffer, cancellation)
                : UnixFiles.Read(handle, buffer) is >= 0 and var read ? read
                : throw new FileRefusedException(SkipReason.NotRegular, "it would have to be waited for");
        }

        var count = RandomAccess.Read(handle, buffer, place);
        place += count;
        return count;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private int ReadPipe(Span<byte> buffer, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var isReady = UnixFiles.WaitToRead(handle, slice);
            var count = UnixFiles.Read(handle, buffer);
            if (count > 0 || (count == 0 && isReady))
            {
                return count;
            }

            // Nothing, and no writer either: a pipe whose writer went says so while waiting.
            if (count == 0 && waited.Elapsed > patience)
            {
                throw new FileRefusedException(SkipReason.NotRegular, "it is a pipe that nobody writes to");
            }
        }
    }
}
