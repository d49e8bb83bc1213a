using System.Text;
using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>How a C# string literal writes its text.</summary>
internal enum LiteralStyle
{
    /// <summary><c>"…"</c> with backslash escapes.</summary>
    Regular,

    /// <summary><c>@"…"</c> with doubled quotes.</summary>
    Verbatim,

    /// <summary><c>"""…"""</c> without escapes.</summary>
    Raw,
}

/// <summary>What braces mean in a literal.</summary>
internal enum BraceMeaning
{
    /// <summary>Nothing: they are text.</summary>
    Text,

    /// <summary>Holes of an interpolated string; doubled ones are text (in raw strings, a shorter run is).</summary>
    Interpolation,

    /// <summary>Holes of a format for <c>string.Format</c>; doubled ones are text.</summary>
    Format,
}

/// <summary>Writes text into one kind of C# string literal.</summary>
public sealed class CSharpEncoding : LiteralEncoding
{
    private readonly int quotes;

    internal CSharpEncoding(LiteralStyle style, BraceMeaning braces, int quotes = 1)
    {
        Style = style;
        Braces = braces;
        this.quotes = quotes;
        var kind = style switch
        {
            LiteralStyle.Regular => "regular",
            LiteralStyle.Verbatim => "verbatim",
            _ => "raw",
        };
        Name = braces switch
        {
            BraceMeaning.Interpolation => "csharp-interpolated-" + kind,
            BraceMeaning.Format => "csharp-format-" + kind,
            _ => "csharp-" + kind,
        };
    }

    /// <inheritdoc/>
    public override string Name { get; }

    internal LiteralStyle Style { get; }

    internal BraceMeaning Braces { get; }

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        if (Style == LiteralStyle.Raw)
        {
            encoded = value;
            return CanStandRaw(value);
        }

        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (Braces != BraceMeaning.Text && c is '{' or '}')
            {
                text.Append(c).Append(c);
            }
            else if (Style == LiteralStyle.Verbatim)
            {
                text.Append(c == '"' ? "\"\"" : c.ToString());
            }
            else
            {
                AppendEscaped(text, c);
            }
        }

        encoded = text.ToString();
        return true;
    }

    internal static void AppendEscaped(StringBuilder text, char c)
    {
        switch (c)
        {
            case '"':
                text.Append("\\\"");
                break;
            case '\\':
                text.Append("\\\\");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                {
                    text.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                }
                else
                {
                    text.Append(c);
                }

                break;
        }
    }

    /// <summary>A raw string has no escapes: no line break (it would need the indentation), no run of quotes as long as the delimiter,
    /// none where it may touch the delimiter, and in an interpolated one no braces.</summary>
    private bool CanStandRaw(string value)
    {
        if (value.IndexOfAny(['\r', '\n']) >= 0
            || (Braces != BraceMeaning.Text && value.IndexOfAny(['{', '}']) >= 0))
        {
            return false;
        }

        return value.Length == 0
            || (value[0] != '"' && value[value.Length - 1] != '"' && !value.Contains(new string('"', quotes)));
    }
}

/// <summary>Text whose value is known but which is written elsewhere, such as a constant in a hole: not edited here.</summary>
public sealed class CSharpConstantEncoding : LiteralEncoding
{
    private CSharpConstantEncoding()
    {
    }

    /// <summary>The only instance.</summary>
    public static CSharpConstantEncoding Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "csharp-constant";

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        encoded = "";
        return false;
    }
}

/// <summary>A part of a text whose own characters aren't written here, such as a name in a sum: text behind it becomes a part of its own.</summary>
public sealed class CSharpPartEncoding : LiteralEncoding
{
    private readonly string before;

    private CSharpPartEncoding(string name, string before)
    {
        Name = name;
        this.before = before;
    }

    /// <summary>An operand of a sum: <c>a + "…"</c>.</summary>
    public static CSharpPartEncoding Operand { get; } = new("csharp-operand", " + ");

    /// <summary>An argument of a call that joins its arguments: <c>Concat(a, "…")</c>.</summary>
    public static CSharpPartEncoding Argument { get; } = new("csharp-argument", ", ");

    /// <summary>The argument of a call in a chain: <c>.Append(a).Append("…")</c>.</summary>
    public static CSharpPartEncoding Append { get; } = new("csharp-append", ").Append(");

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool IsAppendOnly => true;

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        var text = new StringBuilder(before).Append('"');
        foreach (var c in value)
        {
            CSharpEncoding.AppendEscaped(text, c);
        }

        encoded = text.Append('"').ToString();
        return true;
    }
}
