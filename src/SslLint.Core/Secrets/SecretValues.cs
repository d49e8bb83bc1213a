using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>The values behind the secret names of a text.</summary>
/// <remarks>Many names may stand before one long value, so what was found for one is used for the next: where runs of blanks end,
/// whether a <c>;</c> stands in a
/// line, where a value ends. The results are those that each name would get alone.</remarks>
internal sealed class SecretValues(string text, QuotedRanges quotes)
{
    private static readonly char[] separators = [';', '='];

    private readonly List<int> pairSeparators = Occurrences(text, separators);
    private readonly Dictionary<(SourceSpan Around, bool IsQuoted), SecretSurroundings> known = [];
    private readonly Dictionary<SecretEnds.Key, SecretEnds> ends = [];
    private SourceSpan delimiters;
    private (int Start, int Key, char Delimiter, SourceSpan Around) last = (-1, 0, '\0', default);
    private SourceSpan lastSpan;

    /// <summary>The range of the value without its quotes; empty where there is none.</summary>
    /// <param name="keyStart">Where the name starts.</param>
    /// <param name="keyEnd">Where it ends, or the last blank of those that stand behind it.</param>
    /// <param name="delimiter">The delimiter behind it.</param>
    public SourceSpan SpanOf(int keyStart, int keyEnd, int delimiter)
    {
        // A quoted key ends its own string; its value stands outside.
        var around = quotes.Around(delimiter, out var isInQuotes);
        var start = SkipDelimiters(delimiter);
        var value = (start, keyStart, text[delimiter], around);
        if (value != last)
        {
            last = value;
            lastSpan = new SecretValue(text, keyStart, keyEnd, delimiter, SurroundingsOf(around, isInQuotes), this).Span(start);
        }

        return lastSpan;
    }

    /// <summary>Whether the last <c>;</c> or <c>=</c> in a range before an offset is a <c>=</c>.</summary>
    public bool IsBehindEquals(int offset, int from)
    {
        var before = OrderedSpans.CountBefore(pairSeparators, offset);
        return before > 0 && pairSeparators[before - 1] >= from && text[pairSeparators[before - 1]] == '=';
    }

    /// <summary>Whether a <c>;</c> stands in a range.</summary>
    public bool HoldsSemicolon(SecretSurroundings surroundings) =>
        surroundings.HasSemicolon ??= text.IndexOf(';', surroundings.Around.Start, surroundings.Around.Length) >= 0;

    /// <summary>Where values of one kind were found to end.</summary>
    public SecretEnds EndsOf(SecretEnds.Key key)
    {
        if (!ends.TryGetValue(key, out var found))
        {
            ends.Add(key, found = new SecretEnds());
        }

        return found;
    }

    private SecretSurroundings SurroundingsOf(SourceSpan around, bool isInQuotes)
    {
        if (!known.TryGetValue((around, isInQuotes), out var surroundings))
        {
            known.Add((around, isInQuotes), surroundings = new SecretSurroundings(text, around, isInQuotes));
        }

        return surroundings;
    }

    private int SkipDelimiters(int delimiter)
    {
        var start = delimiter + 1;
        if (text[delimiter] != '>' && delimiters.Start <= start && start <= delimiters.End && delimiters.Length > 0)
        {
            return delimiters.End;
        }

        var end = start;
        while (end < text.Length && (text[end] is ' ' or '\t' || (text[delimiter] != '>' && text[end] is '=' or '>')))
        {
            end++;
        }

        if (text[delimiter] != '>')
        {
            delimiters = SourceSpan.FromBounds(start, end);
        }

        return end;
    }

    private static List<int> Occurrences(string text, char[] wanted)
    {
        var found = new List<int>();
        for (var at = text.IndexOfAny(wanted); at >= 0; at = text.IndexOfAny(wanted, at + 1))
        {
            found.Add(at);
        }

        return found;
    }
}

/// <summary>Where values of one kind end: once a second search comes to a place that a first one has passed, it will come to the same end.</summary>
internal sealed class SecretEnds
{
    /// <summary>Places are kept one in so many characters.</summary>
    private const int Step = 64;

    private readonly Dictionary<int, (int Place, int End)> passed = [];
    private readonly List<int> pending = [];
    private int block = -1;

    /// <summary>What the end of a value depends on, beside the place where it starts.</summary>
    public readonly record struct Key(
        SourceSpan Around, bool IsInQuotes, char Delimiter, string? Quote, int Limit, bool IsVariable, bool IsQuery, bool IsSpaced);

    /// <summary>Starts a search.</summary>
    public void Begin()
    {
        pending.Clear();
        block = -1;
    }

    /// <summary>Tells of a place that the search comes to; gives the end if it is known.</summary>
    public int? Pass(int place)
    {
        if (place / Step == block)
        {
            return null;
        }

        block = place / Step;
        if (passed.TryGetValue(block, out var known) && known.Place == place)
        {
            return known.End;
        }

        pending.Add(place);
        return null;
    }

    /// <summary>Ends the search.</summary>
    public int Found(int end)
    {
        foreach (var place in pending)
        {
            passed[place / Step] = (place, end);
        }

        return end;
    }
}
