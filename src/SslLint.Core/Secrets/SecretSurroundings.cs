using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>What stands in a string, or a line, around secrets. Each run and each word is looked at once, however many secrets ask.</summary>
internal sealed class SecretSurroundings(string text, SourceSpan around, bool isQuoted)
{
    /// <summary>Names of elements are shorter, with the blanks behind them.</summary>
    private const int LongestElement = 128;

    private SourceSpan spaces;
    private SourceSpan gaps;
    private SourceSpan separators;
    private Word word = new(-1, 0, 0);
    private Word segment = new(-1, 0, 0);

    /// <summary>The string without its quotes, or the line.</summary>
    public SourceSpan Around { get; } = around;

    /// <summary>Whether it is a string.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>Whether a <c>;</c> stands in it; null where that isn't known yet.</summary>
    public bool? HasSemicolon { get; set; }

    /// <summary>The first place that is no white space.</summary>
    public int SkipSpace(int at) => Skip(ref spaces, at, char.IsWhiteSpace);

    /// <summary>Whether a word and <c>=</c> stand there; behind <c>password:</c> a word and <c>:</c>.</summary>
    /// <param name="at">The place.</param>
    /// <param name="delimiter">What stands between the secret and its name.</param>
    /// <param name="mustBeKnown">Whether the word must be the key of a setting that is known; else it only must look like a key.</param>
    public bool StartsPair(int at, char delimiter, bool mustBeKnown)
    {
        var start = Skip(ref gaps, at, IsGap);
        if (word.Start != start)
        {
            var end = start;
            while (end < Around.End && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
            {
                end++;
            }

            word = new Word(start, end, Skip(ref gaps, end, IsGap));
        }

        return word.Next < Around.End && (text[word.Next] == delimiter || (text[word.Next] == '=' && delimiter != ':')) && word.IsKey(text, mustBeKnown);
    }

    /// <summary>Whether nothing, or another key with <c>=</c>, stands behind a <c>;</c>: else it was part of the secret.</summary>
    public bool EndsSegment(int at, bool mustBeKnown)
    {
        var start = Skip(ref separators, at, static c => c == ';' || char.IsWhiteSpace(c));
        if (segment.Start != start && start < Around.End)
        {
            var end = text.IndexOf(';', start, Around.End - start);
            var equals = text.IndexOf('=', start, (end < 0 ? Around.End : end) - start);
            segment = new Word(start, equals, equals);
        }

        return start >= Around.End || (segment.End >= 0 && segment.IsKey(text, mustBeKnown));
    }

    /// <summary>Whether <c>&lt;/name&gt;</c> stands there.</summary>
    public bool ClosesElement(int at)
    {
        if (at + 1 >= Around.End || text[at + 1] != '/')
        {
            return false;
        }

        var end = text.IndexOf('>', at + 2, Math.Min(LongestElement, Around.End - at - 2));
        return end > 0 && SecretNames.IsPlausible(text.Substring(at + 2, end - at - 2));
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || c is '"' or '\'';

    private int Skip(ref SourceSpan run, int at, Func<char, bool> isSkipped)
    {
        if (run.Start <= at && at < run.End)
        {
            return run.End;
        }

        var end = at;
        while (end < Around.End && isSkipped(text[end]))
        {
            end++;
        }

        run = SourceSpan.FromBounds(at, Math.Max(at, end));
        return end;
    }

    /// <summary>What may be a key.</summary>
    private sealed class Word(int start, int end, int next)
    {
        private bool? isKnown;
        private bool? isPlausible;

        public int Start { get; } = start;

        public int End { get; } = end;

        /// <summary>Where the next character stands that is neither white space nor a quote.</summary>
        public int Next { get; } = next;

        public bool IsKey(string text, bool mustBeKnown) => mustBeKnown
            ? isKnown ??= SecretNames.IsSetting(text.Substring(Start, End - Start))
            : isPlausible ??= SecretNames.IsPlausible(text.Substring(Start, End - Start));
    }
}
