using System.Text;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>A text with <c>\u0061</c> (JSON, C#, Java, JavaScript) undone, and where its characters stand in the original.</summary>
/// <remarks>Quotes and backslashes stay escaped: undone they would end the strings that they stand in.</remarks>
internal sealed class EscapedLetters
{
    private const int Length = 6;

    private readonly string original;
    private readonly List<int> offsets = [];

    public EscapedLetters(string original)
    {
        this.original = original;
        Text = original.Contains("\\u00") ? Decode() : original;
    }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>The range of the original that a range of <see cref="Text"/> was decoded from.</summary>
    public SourceSpan Map(SourceSpan span) =>
        offsets.Count == 0 ? span : SourceSpan.FromBounds(offsets[span.Start], offsets[span.End]);

    private string Decode()
    {
        var result = new StringBuilder(original.Length);
        for (var at = 0; at < original.Length;)
        {
            offsets.Add(at);
            var code = CodeAt(at);
            result.Append(code < 0 ? original[at] : (char)code);
            at += code < 0 ? 1 : Length;
        }

        offsets.Add(original.Length);
        return result.ToString();
    }

    /// <summary>The printable ASCII character that is escaped at the offset, or -1.</summary>
    private int CodeAt(int at) =>
        at + Length <= original.Length
        && string.CompareOrdinal(original, at, "\\u00", 0, 4) == 0
        && PercentEncoding.Hex(original[at + 4], original[at + 5]) is (>= ' ' and <= '~') and not ('"' or '\'' or '`' or '\\') and var code
            ? code
            : -1;
}
