using System.Globalization;
using System.Text;

namespace SslLint.Dialects;

/// <summary>Percent-encoding as URIs, libpq and Java know it.</summary>
internal static class PercentEncoding
{
    /// <summary>Undoes <c>%XX</c> as UTF-8, and <c>+</c> where asked. What is no escape stays as it is written.</summary>
    /// <param name="source">The text.</param>
    /// <param name="start">Where the range starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="plusIsSpace">Whether <c>+</c> stands for a space.</param>
    /// <param name="hexValue">Reads the two characters behind <c>%</c>; -1 where they are no escape.</param>
    public static string Decode(OpaqueText source, int start, int end, bool plusIsSpace, Func<char, char, int> hexValue)
    {
        var result = new StringBuilder(end - start);
        var bytes = new List<byte>();
        for (var i = start; i < end; i++)
        {
            if (source[i] == '%' && i + 2 < end && hexValue(source[i + 1], source[i + 2]) is >= 0 and var value)
            {
                bytes.Add((byte)value);
                i += 2;
                continue;
            }

            Flush(result, bytes);
            result.Append(source[i] == '+' && plusIsSpace ? ' ' : source.Text[i]);
        }

        Flush(result, bytes);
        return result.ToString();
    }

    /// <summary>Offset of the first <c>%</c> in the range that starts no escape, or -1. One that a placeholder may complete is none.</summary>
    public static int FirstInvalid(OpaqueText source, int start, int end, Func<char, char, int> hexValue)
    {
        for (var i = start; i < end; i++)
        {
            if (source[i] == '%' && !source.HoldsPlaceholder(i, Math.Min(i + 3, end)))
            {
                if (i + 2 >= end || hexValue(source[i + 1], source[i + 2]) < 0)
                {
                    return i;
                }

                i += 2;
            }
        }

        return -1;
    }

    /// <summary>Writes everything but letters, digits and <c>-._~</c> as <c>%XX</c>, save what <paramref name="keep"/> holds.</summary>
    public static string Encode(string value, string keep)
    {
        var result = new StringBuilder(value.Length);
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            var c = (char)b;
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~' || keep.Contains(c))
            {
                result.Append(c);
            }
            else
            {
                result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    /// <summary>Two ASCII hexadecimal digits.</summary>
    public static int Hex(char high, char low) => Digit(high) is >= 0 and var h && Digit(low) is >= 0 and var l ? (h << 4) | l : -1;

    /// <summary>The value of an ASCII hexadecimal digit; -1 for any other character.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static void Flush(StringBuilder result, List<byte> bytes)
    {
        if (bytes.Count > 0)
        {
            result.Append(Encoding.UTF8.GetString([.. bytes]));
            bytes.Clear();
        }
    }
}
