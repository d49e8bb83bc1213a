using System.Runtime.InteropServices;

namespace SslLint.Tool.Files;

/// <summary>A call of the file system failed.</summary>
#pragma warning disable CA1032 // It is made of the number that the system gives, and of nothing else.
internal sealed class UnixFileException : IOException
#pragma warning restore CA1032
{
    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int NoReader = 6;
    private const int AccessDenied = 13;
    private const int Exists = 17;
    private const int NoFolder = 20;
    private static readonly bool isMac = OperatingSystem.IsMacOS();

    /// <summary>Makes one.</summary>
    /// <param name="error">The number of the error (errno).</param>
    public UnixFileException(int error)
        : base(Marshal.GetPInvokeErrorMessage(error)) => Error = error;

    private UnixFileException(int error, Exception inner)
        : base(Marshal.GetPInvokeErrorMessage(error), inner) => Error = error;

    /// <summary>The number of the error (errno).</summary>
    public int Error { get; }

    /// <summary>Whether nothing stands under the name.</summary>
    public bool IsMissing => Error is NoEntry or NoFolder;

    /// <summary>Whether something stands under the name that must not.</summary>
    public bool IsThere => Error == Exists;

    /// <summary>Whether the name, or a folder on the way, is a link where none is followed.</summary>
    public bool IsLink => Error == LinkError;

    /// <summary>Whether it is a socket, or a pipe that nobody reads.</summary>
    public bool HasNobodyThere => Error == NoReader;

    private static int LinkError => isMac ? 62 : 40;

    /// <summary>Says that a link stands where none is followed.</summary>
    public static UnixFileException Link(UnixFileException cause) => new(LinkError, cause);

    /// <summary>Whether the file system or its user refuses.</summary>
    public bool IsDenied => Error is AccessDenied or NotPermitted;

    /// <summary>Whether another process holds the lock, or there is nothing to read yet.</summary>
    public bool WouldWait => Error == (isMac ? 35 : 11);

    /// <summary>Whether the file system has no such attributes.</summary>
    public bool IsNotSupported => Error == (isMac ? 45 : 95);
}
