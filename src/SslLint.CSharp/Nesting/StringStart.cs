namespace SslLint.CSharp.Nesting;

/// <summary>The beginning of a string literal: its prefixes and quotes.</summary>
internal sealed class StringStart
{
    /// <summary>What ends a line of C#.</summary>
    public static readonly char[] NewLines = ['\r', '\n', '\u0085', '\u2028', '\u2029'];

    private bool? endsWithLine;

    private StringStart(int dollars, bool isVerbatim, int quotes, int contentStart)
    {
        Dollars = dollars;
        IsVerbatim = isVerbatim;
        Quotes = quotes;
        ContentStart = contentStart;
    }

    /// <summary>How many dollar signs stand in front: none if the string has no holes.</summary>
    public int Dollars { get; }

    /// <summary>Whether an at sign stands in front.</summary>
    public bool IsVerbatim { get; }

    /// <summary>The number of quotes: three or more of a raw string, else one.</summary>
    public int Quotes { get; }

    /// <summary>Whether the string has no escapes.</summary>
    public bool IsRaw => Quotes >= 3;

    /// <summary>Where the text begins.</summary>
    public int ContentStart { get; }

    /// <summary>How many braces open and close a hole.</summary>
    public int BracesOfHole => IsRaw ? Dollars : 1;

    /// <summary>Whether the next character is text, and not code of a hole.</summary>
    public bool IsInContent { get; set; } = true;

    /// <summary>Whether a character ends a line of C#.</summary>
    public static bool IsNewLine(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>The string that begins at a place, or null.</summary>
    public static StringStart? At(string text, int at)
    {
        var (dollars, ats) = (0, 0);
        var quote = at;
        for (; quote < text.Length && text[quote] is '$' or '@'; quote++)
        {
            dollars += text[quote] == '$' ? 1 : 0;
            ats += text[quote] == '@' ? 1 : 0;
        }

        var end = quote;
        while (end < text.Length && text[end] == '"')
        {
            end++;
        }

        var quotes = end - quote;
        if (quotes == 0)
        {
            return null;
        }

        // Of a verbatim string only the first quote opens it; two of any other are an empty one.
        var isRaw = ats == 0 && quotes >= 3;
        return new StringStart(dollars, ats > 0, isRaw ? quotes : 1, isRaw ? end : quote + 1);
    }

    /// <summary>Whether the string has to end with its line.</summary>
    public bool EndsWithLine(string text)
    {
        if (endsWithLine is { } known)
        {
            return known;
        }

        if (!IsRaw)
        {
            return (endsWithLine = !IsVerbatim).Value;
        }

        // A raw string whose quotes end the line has several lines.
        var at = ContentStart;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return (endsWithLine = at < text.Length && !IsNewLine(text[at])).Value;
    }

    /// <summary>Whether the string ends at a quote, and with how many characters.</summary>
    public bool EndsAt(string text, int at, out int length)
    {
        length = Run(text, at, '"');
        if (IsRaw)
        {
            return length >= Quotes;
        }

        if (IsVerbatim && length >= 2)
        {
            return false;
        }

        length = 1;
        return true;
    }

    /// <summary>Whether a hole opens at a brace, and with how many characters.</summary>
    public bool OpensHole(string text, int at, out int length)
    {
        length = Run(text, at, '{');
        if (IsRaw)
        {
            return length >= Dollars;
        }

        // The others are doubled, and so text.
        return length % 2 == 1;
    }

    /// <summary>How many characters stand together at a place of the text: an escape, doubled quotes or braces, or one.</summary>
    public int Step(string text, int at)
    {
        var c = text[at];
        if (c == '\\' && !IsRaw && !IsVerbatim)
        {
            return at + 1 < text.Length && !IsNewLine(text[at + 1]) ? 2 : 1;
        }

        if (c == '"' && (IsRaw || IsVerbatim))
        {
            return IsRaw ? Run(text, at, '"') : 2;
        }

        return c == '{' ? Run(text, at, '{') : 1;
    }

    /// <summary>The same, to be read on from here in another way.</summary>
    public StringStart Copy() => new(Dollars, IsVerbatim, Quotes, ContentStart) { IsInContent = IsInContent, endsWithLine = endsWithLine };

    private static int Run(string text, int at, char c)
    {
        var end = at;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - at;
    }
}
