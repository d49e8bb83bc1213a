using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>How text is written in JSON and its tolerant relatives.</summary>
internal static class JsonEncodings
{
    /// <summary>A string in double quotes (RFC 8259, section 7).</summary>
    public static LiteralEncoding String { get; } = new BackslashEncoding("json", "\"\\");

    /// <summary>A string in single quotes (JSON5).</summary>
    public static LiteralEncoding SingleQuoted { get; } = new BackslashEncoding("json5-single", "'\\");

    /// <summary>A number, <c>true</c> or <c>false</c>.</summary>
    public static LiteralEncoding Bare { get; } = new BareEncoding();

    private sealed class BareEncoding : LiteralEncoding
    {
        public override string Name => "json-bare";

        public override bool TryEncode(string value, out string encoded)
        {
            encoded = value;
            return value is "true" or "false" || (value.Length > 0 && value.All(static c => c is >= '0' and <= '9'));
        }
    }
}
