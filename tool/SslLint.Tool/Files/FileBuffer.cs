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

    /// <summary>It is a pipe, a socket, a device or a folder.</summary>
    NotRegular,

    /// <summary>It is a link, or lies behind one.</summary>
    Link,

    /// <summary>It is named by the repository and lies outside of the tree.</summary>
    Outside,
}

/// <summary>Reads file after file into one buffer: a worker of the scan has one.</summary>
internal sealed class FileBuffer : IDisposable
{
    private readonly TreeFolder folder = new();
    private byte[] buffer = new byte[128 * 1024];
    private int length;

    /// <summary>The content of the file that was read last.</summary>
    public ReadOnlySpan<byte> Content => buffer.AsSpan(0, length);

    /// <summary>Reads a text file.</summary>
    /// <param name="gate">Decides what may be opened.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="maximum">The largest size that is read, in bytes.</param>
    /// <param name="cancellation">Ends the waiting for a pipe.</param>
    /// <param name="failure">Why it isn't read, in a sentence of which it is the subject; null where it is, or is no text.</param>
    public SkipReason ReadText(FileGate gate, string path, long maximum, CancellationToken cancellation, out string? failure) =>
        Read(gate, path, maximum, cancellation, out failure) is not SkipReason.None and var skip ? skip : Judge();

    /// <summary>Reads a file of any kind.</summary>
    /// <inheritdoc cref="ReadText"/>
    public SkipReason Read(FileGate gate, string path, long maximum, CancellationToken cancellation, out string? failure)
    {
        failure = null;
        length = 0;
        try
        {
            using var file = gate.Open(path, folder, takesPipe: true);
            length = file.ReadAll(ref buffer, FileLimit.Examined(maximum), cancellation);
            return SkipReason.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = FileFailure.Reason(e);
            return (e as FileRefusedException)?.Skip ?? SkipReason.Unreadable;
        }
    }

    /// <summary>Takes so many bytes from a stream.</summary>
    /// <exception cref="IOException">It has fewer.</exception>
    public SkipReason Take(Stream source, int count)
    {
        length = 0;
        if (count > buffer.Length)
        {
            Array.Resize(ref buffer, (int)Math.Min(Math.Max(count, buffer.Length * 2L), Array.MaxLength));
        }

        source.ReadExactly(buffer.AsSpan(0, count));
        length = count;
        return Judge();
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private SkipReason Judge()
    {
        if (TextEncoding.IsBinary(Content))
        {
            length = 0;
            return SkipReason.Binary;
        }

        return SkipReason.None;
    }
}
