using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>A comment that takes findings of its line away: <c># ssllint: ignore[SSL1003] reason</c>.</summary>
/// <param name="Rules">The ids as written.</param>
/// <param name="Reason">What stands behind the brackets; empty if nothing.</param>
/// <param name="Span">From the mark of the comment to its end.</param>
/// <param name="IdsSpan">What stands between the brackets.</param>
/// <param name="IsAlone">Whether nothing else stands on its line, so that it is meant for the next.</param>
/// <param name="Target">The line that it is for, from 1.</param>
public sealed record SuppressionComment(IReadOnlyList<string> Rules, string Reason, SourceSpan Span, SourceSpan IdsSpan, bool IsAlone, int Target);

/// <summary>Finds suppressions in the comments of any format.</summary>
public static class SuppressionComments
{
    private const string Word = "ssllint:";
    private const string Ignore = "ignore[";

    private static readonly WordSearch search = new(Word);

    /// <summary>What begins a comment in some format, the longer ones first.</summary>
    private static readonly string[] marks = ["<!--", "//", "/*", "--", "::", "#", ";", "'", "*", "%", "REM", "rem"];
    private static readonly string[] ends = ["-->", "*/"];

    /// <summary>No list of ids is longer: what has no bracket so near is no suppression.</summary>
    private const int LongestIds = 1024;

    /// <summary>As much of a reason is told.</summary>
    private const int LongestReason = 1024;

    /// <summary>The suppressions of a file in its order.</summary>
    public static IReadOnlyList<SuppressionComment> Find(SourceFile file)
    {
        var text = file.Text;
        var found = new List<SuppressionComment>();
        var line = new Line(text, default, 0);
        for (var at = search.IndexIn(text); at >= 0; at = search.IndexIn(text, at + Word.Length))
        {
            if (at >= line.Span.End)
            {
                var number = file.Lines.PositionOf(at).Line;
                line = new Line(text, file.Lines.LineSpan(number), number);
            }

            if (Read(text, line, at) is { } comment)
            {
                found.Add(comment);
            }
        }

        return Targeted(found);
    }

    private static SuppressionComment? Read(string text, Line line, int at)
    {
        var span = line.Span;
        var before = TextLines.TrimEnd(text, SourceSpan.FromBounds(span.Start, at));
        var mark = Array.Find(
            marks,
            m => before - m.Length >= span.Start && TextLines.StartsAt(text, before - m.Length, m)
                && (!char.IsLetter(m[0]) || line.Start == before - m.Length));
        var open = TextLines.SkipBlanks(text, at + Word.Length, span.End);
        if (mark is null || string.Compare(text, open, Ignore, 0, Ignore.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        var ids = open + Ignore.Length;
        var close = ids > span.End ? -1 : text.IndexOf(']', ids, Math.Min(span.End - ids, LongestIds));
        if (close < 0)
        {
            return null;
        }

        // Behind the reason the comment ends, or the line.
        var end = line.EndOfComment(close + 1, out var reasonEnd);
        var start = before - mark.Length;
        return new SuppressionComment(
            [.. text.Substring(ids, close - ids).Split(',').Select(i => i.Trim()).Where(i => i.Length > 0)],
            text.Substring(close + 1, Math.Min(reasonEnd - close - 1, LongestReason)).Trim(' ', '\t', ':', '-'),
            SourceSpan.FromBounds(start, Math.Max(close + 1, end)),
            SourceSpan.FromBounds(ids, close),
            IsAlone: start <= line.Start,
            line.Number);
    }

    /// <summary>A line in which suppressions stand; what is asked of it is found once.</summary>
    private sealed class Line
    {
        private readonly string text;
        private readonly int[] nextEnds = new int[ends.Length];
        private readonly int trimmed;

        public Line(string text, SourceSpan span, int number)
        {
            this.text = text;
            Span = span;
            Number = number;
            Start = span.Start;
            while (Start < span.End && char.IsWhiteSpace(text[Start]))
            {
                Start++;
            }

            trimmed = TextLines.TrimEnd(text, span);
        }

        public SourceSpan Span { get; }

        /// <summary>Its number, from 1.</summary>
        public int Number { get; }

        /// <summary>Where its first character stands that is no white space.</summary>
        public int Start { get; }

        /// <summary>Where a comment ends, what closes it included.</summary>
        /// <param name="from">A place in the comment.</param>
        /// <param name="contentEnd">Where its text ends.</param>
        public int EndOfComment(int from, out int contentEnd)
        {
            for (var i = 0; i < ends.Length; i++)
            {
                if (nextEnds[i] < from)
                {
                    nextEnds[i] = text.IndexOf(ends[i], from, Span.End - from, StringComparison.Ordinal) is >= 0 and var next ? next : int.MaxValue;
                }

                if (nextEnds[i] < Span.End)
                {
                    contentEnd = nextEnds[i];
                    return nextEnds[i] + ends[i].Length;
                }
            }

            contentEnd = Span.End;
            return trimmed;
        }
    }

    /// <summary>Comments that stand alone below each other are all for the line behind the last.</summary>
    private static List<SuppressionComment> Targeted(List<SuppressionComment> found)
    {
        var (line, target) = (0, 0);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            if (found[i].IsAlone)
            {
                target = found[i].Target + 1 == line ? target : found[i].Target + 1;
                line = found[i].Target;
                found[i] = found[i] with { Target = target };
            }
        }

        return found;
    }
}
