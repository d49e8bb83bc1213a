namespace SslLint.Tool.Fixing;

/// <summary>Replaces files whole: a reader sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file that must still be what it was when it was read.</summary>
    /// <param name="path">The file; a symlink's target is replaced, not the link.</param>
    /// <param name="before">What was read.</param>
    /// <param name="after">What is written.</param>
    /// <returns>False where the file has changed in between: then nothing is written.</returns>
    /// <exception cref="IOException">The file or its folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static bool TryReplace(string path, byte[] before, byte[] after)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

        // A rename would take the place of a file that nobody may write to.
        using (File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
        }

        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteNew(temporary, after, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target));
            if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(before))
            {
                return false;
            }

            File.Move(temporary, target, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a file whole, whether it exists or not.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">Its content.</param>
    /// <param name="mode">Its permissions; null for those of the file that is replaced, or the default.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <returns>False where it exists and may not be replaced.</returns>
    /// <exception cref="IOException">The file or its folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static bool TryPut(string path, ReadOnlySpan<byte> content, UnixFileMode? mode, bool overwrite)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        if (File.Exists(target))
        {
            if (!overwrite)
            {
                return false;
            }

            mode ??= OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        }

        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            WriteNew(temporary, content, mode);
            File.Move(temporary, target, overwrite);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a file that must not exist yet, and waits until it is on the disk.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">Its content.</param>
    /// <param name="mode">Its permissions; null for the default.</param>
    /// <exception cref="IOException">The file exists or can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (mode is { } created && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = created;
        }

        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);

        // The mask of the process may have taken bits away that the target has.
        if (mode is { } wanted && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, wanted);
        }
    }
}
