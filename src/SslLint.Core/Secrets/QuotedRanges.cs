using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>The contents of string literals in a line of any language, as far as one can tell without knowing the language.</summary>
internal sealed class QuotedRanges
{
    private static readonly char[] lineBreaks = ['\r', '\n'];

    private readonly string text;
    private readonly List<SourceSpan> ranges = [];
    private readonly List<int> breaks = [];

    private QuotedRanges(string text)
    {
        this.text = text;
        for (var at = text.IndexOfAny(lineBreaks); at >= 0; at = text.IndexOfAny(lineBreaks, at + 1))
        {
            breaks.Add(at);
        }
    }

    public static QuotedRanges Of(string text)
    {
        var quotes = new QuotedRanges(text);
        var lineEnd = -1;
        for (var at = 0; at < text.Length; at++)
        {
            // An apostrophe inside a word opens nothing.
            if (text[at] is '"' or '`' || (text[at] == '\'' && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))))
            {
                lineEnd = lineEnd >= at ? lineEnd : quotes.LineAround(at).End;
                var isVerbatim = at > 0 && (text[at - 1] == '@' || (at > 1 && text[at - 1] == '$' && text[at - 2] == '@'));
                var end = Closing(text, at + 1, text[at], lineEnd, hasEscapes: !isVerbatim);
                quotes.ranges.Add(SourceSpan.FromBounds(at + 1, end));
                at = end;
            }
        }

        return quotes;
    }

    /// <summary>The string around an offset, without its quotes; the line where there is none.</summary>
    public SourceSpan Around(int offset, out bool isQuoted)
    {
        // The closing quote belongs to its string.
        var i = OrderedSpans.FirstEndingBehind(ranges, offset - 1);
        isQuoted = i < ranges.Count && ranges[i].Start <= offset;
        return isQuoted ? ranges[i] : LineAround(offset);
    }

    private SourceSpan LineAround(int offset)
    {
        var next = OrderedSpans.CountBefore(breaks, offset);
        return SourceSpan.FromBounds(next == 0 ? 0 : breaks[next - 1] + 1, next == breaks.Count ? text.Length : breaks[next]);
    }

    /// <summary>Offset of the closing quote: not doubled, not escaped by a backslash where that has a meaning;
    /// <paramref name="limit"/> if there is none.</summary>
    private static int Closing(string text, int start, char quote, int limit, bool hasEscapes)
    {
        for (var i = start; i < limit; i++)
        {
            if (hasEscapes && text[i] == '\\' && i + 1 < limit)
            {
                i++;
            }
            else if (text[i] == quote)
            {
                if (i + 1 >= limit || text[i + 1] != quote)
                {
                    return i;
                }

                i++;
            }
        }

        return limit;
    }
}
