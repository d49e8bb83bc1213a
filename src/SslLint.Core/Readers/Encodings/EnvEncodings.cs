using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>How text is written in an environment file. Loaders differ in what they unescape and expand (dotenv, Docker Compose, python-dotenv,
/// a shell that sources the file), so only text that all of them read alike is written.</summary>
internal static class EnvEncodings
{
    /// <summary>No quotes: <c>#</c> may start a comment, <c>$</c> a variable.</summary>
    public static LiteralEncoding Unquoted { get; } = new PlainEncoding("env-unquoted", "#$'\"`\\");

    /// <summary>No quotes behind <c>export</c>: a shell reads the line too.</summary>
    public static LiteralEncoding Exported { get; } = new PlainEncoding("env-exported", "#$'\"`\\ &;|<>()*?[]!~");

    /// <summary>Double quotes.</summary>
    public static LiteralEncoding DoubleQuoted { get; } = new PlainEncoding("env-double-quoted", "$\"`\\");

    /// <summary>Single quotes or backticks: nothing is unescaped.</summary>
    public static LiteralEncoding SingleQuoted { get; } = new PlainEncoding("env-single-quoted", "'`");
}
