namespace SslLint.Tool.Files;

/// <summary>Why a file could not be read or written, in a few words: the runtime's messages repeat the path.</summary>
internal static class FileFailure
{
    /// <summary>The reason.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        FileRefusedException refused => refused.Message,
        UnixFileException { IsDenied: true } or UnauthorizedAccessException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException or UnixFileException { IsMissing: true } => "it does not exist",
        UnixFileException { IsLink: true } => "it is a link, or a folder on its way is one",
        UnixFileException { HasNobodyThere: true } => "it is a socket, or a pipe that nobody reads",
        PathTooLongException => "its path is too long",
        _ => "input/output error",
    };
}
