using System.Globalization;

namespace SslLint.Readers;

/// <summary>Escapes that C and its descendants share.</summary>
internal static class BackslashEscapes
{
    /// <summary>Reads the escape whose backslash stands at <paramref name="at"/>.</summary>
    /// <param name="text">The source.</param>
    /// <param name="at">Offset of the backslash.</param>
    /// <param name="decoded">What it stands for; empty for a line continuation.</param>
    /// <returns>Its length in the source. An escape that is unknown or cut off stands for the character behind the backslash.</returns>
    public static int Read(string text, int at, out string decoded)
    {
        if (at + 1 >= text.Length)
        {
            decoded = "\\";
            return 1;
        }

        var c = text[at + 1];
        switch (c)
        {
            case 'u' when at + 2 < text.Length && text[at + 2] == '{':
                return ReadBraced(text, at, out decoded);
            case 'u':
                return ReadHex(text, at, 4, out decoded);
            case 'U':
                return ReadHex(text, at, 8, out decoded);
            case 'x':
                return ReadHex(text, at, 2, out decoded);
            case '\r' when at + 2 < text.Length && text[at + 2] == '\n':
                decoded = "";
                return 3;
            default:
                decoded = c switch
                {
                    'n' => "\n",
                    'r' => "\r",
                    't' => "\t",
                    'b' => "\b",
                    'f' => "\f",
                    'v' => "\v",
                    'a' => "\a",
                    '0' => "\0",
                    '\n' or '\r' => "",
                    _ => c.ToString(),
                };
                return 2;
        }
    }

    private static int ReadBraced(string text, int at, out string decoded)
    {
        var close = text.IndexOf('}', at + 3, Math.Min(8, text.Length - at - 3));
        if (close > at + 3 && TryCodePoint(text.Substring(at + 3, close - at - 3), out decoded))
        {
            return close + 1 - at;
        }

        decoded = "u";
        return 2;
    }

    private static int ReadHex(string text, int at, int digits, out string decoded)
    {
        if (at + 2 + digits <= text.Length && TryCodePoint(text.Substring(at + 2, digits), out decoded))
        {
            return 2 + digits;
        }

        decoded = text[at + 1].ToString();
        return 2;
    }

    private static bool TryCodePoint(string digits, out string decoded)
    {
        decoded = "";
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value is < 0 or > 0x10FFFF)
        {
            return false;
        }

        // Half of a surrogate pair: JSON writes both halves as escapes of their own.
        decoded = value <= 0xFFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value);
        return true;
    }
}
