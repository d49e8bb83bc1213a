using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>The value behind a secret name, in whatever syntax it stands: its end is the first place where every syntax agrees that it is over.</summary>
internal sealed class SecretValue
{
    /// <summary>What follows a variable on a command line: a program, and no part of a value with spaces.</summary>
    private static readonly HashSet<string> programs = new(StringComparer.Ordinal)
    {
        "psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_isready", "createdb", "dropdb", "vacuumdb", "docker", "node", "npm", "npx", "yarn", "pnpm", "python", "python3",
        "ruby", "php", "java", "dotnet", "bash", "sh", "env", "exec", "sudo", "make", "go", "cargo", "mysql", "mongosh", "sqlcmd", "&&", "||", "|",
    };

    /// <summary>Ways to write a quote inside a quoted string, and the plain ones.</summary>
    private static readonly string[] quoteForms = ["\\\"", "\\'", "\\u0022", "\\u0027", "&quot;", "&apos;", "&#34;", "&#39;", "\"", "'", "`"];

    private static readonly char[] quoteCharacters = ['"', '\'', '`'];

    private readonly string text;
    private readonly int keyStart;
    private readonly int delimiter;
    private readonly SourceSpan around;
    private readonly bool isInQuotes;

    public SecretValue(string text, int keyStart, int delimiter, QuotedRanges quotes)
    {
        this.text = text;
        this.keyStart = keyStart;
        this.delimiter = delimiter;

        // A quoted key ends its own string; its value stands outside.
        around = quotes.Around(delimiter, out isInQuotes);
    }

    /// <summary>The range of the value without its quotes; empty where there is none.</summary>
    public SourceSpan Span()
    {
        var start = delimiter + 1;
        while (start < text.Length && (text[start] is ' ' or '\t' || (text[delimiter] != '>' && text[start] is '=' or '>')))
        {
            start++;
        }

        if (text[delimiter] == '>')
        {
            var close = text.IndexOf('<', start);
            return SourceSpan.FromBounds(start, close < 0 ? text.Length : close);
        }

        start = SkipLiteralPrefix(start);
        if (QuoteAt(start) is not { } quote || (start >= around.End && !IsWordAt(start + 1)))
        {
            return start >= around.End ? new SourceSpan(start, 0) : SourceSpan.FromBounds(start, UnquotedEnd(start));
        }

        // A careless password holds its own quote: only one that ends the value for certain does so.
        var content = start + quote.Length;
        var limit = start < around.End && isInQuotes ? around.End : text.Length;
        for (var from = content; ;)
        {
            var end = QuotedRanges.Closing(text, from, quote, limit);
            if (end == limit || IsOverAt(end + quote.Length))
            {
                return SourceSpan.FromBounds(content, end);
            }

            from = end + quote.Length;
        }
    }

    /// <summary>C#'s <c>@"</c> and <c>$"</c>, Python's <c>r"</c>, <c>f"</c>, <c>b"</c>.</summary>
    private int SkipLiteralPrefix(int start)
    {
        var at = start;
        while (at < text.Length && at < start + 2 && text[at] is '@' or '$' or 'r' or 'f' or 'b' or 'u' or 'N')
        {
            at++;
        }

        return at < text.Length && text[at] is '"' or '\'' ? at : start;
    }

    private string? QuoteAt(int at)
    {
        if (isInQuotes && at < around.End && around.Start > 0 && text[around.Start - 1] is var outer and ('"' or '\'')
            && at + 1 < around.End && text[at] == outer && text[at + 1] == outer)
        {
            return new string(outer, 2);
        }

        return quoteForms.FirstOrDefault(q => string.CompareOrdinal(text, at, q, 0, q.Length) == 0);
    }

    private bool IsWordAt(int at) => at < text.Length && char.IsLetterOrDigit(text[at]);

    /// <summary>Whether what stands behind a closing quote can't be part of the value in any syntax.</summary>
    private bool IsOverAt(int at)
    {
        var next = SkipSpace(at);
        var isApart = next > at;
        if (next >= around.End || (isApart && (StartsPair(next, SecretNames.IsPlausible) || StartsOption(next) || (IsVariable() && StartsProgram(next)))))
        {
            return true;
        }

        switch (text[next])
        {
            case ';':
                return EndsSegment(next + 1, SecretNames.IsPlausible);
            case ',':
                return SkipSpace(next + 1) >= around.End || StartsPair(next + 1, SecretNames.IsPlausible);
            case '#':
                return isApart && (text[delimiter] == ':' || (IsVariable() && !HoldsQuote(next)));
            case '/' or '>':
                var close = text[next] == '/' ? next + 1 : next;
                var behind = SkipSpace(close + 1);
                return close < around.End && text[close] == '>' && (behind >= around.End || (text[behind] == '<' && ClosesElement(behind)));
            case '\\':
                return next + 1 < around.End && text[next + 1] is 'n' or 'r' or 't';
            case ')' or '}' or ']':
                return IsOverBehindBrackets(next);
            default:
                return text[next] == '<' && ClosesElement(next);
        }
    }

    private bool HoldsQuote(int at) => text.IndexOfAny(quoteCharacters, at, around.End - at) >= 0;

