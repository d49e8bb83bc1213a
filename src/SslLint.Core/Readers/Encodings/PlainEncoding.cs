using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>Text without escapes: what would mean something there is refused, and so is every control character.</summary>
internal sealed class PlainEncoding : LiteralEncoding
{
    private readonly char[] refused;

    /// <summary>Describes the kind of text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="refused">The characters that it cannot hold.</param>
    public PlainEncoding(string name, string refused)
    {
        Name = name;
        this.refused = refused.ToCharArray();
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Whether a text has no line break and no other control character.</summary>
    public static bool IsPrintable(string value)
    {
        foreach (var c in value)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        encoded = value;
        return IsPrintable(value) && value.IndexOfAny(refused) < 0;
    }
}
