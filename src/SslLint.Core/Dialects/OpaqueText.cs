using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>A text whose placeholders are hidden from the parsers behind a character that no dialect gives a meaning.</summary>
/// <remarks>Parsers look for syntax in <see cref="Masked"/> and copy values from <see cref="Text"/>: both have the same offsets.</remarks>
internal sealed class OpaqueText
{
    /// <summary>OBJECT REPLACEMENT CHARACTER: neither white space nor control character nor delimiter anywhere.</summary>
    private const char Fill = '\uFFFC';

    public OpaqueText(string text, IReadOnlyList<SourceSpan> opaque)
    {
        Text = text;
        Opaque = OrderedSpans.Of(opaque);
        Masked = text;
        if (opaque.Count == 0)
        {
            return;
        }

        var masked = text.ToCharArray();
        foreach (var span in opaque)
        {
            for (var i = Math.Max(0, span.Start); i < Math.Min(text.Length, span.End); i++)
            {
                masked[i] = Fill;
            }
        }

        Masked = new string(masked);
    }

    public IReadOnlyList<SourceSpan> Opaque { get; }

    public string Text { get; }

    public string Masked { get; }

    public int Length => Text.Length;

    /// <summary>The character as parsers see it.</summary>
    public char this[int offset] => Masked[offset];

    /// <summary>Whether a placeholder lies in, or reaches into, the range.</summary>
    public bool HoldsPlaceholder(int start, int end) => OrderedSpans.Overlap(Opaque, SourceSpan.FromBounds(start, end));

    /// <summary>The text of a range, placeholders as they are written.</summary>
    public string Of(int start, int end) => Text.Substring(start, end - start);

    /// <summary>The offset of <paramref name="wanted"/> in the range, or <paramref name="end"/>.</summary>
    public int IndexOf(char wanted, int start, int end)
    {
        var at = Masked.IndexOf(wanted, start, end - start);
        return at < 0 ? end : at;
    }

    /// <summary>The offset of the first of <paramref name="wanted"/> in the range, or <paramref name="end"/>.</summary>
    public int IndexOfAny(char[] wanted, int start, int end)
    {
        var at = Masked.IndexOfAny(wanted, start, end - start);
        return at < 0 ? end : at;
    }
}
