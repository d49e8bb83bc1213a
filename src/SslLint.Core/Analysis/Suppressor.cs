using SslLint.Fixes;
using SslLint.Readers;
using SslLint.Rules;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>A finding that somebody has looked at and wants to hear no more of.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">What they say; empty if nothing.</param>
public sealed record SuppressedFinding(Finding Finding, string Reason);

/// <summary>Takes suppressed findings out, and tells suppressions that take none.</summary>
internal static class Suppressor
{
    /// <summary>Applies the suppressions of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="findings">Everything that was found.</param>
    /// <param name="ranges">What the code itself suppresses; the compiler tells which of these are unused.</param>
    /// <param name="rules">The rules that ran; null for all.</param>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed) Apply(
        SourceFile file, IReadOnlyList<Finding> findings, IReadOnlyList<SuppressedRange> ranges, IReadOnlyCollection<string>? rules)
    {
        var comments = SuppressionComments.Find(file);
        if (comments.Count == 0 && ranges.Count == 0)
        {
            return (findings, []);
        }

        var used = new HashSet<(SuppressionComment, string)>();
        var ofPlace = new RangeLookup(ranges);
        var kept = new List<Finding>();
        var suppressed = new List<SuppressedFinding>();
        var byTarget = comments.Select((comment, index) => (Comment: comment, Index: index)).ToLookup(c => c.Comment.Target);
        foreach (var finding in findings)
        {
            int[] lines = [file.Lines.PositionOf(finding.Span.Start).Line, file.Lines.PositionOf(finding.ConnectionSpan.Start).Line];
            var comment = lines.SelectMany(l => byTarget[l].Where(c => c.Comment.Rules.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase)).Take(1))
                .OrderBy(c => c.Index).Select(c => c.Comment).FirstOrDefault();
            if (comment is not null)
            {
                used.Add((comment, finding.Rule.Id.ToUpperInvariant()));
                suppressed.Add(new SuppressedFinding(finding, comment.Reason));
            }
            else if (ofPlace.Find(finding.Rule.Id, finding.Span.Start) is { } range)
            {
                suppressed.Add(new SuppressedFinding(finding, range.Reason));
            }
            else
            {
                kept.Add(finding);
            }
        }

        if (rules is null || rules.Contains(RuleCatalog.UnusedSuppression.Descriptor.Id))
        {
            kept.AddRange(comments.Select(c => Unused(file, c, used, rules)).OfType<Finding>());
        }

        return ([.. kept.OrderBy(f => f.Span.Start).ThenBy(f => f.Rule.Id, StringComparer.Ordinal)], suppressed);
    }

    private static Finding? Unused(SourceFile file, SuppressionComment comment, HashSet<(SuppressionComment, string)> used, IReadOnlyCollection<string>? rules)
    {
        // What was not asked for can't be called unused.
        var idle = comment.Rules.Where(r =>
            !used.Contains((comment, r.ToUpperInvariant())) && (rules is null || rules.Contains(r.ToUpperInvariant()) || RuleCatalog.Find(r) is null)).ToList();
        if (idle.Count == 0 && comment.Rules.Count > 0)
        {
            return null;
        }

        var unknown = idle.Where(r => RuleCatalog.Find(r) is null).ToList();
        var rule = RuleCatalog.UnusedSuppression.Descriptor;
        return new Finding
        {
            Rule = rule,
            Level = rule.DefaultLevel,
            Path = file.Path,
            Span = comment.Span,
            ConnectionSpan = comment.Span,
            Message = comment.Rules.Count == 0 ? "the suppression names no rule"
                : unknown.Count > 0 ? $"the suppression names {string.Join(", ", unknown.Select(Shown))}, which is no rule"
                : $"nothing on line {comment.Target} raises {string.Join(", ", idle.Select(Shown))}",
            Help = "`dotnet sslconnect fix` takes it out",
            Fix = new Fix(true, [Removal(file, comment, idle)], "take the suppression out", null, null),
            Fingerprint = Fingerprints.Of(rule.Id, file.Path, comment),
        };
    }

    /// <summary>An id is short and plain; what else stands between the brackets may be anything.</summary>
    private static string Shown(string id) => id.Length <= 10 && id.All(char.IsLetterOrDigit) ? id : "something";

    /// <summary>Takes the ids out, with the last of them the comment, and with the comment its line if nothing else is on it.</summary>
    private static TextEdit Removal(SourceFile file, SuppressionComment comment, List<string> idle)
    {
        var left = comment.Rules.Except(idle).ToList();
        if (left.Count > 0)
        {
            return new TextEdit(comment.IdsSpan, string.Join(", ", left));
        }

        var text = file.Text;
        var (start, end) = (comment.Span.Start, comment.Span.End);
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        if (comment.IsAlone)
        {
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            end += end < text.Length && text[end] == '\r' ? 1 : 0;
            end += end < text.Length && text[end] == '\n' ? 1 : 0;
        }

        return new TextEdit(SourceSpan.FromBounds(start, end), "");
    }
}
