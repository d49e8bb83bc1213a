using System.Text;
using SslLint.Text;

namespace SslLint.Tool.Readers;

/// <summary>How text is written in YAML scalars (YAML 1.2.2, chapter 7). A break of the line is refused by all but the double-quoted one.</summary>
internal static class YamlEncodings
{
    /// <summary>No quotes, in block context.</summary>
    public static LiteralEncoding Plain { get; } = new PlainScalar(isInFlow: false);

    /// <summary>No quotes, inside <c>[]</c> or <c>{}</c>.</summary>
    public static LiteralEncoding PlainInFlow { get; } = new PlainScalar(isInFlow: true);

    /// <summary>Single quotes, which are doubled.</summary>
    public static LiteralEncoding SingleQuoted { get; } = new Quoted(
        "yaml-single-quoted", static (c, result) => result.Append(c == '\'' ? "''" : c.ToString()), isMultiLine: false);

    /// <summary>Double quotes with backslash escapes.</summary>
    public static LiteralEncoding DoubleQuoted { get; } = new Quoted("yaml-double-quoted", Escape, isMultiLine: true);

    /// <summary>A line of a block scalar: every printable character stands for itself.</summary>
    public static LiteralEncoding Block { get; } = new Quoted("yaml-block", static (c, result) => result.Append(c), isMultiLine: false);

    private static void Escape(char c, StringBuilder result)
    {
        _ = c switch
        {
            '"' => result.Append("\\\""),
            '\\' => result.Append("\\\\"),
            '\n' => result.Append("\\n"),
            '\r' => result.Append("\\r"),
            '\t' => result.Append("\\t"),
            _ when char.IsControl(c) => result.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
            _ => result.Append(c),
        };
    }

    private sealed class Quoted(string name, Action<char, StringBuilder> write, bool isMultiLine) : LiteralEncoding
    {
        public override string Name => name;

        public override bool TryEncode(string value, out string encoded)
        {
            var result = new StringBuilder(value.Length + 8);
            foreach (var c in value)
            {
                write(c, result);
            }

            encoded = result.ToString();
            return isMultiLine || !value.Any(char.IsControl);
        }
    }

    private sealed class PlainScalar(bool isInFlow) : LiteralEncoding
    {
        public override string Name => isInFlow ? "yaml-plain-in-flow" : "yaml-plain";

        /// <summary>Refuses what would need quotes. The text may be a part of the scalar: whether it stands at the start is not known,
        /// so indicators are refused there too, but for <c>&amp;</c>, which separates parameters of a URL.</summary>
        public override bool TryEncode(string value, out string encoded)
        {
            encoded = value;
            return value.Length == 0
                || !(value.Any(char.IsControl)
                    || value.Contains(": ", StringComparison.Ordinal)
                    || value.Contains(" #", StringComparison.Ordinal)
                    || value[^1] is ' ' or ':'
                    || value[0] is '#' or '"' or '\'' or '%' or '@' or '`' or '!' or '|' or '>' or '*' or '{' or '['
                    || value.StartsWith("- ", StringComparison.Ordinal)
                    || (isInFlow && value.IndexOfAny([',', '[', ']', '{', '}']) >= 0));
        }
    }
}
