using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>The value behind a secret name, in whatever syntax it stands: its end is the first place where every syntax agrees that it is over.</summary>
internal sealed class SecretValue
{
    /// <summary>What follows a variable on a command line: a program, and no part of a value with spaces.</summary>
    private static readonly HashSet<string> programs = new(StringComparer.Ordinal)
    {
        "psql", "pg_dump", "pg_dumpall", "pg_restore", "pg_isready", "createdb", "dropdb", "vacuumdb", "docker", "node", "npm", "npx", "yarn", "pnpm", "python",
        "python3", "ruby", "php", "java", "dotnet", "bash", "sh", "env", "exec", "sudo", "make", "go", "cargo", "mysql", "mongosh", "sqlcmd", "&&", "||", "|",
    };

    /// <summary>Ways to write a quote inside a quoted string, and the plain ones.</summary>
    private static readonly string[] quoteForms = ["\\\"", "\\'", "\\u0022", "\\u0027", "&quot;", "&apos;", "&#34;", "&#39;", "\"", "'", "`"];

    private static readonly char[] quoteCharacters = ['"', '\'', '`'];

    /// <summary>Entities of XML that stand for characters of a value are no longer.</summary>
    private const int LongestEntity = 8;

    /// <summary>Passwords of SQL Server are shorter; a bound keeps the search linear where no brace closes.</summary>
    private const int LongestBraced = 300;

    private readonly string text;
    private readonly int keyStart;
    private readonly int delimiter;
    private readonly bool isVariable;
    private readonly SecretSurroundings surroundings;
    private readonly SourceSpan around;
    private readonly SecretValues values;

    /// <param name="text">The text.</param>
    /// <param name="keyStart">Where the name starts.</param>
    /// <param name="nameInDelimiters">Where the name ends, or the blank behind it if there is one.</param>
    /// <param name="delimiter">The delimiter behind the name.</param>
    /// <param name="surroundings">The string or line that the delimiter stands in.</param>
    /// <param name="values">What is known of other values of the text.</param>
    public SecretValue(string text, int keyStart, int nameInDelimiters, int delimiter, SecretSurroundings surroundings, SecretValues values)
    {
        this.text = text;
        this.keyStart = keyStart;
        this.delimiter = delimiter;
        this.surroundings = surroundings;
        this.values = values;
        around = surroundings.Around;
        isVariable = IsVariable(nameInDelimiters);
    }

    private bool IsInQuotes => surroundings.IsQuoted;

    /// <summary>The range of the value without its quotes; empty where there is none.</summary>
    /// <param name="start">Where it starts: behind all delimiters and blanks.</param>
    public SourceSpan Span(int start)
    {
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

        var content = start + quote.Length;
        return SourceSpan.FromBounds(content, QuotedEnd(content, quote, start < around.End && IsInQuotes ? around.End : text.Length));
    }

    /// <summary>The closing quote: not doubled, not escaped by a backslash. A careless password holds its own quote: only one that ends
    /// the value for certain does so.</summary>
    private int QuotedEnd(int content, string quote, int limit)
    {
        var ends = values.EndsOf(new SecretEnds.Key(around, IsInQuotes, text[delimiter], quote, limit, isVariable, IsQuery: false, IsSpaced: false));
        ends.Begin();
        for (var i = content; i + quote.Length <= limit; i++)
        {
            if (ends.Pass(i) is { } known)
            {
                return ends.Found(known);
            }

            if (text[i] == '\\' && quote[0] != '\\' && i + 1 < limit)
            {
                i++;
            }
            else if (StandsAt(quote, i))
            {
                var isDoubled = i + (2 * quote.Length) <= limit && StandsAt(quote, i + quote.Length);
                if (!isDoubled && IsOverAt(i + quote.Length))
                {
                    return ends.Found(i);
                }

                i += ((isDoubled ? 2 : 1) * quote.Length) - 1;
            }
        }

        return ends.Found(Math.Max(content, limit));
    }

