using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Finds the passwords of <c>scheme://user:password@host</c>: from the first colon to the last <c>@</c> that can end them.</summary>
/// <remarks>Unescaped passwords hold <c>@</c>, <c>/</c>, <c>:</c>, <c>?</c> and <c>#</c>; readers disagree on where such a one ends,
/// so the longest is hidden.</remarks>
internal sealed class UserInformationSecrets
{
    private const string Authority = "://";

    /// <summary>No driver has a key that is longer. What is longer ends no password, so that more is hidden.</summary>
    private const int LongestKey = 256;

    /// <summary>No address between brackets is longer, with a zone or a placeholder in it.</summary>
    private const int LongestAddress = 256;

    private readonly string text;
    private readonly QuotedRanges quotes;
    private readonly PlaceholderSearch placeholders;
    private readonly List<int> signs = [];

    /// <summary>The <c>?</c> that a setting's key follows, and the <c>=</c> behind each key.</summary>
    private readonly List<int> queries = [];
    private readonly List<int> queryKeyEnds = [];

    /// <summary>The colon that was found from places of the range that ends at <see cref="colonsEnd"/>.</summary>
    private readonly Dictionary<int, int> colons = [];
    private readonly List<int> passed = [];
    private int colonsEnd = -1;

    /// <summary>How far was looked for white space and <c>=</c>, and where the last stood.</summary>
    private int boundarySearched;
    private int boundary = -1;
    private SourceSpan word;

    private UserInformationSecrets(string text, QuotedRanges quotes)
    {
        this.text = text;
        this.quotes = quotes;
        placeholders = new PlaceholderSearch(text);
        var equals = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '@')
            {
                signs.Add(i);
            }
            else if (text[i] == '?')
            {
                equals = equals > i ? equals : text.IndexOf('=', i) is >= 0 and var next ? next : text.Length;
                if (equals < text.Length && equals - i <= LongestKey && SecretNames.IsSetting(text.Substring(i + 1, equals - i - 1)))
                {
                    queries.Add(i);
                    queryKeyEnds.Add(equals);
                }
            }
        }
    }

    public static IEnumerable<SourceSpan> Find(string text, QuotedRanges quotes)
    {
        if (text.IndexOf('@') < 0)
        {
            return [];
        }

        var secrets = new UserInformationSecrets(text, quotes);
        return secrets.OfUris().Concat(secrets.OfAddresses());
    }

    private IEnumerable<SourceSpan> OfUris()
    {
        for (var at = 0; (at = text.IndexOf(Authority, at, StringComparison.Ordinal)) >= 0;)
        {
            var start = at + Authority.Length;
            var end = RangeEnd(at);
            at = start;
            var colon = FirstColon(start, end);
            var sign = LastSign(start, end);
            if (colon < sign)
            {
                yield return SourceSpan.FromBounds(colon + 1, sign);
            }
        }
    }

    /// <summary>go-sql-driver/mysql: <c>user:password@tcp(host:port)/db</c>.</summary>
    private IEnumerable<SourceSpan> OfAddresses()
    {
        var (range, colon) = (new SourceSpan(-1, 0), -1);
        for (var at = 0; (at = text.IndexOf("@tcp(", at, StringComparison.Ordinal)) >= 0; at++)
        {
            if (quotes.Around(at, out _) is var around && around != range)
            {
                (range, colon) = (around, text.IndexOf(':', around.Start, around.Length));
            }

            if (colon >= 0 && colon < at)
            {
                yield return SourceSpan.FromBounds(colon + 1, at);
            }
        }
    }

    /// <summary>A URI in quotes ends with them, one that is all of the text with the text, any other at white space.</summary>
    private int RangeEnd(int at)
    {
        var around = quotes.Around(at, out var isQuoted);
        if (isQuoted)
        {
            return around.End;
        }

        for (; boundarySearched < at; boundarySearched++)
        {
            boundary = char.IsWhiteSpace(text[boundarySearched]) || text[boundarySearched] == '=' ? boundarySearched : boundary;
        }

        if (boundary < 0)
        {
            return text.Length;
        }

        if (at < word.Start || at >= word.End)
        {
            var end = at;
            while (end < around.End && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            word = SourceSpan.FromBounds(at, end);
        }

        return word.End;
    }

    /// <summary>The colon behind the user name, not one inside a placeholder or an IPv6 address; the end where there is none.</summary>
    private int FirstColon(int start, int end)
    {
        if (colonsEnd != end)
        {
            colonsEnd = placeholders.Limit = end;
            colons.Clear();
        }

        var from = start;
        if (start < end && text[start] == '[')
        {
            var limit = Math.Min(end, start + LongestAddress);
            var close = Search(start, limit, ']', remembers: false);
            from = close < limit ? close : start;
        }

        return Search(from, end, ':', remembers: true);
    }

    /// <summary>The first place of a character that is in no placeholder. Colons are remembered: from every place that a search has passed
    /// it is the same one.</summary>
    private int Search(int from, int end, char wanted, bool remembers)
    {
        passed.Clear();
        var at = from;
        while (at < end && text[at] != wanted)
        {
            if (remembers && colons.TryGetValue(at, out var known))
            {
                at = known;
                break;
            }

            passed.Add(at);
            var length = placeholders.LengthAt(at);
            at += length > 0 ? length : placeholders.SkipAt(at);
        }

        at = Math.Min(at, end);
        if (remembers)
        {
            passed.ForEach(p => colons[p] = at);
        }

        return at;
    }

    /// <summary>The last <c>@</c> of a range; where one stands before the query, with the key of a setting behind the <c>?</c>, the last before that.</summary>
    private int LastSign(int start, int end)
    {
        var first = OrderedSpans.CountBefore(signs, start);
        var last = OrderedSpans.CountBefore(signs, end) - 1;
        if (last < first)
        {
            return -1;
        }

        var query = OrderedSpans.CountBefore(queries, signs[first]);
        return query < queries.Count && queries[query] < signs[last] && queryKeyEnds[query] < end
            ? signs[OrderedSpans.CountBefore(signs, queries[query]) - 1]
            : signs[last];
    }
}
