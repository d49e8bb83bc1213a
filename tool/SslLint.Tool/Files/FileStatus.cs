namespace SslLint.Tool.Files;

/// <summary>What stands under a name.</summary>
internal enum FileKind
{
    /// <summary>Something that this platform doesn't tell.</summary>
    Unknown,

    /// <summary>A file of bytes that ends.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A pipe, named or not.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device, a terminal among them.</summary>
    Device,
}

/// <summary>What the file system of a Unix says of a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permissions with set-uid, set-gid and sticky bits.</param>
/// <param name="Owner">The number of the user that it belongs to.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="Device">The file system that it is on.</param>
/// <param name="Inode">Its number there: with <paramref name="Device"/> the identity of the file, whatever its name.</param>
/// <param name="Length">Its length in bytes; 0 for pipes, devices and the files of <c>/proc</c>, which have more to give.</param>
internal readonly record struct FileStatus(FileKind Kind, UnixFileMode Mode, uint Owner, uint Group, uint Links, ulong Device, ulong Inode, long Length)
{
    private const int TypeMask = 0xF000;

    /// <summary>Whether both are the same file.</summary>
    public bool IsSameFile(FileStatus other) => Device == other.Device && Inode == other.Inode;

    /// <summary>The kind that a <c>st_mode</c> tells (inode(7); the numbers are the same on every Unix).</summary>
    internal static FileKind KindOf(int mode) => (mode & TypeMask) switch
    {
        0x1000 => FileKind.Pipe,
        0x2000 or 0x6000 => FileKind.Device,
        0x4000 => FileKind.Folder,
        0x8000 => FileKind.Regular,
        0xA000 => FileKind.Link,
        0xC000 => FileKind.Socket,
        _ => FileKind.Unknown,
    };

    /// <summary>The permissions of a <c>st_mode</c>.</summary>
    internal static UnixFileMode PermissionsOf(int mode) => (UnixFileMode)(mode & ~TypeMask);
}
