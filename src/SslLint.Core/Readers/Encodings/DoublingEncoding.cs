using SslLint.Text;

namespace SslLint.Readers.Encodings;

/// <summary>A quoted string that writes its own quote twice: SQL, Visual Basic, single-quoted PowerShell.</summary>
internal sealed class DoublingEncoding(string name, char quote, string refused = "") : LiteralEncoding
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override bool TryEncode(string value, out string encoded)
    {
        var quoteText = quote.ToString();
        encoded = value.Replace(quoteText, quoteText + quoteText);
        return PlainEncoding.IsPrintable(value) && value.IndexOfAny(refused.ToCharArray()) < 0;
    }
}
