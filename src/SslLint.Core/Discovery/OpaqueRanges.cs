using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>The ranges of a text that are no syntax, and searches that step over them.</summary>
internal static class OpaqueRanges
{
    /// <summary>Placeholders and holes of a text.</summary>
    public static IReadOnlyList<SourceSpan> Of(Literal literal) => Merge(literal.OpaqueSpans, Placeholders.Find(literal.Value));

    /// <summary>Both kinds in order, those that overlap joined.</summary>
    public static IReadOnlyList<SourceSpan> Merge(IEnumerable<SourceSpan> holes, IReadOnlyList<SourceSpan> placeholders) =>
        OrderedSpans.Joined(holes.Concat(placeholders));

    /// <summary>Whether an offset lies in one of the ranges, which stand in the order of the text.</summary>
    public static bool IsInside(IReadOnlyList<SourceSpan> spans, int offset) => OrderedSpans.Contain(spans, offset);

    /// <summary>The first place of a character outside of the ranges; -1 if there is none.</summary>
    public static int IndexOutside(string text, char c, IReadOnlyList<SourceSpan> opaque)
    {
        for (var i = text.IndexOf(c); i >= 0; i = text.IndexOf(c, i + 1))
        {
            if (!IsInside(opaque, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The end of a text without the white space before it.</summary>
    public static int TrimEnd(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
