namespace SslLint.Tool.Files;

/// <summary>Why a file could not be read or written, in a few words: the runtime's messages repeat the path.</summary>
internal static class FileFailure
{
    /// <summary>The reason.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "access is denied",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        PathTooLongException => "its path is too long",
        _ => "input/output error",
    };
}