    private bool StandsAt(string quote, int at) => string.CompareOrdinal(text, at, quote, 0, quote.Length) == 0;

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
        if (IsInQuotes && at < around.End && around.Start > 0 && text[around.Start - 1] is var outer and ('"' or '\'')
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
        var next = surroundings.SkipSpace(at);
        var isApart = next > at;
        if (next >= around.End || (isApart && (StartsPair(next, mustBeKnown: false) || StartsOption(next) || (isVariable && StartsProgram(next)))))
        {
            return true;
        }

        switch (text[next])
        {
            case ';':
                return surroundings.EndsSegment(next + 1, mustBeKnown: false);
            case ',':
                return surroundings.SkipSpace(next + 1) >= around.End || StartsPair(next + 1, mustBeKnown: false);
            case '#':
                return isApart && (text[delimiter] == ':' || (isVariable && !HoldsQuote(next)));
            case '/' or '>':
                var close = text[next] == '/' ? next + 1 : next;
                var behind = surroundings.SkipSpace(close + 1);
                return close < around.End && text[close] == '>' && (behind >= around.End || (text[behind] == '<' && surroundings.ClosesElement(behind)));
            case '\\':
                return next + 1 < around.End && text[next + 1] is 'n' or 'r' or 't';
            case ')' or '}' or ']':
                return IsOverBehindBrackets(next);
            default:
                return text[next] == '<' && surroundings.ClosesElement(next);
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
            ';' => surroundings.EndsSegment(at + 1, mustBeKnown: false),
            ',' => surroundings.SkipSpace(at + 1) >= around.End || StartsPair(at + 1, mustBeKnown: false),
            '.' => at + 1 < around.End && char.IsLetter(text[at + 1]),
            _ => false,
        };
    }

    private bool StartsOption(int at) => string.CompareOrdinal(text, at, "--", 0, 2) == 0 && IsWordAt(at + 2);

    private int UnquotedEnd(int start)
    {
        var isQuery = IsQuery();
        var isSpaced = values.IsBehindEquals(keyStart, around.Start);
        var hasSemicolons = !isSpaced && values.HoldsSemicolon(surroundings);
        var ends = values.EndsOf(new SecretEnds.Key(around, IsInQuotes, text[delimiter], Quote: null, around.End, isVariable, isQuery, isSpaced));
        ends.Begin();
        for (var i = BehindBraces(start); i < around.End; i++)
        {
            // An entity counts only where the value holds all of it: nearer to the start the end may be this value's own.
            if (i > start + LongestEntity && ends.Pass(i) is { } known)
            {
                return ends.Found(known);
            }

            switch (text[i])
            {
                case '&' when isQuery && StartsPair(i + (StandsAt("&amp;", i) ? 5 : 1), mustBeKnown: false):
                case ',' when (!hasSemicolons || text[delimiter] == ':') && StartsPair(i + 1, mustBeKnown: true):
                case ' ' or '\t' when (!hasSemicolons && StartsPair(i + 1, mustBeKnown: true)) || (isVariable && StartsProgram(i + 1)):
                case '<' when surroundings.ClosesElement(i):
                    return ends.Found(i);
                case ';' when !isQuery && !isSpaced && !EndsEntity(start, i):
                    if (surroundings.EndsSegment(i + 1, mustBeKnown: true))
                    {
                        return ends.Found(i);
                    }

                    if (!surroundings.EndsSegment(i + 1, mustBeKnown: false))
                    {
                        return ends.Found(around.End);
                    }

                    break;
            }
        }

        return ends.Found(around.End);
    }

    /// <summary>The offset behind ODBC's braces, in which nothing ends a value; the start itself where none stand around the value.</summary>
    private int BehindBraces(int start)
    {
        var limit = text[start] == '{' && text[delimiter] == '=' ? Math.Min(around.End, start + LongestBraced) : start;
        for (var i = start + 1; i < limit; i++)
        {
            if (text[i] != '}')
            {
                continue;
            }

            if (i + 1 == around.End || text[i + 1] == ';')
            {
                return i + 1;
            }

            i += text[i + 1] == '}' ? 1 : 0;
        }

        return start;
    }

    private bool StartsPair(int at, bool mustBeKnown) => surroundings.StartsPair(at, text[delimiter], mustBeKnown);

    private bool IsQuery() =>
        keyStart > 0 && (text[keyStart - 1] is '?' or '&' || (keyStart >= 5 && string.CompareOrdinal(text, keyStart - 5, "&amp;", 0, 5) == 0));

    /// <summary>Whether the key is a variable of a shell, such as <c>PGPASSWORD=</c>, perhaps behind <c>export</c>.</summary>
    private bool IsVariable(int nameEnd)
    {
        var isVariable = !IsInQuotes && text[delimiter] == '=';
        for (var i = nameEnd - 1; i >= keyStart && text[i] != ' '; i--)
        {
            isVariable &= !char.IsLower(text[i]);
        }

        return isVariable;
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
        while (i > start && i > at - LongestEntity && (char.IsLetterOrDigit(text[i]) || text[i] == '#'))
        {
            i--;
        }

        return i >= start && i < at - 1 && text[i] == '&';
    }
}
