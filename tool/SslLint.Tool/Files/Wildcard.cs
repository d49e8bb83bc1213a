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
        Match(pattern, 0, text, 0, isPath) == Outcome.Match;

    private static Outcome Match(ReadOnlySpan<char> pattern, int p, ReadOnlySpan<char> text, int t, bool isPath)
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
                    return MatchStar(pattern, p, text, t, isPath);
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

    private static Outcome MatchStar(ReadOnlySpan<char> pattern, int p, ReadOnlySpan<char> text, int t, bool isPath)
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
            if (p < pattern.Length && pattern[p] == '/' && Match(pattern, p + 1, text, t, isPath) == Outcome.Match)
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
            var outcome = Match(pattern, p, text, t, isPath);
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
