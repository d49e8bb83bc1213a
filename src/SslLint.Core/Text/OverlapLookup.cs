namespace SslLint.Text;

/// <summary>Finds those of many things of a text that overlap a range, without walking them all.</summary>
internal sealed class OverlapLookup<T>
{
    private readonly List<(SourceSpan Span, T Item)> items;

    /// <summary>Of each thing the range from the first start to the furthest end up to it, whose ends are in order.</summary>
    private readonly List<SourceSpan> reached = [];

    /// <summary>Puts things in order.</summary>
    public OverlapLookup(IEnumerable<(SourceSpan Span, T Item)> things)
    {
        items = [.. things.OrderBy(t => t.Span.Start)];
        var end = 0;
        foreach (var (span, _) in items)
        {
            end = Math.Max(end, span.End);
            reached.Add(SourceSpan.FromBounds(items[0].Span.Start, end));
        }
    }

    /// <summary>The things whose ranges overlap another, in the order of their starts.</summary>
    public IEnumerable<T> Overlapping(SourceSpan other)
    {
        for (var i = OrderedSpans.FirstEndingBehind(reached, other.Start); i < items.Count && items[i].Span.Start < other.End; i++)
        {
            if (items[i].Span.Overlaps(other))
            {
                yield return items[i].Item;
            }
        }
    }
}
