using System.Text;
using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>A quoted string in which a backslash escapes: JSON, JavaScript, Python, Go, HCL.</summary>
internal sealed class BackslashEncoding : LiteralEncoding
{
    private readonly string escaped;
    private readonly string refused;
    private readonly bool writesControls;

    /// <summary>Describes the kind of string.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="escaped">Characters written behind a backslash.</param>
    /// <param name="refused">Characters that start something else there, such as <c>$</c> where variables are expanded.</param>
    /// <param name="writesControls">Whether <c>\n</c>, <c>\r</c>, <c>\t</c> and <c>\u0000</c> are known there;
    /// otherwise control characters are refused.</param>
    public BackslashEncoding(string name, string escaped, string refused = "", bool writesControls = true)
    {
        Name = name;
        this.escaped = escaped;
        this.refused = refused;
        this.writesControls = writesControls;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        encoded = "";
        var result = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (refused.Contains(c) || (c < ' ' && !writesControls))
            {
                return false;
            }

            if (c < ' ')
            {
                result.Append(Control(c));
                continue;
            }

            if (escaped.Contains(c))
            {
                result.Append('\\');
            }

            result.Append(c);
        }

        encoded = result.ToString();
        return true;
    }

    private static string Control(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture),
    };
}
