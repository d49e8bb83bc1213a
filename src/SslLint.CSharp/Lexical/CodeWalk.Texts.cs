using System.Text;
using SslLint.Discovery;

namespace SslLint.CSharp.Lexical;

/// <content>Literals of every kind.</content>
internal ref partial struct CodeWalk
{
    private void Character()
    {
        at++;
        Begin();
        if (Next(0) == '\\')
        {
            Escape();
        }
        else
        {
            var isAscii = Ascii.Is(Next(0));
            Add(Next(0));
            at++;
            while (!isAscii && (Next(0) & 0xC0) == 0x80)
            {
                at++;
            }
        }

        isInDoubt |= Next(0) != '\'' || Ascii.IsNewLine(text[at - 1]) || (text[at - 1] == '\'' && text[at - 2] == '\'');
        at++;
        End(IsConstant);
    }

    private void String()
    {
        var (dollars, ats, start) = (0, 0, at);
        for (; Next(0) is (byte)'$' or (byte)'@'; at++)
        {
            dollars += text[at] == '$' ? 1 : 0;
            ats += text[at] == '@' ? 1 : 0;
        }

        var quotes = Run(at, '"');
        var isRaw = ats == 0 && quotes >= 3;
        if (quotes == 0 || ats > 1 || (dollars > 1 && !isRaw))
        {
            isInDoubt = true;
            return;
        }

        at += isRaw ? quotes : 1;
        var style = new TextStyle(dollars, ats > 0, isRaw ? quotes : 0, EndsWithLine: ats == 0 && !(isRaw && StartsLine()));
        databaseFileEnd = dollars == 0 && !isRaw ? EndOfDatabaseFile(start) : at;
        Begin();
        while (Content(style))
        {
        }

        End(IsConstant);
        isInDoubt |= HidesDirective(start, Math.Min(at, text.Length));
        at += dollars == 0 && Next(0) is (byte)'u' or (byte)'U' && Next(1) == '8' ? 2 : 0;
    }

    /// <summary>Where the text at hand ends if it is no connection but the name of a database's file, and nothing is joined to it; else here.</summary>
    /// <param name="start">Where its literal begins.</param>
    private readonly int EndOfDatabaseFile(int start)
    {
        const int longest = 256;
        const string firstKey = "data";
        var rest = text.Slice(at, Math.Min(longest, text.Length - at));
        var length = rest.IndexOfAny("\"\\{}\r\n"u8);
        return length > firstKey.Length && rest[length] == '"' && Ascii.EqualIgnoringCase(rest.Slice(0, firstKey.Length), firstKey)
            && texts == 0 && nameOf <= 0 && !IsConstant && StandsAlone(start, at + length + 1)
            && DatabaseFiles.IsOne(Encoding.UTF8.GetString(rest.Slice(0, length).ToArray()))
                ? at + length
                : at;
    }

    /// <summary>Whether a literal, in whatever parentheses, is no part of a longer expression. In doubt it is.</summary>
    private readonly bool StandsAlone(int start, int end)
    {
        do
        {
            start--;
        }
        while (start >= begin && (Ascii.IsSpace(text[start]) || text[start] == '('));
        while (end < text.Length && (Ascii.IsSpace(text[end]) || text[end] == ')'))
        {
            end++;
        }

        return !(start >= begin && text[start] is (byte)'+' or (byte)'/' or (byte)'?' or (byte)':')
            && end < text.Length && text[end] is (byte)',' or (byte)';' or (byte)'{' or (byte)'}' or (byte)']';
    }

    /// <summary>Whether only blanks stand up to the end of the line: a raw string then has several.</summary>
    private readonly bool StartsLine()
    {
        var end = at;
        while (end < text.Length && text[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return end < text.Length && Ascii.IsNewLine(text[end]);
    }

    /// <summary>The next part of a text; false at its end.</summary>
    private bool Content(TextStyle style)
    {
        if (at >= text.Length || isInDoubt)
        {
            isInDoubt = true;
            return false;
        }

        var c = text[at];
        switch ((char)c)
        {
            case '"':
                return Quote(style);
            case '\\' when !style.IsVerbatim && style.Quotes == 0:
                Escape();
                return true;
            case '{' or '}':
                Brace(style, (char)c);
                return true;
            case '\r' or '\n' when style.EndsWithLine:
                isInDoubt = true;
                return false;
            case '=' when at < databaseFileEnd:
                at++;
                return true;
            case >= '\x80':
                Add(c);
                at++;
                return true;
            default:
                // All up to what may mean something else.
                var rest = text.Slice(at + 1, (at < databaseFileEnd ? databaseFileEnd : text.Length) - at - 1);
                var run = 1 + LengthOfRun(rest);
                Add(text.Slice(at, run));
                at += run;
                return true;
        }
    }

    private static int LengthOfRun(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length
            && !(text[length] is (byte)'"' or (byte)'\\' or (byte)'{' or (byte)'}' or (byte)'\r' or (byte)'\n' or (byte)'=' or >= 0x80))
        {
            length++;
        }

        return length;
    }

    /// <summary>Quotes in a text; false where they end it.</summary>
    private bool Quote(TextStyle style)
    {
        var run = Run(at, '"');
        var isText = style.Quotes > 0 ? run < style.Quotes : style.IsVerbatim && run > 1;
        if (isText)
        {
            Add((byte)'"');
            at += style.Quotes > 0 ? run : 2;
            return true;
        }

        isInDoubt |= style.Quotes > 0 && run > style.Quotes;
        at += style.Quotes > 0 ? run : 1;
        return false;
    }

    /// <summary>Braces are text, a hole, or in a format a place for an argument.</summary>
    private void Brace(TextStyle style, char c)
    {
        var run = Run(at, c);
        End(IsConstant);
        var isHole = c == '{' && (style.Quotes > 0 ? style.Dollars > 0 && run >= style.Dollars : style.Dollars > 0 && run % 2 == 1);
        isInDoubt |= isHole && style.Quotes > 0 && run >= 2 * style.Dollars;
        at += run;
        if (isHole && !isInDoubt)
        {
            Hole(style);
            Begin();
        }
        else
        {
            // It stands between two parts, and belongs to neither.
            Begin();
            Add((byte)c);
            Begin();
        }
    }

    /// <summary>The code of a hole, up to behind its braces.</summary>
    private void Hole(TextStyle style)
    {
        isInDoubt |= ++texts > DeepestText;
        var brackets = new Stack<char>();
        while (!isInDoubt)
        {
            var c = (char)Next(0);
            if (c == '}' && brackets.Count == 0)
            {
                break;
            }

            switch (c)
            {
                case '\0' or '\r' or '\n':
                    isInDoubt = true;
                    break;
                case '(' or '[' or '{':
                    brackets.Push(c == '(' ? ')' : c == '[' ? ']' : '}');
                    Parenthesis(c);
                    at++;
                    break;
                case ')' or ']' or '}':
                    isInDoubt = brackets.Count == 0 || brackets.Pop() != c;
                    Parenthesis(c);
                    at++;
                    break;
                case ';':
                    // It ends a statement in the hole, and none around it.
                    at++;
                    break;
                case ':' when brackets.Count == 0:
                    Format();
                    break;
                default:
                    Step();
                    break;
            }
        }

        var closing = Math.Max(1, style.Quotes > 0 ? style.Dollars : 1);
        isInDoubt |= Run(at, '}') < closing;
        at += closing;
        texts--;
    }

    /// <summary>The format of a hole.</summary>
    private void Format()
    {
        var start = ++at;
        while (!(Next(0) is 0 or (byte)'}' or (byte)'{' or (byte)'"' or (byte)'\\' or (byte)'\r' or (byte)'\n' or (byte)':' or >= 0x80))
        {
            at++;
        }

        isInDoubt |= Next(0) != '}' || Next(1) == '}';
        var format = text.Slice(start, at - start);
        keys.AddName(CodeName.Follow(format, WalkWords.Keys), isOptional: false);
        schemes.AddName(CodeName.Follow(format, WalkWords.Schemes), isOptional: false);
    }

    /// <summary>An escape, as <c>LiteralDecoder</c> reads it.</summary>
    private void Escape()
    {
        var kind = (char)Next(1);
        at += 2;
        var digits = kind switch { 'u' or 'x' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            var code = 0L;
            for (var i = 0; i < digits && Digit(Next(0)) is >= 0 and var digit; i++, at++)
            {
                code = (code * 16) + digit;
            }

            Add((byte)Math.Min(code, 0xFF));
        }
        else
        {
            isInDoubt |= kind is '\r' or '\n' or '\0' or >= '\x80';
            Add(kind is '0' or 'a' or 'b' or 'e' or 'f' or 'n' or 'r' or 't' or 'v' ? (byte)' ' : (byte)kind);
        }
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>How a text is written.</summary>
    /// <param name="Dollars">How many dollar signs stand in front: none if it has no holes.</param>
    /// <param name="IsVerbatim">Whether quotes are doubled in it, and nothing is escaped.</param>
    /// <param name="Quotes">The number of quotes of a raw string, else 0.</param>
    /// <param name="EndsWithLine">Whether it has to end with its line.</param>
    private readonly record struct TextStyle(int Dollars, bool IsVerbatim, int Quotes, bool EndsWithLine);
}
