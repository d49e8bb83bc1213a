using Microsoft.Win32.SafeHandles;

namespace SslLint.Tool.Files;

/// <summary>The folder of a tree that was opened last, with no link on the way: files that are read one after the other mostly share it.</summary>
internal sealed class TreeFolder : IDisposable
{
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
        var folder = Path.GetDirectoryName(file)!;
        if (!UnixFiles.IsSupported)
        {
            return TryOpenPlainly(tree, folder, file);
        }

        try
        {
            if (folder != path)
            {
                path = null;
                handle?.Dispose();
                using var top = UnixFiles.Open(tree, UnixOpen.Folder);
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

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

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
