using Microsoft.Win32.SafeHandles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>The folder of a place, held open: what is done in it is done in this folder, whatever its name leads to meanwhile.</summary>
/// <remarks>Where the system's calls are not known (<see cref="UnixFiles.IsSupported"/>) the names are looked at instead, before each step.</remarks>
internal sealed class TargetFolder : IDisposable
{
    private const UnixFileMode EveryRight = (UnixFileMode)0b111_111_111;

    private readonly TreePlace place;
    private readonly SafeFileHandle? handle;

    private TargetFolder(TreePlace place, SafeFileHandle? handle)
    {
        this.place = place;
        this.handle = handle;
    }

    /// <summary>The opened folder; not valid where the system's calls are not known.</summary>
    public SafeFileHandle Handle => handle!;

    /// <summary>Opens the folder of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="create">Whether folders that are missing are made.</param>
    /// <exception cref="IOException">A folder is missing or can't be opened, or a link is on the way.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be opened.</exception>
    public static TargetFolder Open(TreePlace place, bool create)
    {
        if (UnixFiles.IsSupported)
        {
            return new TargetFolder(place, Descend(place, create));
        }

        var folder = new TargetFolder(place, handle: null);
        folder.DemandInPlace();
        if (create)
        {
            Directory.CreateDirectory(Path.Combine(place.Base, place.Folder));
        }

        return folder;
    }

    /// <summary>Makes sure that the names still lead to this folder, through no link below the base.</summary>
    /// <exception cref="WriteRefusedException">They don't.</exception>
    public void DemandInPlace()
    {
        if (UnixFiles.IsSupported)
        {
            using var now = Descend(place, create: false);
            if (!UnixFiles.StatusOf(now).IsSameFile(UnixFiles.StatusOf(Handle)))
            {
                throw new WriteRefusedException("its folder has been moved meanwhile");
            }

            return;
        }

        var at = place.Base;
        foreach (var name in place.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, name);
            if (new FileInfo(at).LinkTarget is not null)
            {
                throw LinkOnTheWay(name);
            }
        }
    }

    /// <summary>The absolute path of a name of the folder, for systems whose calls are not known.</summary>
    public string PathOf(string name) => Path.Combine(place.Base, place.Folder, name);

    /// <summary>What stands under a name, links not followed.</summary>
    public FileKind? KindOf(string name)
    {
        if (UnixFiles.IsSupported)
        {
            return UnixFiles.StatusAt(Handle, name)?.Kind;
        }

        var path = PathOf(name);
        return new FileInfo(path).LinkTarget is not null ? FileKind.Link
            : Directory.Exists(path) ? FileKind.Folder
            : File.Exists(path) ? FileKind.Regular
            : null;
    }

    /// <summary>Takes a name away.</summary>
    public void Delete(string name)
    {
        if (UnixFiles.IsSupported)
        {
            UnixFiles.UnlinkAt(Handle, name);
        }
        else
        {
            File.Delete(PathOf(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static SafeFileHandle Descend(TreePlace place, bool create)
    {
        if (create)
        {
            // The way to the base is the caller's: as much of it as is missing is made too.
            Directory.CreateDirectory(place.Base);
        }

        var at = UnixFiles.Open(place.Base, UnixOpen.Folder);
        foreach (var name in place.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            using var above = at;
            at = Step(above, name, create);
        }

        return at;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static SafeFileHandle Step(SafeFileHandle above, string name, bool create)
    {
        try
        {
            if (create && UnixFiles.StatusAt(above, name) is null)
            {
                UnixFiles.MakeFolderAt(above, name, EveryRight);
            }
        }
        catch (UnixFileException e) when (e.IsThere)
        {
            // Another run was faster.
        }

        try
        {
            return UnixFiles.OpenAt(above, name, UnixOpen.Folder | UnixOpen.NoFollow);
        }
        catch (UnixFileException) when (UnixFiles.StatusAt(above, name) is { Kind: FileKind.Link })
        {
            throw LinkOnTheWay(name);
        }
    }

    private static WriteRefusedException LinkOnTheWay(string name) => new($"the folder {name} on its way is a link");
}
