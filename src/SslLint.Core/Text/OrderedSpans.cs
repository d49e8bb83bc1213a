namespace SslLint.Text;

/// <summary>Questions about many ranges that stand in the order of the text, answered without walking them all.</summary>
public static class OrderedSpans
{
    /// <summary>The ranges in order, those that overlap joined; the same list where they are so already.</summary>
    public static IReadOnlyList<SourceSpan> Of(IReadOnlyList<SourceSpan> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[i - 1].End)
            {
                return Joined(spans);
            }
        }

        return spans;
    }

    /// <summary>The ranges in order, those that overlap joined.</summary>
    public static List<SourceSpan> Joined(IEnumerable<SourceSpan> spans)
    {
        var joined = new List<SourceSpan>();
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            if (joined.Count > 0 && joined[joined.Count - 1] is var last && span.Start < last.End)
            {
                joined[joined.Count - 1] = SourceSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    /// <summary>Whether one of the ranges holds the offset.</summary>
    public static bool Contain(IReadOnlyList<SourceSpan> ordered, int offset) =>
        FirstEndingBehind(ordered, offset) is var i && i < ordered.Count && ordered[i].Start <= offset;

    /// <summary>Whether one of the ranges overlaps the other.</summary>
    public static bool Overlap(IReadOnlyList<SourceSpan> ordered, SourceSpan other) =>
        FirstEndingBehind(ordered, other.Start) is var i && i < ordered.Count && ordered[i].Start < other.End;

    /// <summary>The index of the first range that ends behind the offset; the count where none does.</summary>
    public static int FirstEndingBehind(IReadOnlyList<SourceSpan> ordered, int offset)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ordered[middle].End > offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>How many of the sorted offsets are less than <paramref name="offset"/>.</summary>
    public static int CountBefore(List<int> sorted, int offset)
    {
        var at = sorted.BinarySearch(offset);
        return at < 0 ? ~at : at;
    }
}
