using System.Globalization;
using System.Text;
using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>A value of a Java properties file (java.util.Properties.load). Characters beyond ASCII are escaped,
/// since files are read as Latin-1 or as UTF-8.</summary>
internal sealed class PropertiesEncoding : LiteralEncoding
{
    /// <summary>The one instance.</summary>
    public static PropertiesEncoding Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "properties";

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        var result = new StringBuilder(value.Length + 8);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                // White space in front of a value is skipped, behind an escape it is not.
                ' ' when i == 0 => result.Append("\\ "),
                < ' ' or > '~' => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }

        encoded = result.ToString();
        return true;
    }
}
