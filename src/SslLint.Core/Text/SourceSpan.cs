namespace SslLint.Text;

/// <summary>A half-open range of UTF-16 units in a text.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The offset behind the last unit.</summary>
    public int End => Start + Length;

    /// <summary>Whether the range holds nothing.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The range from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether <paramref name="offset"/> lies inside.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the two ranges share at least one unit.</summary>
    public bool Overlaps(SourceSpan other) => Start < other.End && other.Start < End;

    /// <summary>The text of the range.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>Replaces the text of <paramref name="Span"/> by <paramref name="NewText"/>; an empty span inserts.</summary>
public readonly record struct TextEdit(SourceSpan Span, string NewText)
{
    /// <summary>Applies edits that do not overlap, in any order.</summary>
    /// <exception cref="ArgumentException">Two edits overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var ordered = edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length).ToList();
        var result = new System.Text.StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in ordered)
        {
            if (edit.Span.Start < at)
            {
                throw new ArgumentException("Edits overlap.", nameof(edits));
            }

            result.Append(text, at, edit.Span.Start - at).Append(edit.NewText);
            at = edit.Span.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
