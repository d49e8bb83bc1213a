using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Finds the values of secret keys: <c>Password=…;</c>, <c>"Password": "…"</c>, <c>password: …</c>, <c>PGPASSWORD=…</c>, <c>?password=…</c>,
/// <c>&lt;Password&gt;…&lt;</c>, <c>key="Password" value="…"</c>, <c>--password …</c>, <c>WithPassword("…")</c>.</summary>
internal sealed class PairSecrets
{
    private const int LongestName = 60;

    private readonly string text;

    /// <summary>Where the quotes, brackets and blanks end that stand directly before the offset that is looked at: a name may end there.</summary>
    private int gapStart;

    /// <summary>The last blank before the offset that is looked at, or -1.</summary>
    private int blank = -1;

    /// <summary>The end of the name that was judged last, and what it is: in a run of delimiters they all have the same.</summary>
    private int judgedEnd = -1;
    private bool isJudgedSecret;

    private PairSecrets(string text) => this.text = text;

    public static IEnumerable<SourceSpan> Find(string text, QuotedRanges quotes)
    {
        var pairs = new PairSecrets(text);
        var values = new SecretValues(text, quotes);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '=' or ':' or '(' or '>' or ' ' or '\t' && pairs.IsSecretDelimiter(at, out var keyStart, out var keyEnd))
            {
                yield return values.SpanOf(keyStart, pairs.blank >= keyEnd ? pairs.blank + 1 : keyEnd, at);
            }

            pairs.blank = text[at] == ' ' ? at : pairs.blank;
            if (!IsGap(text[at]))
            {
                pairs.gapStart = at + 1;
            }
        }
    }

    private static bool IsGap(char c) => c is '"' or '\'' or '`' or ']' or '\\' or '?' or '+' or '!' or '=' || char.IsWhiteSpace(c);

    /// <summary>Whether a secret name ends at the delimiter, and nothing but quotes and brackets stands between.</summary>
    private bool IsSecretDelimiter(int at, out int keyStart, out int keyEnd)
    {
        keyEnd = text[at] is ' ' or '\t' or '(' or '>' ? at : gapStart;
        keyStart = 0;
        switch (text[at])
        {
            case '(' when !IsQuote(at + 1):
                return false;
            case ':' when string.CompareOrdinal(text, at, "://", 0, 3) == 0:
                return false;
        }

        keyStart = NameStart(keyEnd);
        switch (text[at])
        {
            case '>' when keyStart == 0 || text[keyStart - 1] != '<':
                return false;
            case ' ' or '\t' when !IsQuote(at + 1):
                var name = Name(keyStart, keyEnd);
                return (name.Contains("--") || name.StartsWith("-", StringComparison.Ordinal)) && SecretNames.IsSecret(name);
            case ' ' or '\t' or '(' or '>':
                return SecretNames.IsSecret(Name(keyStart, keyEnd));
        }

        if (judgedEnd != keyEnd)
        {
            var name = Name(keyStart, keyEnd);
            isJudgedSecret = SecretNames.IsSecret(name) || (IsValueName(name) && FollowsSecretName(keyStart + name.Length - name.TrimStart().Length));
            judgedEnd = keyEnd;
        }

        return isJudgedSecret;
    }

    private bool IsQuote(int at) => at < text.Length && text[at] is '"' or '\'' or '`';

    private static bool IsValueName(string name) => string.Equals(name.Trim(), "value", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <c>name="Password"</c>, or <c>name: Password</c>, stands before an attribute or key named <c>value</c>.</summary>
    private bool FollowsSecretName(int valueName)
    {
        var end = valueName;
        while (end > 0 && (text[end - 1] is '"' or '\'' or ',' || char.IsWhiteSpace(text[end - 1])))
        {
            end--;
        }

        return SecretNames.IsSecret(Name(NameStart(end), end));
    }

    private string Name(int start, int end) => text.Substring(start, end - start);

    private int NameStart(int end)
    {
        var start = end;
        while (start > 0
            && end - start < LongestName
            && (char.IsLetterOrDigit(text[start - 1]) || SecretNames.IsSeparator(text[start - 1]) || text[start - 1] == '%'))
        {
            start--;
        }

        return start;
    }
}
