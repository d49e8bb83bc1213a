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

        var spans = changed.ConvertAll(c => Moved(c[0].Finding.ConnectionSpan, edits));
        var left = after.Findings.FirstOrDefault(f => f.Finding.Level > Level.Info && spans.Exists(s => s.Overlaps(f.Finding.Span)));
        if (left is not null)
        {
            return $"{left.Finding.Rule.Id} would stay";
        }

        var untouched = changed.SelectMany(c => c).ToHashSet();
        var expected = before.Findings.Where(f => !untouched.Contains(f)).Select(f => (f.Finding.Rule.Id, Moved(f.Finding.Span, edits)));
        var actual = after.Findings.Where(f => !spans.Exists(s => s.Overlaps(f.Finding.Span))).Select(f => (f.Finding.Rule.Id, f.Finding.Span));
        return expected.SequenceEqual(actual) ? null : "other connections would be read differently";
    }

    /// <summary>Where a range stands after the changes; what is inserted at its edges belongs to it.</summary>
    private static SourceSpan Moved(SourceSpan span, IReadOnlyList<TextEdit> edits)
    {
        var start = span.Start + edits.Where(e => e.Span.End <= span.Start && e.Span.Start < span.Start).Sum(Growth);
        var end = span.End + edits.Where(e => e.Span.Start <= span.End).Sum(Growth);
        return SourceSpan.FromBounds(start, Math.Max(start, end));
    }

    private static int Growth(TextEdit edit) => edit.NewText.Length - edit.Span.Length;
}
