namespace SslLint.Providers;

/// <summary>Matches host names label by label, so that no pattern can match in the middle of a name.</summary>
public static class HostPattern
{
    /// <summary>Whether <paramref name="host"/> has the shape of <paramref name="pattern"/>; case and a final dot do not matter.</summary>
    public static bool Matches(string pattern, string host) =>
        Match(pattern.Split('.'), 0, host.TrimEnd('.').Split('.'), 0);

    private static bool Match(string[] pattern, int p, string[] host, int h)
    {
        if (p == pattern.Length)
        {
            return h == host.Length;
        }

        if (pattern[p] == "**")
        {
            for (var next = h + 1; next <= host.Length; next++)
            {
                if (Match(pattern, p + 1, host, next))
                {
                    return true;
                }
            }

            return false;
        }

        return h < host.Length && MatchLabel(pattern[p], host[h]) && Match(pattern, p + 1, host, h + 1);
    }

    private static bool MatchLabel(string pattern, string label)
    {
        if (label.Length == 0)
        {
            return false;
        }

        var star = pattern.IndexOf('*');
        if (star < 0)
        {
            return string.Equals(pattern, label, StringComparison.OrdinalIgnoreCase);
        }

        var head = pattern.Substring(0, star);
        var tail = pattern.Substring(star + 1);
        return label.Length >= head.Length + tail.Length
            && label.StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && label.EndsWith(tail, StringComparison.OrdinalIgnoreCase);
    }
}
