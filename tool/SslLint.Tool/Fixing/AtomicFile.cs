using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>Replaces files whole: a reader sees the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    private const UnixFileMode NewFile = (UnixFileMode)0b110_110_110;

    /// <summary>Reads a file as it will be replaced: through no link.</summary>
    /// <exception cref="IOException">It can't be read, is missing, or no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(TreePlace place)
    {
        using var folder = TargetFolder.Open(place, create: false);
        using var target = TargetFile.Open(folder, place.Name) ?? throw new FileNotFoundException();
        return target.Read();
    }

    /// <summary>Writes a file that must still be what it was when it was read.</summary>
    /// <param name="place">The file.</param>
    /// <param name="before">What was read.</param>
    /// <param name="after">What is written.</param>
    /// <param name="note">What is to be said of it all the same; null for nothing.</param>
    /// <returns>False where the file has changed in between: then nothing is written.</returns>
    /// <exception cref="IOException">The file or its folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static bool TryReplace(TreePlace place, byte[] before, byte[] after, out string? note)
    {
        using var folder = TargetFolder.Open(place, create: false);
        using var target = TargetFile.Open(folder, place.Name) ?? throw new FileNotFoundException();
        target.DemandWritable();
        note = target.OtherNames();
        using var temporary = TemporaryFile.Create(folder, TemporaryFile.FirstMode(target));
        temporary.Write(after);
        temporary.TakeAfter(target, mode: null);
        if (!target.IsStill(before))
        {
            return false;
        }

        folder.DemandInPlace();
        return temporary.TryMoveTo(place.Name, overwrite: true);
    }

    /// <summary>Writes a file whole, whether it exists or not, and the folders below its base that are missing.</summary>
    /// <param name="place">The file.</param>
    /// <param name="content">Its content.</param>
    /// <param name="mode">Its permissions; null for those of the file that is replaced, or the default.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <returns>False where it exists and may not be replaced.</returns>
    /// <exception cref="IOException">The file or its folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static bool TryPut(TreePlace place, ReadOnlySpan<byte> content, UnixFileMode? mode, bool overwrite)
    {
        using var folder = TargetFolder.Open(place, create: true);
        if (!overwrite && folder.KindOf(place.Name) is not null)
        {
            return false;
        }

        using var existing = overwrite ? TargetFile.Open(folder, place.Name) : null;
        existing?.DemandWritable();
        using var temporary = TemporaryFile.Create(folder, mode ?? (existing is null ? NewFile : TemporaryFile.FirstMode(existing)));
        temporary.Write(content);
        if (existing is not null)
        {
            temporary.TakeAfter(existing, mode);
        }
        else if (mode is { } wanted)
        {
            // The mask of the process may have taken bits away.
            temporary.SetMode(wanted);
        }

        folder.DemandInPlace();
        return temporary.TryMoveTo(place.Name, overwrite);
    }
}
