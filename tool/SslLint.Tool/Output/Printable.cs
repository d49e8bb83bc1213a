namespace SslLint.Tool.Output;

/// <summary>Text from a repository as one line that can't steer a terminal.</summary>
internal static class Printable
{
    /// <summary>Control characters, and those that turn the direction of what follows, become U+FFFD.</summary>
    public static string Of(string text) =>
        text.Any(Breaks) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Breaks(source[i]) ? '\uFFFD' : source[i];
            }
        })
        : text;

    /// <summary>Whether a character must not be printed.</summary>
    public static bool Breaks(char c) => char.IsControl(c) || c is >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
