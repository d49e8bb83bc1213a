using System.Text;
using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>How text is written in XML (XML 1.0, sections 2.4 and 2.7).</summary>
internal static class XmlEncodings
{
    /// <summary>An attribute value in double quotes.</summary>
    public static LiteralEncoding DoubleQuoted { get; } = new EntityEncoding("xml-attribute", '"', "&quot;");

    /// <summary>An attribute value in single quotes.</summary>
    public static LiteralEncoding SingleQuoted { get; } = new EntityEncoding("xml-attribute-single", '\'', "&apos;");

    /// <summary>The text of an element.</summary>
    public static LiteralEncoding Text { get; } = new EntityEncoding("xml-text", '>', "&gt;");

    /// <summary>A CDATA section: no escapes, and its end must not come about from parts.</summary>
    public static LiteralEncoding CData { get; } = new PlainEncoding("xml-cdata", "]>");

    private sealed class EntityEncoding(string name, char special, string entity) : LiteralEncoding
    {
        public override string Name => name;

        public override bool TryEncode(string value, out string encoded)
        {
            var result = new StringBuilder(value.Length + 8);
            foreach (var c in value)
            {
                _ = c switch
                {
                    '&' => result.Append("&amp;"),
                    '<' => result.Append("&lt;"),
                    _ when c == special => result.Append(entity),
                    _ => result.Append(c),
                };
            }

            encoded = result.ToString();
            return PlainEncoding.IsPrintable(value);
        }
    }
}
