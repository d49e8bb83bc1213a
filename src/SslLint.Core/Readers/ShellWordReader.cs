using SslLint.Readers.Encodings;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Reads one word of a shell command: quotes and escapes are undone, expansions are holes.</summary>
internal sealed class ShellWordReader
{
    /// <summary>A script with more unclosed brackets or quotes than this is no shell script; the rest is read as if they were ordinary characters.</summary>
    private const int MaxUnclosed = 32;

    private readonly string text;
    private readonly bool hasOperators;
    private readonly LiteralEncoding unquoted;
    private readonly LiteralEncoding doubleQuoted;
    private readonly LiteralEncoding singleQuoted;
    private readonly LiteralEncoding dollarQuoted;
    private List<SourceSpan> substitutions = [];
    private LiteralBuilder builder = new(LiteralEncoding.Raw, 0);
    private int at;
    private int limit;
    private int from;
    private int unclosed;

    /// <summary>Reads words of <paramref name="text"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="outer">How the script is written in the file, or null.</param>
    /// <param name="hasOperators">Whether operators end words as well as blanks do.</param>
    public ShellWordReader(string text, LiteralEncoding? outer, bool hasOperators = true)
    {
        this.text = text;
        this.hasOperators = hasOperators;
        unquoted = Within(ShellEncodings.Unquoted);
        doubleQuoted = Within(ShellEncodings.DoubleQuoted);
        singleQuoted = Within(ShellEncodings.SingleQuoted);
        dollarQuoted = Within(ShellEncodings.DollarQuoted);

        LiteralEncoding Within(LiteralEncoding inner) => outer is null ? inner : new NestedEncoding(inner, outer);
    }

    /// <summary>The offset behind the last word.</summary>
    public int End => at;

    /// <summary>Where the last word stands.</summary>
    public SourceSpan Span { get; private set; }

    /// <summary>Whether a part of the last word was quoted.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>The variable, or array key, that the last word assigns to; empty if it is no assignment.</summary>
    public SourceSpan AssignedName { get; private set; }

    /// <summary>Where the assigned value starts in the last word.</summary>
    public int AssignedValueStart { get; private set; }

    /// <summary>The insides of the <c>$(…)</c> seen since the last call.</summary>
    public List<SourceSpan> TakeSubstitutions()
    {
        var taken = substitutions;
        substitutions = [];
        return taken;
    }

    /// <summary>Reads the word at <paramref name="start"/>, at least one character.</summary>
    public Literal Read(int start, int end)
    {
        at = from = start;
        limit = end;
        builder = new LiteralBuilder(unquoted, start);
        IsQuoted = false;
        FindAssignment(start);
        while (at < limit && !IsEndOfWord(text[at]))
        {
            ReadPart();
        }

        Flush(unquoted);
        Span = SourceSpan.FromBounds(start, at);
        return builder.ToLiteral();
    }

    private bool IsEndOfWord(char c) => c is ' ' or '\t' or '\n' or '\r' || (hasOperators && c is (';' or '|' or '&' or '<' or '>' or '(' or ')'));

    /// <summary><c>NAME=</c>, <c>NAME+=</c>, <c>NAME[key]=</c>, <c>[key]=</c>.</summary>
    private void FindAssignment(int start)
    {
        AssignedName = default;
        var name = start;
        while (name < limit && Identifiers.IsPart(text[name]))
        {
            name++;
        }

        var found = SourceSpan.FromBounds(start, name);
        if (name < limit && text[name] == '[')
        {
            var close = name + 1;
            while (close < limit && !IsEndOfWord(text[close]) && text[close] is not (']' or '$' or '"' or '\''))
            {
                close++;
            }

            if (close >= limit || text[close] != ']')
            {
                return;
            }

            found = found.IsEmpty ? SourceSpan.FromBounds(name + 1, close) : found;
            name = close + 1;
        }

        if (name + 1 < limit && text[name] == '+' && text[name + 1] == '=')
        {
            name++;
        }

        if (name < limit && text[name] == '=' && !found.IsEmpty && !char.IsDigit(text[found.Start]))
        {
            AssignedName = found;
            AssignedValueStart = name + 1 - start;
        }
    }

    private void ReadPart()
    {
        switch (text[at])
        {
            case '\'':
                ReadSingleQuoted(at + 1, singleQuoted);
                break;
            case '"' when unclosed < MaxUnclosed && CloseOfDoubleQuote(at + 1) is var close && close >= 0:
                Flush(unquoted);
                ReadDoubleQuoted(close);
                break;
            case '$' when at + 1 < limit && text[at + 1] == '\'':
                ReadSingleQuoted(at + 2, dollarQuoted);
                break;
            case '$' or '`':
                ReadExpansion(unquoted);
                break;
            case '\\' when at + 1 < limit:
                ReadEscape(unquoted, isAlways: true);
                break;
            default:
                at++;
                break;
        }
    }

