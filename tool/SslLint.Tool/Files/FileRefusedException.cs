namespace SslLint.Tool.Files;

/// <summary>A file is there, and isn't opened or read to its end.</summary>
/// <param name="skip">Why, for counting.</param>
/// <param name="reason">Why, for people: a sentence of which the file is the subject.</param>
#pragma warning disable CA1032 // A refusal has a reason.
internal sealed class FileRefusedException(SkipReason skip, string reason) : IOException(reason)
#pragma warning restore CA1032
{
    /// <summary>Why, for counting.</summary>
    public SkipReason Skip { get; } = skip;

    /// <summary>It is too large.</summary>
    public static FileRefusedException TooLarge(FileLimit limit) => new(SkipReason.TooLarge, limit.Excess);

    /// <summary>It is no file of the kind that is read.</summary>
    public static FileRefusedException Of(FileKind kind) => new(kind == FileKind.Link ? SkipReason.Link : SkipReason.NotRegular, kind switch
    {
        FileKind.Pipe => "it is a pipe",
        FileKind.Socket => "it is a socket",
        FileKind.Device => "it is a device",
        FileKind.Folder => "it is a folder",
        FileKind.Link => "it is a link",
        _ => "it is no regular file",
    });
}
