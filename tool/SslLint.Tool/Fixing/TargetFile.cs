using Microsoft.Win32.SafeHandles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>A file that is to be replaced, held open: the same one that was read, whatever stands under its name meanwhile.</summary>
internal sealed class TargetFile : IDisposable
{
    private readonly TargetFolder folder;
    private readonly string name;

    private TargetFile(TargetFolder folder, string name, SafeFileHandle handle)
    {
        this.folder = folder;
        this.name = name;
        Handle = handle;
    }

    /// <summary>The opened file, to read.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Opens a file that is no link.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Null where nothing stands under the name.</returns>
    /// <exception cref="IOException">It is no regular file, or can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static TargetFile? Open(TargetFolder folder, string name)
    {
        switch (folder.KindOf(name))
        {
            case null:
                return null;
            case FileKind.Regular:
                break;
            case FileKind.Link:
                throw new WriteRefusedException("it is a link");
            default:
                throw new WriteRefusedException("it is no regular file");
        }

        if (!UnixFiles.IsSupported)
        {
            return new TargetFile(folder, name, File.OpenHandle(folder.PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }

        var handle = UnixFiles.OpenAt(folder.Handle, name, UnixOpen.Read | UnixOpen.NoFollow);
        if (UnixFiles.StatusOf(handle).Kind != FileKind.Regular)
        {
            handle.Dispose();
            throw new WriteRefusedException("it is no regular file");
        }

        return new TargetFile(folder, name, handle);
    }

    /// <summary>Makes sure that the file itself may be written to: a rename would take the place of one that nobody may.</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void DemandWritable()
    {
        using var opened = UnixFiles.IsSupported
            ? UnixFiles.OpenAt(folder.Handle, name, UnixOpen.Write | UnixOpen.NoFollow)
            : File.OpenHandle(folder.PathOf(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>The content.</summary>
    /// <exception cref="IOException">It can't be read, or is larger than an array can be.</exception>
    public byte[] Read()
    {
        var length = RandomAccess.GetLength(Handle);
        if (length > Array.MaxLength)
        {
            throw new WriteRefusedException("it is too large");
        }

        var content = new byte[length];
        var read = 0;
        while (read < content.Length && RandomAccess.Read(Handle, content.AsSpan(read), read) is > 0 and var count)
        {
            read += count;
        }

        return content[..read];
    }

    /// <summary>Whether its name still leads to it, and it holds what it held.</summary>
    public bool IsStill(byte[] before) =>
        RandomAccess.GetLength(Handle) == before.Length
        && Read().AsSpan().SequenceEqual(before)
        && (!UnixFiles.IsSupported || (UnixFiles.StatusAt(folder.Handle, name) is { } now && now.IsSameFile(UnixFiles.StatusOf(Handle))));

    /// <summary>What is to be said of a file with several names; null for one.</summary>
    public string? OtherNames() => UnixFiles.IsSupported && UnixFiles.StatusOf(Handle).Links is > 1 and var links
        ? $"it had {(links == 2 ? "another name" : $"{links - 1} other names")} (hard links), which {(links == 2 ? "keeps" : "keep")} the old text"
        : null;

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