    private void Flush(LiteralEncoding encoding)
    {
        builder.AppendVerbatim(text.Substring(from, at - from), from, encoding);
        from = at;
    }

    private void ReadSingleQuoted(int contentStart, LiteralEncoding encoding)
    {
        var hasEscapes = ReferenceEquals(encoding, dollarQuoted);
        var close = contentStart;
        while (close < limit && text[close] != '\'')
        {
            close += hasEscapes && text[close] == '\\' ? 2 : 1;
        }

        if (close >= limit)
        {
            at++;
            return;
        }

        Flush(unquoted);
        IsQuoted = true;
        at = from = contentStart;
        while (hasEscapes && at < close)
        {
            if (text[at] == '\\')
            {
                Flush(encoding);
                var length = Math.Min(BackslashEscapes.Read(text, at, out var decoded), close - at);
                builder.AppendEscape(decoded, new SourceSpan(at, length), encoding);
                at = from = at + length;
            }
            else
            {
                at++;
            }
        }

        at = close;
        Flush(encoding);
        at = from = close + 1;
    }

    private void ReadDoubleQuoted(int close)
    {
        IsQuoted = true;
        at = from = at + 1;

        // Nothing inside may be read past the quote, also where brackets don't match.
        var outer = limit;
        limit = close;
        while (at < close)
        {
            if (text[at] == '\\' && at + 1 < close)
            {
                ReadEscape(doubleQuoted, isAlways: false);
            }
            else if (text[at] is '$' or '`')
            {
                ReadExpansion(doubleQuoted);
            }
            else
            {
                at++;
            }
        }

        limit = outer;
        at = close;
        Flush(doubleQuoted);
        at = from = close + 1;
    }

    /// <summary>In double quotes a backslash is one only before <c>$ ` " \</c> and a line break.</summary>
    private void ReadEscape(LiteralEncoding encoding, bool isAlways)
    {
        var c = text[at + 1];
        if (c is '\n' or '\r')
        {
            Flush(encoding);
            at = from = Math.Min(TextLines.NextLine(text, at + 1), limit);
        }
        else if (isAlways || c is '$' or '`' or '"' or '\\')
        {
            Flush(encoding);
            builder.AppendEscape(c.ToString(), new SourceSpan(at, 2), encoding);
            at = from = at + 2;
        }
        else
        {
            at++;
        }
    }

    private void ReadExpansion(LiteralEncoding encoding)
    {
        var end = EndOfExpansion(at);
        if (end <= at + 1)
        {
            at++;
            return;
        }

        Flush(encoding);
        if (text[at] == '$' && text[at + 1] == '(')
        {
            substitutions.Add(SourceSpan.FromBounds(at + 2, end - 1));
        }

        builder.AppendOpaque(text.Substring(at, end - at), SourceSpan.FromBounds(at, end), encoding);
        at = from = end;
    }

    /// <summary>The end of <c>$NAME</c>, <c>${…}</c>, <c>$(…)</c> or <c>`…`</c>; <paramref name="start"/> if none stands there.</summary>
    private int EndOfExpansion(int start)
    {
        if (text[start] == '`')
        {
            var close = text.IndexOf('`', start + 1, limit - start - 1);
            return close < 0 ? start : close + 1;
        }

        if (start + 1 >= limit)
        {
            return start;
        }

        var next = text[start + 1];
        if (next is '(' or '{')
        {
            var close = CloseOfBracket(start + 1);
            return close < 0 ? start : close + 1;
        }

        var end = start + 1;
        if (next is '?' or '!' or '#' or '@' or '*' or '$' or '-' || char.IsDigit(next))
        {
            return end + 1;
        }

        while (end < limit && Identifiers.IsPart(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>, strings skipped; -1 if there is none.</summary>
    private int CloseOfBracket(int open)
    {
        if (unclosed >= MaxUnclosed)
        {
            return -1;
        }

        var (opening, closing) = text[open] == '(' ? ('(', ')') : ('{', '}');
        var depth = 0;
        var quote = '\0';
        for (var i = open; i < limit; i++)
        {
            var c = text[i];
            if (c == '\\' && quote != '\'')
            {
                i++;
            }
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && opening == '(')
            {
                quote = c;
            }
            else if (c == opening)
            {
                depth++;
            }
            else if (c == closing && --depth == 0)
            {
                return i;
            }
        }

        unclosed++;
        return -1;
    }

    /// <summary>The quote that ends a double-quoted part; expansions inside may hold quotes of their own.</summary>
    private int CloseOfDoubleQuote(int start)
    {
        for (var i = start; i < limit; i++)
        {
            if (text[i] == '"')
            {
                return i;
            }

            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$' && i + 1 < limit && text[i + 1] is '(' or '{' && CloseOfBracket(i + 1) is var close && close >= 0)
            {
                i = close;
            }
        }

        unclosed++;
        return -1;
    }
}
