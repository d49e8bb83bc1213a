namespace SslLint.Providers;

/// <summary>Matches names label by label, so that no pattern can match in the middle of one: <c>evil-rds.amazonaws.com</c> is not below
/// <c>rds.amazonaws.com</c>.</summary>
/// <remarks>A label of a pattern is text with at most one gap: <c>*</c> for letters, digits and hyphens, <c>{id}</c> for letters and
/// digits, <c>{region}</c> for an AWS region. A label <c>**</c> stands for one or more whole labels.</remarks>
public static class NamePattern
{
    private static readonly char[] gapStarts = ['*', '{'];

    /// <summary>Whether <paramref name="name"/> has the shape of <paramref name="pattern"/>; case and a final dot do not matter.</summary>
    public static bool Matches(string pattern, string name)
    {
        var end = name.EndsWith(".", StringComparison.Ordinal) ? name.Length - 1 : name.Length;
        return Match(pattern.Split('.'), 0, name.Substring(0, end).Split('.'), 0);
    }

    private static bool Match(string[] pattern, int p, string[] name, int n)
    {
        if (p == pattern.Length)
        {
            return n == name.Length;
        }

        if (pattern[p] != "**")
        {
            return n < name.Length && MatchLabel(pattern[p], name[n]) && Match(pattern, p + 1, name, n + 1);
        }

        for (; n < name.Length && IsGapText("*", name[n]); n++)
        {
            if (Match(pattern, p + 1, name, n + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchLabel(string pattern, string label)
    {
        var start = pattern.IndexOfAny(gapStarts);
        if (start < 0)
        {
            return string.Equals(pattern, label, StringComparison.OrdinalIgnoreCase);
        }

        var end = pattern[start] == '*' ? start + 1 : pattern.IndexOf('}') + 1;
        var head = pattern.Substring(0, start);
        var tail = pattern.Substring(end);
        return label.Length > head.Length + tail.Length
            && label.StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && label.EndsWith(tail, StringComparison.OrdinalIgnoreCase)
            && IsGapText(pattern.Substring(start, end - start), label.Substring(head.Length, label.Length - head.Length - tail.Length));
    }

    private static bool IsGapText(string gap, string text) => gap switch
    {
        "*" => text.Length > 0 && text.All(c => IsLetterOrDigit(c) || c == '-'),
        "{id}" => text.All(IsLetterOrDigit),
        "{region}" => AwsRegions.Is(text),
        _ => throw new ArgumentException($"{gap} is no gap of a pattern"),
    };

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
