using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Finds the passwords of <c>scheme://user:password@host</c>: from the first colon to the last <c>@</c> that can end them.</summary>
/// <remarks>Unescaped passwords hold <c>@</c>, <c>/</c>, <c>:</c>, <c>?</c> and <c>#</c>; readers disagree on where such a one ends, so the longest is hidden.</remarks>
internal static class UserInformationSecrets
{
    private const string Authority = "://";

    public static IEnumerable<SourceSpan> Find(string text, QuotedRanges quotes)
    {
        for (var at = 0; (at = text.IndexOf(Authority, at, StringComparison.Ordinal)) >= 0;)
        {
            var start = at + Authority.Length;
            var end = RangeEnd(text, at, quotes);
            at = start;
            var colon = FirstColon(text, start, end);
            var sign = LastSign(text, start, end);
            if (colon < sign)
            {
                yield return SourceSpan.FromBounds(colon + 1, sign);
            }
        }

        // go-sql-driver/mysql: user:password@tcp(host:port)/db.
        for (var at = 0; (at = text.IndexOf("@tcp(", at, StringComparison.Ordinal)) >= 0; at++)
        {
            var around = quotes.Around(at, out _);
            var colon = text.IndexOf(':', around.Start, at - around.Start);
            if (colon >= 0)
            {
                yield return SourceSpan.FromBounds(colon + 1, at);
            }
        }
    }

    /// <summary>A URI in quotes ends with them, one that is all of the text with the text, any other at white space.</summary>
    private static int RangeEnd(string text, int at, QuotedRanges quotes)
    {
        var around = quotes.Around(at, out var isQuoted);
        if (isQuoted)
        {
            return around.End;
        }

        var start = at;
        while (start > around.Start && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] != '=')
        {
            start--;
        }

        if (start == 0)
        {
            return text.Length;
        }

        var end = at;
        while (end < around.End && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The colon behind the user name, not one inside a placeholder or an IPv6 address.</summary>
    private static int FirstColon(string text, int start, int end)
    {
        var authority = text.Substring(start, end - start);
        var source = new OpaqueText(authority, Placeholders.Find(authority));
        var close = authority.StartsWith("[", StringComparison.Ordinal) ? source.IndexOf(']', 0, source.Length) : 0;
        return start + source.IndexOf(':', close == source.Length ? 0 : close, source.Length);
    }

    private static int LastSign(string text, int start, int end)
    {
        var sign = end > start ? text.LastIndexOf('@', end - 1, end - start) : -1;
        for (var question = text.IndexOf('?', start, end - start); question >= 0 && question < sign; question = text.IndexOf('?', question + 1, end - question - 1))
        {
            var equals = text.IndexOf('=', question, end - question);
            var before = text.LastIndexOf('@', question, question - start + 1);
            if (equals >= 0 && before >= 0 && SecretNames.IsSetting(text.Substring(question + 1, equals - question - 1)))
            {
                return before;
            }
        }

        return sign;
    }
}
