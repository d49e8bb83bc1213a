using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace SslLint.Tool.Files;

/// <summary>The tree that files are read from, and the folder of it that was opened last, with no link on the way.</summary>
/// <remarks>A file costs a call or two where the system can open it from the tree; else its folder is opened name by name, and files that are read one
/// after the other mostly share it.</remarks>
internal sealed class TreeFolder : IDisposable
{
    private string? treePath;
    private SafeFileHandle? top;
    private string? path;
    private SafeFileHandle? handle;

    /// <summary>Opens a regular file; neither it nor a folder between tree and file may be a link.</summary>
    /// <param name="tree">The absolute path of the tree, which the caller named: links in it are followed.</param>
    /// <param name="file">The absolute path of the file.</param>
    /// <returns>The file; null where there is none.</returns>
    /// <exception cref="IOException">It isn't opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public OpenedFile? TryOpen(string tree, string file)
    {
        if (!UnixFiles.IsSupported)
        {
            return TryOpenPlainly(tree, Path.GetDirectoryName(file)!, file);
        }

        if (tree != treePath)
        {
            treePath = null;
            top?.Dispose();
            top = UnixFiles.Open(tree, UnixOpen.Folder);
            treePath = tree;
        }

        return OpenedFile.TryOpenBeneath(top!, file[tree.Length..].TrimStart('/')) ?? TryOpenByNames(top!, tree, file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        top?.Dispose();
        handle?.Dispose();
    }

    [UnsupportedOSPlatform("windows")]
    private OpenedFile? TryOpenByNames(SafeFileHandle top, string tree, string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        try
        {
            if (folder != path)
            {
                path = null;
                handle?.Dispose();
                handle = UnixFiles.OpenBelow(top, folder[tree.Length..]);
                path = folder;
            }

            return OpenedFile.TryOpenAt(handle!, Path.GetFileName(file));
        }
        catch (UnixFileException e) when (e.IsLink)
        {
            throw new FileRefusedException(SkipReason.Link, "a folder on its way is a link");
        }
    }

    private OpenedFile? TryOpenPlainly(string tree, string folder, string file)
    {
        for (var at = folder; at.Length > tree.Length && folder != path; at = Path.GetDirectoryName(at)!)
        {
            if (new DirectoryInfo(at).LinkTarget is not null)
            {
                throw new FileRefusedException(SkipReason.Link, "a folder on its way is a link");
            }
        }

        path = folder;
        return OpenedFile.TryOpen(file, followsLink: false);
    }
}
