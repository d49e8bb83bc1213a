namespace SslLint.Tool.Files;

/// <summary>Why a file was not examined.</summary>
internal enum SkipReason
{
    /// <summary>It was.</summary>
    None,

    /// <summary>It is no text.</summary>
    Binary,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>It can't be opened or read.</summary>
    Unreadable,
}

/// <summary>Reads file after file into one buffer: a worker of the scan has one.</summary>
internal sealed class FileBuffer
{
    private byte[] buffer = new byte[128 * 1024];
    private int length;

    /// <summary>The content of the file that was read last.</summary>
    public ReadOnlySpan<byte> Content => buffer.AsSpan(0, length);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="maximum">The largest size that is read, in bytes.</param>
    /// <param name="failure">Why it can't be read; null otherwise.</param>
    public SkipReason Read(string path, long maximum, out string? failure)
    {
        failure = null;
        length = 0;
        try
        {
            // Opening a pipe would wait for its writer for ever; pipes, sockets and devices have no length.
            var size = new FileInfo(path).Length;
            if (size == 0)
            {
                return SkipReason.None;
            }

            if (size > maximum)
            {
                return SkipReason.TooLarge;
            }

            // Sharing everything spares the lock that the runtime would take otherwise.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Fill(handle, size, maximum);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = FileFailure.Reason(e);
            return SkipReason.Unreadable;
        }
    }

    /// <summary>Takes so many bytes from a stream.</summary>
    /// <exception cref="IOException">It has fewer.</exception>
    public SkipReason Take(Stream source, int count)
    {
        length = 0;
        Reserve(count);
        source.ReadExactly(buffer.AsSpan(0, count));
        length = count;
        return Judge();
    }

    private SkipReason Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, long size, long maximum)
    {
        Reserve((int)size + 1);
        while (true)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(length), length);
            length += read;

            // The byte of room beyond the size tells a file that grew from one that ended, most often without another call.
            if (read == 0 || (length == size && length < buffer.Length))
            {
                break;
            }

            if (length > maximum)
            {
                length = 0;
                return SkipReason.TooLarge;
            }

            Reserve(length + 1);
        }

        return Judge();
    }

    private SkipReason Judge()
    {
        if (TextEncoding.IsBinary(Content))
        {
            length = 0;
            return SkipReason.Binary;
        }

        return SkipReason.None;
    }

    private void Reserve(int needed)
    {
        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min(Math.Max(needed, buffer.Length * 2L), Array.MaxLength));
        }
    }
}
