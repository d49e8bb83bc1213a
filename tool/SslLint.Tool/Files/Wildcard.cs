namespace SslLint.Tool.Files;

/// <summary>Shell wildcards as git matches them (gitignore(5)): <c>*</c>, <c>?</c>, <c>[…]</c> and <c>\</c>; between slashes <c>**</c>.</summary>
internal static class Wildcard
{
    private enum Outcome
    {
        Match,
        NoMatch,

        /// <summary>The text ended too early: no later start of a <c>*</c> can match either.</summary>
        TextTooShort,

        /// <summary>A slash stopped a single <c>*</c>: only an enclosing <c>**</c> may go on.</summary>
        StoppedBySlash,
    }

    /// <summary>Whether the whole of <paramref name="text"/> matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="isPath">Whether slashes separate parts that <c>*</c>, <c>?</c> and classes do not cross.</param>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool isPath) =>
        Match(pattern, 0, text, 0, isPath, known: []) == Outcome.Match;

    private static Outcome Match(ReadOnlySpan<char> pattern, int p, ReadOnlySpan<char> text, int t, bool isPath, Dictionary<(int, int), Outcome> known)
    {
        for (; p < pattern.Length; p++, t++)
        {
            var c = pattern[p];
            if (t == text.Length && c != '*')
            {
                return Outcome.TextTooShort;
            }

            switch (c)
            {
                case '*':
                    return MatchStarOnce(pattern, p, text, t, isPath, known);
                case '?':
                    if (isPath && text[t] == '/')
                    {
                        return Outcome.NoMatch;
                    }

                    break;
                case '[':
                    if ((isPath && text[t] == '/') || !CharacterClass.TryRead(pattern, ref p, text[t], out var inClass) || !inClass)
                    {
                        return Outcome.NoMatch;
                    }

                    break;
                default:
                    if (c == '\\')
                    {
                        if (++p == pattern.Length)
                        {
                            return Outcome.NoMatch;
                        }

                        c = pattern[p];
                    }

                    if (text[t] != c)
                    {
                        return Outcome.NoMatch;
                    }

                    break;
            }
        }

        return t == text.Length ? Outcome.Match : Outcome.NoMatch;
    }

    /// <summary>The same star is tried once at each place: many stars have more ways to share a text than can be tried.</summary>
    private static Outcome MatchStarOnce(ReadOnlySpan<char> pattern, int p, ReadOnlySpan<char> text, int t, bool isPath, Dictionary<(int, int), Outcome> known)
    {
        if (!known.TryGetValue((p, t), out var outcome))
        {
            outcome = MatchStar(pattern, p, text, t, isPath, known);
            known[(p, t)] = outcome;
        }

        return outcome;
    }

    private static Outcome MatchStar(ReadOnlySpan<char> pattern, int p, ReadOnlySpan<char> text, int t, bool isPath, Dictionary<(int, int), Outcome> known)
    {
        var first = p;
        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        var crossesSlashes = !isPath;
        if (isPath && p - first >= 2
            && (first == 0 || pattern[first - 1] == '/')
            && (p == pattern.Length || pattern[p] == '/' || (pattern[p] == '\\' && p + 1 < pattern.Length && pattern[p + 1] == '/')))
        {
            crossesSlashes = true;

            // "**/" also stands for no folder at all.
            if (p < pattern.Length && pattern[p] == '/' && Match(pattern, p + 1, text, t, isPath, known) == Outcome.Match)
            {
                return Outcome.Match;
            }
        }

        if (p == pattern.Length)
        {
            return crossesSlashes || text[t..].IndexOf('/') < 0 ? Outcome.Match : Outcome.StoppedBySlash;
        }

        for (; ; t++)
        {
            var outcome = Match(pattern, p, text, t, isPath, known);
            if (outcome != Outcome.NoMatch && (!crossesSlashes || outcome != Outcome.StoppedBySlash))
            {
                return outcome;
            }

            if (t == text.Length)
            {
                return Outcome.TextTooShort;
            }

            if (!crossesSlashes && text[t] == '/')
            {
                return Outcome.StoppedBySlash;
            }
        }
    }
}
