using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Finds the passwords of Oracle's <c>user/password@host:1521/service</c>, as command lines and <c>jdbc:oracle:thin:</c> URLs hold them.</summary>
/// <remarks>A name of <c>tnsnames.ora</c> can stand for the address. Such a text also looks like <c>owner/repository@tag</c>,
/// so one of Oracle's programs must stand before it.</remarks>
internal static class OracleSecrets
{
    /// <summary>Oracle's names and passwords are far shorter; a bound keeps the search linear in long lines.</summary>
    private const int Longest = 256;

    private static readonly string[] introductions = ["jdbc:oracle:", "sqlplus ", "sqlcl ", "sqlldr ", "expdp ", "impdp ", "rman "];

    public static IEnumerable<SourceSpan> Find(string text, QuotedRanges quotes)
    {
        for (var at = 0; (at = text.IndexOf('@', at)) >= 0; at++)
        {
            var around = quotes.Around(at, out _);
            var start = at;
            while (start > around.Start && at - start < Longest && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            var slash = text.IndexOf('/', start, at - start);
            if (slash > start
                && IsNamePart(text[slash - 1])
                && (StartsAddress(text, at + 1) || IsIntroduced(text, Math.Max(around.Start, at - Longest), slash)))
            {
                yield return SourceSpan.FromBounds(slash + 1, at);
            }
        }
    }

    /// <summary>Whether <c>//host</c>, <c>host:1521</c> or <c>(DESCRIPTION=</c> stands there.</summary>
    private static bool StartsAddress(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "//", 0, 2) == 0 || string.Compare(text, at, "(description", 0, 12, StringComparison.OrdinalIgnoreCase) == 0)
        {
            return true;
        }

        var colon = at;
        while (colon < text.Length && (IsNamePart(text[colon]) || text[colon] is '.' or '-'))
        {
            colon++;
        }

        var end = colon + 1;
        while (end < text.Length && char.IsDigit(text[end]))
        {
            end++;
        }

        return colon > at && colon < text.Length && text[colon] == ':' && end - colon is > 1 and <= 6
            && (end == text.Length || !char.IsLetter(text[end]));
    }

    private static bool IsIntroduced(string text, int start, int end)
    {
        var before = text.Substring(start, end - start);
        return introductions.Any(before.Contains);
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '#';
}
