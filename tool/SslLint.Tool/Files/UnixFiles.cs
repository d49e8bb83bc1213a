using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SslLint.Tool.Files;

/// <summary>How a file is opened. Never waits: a pipe without a writer is open at once, and reads nothing.</summary>
[Flags]
internal enum UnixOpen
{
    /// <summary>To read, through links.</summary>
    Read = 0,

    /// <summary>To write into what is there.</summary>
    Write = 1,

    /// <summary>A folder, as the start of other calls; anything else is an error.</summary>
    Folder = 2,

    /// <summary>A link under this name is an error. Folders before it may be links.</summary>
    NoFollow = 4,
}

/// <summary>What the runtime lacks of the file system of a Unix: opening without waiting and without following links,
/// calls that begin at an opened folder, owners, kinds, attributes.</summary>
/// <remarks>
/// Linux and macOS, any processor. Every method throws <see cref="UnixFileException"/>, an <see cref="IOException"/>,
/// where the system refuses. What is written reaches the disk by
/// <see cref="RandomAccess.FlushToDisk"/>, for folders too; permissions are set by <see cref="File.SetUnixFileMode(SafeFileHandle, UnixFileMode)"/>.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixFiles
{
    private const int Interrupted = 4;

    /// <summary>Whether this is a system that the calls are known of; elsewhere plain .NET has to do.</summary>
    [UnsupportedOSPlatformGuard("windows")]
    public static bool IsSupported { get; } = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>The number of the user that the process acts for.</summary>
    public static uint EffectiveUser => GetEffectiveUser();

    /// <summary>Opens a file or folder.</summary>
    public static SafeFileHandle Open(string path, UnixOpen how) => OpenAt(Native.CurrentFolder, path, how);

    /// <summary>Opens what stands in a folder.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="name">A single name.</param>
    /// <param name="how">How.</param>
    public static SafeFileHandle OpenAt(SafeFileHandle folder, string name, UnixOpen how) => At(folder, name, how, static (f, n, h) => OpenAt(f, n, h));

    /// <summary>Opens a folder below another, with no link on the way.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="path">The names of the folders on the way, with <c>/</c> between; empty for the folder itself.</param>
    /// <exception cref="UnixFileException">One doesn't exist, is no folder, or is a link.</exception>
    public static SafeFileHandle OpenBelow(SafeFileHandle folder, string path)
    {
        var at = OpenAt(folder, ".", UnixOpen.Folder);
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            using var above = at;
            try
            {
                at = OpenAt(above, Single(name), UnixOpen.Folder | UnixOpen.NoFollow);
            }
            catch (UnixFileException e) when (StatusAt(above, name)?.Kind == FileKind.Link)
            {
                // Where a folder is wanted, Linux says of a link that it is none, as it says of a file.
                throw UnixFileException.Link(e);
            }
        }

        return at;
    }

    /// <summary>Opens what can be read below a folder, in one call, with no link on the way.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="path">The names on the way, with <c>/</c> between.</param>
    /// <returns>Null where it can't be opened, for whatever reason: <see cref="OpenBelow"/> and <see cref="OpenAt(SafeFileHandle, string, UnixOpen)"/> say it,
    /// and do the same where the system has no such call.</returns>
    public static SafeFileHandle? TryOpenBeneath(SafeFileHandle folder, string path)
    {
        var descriptor = At(folder, Path(path), 0, static (f, p, _) => Native.OpenBeneath(f, p));
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>What stands below a folder, a link under the last name being one; null where nothing does. Folders on the way may be links.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="path">The names on the way, with <c>/</c> between.</param>
    public static FileStatus? StatusBelow(SafeFileHandle folder, string path) =>
        At(folder, Path(path), 0, static (f, p, _) => Native.Status(f, p, follow: false));

    /// <summary>Makes a file that must not exist, open to read and write.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="name">A single name.</param>
    /// <param name="mode">Its permissions, from which the mask of the process takes away.</param>
    public static SafeFileHandle CreateAt(SafeFileHandle folder, string name, UnixFileMode mode) => At(folder, name, mode, static (f, n, m) =>
    {
        var handle = Native.IsMacArm
            ? Native.CreateAtOnMacArm(f, n, Native.CreateFlags, 0, 0, 0, 0, 0, (nint)m)
            : Native.OpenAt(f, n, Native.CreateFlags, (uint)m);
        return handle.IsInvalid ? throw Failed() : handle;
    });

    /// <summary>What an opened file is.</summary>
    public static FileStatus StatusOf(SafeFileHandle handle) =>
        At(handle, "", 0, static (f, _, _) => Native.Status(f, "", follow: false)) ?? throw new UnixFileException(2);

    /// <summary>What stands under a name of a folder, a link being one; null where nothing does.</summary>
    /// <param name="folder">The opened folder.</param>
    /// <param name="name">A single name.</param>
    public static FileStatus? StatusAt(SafeFileHandle folder, string name) =>
        At(folder, Single(name), 0, static (f, n, _) => Native.Status(f, n, follow: false));

    /// <summary>What stands under a path; null where nothing does.</summary>
    /// <param name="path">The path.</param>
    /// <param name="follow">Whether a link stands for what it leads to.</param>
    public static FileStatus? StatusOf(string path, bool follow) => Native.Status(Native.CurrentFolder, Path(path), follow);

    /// <summary>Renames a file, over an existing one too.</summary>
    public static void RenameAt(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to) =>
        Demand(Native.RenameAt(fromFolder, Single(from), toFolder, Single(to)));

    /// <summary>Gives a file a second name, which must not exist.</summary>
    public static void LinkAt(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to) =>
        Demand(Native.LinkAt(fromFolder, Single(from), toFolder, Single(to), 0));

    /// <summary>Takes the name of a file or link away.</summary>
    public static void UnlinkAt(SafeFileHandle folder, string name) => Demand(Native.UnlinkAt(folder, Single(name), 0));

    /// <summary>Makes a folder that must not exist.</summary>
    public static void MakeFolderAt(SafeFileHandle folder, string name, UnixFileMode mode) => Demand(Native.MakeFolderAt(folder, Single(name), (uint)mode));

    /// <summary>Gives a file to a user and a group. Takes its set-uid and set-gid bits away on most systems.</summary>
    public static void ChangeOwner(SafeFileHandle handle, uint owner, uint group) => Demand(Native.ChangeOwner(handle, owner, group));

    /// <summary>Takes the lock of a file for this handle alone, until it is closed; false where another one has it.</summary>
    public static bool TryLock(SafeFileHandle handle) => TryLock(handle, operation: 2);

    /// <summary>Takes the lock of a file together with others who share it, until it is closed; false where another one has it alone.</summary>
    public static bool TryShareLock(SafeFileHandle handle) => TryLock(handle, operation: 1);

    /// <summary>The names of the extended attributes of a file, access control lists among them; none where the file system has none.</summary>
    public static IReadOnlyList<string> AttributeNames(SafeFileHandle handle)
    {
        var bytes = Sized(buffer => Native.ListAttributes(handle, buffer));
        return bytes is null ? [] : Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The value of an extended attribute.</summary>
    public static byte[] Attribute(SafeFileHandle handle, string name) => Sized(buffer => Native.GetAttribute(handle, name, buffer)) ?? [];

    /// <summary>Sets an extended attribute.</summary>
    public static void SetAttribute(SafeFileHandle handle, string name, byte[] value) => Demand(Native.SetAttribute(handle, name, value));

    /// <summary>Takes an extended attribute away.</summary>
    public static void RemoveAttribute(SafeFileHandle handle, string name) => Demand(Native.RemoveAttribute(handle, name));

    /// <summary>Reads at the place where the last reading ended.</summary>
    /// <returns>How many bytes; 0 at the end, and -1 where a pipe has nothing yet.</returns>
    public static int Read(SafeFileHandle handle, Span<byte> buffer)
    {
        while (true)
        {
            var count = Native.Read(handle, buffer, (nuint)buffer.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            var failure = Failed();
            if (failure.WouldWait)
            {
                return -1;
            }

            if (failure.Error != Interrupted)
            {
                throw failure;
            }
        }
    }

    /// <summary>Waits until a pipe has something to read, or its last writer has gone.</summary>
    /// <returns>False where neither came in time.</returns>
    public static bool WaitToRead(SafeFileHandle handle, TimeSpan time)
    {
        const short readable = 1;
        return At(handle, "", time, static (descriptor, _, limit) =>
        {
            var entry = new Native.Poll { Descriptor = descriptor, Events = readable };
            var count = Native.PollOne(ref entry, 1, (int)limit.TotalMilliseconds);
            return count >= 0 ? count > 0 : Failed() is { Error: Interrupted } ? false : throw Failed();
        });
    }

    private static bool TryLock(SafeFileHandle handle, int operation)
    {
        const int withoutWaiting = 4;
        if (Native.Lock(handle, operation | withoutWaiting) == 0)
        {
            return true;
        }

        var failure = Failed();
        return failure.WouldWait ? false : throw failure;
    }

    private static uint GetEffectiveUser() => Native.EffectiveUser();

    private static SafeFileHandle OpenAt(int folder, string path, UnixOpen how)
    {
        var flags = Native.FlagsOf(how);
        while (true)
        {
            var handle = Native.OpenAt(folder, Path(path), flags, 0);
            if (!handle.IsInvalid)
            {
                return handle;
            }

            var failure = Failed();
            handle.Dispose();
            if (failure.Error != Interrupted)
            {
                throw failure;
            }
        }
    }

    /// <summary>Calls with the number of a handle, which stays open meanwhile.</summary>
    private static TResult At<TArgument, TResult>(SafeFileHandle handle, string name, TArgument argument, Func<int, string, TArgument, TResult> call)
    {
        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            return call((int)handle.DangerousGetHandle(), name, argument);
        }
        finally
        {
            if (isHeld)
            {
                handle.DangerousRelease();
            }
        }
    }

    /// <summary>Asks for a size, then for so many bytes; null where the file system knows nothing of the kind.</summary>
    private static byte[]? Sized(Func<byte[], nint> call)
    {
        while (true)
        {
            var size = call([]);
            var buffer = new byte[Math.Max(size, 0)];
            var count = size <= 0 ? size : call(buffer);
            if (count >= 0)
            {
                return buffer[..(int)count];
            }

            // What grew between the calls doesn't fit any more.
            const int range = 34;
            var failure = Failed();
            if (failure.IsNotSupported)
            {
                return null;
            }

            if (failure.Error != range)
            {
                throw failure;
            }
        }
    }

    /// <summary>A name that leads nowhere else.</summary>
    private static string Single(string name) => name.Length == 0 || name is "." or ".." || name.Contains('/', StringComparison.Ordinal)
        ? throw new ArgumentException("It is no single name.", nameof(name))
        : Path(name);

    /// <summary>A path that the system reads to its end.</summary>
    private static string Path(string path) => path.Contains('\0', StringComparison.Ordinal) ? throw new UnixFileException(2) : path;

    private static void Demand(int result)
    {
        if (result != 0)
        {
            throw Failed();
        }
    }

    private static UnixFileException Failed() => new(System.Runtime.InteropServices.Marshal.GetLastPInvokeError());
}
