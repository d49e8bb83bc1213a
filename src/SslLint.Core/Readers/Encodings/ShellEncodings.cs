using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>How text is written in a POSIX shell word (POSIX.1-2017, XCU 2.2). A <c>$</c> that a shell would expand is refused rather than escaped:
/// whoever passes one may mean the variable.</summary>
internal static class ShellEncodings
{
    /// <summary>No quotes: a backslash before everything that ends or changes a word.</summary>
    public static LiteralEncoding Unquoted { get; } = new BackslashEncoding("shell-unquoted", " \"'\\`&;|<>()*?[]#~!{}", "$", writesControls: false);

    /// <summary>Double quotes.</summary>
    public static LiteralEncoding DoubleQuoted { get; } = new BackslashEncoding("shell-double-quoted", "\"\\`", "$", writesControls: false);

    /// <summary>Single quotes: nothing can be escaped.</summary>
    public static LiteralEncoding SingleQuoted { get; } = new PlainEncoding("shell-single-quoted", "'");

    /// <summary><c>$'…'</c>: nothing but the quote and the backslash is special.</summary>
    public static LiteralEncoding DollarQuoted { get; } = new BackslashEncoding("shell-dollar-quoted", "'\\");
}
