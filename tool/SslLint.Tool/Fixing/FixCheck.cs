using SslLint.Fixes;
using SslLint.Rules;
using SslLint.Text;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Fixing;

/// <summary>Holds a changed file against what a fix promises: strict where it was changed, otherwise the same.</summary>
internal static class FixCheck
{
    /// <summary>What is wrong with the result, in a few words; null where it is right.</summary>
    /// <param name="before">The file as it stands.</param>
    /// <param name="after">The file as it would be.</param>
    /// <param name="changed">The findings of the connections that were changed.</param>
    /// <param name="edits">The changes.</param>
    public static string? Find(AnalyzedFile before, AnalyzedFile after, List<List<ReportedFinding>> changed, IReadOnlyList<TextEdit> edits)
    {
        if (after.Result.NotRead != before.Result.NotRead || after.Warnings.Count != before.Warnings.Count)
        {
            return "the file reads differently";
        }

        var moves = new Moves(edits);

        // A builder's settings stand in statements of their own, outside of the place that stands for the connection, and what is written may stand there too.
        var connections = OrderedSpans.Joined(changed.Select(c => moves.Of(c[0].Finding.ConnectionSpan)));
        var written = OrderedSpans.Joined(edits.Select(e => moves.Of(e.Span)).Where(s => !s.IsEmpty));
        bool IsChanged(ReportedFinding f) => OrderedSpans.Overlap(connections, f.Finding.ConnectionSpan)
            || OrderedSpans.Overlap(connections, f.Finding.Span)
            || OrderedSpans.Overlap(written, f.Finding.Span);
        var mine = after.Findings.ToLookup(IsChanged);
        if (mine[true].FirstOrDefault(f => f.Finding.Level > Level.Info) is { } left)
        {
            return $"{left.Finding.Rule.Id} would stay";
        }

        // What a second run would change again was not written where it counts.
        var takesUnsafe = changed.Exists(c => c[0].Finding.Fix is { IsSafe: false });
        if (mine[true].Any(f => f.Finding.Fix is { } fix && (fix.IsSafe || takesUnsafe)))
        {
            return "a second run would change it again";
        }

        var touched = changed.Select(c => c[0].Finding.ConnectionSpan).ToHashSet();
        var others = before.Findings.Where(f => !touched.Contains(f.Finding.ConnectionSpan));
        return Difference([.. others.Select(f => (Place(f, moves.Of(f.Finding.Span)), f))], [.. mine[false].Select(f => (Place(f, f.Finding.Span), f))]);

        static (string Rule, SourceSpan Span) Place(ReportedFinding finding, SourceSpan span) => (finding.Finding.Rule.Id, span);
    }

    /// <summary>Which of the other connections would be read differently, in a few words; null where none is.</summary>
    private static string? Difference(
        List<((string Rule, SourceSpan Span) Place, ReportedFinding Finding)> expected,
        List<((string Rule, SourceSpan Span) Place, ReportedFinding Finding)> actual)
    {
        var at = 0;
        while (at < expected.Count && at < actual.Count && expected[at].Place == actual[at].Place)
        {
            at++;
        }

        if (at == expected.Count && at == actual.Count)
        {
            return null;
        }

        // The first that has no match: what stands further in front on one of both sides is missing on the other.
        var isNew = at == expected.Count || (at < actual.Count && actual[at].Place.Span.Start < expected[at].Place.Span.Start);
        var (place, finding) = isNew ? actual[at] : expected[at];
        return isNew
            ? $"another connection would be read differently: {place.Rule} would be new in line {finding.Start.Line} of the result"
            : $"another connection would be read differently: {place.Rule} in line {finding.Start.Line} would be gone";
    }

    /// <summary>Where ranges stand after the changes.</summary>
    private sealed class Moves
    {
        private readonly IReadOnlyList<TextEdit> edits;
        private readonly List<int> starts = [];
        private readonly int[] growth;

        /// <param name="edits">The changes in the order of the text, none overlapping another.</param>
        public Moves(IReadOnlyList<TextEdit> edits)
        {
            this.edits = edits;
            growth = new int[edits.Count + 1];
            for (var i = 0; i < edits.Count; i++)
            {
                starts.Add(edits[i].Span.Start);
                growth[i + 1] = growth[i] + edits[i].NewText.Length - edits[i].Span.Length;
            }
        }

        /// <summary>The range; what is inserted at its edges belongs to it.</summary>
        public SourceSpan Of(SourceSpan span)
        {
            var before = CountBefore(span.Start);
            before -= before > 0 && edits[before - 1].Span.End > span.Start ? 1 : 0;
            var start = span.Start + growth[before];
            var end = span.End + growth[CountBefore(span.End + 1)];
            return SourceSpan.FromBounds(start, Math.Max(start, end));
        }

        private int CountBefore(int offset)
        {
            var at = starts.BinarySearch(offset);
            at = at < 0 ? ~at : at;

            // An insertion and a change may start at one place.
            while (at > 0 && starts[at - 1] >= offset)
            {
                at--;
            }

            return at;
        }
    }
}
