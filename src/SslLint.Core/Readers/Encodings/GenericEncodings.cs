using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>How text is written where the format is not known: only what no format that we know of reads as anything but itself.</summary>
internal static class GenericEncodings
{
    /// <summary>Between quotes of any kind.</summary>
    public static LiteralEncoding Quoted { get; } = new PlainEncoding("generic-quoted", "\"'`\\$");

    /// <summary>Without quotes: also nothing that may start a comment or end the value.</summary>
    public static LiteralEncoding Unquoted { get; } = new PlainEncoding("generic-unquoted", "\"'`\\$#");

    /// <summary>Without quotes among other words, where a shell may read them.</summary>
    public static LiteralEncoding BareWord { get; } = new BareWordEncoding(Unquoted);
}
