using System.Buffers;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>A file that is written beside its target and then takes its place. It goes away unless it does, and whoever runs holds its lock.</summary>
internal sealed class TemporaryFile : IDisposable
{
    /// <summary>Matches the names of such files, and more.</summary>
    public const string Pattern = Prefix + "*" + Suffix;

    private const string Prefix = ".sslconnect.";
    private const string Suffix = ".tmp";
    private const int IdLength = 32;
    private const int Attempts = 16;
    private const string AccessControl = "system.posix_acl_access";
    private const string UserAttributes = "user.";
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Set-uid and set-gid are never handed on: the new content was not what they were given to.</summary>
    private const UnixFileMode HandedOn = (UnixFileMode)0b111_111_111;

    private static readonly SearchValues<char> hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Those of this process that stand on the disk.</summary>
    private static readonly HashSet<TemporaryFile> standing = [];

    private readonly TargetFolder folder;
    private readonly string name = Prefix + Guid.NewGuid().ToString("N") + Suffix;
    private SafeFileHandle? handle;

    private TemporaryFile(TargetFolder folder) => this.folder = folder;

    private SafeFileHandle Handle => handle!;

    /// <summary>Whether a name is one that such files have.</summary>
    public static bool IsName(ReadOnlySpan<char> name) =>
        name.Length == Prefix.Length + IdLength + Suffix.Length
        && name.StartsWith(Prefix, StringComparison.Ordinal)
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && !name.Slice(Prefix.Length, IdLength).ContainsAnyExcept(hexadecimal);

    /// <summary>Makes one.</summary>
    /// <param name="folder">The folder of the target, open for as long as the file is.</param>
    /// <param name="mode">The permissions that it has from its first moment, from which the mask of the process takes away.</param>
    /// <exception cref="IOException">It can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static TemporaryFile Create(TargetFolder folder, UnixFileMode mode)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var file = new TemporaryFile(folder);
            lock (standing)
            {
                standing.Add(file);
            }

            if (file.TryCreate(mode))
            {
                return file;
            }
        }

        throw new WriteRefusedException("another run takes its temporary files away");
    }

    /// <summary>Removes every one of this process, since it is about to end.</summary>
    public static void RemoveAll()
    {
        lock (standing)
        {
            foreach (var file in standing)
            {
                file.TryDelete();
            }
        }
    }

    /// <summary>The permissions to make one with that is to replace a file: no more than that one has, and none for others before the owner is right.</summary>
    public static UnixFileMode FirstMode(TargetFile target) =>
        UnixFiles.IsSupported ? UnixFiles.StatusOf(target.Handle).Mode & Owners : Owners;

    /// <summary>Writes the content and waits until it is on the disk.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Write(ReadOnlySpan<byte> content)
    {
        RandomAccess.Write(Handle, content, fileOffset: 0);
        RandomAccess.FlushToDisk(Handle);
    }

    /// <summary>Takes owner, group, permissions, access control list and the user's attributes of the file that it replaces.</summary>
    /// <param name="target">That file.</param>
    /// <param name="mode">Permissions to have instead; null for those of that file.</param>
    /// <exception cref="IOException">One of them can't be had.</exception>
    public void TakeAfter(TargetFile target, UnixFileMode? mode)
    {
        if (!UnixFiles.IsSupported)
        {
            return;
        }

        // The owner first: while the group is not yet the right one, its permissions would be another group's.
        var wanted = UnixFiles.StatusOf(target.Handle);
        TakeOwner(wanted);
        var names = UnixFiles.AttributeNames(target.Handle);
        foreach (var attribute in names.Where(n => n.StartsWith(UserAttributes, StringComparison.Ordinal)))
        {
            UnixFiles.SetAttribute(Handle, attribute, UnixFiles.Attribute(target.Handle, attribute));
        }

        if (mode is null && names.Contains(AccessControl))
        {
            // Holds the permissions too.
            UnixFiles.SetAttribute(Handle, AccessControl, UnixFiles.Attribute(target.Handle, AccessControl));
            return;
        }

        if (UnixFiles.AttributeNames(Handle).Contains(AccessControl))
        {
            // From the folder's default, which the target doesn't have.
            UnixFiles.RemoveAttribute(Handle, AccessControl);
        }

        File.SetUnixFileMode(Handle, (mode ?? wanted.Mode) & HandedOn);
    }

    /// <summary>Sets permissions whatever the mask of the process is.</summary>
    public void SetMode(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Handle, mode & HandedOn);
        }
    }

    /// <summary>Takes the place of a file, or a free one.</summary>
    /// <param name="target">The name.</param>
    /// <param name="overwrite">Whether a file of that name is replaced. A link is replaced itself and not followed.</param>
    /// <returns>False where something stands there that must not be replaced.</returns>
    /// <exception cref="IOException">It can't be renamed.</exception>
    public bool TryMoveTo(string target, bool overwrite)
    {
        if (!UnixFiles.IsSupported)
        {
            try
            {
                File.Move(folder.PathOf(name), folder.PathOf(target), overwrite);
            }
            catch (IOException) when (!overwrite && Path.Exists(folder.PathOf(target)))
            {
                return false;
            }
        }
        else if (overwrite)
        {
            UnixFiles.RenameAt(folder.Handle, name, folder.Handle, target);
        }
        else
        {
            // A second name can't take the place of anything, which a rename could; the first goes with Dispose.
            try
            {
                UnixFiles.LinkAt(folder.Handle, name, folder.Handle, target);
            }
            catch (UnixFileException e) when (e.IsThere)
            {
                return false;
            }
            catch (UnixFileException) when (UnixFiles.StatusAt(folder.Handle, target) is null)
            {
                // A file system without hard links.
                UnixFiles.RenameAt(folder.Handle, name, folder.Handle, target);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // First the name, then the lock: in between another run would find what it may take away.
        TryDelete();
        handle?.Dispose();
        lock (standing)
        {
            standing.Remove(this);
        }
    }

    private bool TryCreate(UnixFileMode mode)
    {
        try
        {
            if (!UnixFiles.IsSupported)
            {
                handle = File.OpenHandle(folder.PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
                return true;
            }

            handle = UnixFiles.CreateAt(folder.Handle, name, mode);
            if (TryHold() && UnixFiles.StatusAt(folder.Handle, name) is { } found && found.IsSameFile(UnixFiles.StatusOf(handle)))
            {
                return true;
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        // A run that looks for what others left behind was faster with the lock.
        Dispose();
        return false;
    }

    /// <summary>Takes the lock by which other runs know that the file is not left behind. Where the file system has no locks,
    /// they can't take it either.</summary>
    [UnsupportedOSPlatform("windows")]
    private bool TryHold()
    {
        try
        {
            // Shared, since .NET programs that read the file after the rename share it as well; who looks for what is left behind wants it alone.
            return UnixFiles.TryShareLock(Handle);
        }
        catch (UnixFileException)
        {
            return true;
        }
    }

    [UnsupportedOSPlatform("windows")]
    private void TakeOwner(FileStatus wanted)
    {
        var own = UnixFiles.StatusOf(Handle);
        if (own.Owner == wanted.Owner && own.Group == wanted.Group)
        {
            return;
        }

        try
        {
            UnixFiles.ChangeOwner(Handle, wanted.Owner, wanted.Group);
        }
        catch (UnixFileException)
        {
            throw new WriteRefusedException($"its {(own.Owner != wanted.Owner ? "owner" : "group")} would change, and may not be set by who runs this");
        }
    }

    private void TryDelete()
    {
        try
        {
            folder.Delete(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // It has taken its place, or is left to a later run.
        }
    }
}
