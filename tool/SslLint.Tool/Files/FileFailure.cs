namespace SslLint.Tool.Files;

/// <summary>Why a file could not be read or written, in a few words: the runtime's messages repeat the path.</summary>
internal static class FileFailure
{
    /// <summary>The reason.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        FileRefusedException refused => refused.Message,
        Fixing.WriteRefusedException refused => refused.Message,
        UnixFileException { IsDenied: true } or UnauthorizedAccessException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException or UnixFileException { IsMissing: true } => "it does not exist",
        UnixFileException { IsLink: true } => "it is a link, or a folder on its way is one",
        UnixFileException { HasNobodyThere: true } => "it is a socket, or a pipe that nobody reads",
        PathTooLongException => "its path is too long",
        _ when IsFull(exception) => "no space is left on the device",
        _ => "input/output error",
    };

    /// <summary>Whether a device, or what the user may have of it, is full: the runtime puts the system's number where Windows has its own.</summary>
    private static bool IsFull(Exception exception)
    {
        const int noSpace = 28;
        var overQuota = OperatingSystem.IsMacOS() ? 69 : 122;
        const int diskFull = unchecked((int)0x80070070);
        var error = exception is UnixFileException unix ? unix.Error : exception.HResult;
        return error is noSpace or diskFull || (!OperatingSystem.IsWindows() && error == overQuota);
    }
}
