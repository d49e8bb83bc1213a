using System.Globalization;
using SslLint.Text;
using YamlDotNet.Core;

namespace SslLint.Tool.Readers;

/// <summary>Decodes scalars with a map to their source, which YamlDotNet does not give.</summary>
internal static class YamlScalar
{
    /// <summary>Decodes a plain or quoted scalar.</summary>
    /// <param name="text">The source.</param>
    /// <param name="span">The scalar without its quotes.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="encoding">How it is edited.</param>
    public static Literal Decode(string text, SourceSpan span, ScalarStyle style, LiteralEncoding encoding)
    {
        var builder = new LiteralBuilder(encoding, span.Start);
        var from = span.Start;
        for (var i = span.Start; i < span.End;)
        {
            if (text[i] is '\r' or '\n')
            {
                var blanks = i;
                while (blanks > from && text[blanks - 1] is ' ' or '\t')
                {
                    blanks--;
                }

                builder.AppendVerbatim(text[from..blanks], from);
                i = from = Fold(builder, text, SourceSpan.FromBounds(blanks, span.End));
            }
            else if (style == ScalarStyle.DoubleQuoted && text[i] == '\\')
            {
                builder.AppendVerbatim(text[from..i], from);
                var length = ReadEscape(text, SourceSpan.FromBounds(i, span.End), out var decoded);
                builder.AppendEscape(decoded, new SourceSpan(i, length));
                i = from = i + length;
            }
            else if (style == ScalarStyle.SingleQuoted && text[i] == '\'' && i + 1 < span.End)
            {
                builder.AppendVerbatim(text[from..i], from);
                builder.AppendEscape("'", new SourceSpan(i, 2));
                i = from = i + 2;
            }
            else
            {
                i++;
            }
        }

        return builder.AppendVerbatim(text[from..span.End], from).ToLiteral();
    }

    /// <summary>One line break is a blank, n of them are n − 1 line breaks (YAML 1.2.2, section 6.5). Returns where the next line's text starts.</summary>
    private static int Fold(LiteralBuilder builder, string text, SourceSpan rest)
    {
        var breaks = 0;
        var at = rest.Start;
        while (at < rest.End && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= rest.End || text[at + 1] != '\n')))
            {
                breaks++;
            }

            at++;
        }

        builder.AppendEscape(breaks <= 1 ? " " : new string('\n', breaks - 1), SourceSpan.FromBounds(rest.Start, at));
        return at;
    }

    /// <summary>YAML 1.2.2, section 5.7.</summary>
    private static int ReadEscape(string text, SourceSpan rest, out string decoded)
    {
        var at = rest.Start;
        decoded = "\\";
        if (rest.Length < 2)
        {
            return 1;
        }

        var digits = text[at + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (rest.Length >= 2 + digits
                && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && code is >= 0 and <= 0x10FFFF)
            {
                decoded = code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
                return 2 + digits;
            }

            return 1;
        }

        if (text[at + 1] is '\r' or '\n')
        {
            decoded = "";
            var next = at + 1;
            while (next < rest.End && text[next] is ' ' or '\t' or '\r' or '\n')
            {
                next++;
            }

            return next - at;
        }

        decoded = text[at + 1] switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001b",
            'N' => "\u0085",
            '_' => "\u00a0",
            'L' => "\u2028",
            'P' => "\u2029",
            _ => text[at + 1].ToString(),
        };
        return 2;
    }
}
