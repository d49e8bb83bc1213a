using System.Globalization;

namespace SslLint.Dialects;

/// <summary>What one reader makes of <c>key=value&amp;key=value</c>.</summary>
/// <param name="DecodesKeys">Whether keys are decoded too.</param>
/// <param name="PlusIsSpace">Whether <c>+</c> in a value (and a decoded key) is a space.</param>
/// <param name="RefusesInvalidEscapes">Whether a <c>%</c> that starts no escape makes the string malformed; else it stays as written.</param>
/// <param name="HexValue">Reads the two characters behind <c>%</c>; -1 where they are no escape.</param>
internal sealed record QueryRules(bool DecodesKeys, bool PlusIsSpace, bool RefusesInvalidEscapes, Func<char, char, int> HexValue)
{
    /// <summary>libpq's rules, read generously.</summary>
    public static QueryRules Uri { get; } = new(DecodesKeys: true, PlusIsSpace: false, RefusesInvalidEscapes: false, PercentEncoding.Hex);

    /// <summary>WHATWG's URLSearchParams.</summary>
    public static QueryRules Whatwg { get; } = new(DecodesKeys: true, PlusIsSpace: true, RefusesInvalidEscapes: false, PercentEncoding.Hex);

    /// <summary>pgjdbc: java.net.URLDecoder on values alone.</summary>
    public static QueryRules Java { get; } = new(DecodesKeys: false, PlusIsSpace: true, RefusesInvalidEscapes: true, JavaHex);

    /// <summary>The value of a range.</summary>
    public string Decode(OpaqueText source, int start, int end) => PercentEncoding.Decode(source, start, end, PlusIsSpace, HexValue);

    /// <summary>Offset of the first invalid escape in the range if these rules refuse it, or -1.</summary>
    public int FirstInvalid(OpaqueText source, int start, int end) =>
        RefusesInvalidEscapes ? PercentEncoding.FirstInvalid(source, start, end, HexValue) : -1;

    /// <summary>Java's Character.digit: any Unicode decimal digit counts, not only 0 to 9.</summary>
    internal static int JavaDigit(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber ? CharUnicodeInfo.GetDecimalDigitValue(c) : -1;

    /// <summary>Java's Integer.parseInt(…, 16), which also takes a sign; URLDecoder refuses what is negative.</summary>
    private static int JavaHex(char high, char low)
    {
        var l = JavaHexDigit(low);
        return (high, l) switch
        {
            (_, < 0) => -1,
            ('+', _) => l,
            ('-', _) => l == 0 ? 0 : -1,
            _ => JavaHexDigit(high) is >= 0 and var h ? (h << 4) | l : -1,
        };
    }

    private static int JavaHexDigit(char c) => c switch
    {
        (>= 'a' and <= 'f') => c - 'a' + 10,
        (>= 'A' and <= 'F') => c - 'A' + 10,
        (>= '\uFF21' and <= '\uFF26') => c - '\uFF21' + 10,
        (>= '\uFF41' and <= '\uFF46') => c - '\uFF41' + 10,
        _ => JavaDigit(c),
    };
}
