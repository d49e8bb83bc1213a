namespace SslLint.Tool.Files;

/// <summary>A bracket expression of a wildcard: <c>[abc]</c>, <c>[a-z]</c>, <c>[!x]</c>, <c>[[:digit:]]</c>.</summary>
internal static class CharacterClass
{
    /// <summary>Reads the expression that starts at <paramref name="at"/> and leaves <paramref name="at"/> on its closing bracket.</summary>
    /// <returns>False where it never closes or names an unknown class: such a pattern matches nothing.</returns>
    public static bool TryRead(ReadOnlySpan<char> pattern, ref int at, char tested, out bool isMember)
    {
        isMember = false;
        var p = at + 1;
        var isNegated = p < pattern.Length && pattern[p] is '!' or '^';
        if (isNegated)
        {
            p++;
        }

        char? previous = null;
        for (var isFirst = true; ; isFirst = false, p++)
        {
            if (p >= pattern.Length)
            {
                return false;
            }

            var c = pattern[p];
            if (c == ']' && !isFirst)
            {
                break;
            }

            if (c == '-' && previous is { } low && p + 1 < pattern.Length && pattern[p + 1] != ']')
            {
                p++;
                if (!TryReadLiteral(pattern, ref p, out var high))
                {
                    return false;
                }

                isMember |= low <= tested && tested <= high;
                previous = null;
            }
            else if (c == '[' && p + 1 < pattern.Length && pattern[p + 1] == ':')
            {
                var close = pattern[(p + 2)..].IndexOf(']');
                if (close < 0)
                {
                    return false;
                }

                if (close < 1 || pattern[p + 2 + close - 1] != ':')
                {
                    // Not ":]": the bracket stands for itself.
                    isMember |= tested == '[';
                    previous = '[';
                    continue;
                }

                if (!TryTest(pattern.Slice(p + 2, close - 1), tested, out var isInNamed))
                {
                    return false;
                }

                isMember |= isInNamed;
                p += 2 + close;
                previous = null;
            }
            else
            {
                if (!TryReadLiteral(pattern, ref p, out var literal))
                {
                    return false;
                }

                isMember |= tested == literal;
                previous = literal;
            }
        }

        at = p;
        isMember ^= isNegated;
        return true;
    }

    private static bool TryReadLiteral(ReadOnlySpan<char> pattern, ref int p, out char literal)
    {
        literal = pattern[p];
        if (literal != '\\')
        {
            return true;
        }

        if (++p >= pattern.Length)
        {
            return false;
        }

        literal = pattern[p];
        return true;
    }

    private static bool TryTest(ReadOnlySpan<char> name, char c, out bool isMember)
    {
        bool? result = name switch
        {
            "alnum" => char.IsAsciiLetterOrDigit(c),
            "alpha" => char.IsAsciiLetter(c),
            "blank" => c is ' ' or '\t',
            "cntrl" => c < ' ' || c == 127,
            "digit" => char.IsAsciiDigit(c),
            "graph" => c is > ' ' and < (char)127,
            "lower" => char.IsAsciiLetterLower(c),
            "print" => c is >= ' ' and < (char)127,
            "punct" => c is > ' ' and < (char)127 && !char.IsAsciiLetterOrDigit(c),
            "space" => c is ' ' or (>= '\t' and <= '\r'),
            "upper" => char.IsAsciiLetterUpper(c),
            "xdigit" => char.IsAsciiHexDigit(c),
            _ => null,
        };
        isMember = result ?? false;
        return result is not null;
    }
}
