using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Finds the values of secret keys: <c>Password=…;</c>, <c>"Password": "…"</c>, <c>password: …</c>, <c>PGPASSWORD=…</c>, <c>?password=…</c>,
/// <c>&lt;Password&gt;…&lt;</c>, <c>key="Password" value="…"</c>, <c>--password …</c>, <c>WithPassword("…")</c>.</summary>
internal static class PairSecrets
{
    private const int LongestName = 60;

    public static IEnumerable<SourceSpan> Find(string text, QuotedRanges quotes)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '=' or ':' or '(' or '>' or ' ' or '\t' && IsSecretDelimiter(text, at, out var keyStart))
            {
                var value = new SecretValue(text, keyStart, at, quotes);
                yield return value.Span();
            }
        }
    }

    /// <summary>Whether a secret name ends at the delimiter, and nothing but quotes and brackets stands between.</summary>
    private static bool IsSecretDelimiter(string text, int at, out int keyStart)
    {
        var end = at;
        while (end > 0 && (text[end - 1] is '"' or '\'' or '`' or ']' or '\\' or '?' or '+' or '!' or '=' || char.IsWhiteSpace(text[end - 1])) && !(text[at] is ' ' or '\t' or '(' or '>'))
        {
            end--;
        }

        keyStart = NameStart(text, end);
        var name = text.Substring(keyStart, end - keyStart);
        switch (text[at])
        {
            case '(':
                return IsQuote(text, at + 1) && SecretNames.IsSecret(name);
            case '>':
                return keyStart > 0 && text[keyStart - 1] == '<' && SecretNames.IsSecret(name);
            case ' ' or '\t':
                return SecretNames.IsSecret(name) && (name.Contains("--") || name.StartsWith("-", StringComparison.Ordinal) || IsQuote(text, at + 1));
            case ':' when string.CompareOrdinal(text, at, "://", 0, 3) == 0:
                return false;
        }

        return SecretNames.IsSecret(name) || (IsValueName(name) && FollowsSecretName(text, keyStart + name.Length - name.TrimStart().Length));
    }

    private static bool IsQuote(string text, int at) => at < text.Length && text[at] is '"' or '\'' or '`';

    private static bool IsValueName(string name) => string.Equals(name.Trim(), "value", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <c>name="Password"</c>, or <c>name: Password</c>, stands before an attribute or key named <c>value</c>.</summary>
    private static bool FollowsSecretName(string text, int valueName)
    {
        var end = valueName;
        while (end > 0 && (text[end - 1] is '"' or '\'' or ',' || char.IsWhiteSpace(text[end - 1])))
        {
            end--;
        }

        var start = NameStart(text, end);
        return SecretNames.IsSecret(text.Substring(start, end - start));
    }

    private static int NameStart(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || SecretNames.IsSeparator(text[start - 1]) || text[start - 1] == '%'))
        {
            start--;
        }

        return start;
    }
}
