using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Finds the name that a value is given to.</summary>
internal static class Identifiers
{
    /// <summary>The end of the key that starts at <paramref name="start"/>: letters, digits, <c>_</c>, <c>.</c>, <c>-</c>, and colons inside it.</summary>
    public static int EndOf(string text, int start, int end)
    {
        var at = start;
        while (at < end && (IsPart(text[at]) || text[at] is '.' or '-' || (text[at] == ':' && at > start && at + 1 < end && IsPart(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    /// <summary>The name in front of a value: <c>name =</c>, <c>"name":</c>, <c>name =&gt;</c>, <c>["name"] =</c>, <c>name(</c>.</summary>
    /// <param name="text">The source.</param>
    /// <param name="lineStart">Where to stop looking.</param>
    /// <param name="valueStart">The opening quote of the value.</param>
    /// <returns>An empty span if there is none.</returns>
    public static SourceSpan Before(string text, int lineStart, int valueStart)
    {
        var at = SkipBlanksBack(text, lineStart, valueStart);
        if (at <= lineStart || text[at - 1] is not ('=' or ':' or '>' or '('))
        {
            return default;
        }

        // =>, :=, +=, ?=, ==
        at--;
        while (at > lineStart && text[at - 1] is '=' or ':' or '+' or '?')
        {
            at--;
        }

        at = SkipBlanksBack(text, lineStart, at);
        while (at > lineStart && text[at - 1] is '"' or '\'' or ']' or '`')
        {
            at--;
        }

        var start = at;
        while (start > lineStart && (IsPart(text[start - 1]) || text[start - 1] == '-'))
        {
            start--;
        }

        return SourceSpan.FromBounds(start, at);
    }

    /// <summary>Whether a character may stand in a name.</summary>
    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static int SkipBlanksBack(string text, int start, int at)
    {
        while (at > start && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }
}
