namespace SslLint.Sources;

/// <summary>Finds the part of the code around a place in which a rule is suppressed. Asked from the front of the file to its end, it looks at each
/// part once.</summary>
internal sealed class RangeLookup
{
    private readonly IReadOnlyList<SuppressedRange> ranges;
    private readonly Dictionary<string, Open> byRule = new(StringComparer.Ordinal);

    /// <summary>Sorts the parts.</summary>
    public RangeLookup(IReadOnlyList<SuppressedRange> ranges)
    {
        this.ranges = ranges;
        foreach (var group in Enumerable.Range(0, ranges.Count).GroupBy(i => ranges[i].Rule ?? ""))
        {
            byRule[group.Key] = new Open([.. group.OrderBy(i => ranges[i].Span.Start)]);
        }
    }

    /// <summary>The first part that holds the place, or null.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="position">The place, no further in front than the last one that was asked for.</param>
    public SuppressedRange? Find(string rule, int position)
    {
        var (all, own) = (First("", position), First(rule, position));
        var first = all is null || own < all ? own : all;
        return first is { } index ? ranges[index] : null;
    }

    private int? First(string rule, int position)
    {
        if (!byRule.TryGetValue(rule, out var open))
        {
            return null;
        }

        for (; open.Next < open.ByStart.Count && ranges[open.ByStart[open.Next]].Span.Start <= position; open.Next++)
        {
            open.Begun.Add(open.ByStart[open.Next]);
        }

        while (open.Begun.Count > 0 && ranges[open.Begun.Min].Span.End <= position)
        {
            open.Begun.Remove(open.Begun.Min);
        }

        return open.Begun.Count > 0 ? open.Begun.Min : null;
    }

    private sealed class Open(List<int> byStart)
    {
        public List<int> ByStart { get; } = byStart;

        public int Next { get; set; }

        // Those that begin in front of the place, in the order of the file.
        public SortedSet<int> Begun { get; } = [];
    }
}
