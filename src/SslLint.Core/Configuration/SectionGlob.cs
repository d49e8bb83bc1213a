using System.Globalization;

namespace SslLint.Configuration;

/// <summary>Matches paths by the name of a section, as the C# compiler does.</summary>
/// <remarks>Source: Roslyn 4.8, <c>AnalyzerConfig.TryCreateSectionNameMatcher</c>: <c>*</c> but no slash, <c>**</c> anything, <c>?</c> one character,
/// <c>{a,b}</c> one of several, <c>{1..9}</c> a number, <c>[ab]</c> and <c>[!ab]</c> one character. A name without a slash is meant for every folder below.</remarks>
internal sealed class SectionGlob
{
    private bool isOutOfRange;

    private SectionGlob()
    {
    }

    /// <summary>Whether a section is for a file.</summary>
    /// <param name="glob">The section's name.</param>
    /// <param name="folder">The folder of the configuration file, with <c>/</c> and none at its end.</param>
    /// <param name="path">The file's absolute path, with <c>/</c>.</param>
    public static bool Matches(string glob, string folder, string path)
    {
        if (!path.StartsWith(folder + "/", StringComparison.Ordinal))
        {
            return false;
        }

        var slash = IndexOfSlash(glob);
        var pattern = slash < 0 ? "**/" + glob : slash == 0 ? glob.Substring(1) : glob;

        // What follows the folder; a pattern for every folder also takes the folder itself.
        var rest = path.Substring(folder.Length + 1);
        return IsWhole(pattern) && (new SectionGlob().IsMatch(pattern, rest) || (slash < 0 && new SectionGlob().IsMatch(glob, rest)));
    }

    /// <summary>The first match decides: where a number in it is out of its range, no other match is looked for, as the compiler doesn't.</summary>
    private bool IsMatch(string pattern, string text) => Match(pattern, 0, pattern.Length, text, 0, static (r, at) => at == r.Length) && !isOutOfRange;

    private static int IndexOfSlash(string glob)
    {
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\')
            {
                i++;
            }
            else if (glob[i] == '/')
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether every brace and bracket is closed; what is not matches nothing.</summary>
    private static bool IsWhole(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] switch
            {
                '\\' => i + 1 < pattern.Length ? i + 1 : -1,
                '{' => Close(pattern, i, pattern.Length),
                '[' => pattern.IndexOf(']', i),
                '}' => -1,
                _ => i,
            };
            if (end < 0 || (pattern[i] == '{' && !IsWhole(pattern.Substring(i + 1, end - i - 1))))
            {
                return false;
            }

            i = end;
        }

        return true;
    }

    /// <summary>Matches a part of the pattern, then whatever comes behind it.</summary>
    private bool Match(string pattern, int p, int end, string text, int t, Func<string, int, bool> rest)
    {
        if (p == end)
        {
            return rest(text, t);
        }

        switch (pattern[p])
        {
            case '*':
                // The longest first: which match is the first decides about numbers.
                var isDeep = p + 1 < end && pattern[p + 1] == '*';
                var slash = isDeep ? -1 : text.IndexOf('/', t);
                for (var next = slash < 0 ? text.Length : slash; next >= t; next--)
                {
                    if (Match(pattern, p + (isDeep ? 2 : 1), end, text, next, rest))
                    {
                        return true;
                    }
                }

                return false;
            case '?':
                return t < text.Length && Match(pattern, p + 1, end, text, t + 1, rest);
            case '[':
                var bracket = pattern.IndexOf(']', p);
                return t < text.Length && IsIn(pattern.Substring(p + 1, bracket - p - 1), text[t]) && Match(pattern, bracket + 1, end, text, t + 1, rest);
            case '{':
                return MatchChoice(pattern, p, end, text, t, rest);
            case '\\':
                return t < text.Length && text[t] == pattern[p + 1] && Match(pattern, p + 2, end, text, t + 1, rest);
            default:
                return t < text.Length && text[t] == pattern[p] && Match(pattern, p + 1, end, text, t + 1, rest);
        }
    }

    private bool MatchChoice(string pattern, int open, int end, string text, int t, Func<string, int, bool> rest)
    {
        var close = Close(pattern, open, end);
        if (RangeOf(pattern.Substring(open + 1, close - open - 1)) is var (first, last))
        {
            for (var length = NumberLength(text, t); length > 0; length--)
            {
                if (char.IsDigit(text[t + length - 1]) && Match(pattern, close + 1, end, text, t + length, rest))
                {
                    isOutOfRange |= !int.TryParse(text.Substring(t, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < first || number > last;
                    return true;
                }
            }

            return false;
        }

        for (var start = open + 1; start <= close;)
        {
            var stop = Comma(pattern, start, close);
            if (Match(pattern, start, stop, text, t, (_, at) => Match(pattern, close + 1, end, text, at, rest)))
            {
                return true;
            }

            start = stop + 1;
        }

        return false;
    }

    private static int NumberLength(string text, int at)
    {
        var end = at < text.Length && text[at] == '-' ? at + 1 : at;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        return end - at;
    }

    private static (int First, int Last)? RangeOf(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            && int.TryParse(text.Substring(0, dots), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(text.Substring(dots + 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var last) ? (first, last) : null;
    }

    private static bool IsIn(string set, char c)
    {
        var isNegated = set.Length > 0 && set[0] == '!';
        var found = false;
        for (var i = isNegated ? 1 : 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= set[i] <= c && c <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= set[i] == c;
            }
        }

        return found != isNegated;
    }

    /// <summary>The brace that closes one; -1 where none does.</summary>
    private static int Close(string pattern, int open, int end) => IndexOfOuter('}', pattern, open + 1, end);

    /// <summary>The next comma that is in no inner choice, or the end.</summary>
    private static int Comma(string pattern, int start, int end) => IndexOfOuter(',', pattern, start, end) is >= 0 and var comma ? comma : end;

    /// <summary>The next character that is neither escaped nor in an inner choice; -1 if there is none.</summary>
    private static int IndexOfOuter(char wanted, string pattern, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (depth == 0 && pattern[i] == wanted)
            {
                return i;
            }

            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
            }
        }

        return -1;
    }
}
