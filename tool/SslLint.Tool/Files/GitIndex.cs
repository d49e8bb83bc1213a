using System.Buffers.Binary;
using System.Text;

namespace SslLint.Tool.Files;

/// <summary>The files that git tracks, read from an index file (gitformat-index(5), versions 2 to 4).</summary>
internal static class GitIndex
{
    private const int HeaderLength = 12;
    private const int StatLength = 40;
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int ExtendedFlag = 0x4000;

    /// <summary>Reads the paths of regular files, relative to the work tree, with <c>/</c>.
    /// Symlinks, submodules and the folders of a sparse index are left out.</summary>
    /// <param name="data">The index file.</param>
    /// <param name="hashLength">20 for SHA-1 repositories, 32 for SHA-256.</param>
    /// <exception cref="InvalidDataException">The data is no index that can be read here; the message says why.</exception>
    public static List<string> ReadPaths(ReadOnlySpan<byte> data, int hashLength)
    {
        if (data.Length < HeaderLength + hashLength || !data[..4].SequenceEqual("DIRC"u8))
        {
            throw new InvalidDataException("it is no index file");
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (version is < 2 or > 4)
        {
            throw new InvalidDataException($"its version {version} is not known");
        }

        var count = BinaryPrimitives.ReadUInt32BigEndian(data[8..]);
        var paths = new List<string>();
        var name = new List<byte>();
        var end = data.Length - hashLength;
        var at = HeaderLength;
        for (var i = 0u; i < count; i++)
        {
            at = ReadEntry(data[..end], at, hashLength, version, name, out var mode);
            if ((mode & FileTypeMask) != RegularFile)
            {
                continue;
            }

            var path = Encoding.UTF8.GetString([.. name]);

            // A conflict lists one path up to three times, side by side.
            if (paths.Count == 0 || paths[^1] != path)
            {
                paths.Add(path);
            }
        }

        RefuseSplitIndex(data[..end], at);
        return paths;
    }

    /// <summary>Whether git itself would take a path into an index: relative, without empty, <c>.</c> and <c>..</c> components,
    /// and never into a <c>.git</c> (verify_path in git's read-cache.c).</summary>
    /// <param name="path">The path, with <c>/</c>.</param>
    public static bool IsPathOfFile(string path) =>
        path.Split('/').All(IsName)
        && (!OperatingSystem.IsWindows() || !(path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal)));

    /// <summary>Other spellings of <c>.git</c> are those of Windows (with dots and blanks at the end, in 8.3 form) and of macOS
    /// (with characters that it ignores).</summary>
    private static bool IsName(string name)
    {
        if (name is "" or "." or "..")
        {
            return false;
        }

        var bare = string.Concat(name.Where(c => !(c is '\u200C' or '\u200D' or '\uFEFF'
            || c is >= '\u200E' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u206A' and <= '\u206F'))).TrimEnd('.', ' ');
        return !bare.Equals(".git", StringComparison.OrdinalIgnoreCase) && !bare.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    private static int ReadEntry(ReadOnlySpan<byte> data, int start, int hashLength, uint version, List<byte> name, out int mode)
    {
        var fixedLength = StatLength + hashLength + 2;
        if (start + fixedLength > data.Length)
        {
            throw new InvalidDataException("it ends within an entry");
        }

        mode = (int)BinaryPrimitives.ReadUInt32BigEndian(data[(start + 24)..]);
        var flags = BinaryPrimitives.ReadUInt16BigEndian(data[(start + StatLength + hashLength)..]);
        var at = start + fixedLength + (version >= 3 && (flags & ExtendedFlag) != 0 ? 2 : 0);
        if (version == 4)
        {
            var keep = name.Count - ReadVariableWidth(data, ref at);
            if (keep < 0)
            {
                throw new InvalidDataException("a compressed path has no base");
            }

            name.RemoveRange(keep, name.Count - keep);
        }
        else
        {
            name.Clear();
        }

        var length = at <= data.Length ? data[at..].IndexOf((byte)0) : -1;
        if (length < 0)
        {
            throw new InvalidDataException("it ends within a path");
        }

        name.AddRange(data.Slice(at, length));
        at += length + 1;

        // Before version 4, entries are padded with NULs to a multiple of eight.
        return version == 4 ? at : start + ((at - start + 7) & ~7);
    }

    /// <summary>The offset encoding of pack files: seven bits a byte, each continuation adding one.</summary>
    private static int ReadVariableWidth(ReadOnlySpan<byte> data, ref int at)
    {
        var value = -1;
        byte b;
        do
        {
            if (at >= data.Length || value > 1 << 20)
            {
                throw new InvalidDataException("a compressed path is malformed");
            }

            b = data[at++];
            value = ((value + 1) << 7) | (b & 0x7F);
        }
        while ((b & 0x80) != 0);
        return value;
    }

    /// <summary>A split index keeps most entries in another file; read alone it would hide tracked files.</summary>
    private static void RefuseSplitIndex(ReadOnlySpan<byte> data, int at)
    {
        while (at + 8 <= data.Length)
        {
            if (data.Slice(at, 4).SequenceEqual("link"u8))
            {
                throw new InvalidDataException("it is a split index (git update-index --no-split-index undoes that)");
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(data[(at + 4)..]);
            if (length > data.Length - at - 8)
            {
                throw new InvalidDataException("it ends within an extension");
            }

            at += 8 + (int)length;
        }
    }
}
