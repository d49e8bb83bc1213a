using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>The contents of string literals in a line of any language, as far as one can tell without knowing the language.</summary>
internal sealed class QuotedRanges
{
    private readonly string text;
    private readonly List<SourceSpan> ranges = [];

    private QuotedRanges(string text) => this.text = text;

    public static QuotedRanges Of(string text)
    {
        var quotes = new QuotedRanges(text);
        for (var at = 0; at < text.Length; at++)
        {
            // An apostrophe inside a word opens nothing.
            if (text[at] is '"' or '`' || (text[at] == '\'' && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))))
            {
                var isVerbatim = at > 0 && (text[at - 1] == '@' || (at > 1 && text[at - 1] == '$' && text[at - 2] == '@'));
                var end = Closing(text, at + 1, text[at].ToString(), LineEnd(text, at), hasEscapes: !isVerbatim);
                quotes.ranges.Add(SourceSpan.FromBounds(at + 1, end));
                at = end;
            }
        }

        return quotes;
    }

    /// <summary>The string around an offset, without its quotes; the line where there is none.</summary>
    public SourceSpan Around(int offset, out bool isQuoted)
    {
        foreach (var range in ranges)
        {
            if (range.Start <= offset && offset <= range.End)
            {
                isQuoted = true;
                return range;
            }
        }

        isQuoted = false;
        var start = offset;
        while (start > 0 && text[start - 1] is not ('\r' or '\n'))
        {
            start--;
        }

        return SourceSpan.FromBounds(start, LineEnd(text, offset));
    }

    /// <summary>Offset of the closing quote: not doubled, not escaped by a backslash where that has a meaning; <paramref name="limit"/> if there is none.</summary>
    public static int Closing(string text, int start, string quote, int limit, bool hasEscapes = true)
    {
        for (var i = start; i + quote.Length <= limit; i++)
        {
            if (hasEscapes && text[i] == '\\' && quote[0] != '\\' && i + 1 < limit)
            {
                i++;
            }
            else if (string.CompareOrdinal(text, i, quote, 0, quote.Length) == 0)
            {
                if (i + (2 * quote.Length) > limit || string.CompareOrdinal(text, i + quote.Length, quote, 0, quote.Length) != 0)
                {
                    return i;
                }

                i += (2 * quote.Length) - 1;
            }
        }

        return limit;
    }

    private static int LineEnd(string text, int at)
    {
        while (at < text.Length && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return at;
    }
}
