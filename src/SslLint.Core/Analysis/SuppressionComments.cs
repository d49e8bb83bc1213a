using SslLint.Readers;
using SslLint.Text;

namespace SslLint.Analysis;

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

    /// <summary>What begins a comment in some format, the longer ones first.</summary>
    private static readonly string[] marks = ["<!--", "//", "/*", "--", "::", "#", ";", "'", "*", "%", "REM", "rem"];
    private static readonly string[] ends = ["-->", "*/"];

    /// <summary>The suppressions of a file in its order.</summary>
    public static IReadOnlyList<SuppressionComment> Find(SourceFile file)
    {
        var text = file.Text;
        var found = new List<SuppressionComment>();
        for (var at = text.IndexOf(Word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Word, at + Word.Length, StringComparison.OrdinalIgnoreCase))
        {
            if (Read(file, at) is { } comment)
            {
                found.Add(comment);
            }
        }

        return Targeted(found);
    }

    private static SuppressionComment? Read(SourceFile file, int at)
    {
        var text = file.Text;
        var line = file.Lines.PositionOf(at).Line;
        var span = file.Lines.LineSpan(line);
        var before = text.Substring(span.Start, at - span.Start).TrimEnd();
        var mark = Array.Find(marks, m => before.EndsWith(m, StringComparison.Ordinal) && (!char.IsLetter(m[0]) || before.Trim().Length == m.Length));
        var open = at + Word.Length;
        while (open < span.End && text[open] == ' ')
        {
            open++;
        }

        if (mark is null || string.Compare(text, open, Ignore, 0, Ignore.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        var ids = open + Ignore.Length;
        var close = text.IndexOf(']', ids, span.End - ids);
        if (close < 0)
        {
            return null;
        }

        var rest = text.Substring(close + 1, span.End - close - 1);
        var end = Array.Find(ends, e => rest.Contains(e));
        var length = end is null ? rest.TrimEnd().Length : rest.IndexOf(end, StringComparison.Ordinal) + end.Length;
        var reason = (end is null ? rest : rest.Substring(0, rest.IndexOf(end, StringComparison.Ordinal))).Trim(' ', '\t', ':', '-');
        var start = span.Start + before.Length - mark.Length;
        return new SuppressionComment(
            [.. text.Substring(ids, close - ids).Split(',').Select(i => i.Trim()).Where(i => i.Length > 0)],
            reason,
            SourceSpan.FromBounds(start, close + 1 + length),
            SourceSpan.FromBounds(ids, close),
            IsAlone: string.IsNullOrWhiteSpace(text.Substring(span.Start, start - span.Start)),
            line);
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