    private bool IsOverBehindBrackets(int at)
    {
        while (at < around.End && (text[at] is ')' or '}' or ']' || char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        return at >= around.End || text[at] switch
        {
            ';' => EndsSegment(at + 1, SecretNames.IsPlausible),
            ',' => SkipSpace(at + 1) >= around.End || StartsPair(at + 1, SecretNames.IsPlausible),
            '.' => at + 1 < around.End && char.IsLetter(text[at + 1]),
            _ => false,
        };
    }

    private int SkipSpace(int at)
    {
        while (at < around.End && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private bool StartsOption(int at) => string.CompareOrdinal(text, at, "--", 0, 2) == 0 && IsWordAt(at + 2);

    private int UnquotedEnd(int start)
    {
        var isQuery = IsQuery();
        var isSpaced = IsSpaced();
        var hasSemicolons = !isSpaced && text.IndexOf(';', around.Start, around.End - around.Start) >= 0;
        var isVariable = IsVariable();
        for (var i = start; i < around.End; i++)
        {
            switch (text[i])
            {
                case '&' when isQuery && StartsPair(i + (string.CompareOrdinal(text, i, "&amp;", 0, 5) == 0 ? 5 : 1), SecretNames.IsPlausible):
                case ',' when (!hasSemicolons || text[delimiter] == ':') && StartsPair(i + 1, SecretNames.IsSetting):
                case ' ' or '\t' when (!hasSemicolons && StartsPair(i + 1, SecretNames.IsSetting)) || (isVariable && StartsProgram(i + 1)):
                case '<' when ClosesElement(i):
                    return i;
                case ';' when !isQuery && !isSpaced && !EndsEntity(start, i):
                    if (EndsSegment(i + 1, SecretNames.IsSetting))
                    {
                        return i;
                    }

                    if (!EndsSegment(i + 1, SecretNames.IsPlausible))
                    {
                        return around.End;
                    }

                    break;
            }
        }

        return around.End;
    }

    private bool IsQuery() =>
        keyStart > 0 && (text[keyStart - 1] is '?' or '&' || (keyStart >= 5 && string.CompareOrdinal(text, keyStart - 5, "&amp;", 0, 5) == 0));

    /// <summary>Whether another pair stands before the key with no <c>;</c> between, so that <c>;</c> separates nothing here.</summary>
    private bool IsSpaced()
    {
        var i = keyStart - 1;
        while (i >= around.Start && text[i] is not (';' or '='))
        {
            i--;
        }

        return i >= around.Start && text[i] == '=';
    }

    /// <summary>Whether the key is a variable of a shell, such as <c>PGPASSWORD=</c>, perhaps behind <c>export</c>.</summary>
    private bool IsVariable()
    {
        var isVariable = !isInQuotes && text[delimiter] == '=';
        for (var i = delimiter - 1; i >= keyStart && text[i] != ' '; i--)
        {
            isVariable &= !char.IsLower(text[i]);
        }

        return isVariable;
    }

    /// <summary>Whether a word and <c>=</c> stand there; behind <c>password:</c> a word and <c>:</c>.</summary>
    private bool StartsPair(int at, Func<string, bool> isKey)
    {
        while (at < around.End && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\''))
        {
            at++;
        }

        var start = at;
        while (at < around.End && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
        {
            at++;
        }

        var end = at;
        while (at < around.End && (char.IsWhiteSpace(text[at]) || text[at] is '"' or '\''))
        {
            at++;
        }

        return at < around.End && (text[at] == text[delimiter] || (text[at] == '=' && text[delimiter] != ':')) && isKey(text.Substring(start, end - start));
    }

    /// <summary>Whether <c>&lt;/name&gt;</c> stands there.</summary>
    private bool ClosesElement(int at)
    {
        var end = text.IndexOf('>', at, around.End - at);
        return end > 0 && text[at + 1] == '/' && SecretNames.IsPlausible(text.Substring(at + 2, end - at - 2));
    }

    private bool StartsProgram(int at)
    {
        var end = at;
        while (end < around.End && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return programs.Contains(text.Substring(at, end - at));
    }

    /// <summary>Whether the <c>;</c> belongs to <c>&amp;amp;</c> or another entity of XML.</summary>
    private bool EndsEntity(int start, int at)
    {
        var i = at - 1;
        while (i > start && i > at - 8 && (char.IsLetterOrDigit(text[i]) || text[i] == '#'))
        {
            i--;
        }

        return i >= start && i < at - 1 && text[i] == '&';
    }

    /// <summary>Whether nothing, or another key with <c>=</c>, stands behind a <c>;</c>: else it was part of the secret.</summary>
    private bool EndsSegment(int at, Func<string, bool> isKey)
    {
        while (at < around.End && (text[at] == ';' || char.IsWhiteSpace(text[at])))
        {
            at++;
        }

        var end = text.IndexOf(';', at, around.End - at);
        var equals = text.IndexOf('=', at, (end < 0 ? around.End : end) - at);
        return at >= around.End || (equals >= 0 && isKey(text.Substring(at, equals - at)));
    }
}
