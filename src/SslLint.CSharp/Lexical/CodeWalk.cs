namespace SslLint.CSharp.Lexical;

/// <summary>One walk over the bytes of a C# file, which tells code, texts and comments apart and notes what the texts may spell.</summary>
/// <remarks>
/// What <c>#if</c> switches off is read like the rest, since the engine reads it as well. That is right wherever each line with a directive is one whatever
/// is switched off around it; where a text or comment of several lines may hide one, the file is in doubt.
/// </remarks>
internal ref struct CodeWalk
{
    // Texts inside of texts that are followed.
    private const int DeepestText = 8;

    private static readonly SpelledWords keyWords = new("host", "hostaddr", "server", "datasource", "address", "addr", "networkaddress", "sslmode")
    {
        IsLettersOnly = true,
        IsBounded = true,
        EndAtEquals = true,
    };

    private static readonly SpelledWords variableWords = new("sslmode", "pghost", "mbdb") { IsLettersOnly = true };

    // Of the longer ones the ends are enough.
    private static readonly SpelledWords schemeWords = new("postgres://", "gresql://", "postgres+", "gresql+", "dbc:postgres:", "dbc:postgresql:");

    private readonly ReadOnlySpan<byte> text;
    private readonly Spelling keys = new(keyWords);
    private readonly Spelling variables = new(variableWords);
    private readonly Spelling schemes = new(schemeWords);
    private int at;
    private int texts;
    private int braces;
    private bool isInDoubt;
    private bool isBehindCondition;
    private bool isInNameOf;

    // Where a statement began whose texts may be meant by a name, and whether its value has begun; -1 outside of one.
    private int constantAt = -1;
    private bool hasValue;

    /// <summary>Prepares the walk.</summary>
    /// <param name="text">The file.</param>
    public CodeWalk(ReadOnlySpan<byte> text) => this.text = text;

    private readonly bool IsConstant => constantAt >= 0 || isBehindCondition;

    /// <summary>Whether anything in the file may be reported.</summary>
    public bool MayReport()
    {
        // Line breaks that hardly anybody knows.
        ReadOnlySpan<byte> separators = [0xE2, 0x80], nextLine = [0xC2, 0x85], mark = [0xEF, 0xBB, 0xBF];
        for (var from = 0; text.Slice(from).IndexOf(separators) is >= 0 and var next; from += next + 2)
        {
            isInDoubt |= from + next + 2 < text.Length && text[from + next + 2] is 0xA8 or 0xA9;
        }

        isInDoubt |= text.IndexOf(nextLine) >= 0;
        at = text.StartsWith(mark) ? mark.Length : 0;
        while (at < text.Length && !isInDoubt && !keys.IsSpelled && !variables.IsSpelled && !schemes.IsSpelled)
        {
            Step();
        }

        return isInDoubt || keys.CanSpell() || variables.CanSpell() || schemes.CanSpell();
    }

    private readonly byte Next(int offset) => at + offset < text.Length ? text[at + offset] : (byte)0;

    private readonly int Run(int from, char c)
    {
        var end = from;
        while (end < text.Length && text[end] == c)
        {
            end++;
        }

        return end - from;
    }

    /// <summary>One token of the code.</summary>
    private void Step()
    {
        var c = text[at];
        if (Ascii.IsWord(c))
        {
            Word();
            return;
        }

        switch ((char)c)
        {
            case ' ' or '\t' or '\r' or '\n':
                at++;
                break;
            case '"' or '$':
                String();
                break;
            case '@' when Ascii.IsWord(Next(1)):
                at++;
                Word();
                break;
            case '@':
                String();
                break;
            case '\'':
                Character();
                break;
            case '/' when Next(1) == '/':
                Comment(EndOfLine());
                break;
            case '/' when Next(1) == '*':
                Comment(text.Slice(at + 2).IndexOf("*/"u8) is >= 0 and var length ? at + 2 + length + 2 : -1);
                break;
            case '#':
                Directive();
                break;
            case '\\':
                isInDoubt = true;
                break;
            case >= '\xC3' and <= '\xD3':
                // Letters of Latin, Greek and Cyrillic.
                keys.AddOther();
                schemes.AddOther();
                at += 2;
                break;
            default:
                // In names of other scripts there may be characters that don't count.
                isInDoubt = c is < 0x20 or >= 0x7F;
                Punctuation((char)c);
                at++;
                break;
        }
    }

    private void Punctuation(char c)
    {
        switch (c)
        {
            case ')':
                isInNameOf = false;
                break;
            case '=':
                hasValue = true;
                break;
            case '{':
                constantAt = hasValue ? constantAt : -1;
                braces++;
                break;
            case '}':
                braces--;
                constantAt = braces < constantAt ? -1 : constantAt;
                break;
            case ';':
                constantAt = braces <= constantAt ? -1 : constantAt;
                break;
        }
    }

    private void Word()
    {
        var start = at;
        while (at < text.Length && Ascii.IsWord(text[at]))
        {
            at++;
        }

        var word = text.Slice(start, at - start);
        if (ReportedNames.Contains(word))
        {
            isInDoubt = true;
            return;
        }

        if (constantAt < 0 && MayMove(word, out hasValue))
        {
            constantAt = braces;
        }

        if (isInNameOf)
        {
            Begin();
            foreach (var c in word)
            {
                Add(c);
            }

            End(isConstant: true);
            return;
        }

        isInNameOf = Ascii.Equal(word, "nameof");
        var isOptional = IsOptional(word);
        keys.AddName(word, isOptional);
        schemes.AddName(word, isOptional);
        variables.AddAlone(word, isOptional);
    }

    /// <summary>Whether the texts behind a word may stand elsewhere than where they are written: the value of a constant, what a call puts into a format
    /// or between others.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isCall">Whether it is a call.</param>
    private static bool MayMove(ReadOnlySpan<byte> word, out bool isCall)
    {
        isCall = Ascii.Equal(word, "Join") || Ascii.Equal(word, "Format") || Ascii.Equal(word, "AppendFormat");
        return isCall || Ascii.Equal(word, "const") || Ascii.Equal(word, "static");
    }

    /// <summary>Whether a word may stand between the parts of a text: a call of a chain, the name of an argument, how it is passed.</summary>
    private readonly bool IsOptional(ReadOnlySpan<byte> word)
    {
        if (Ascii.Equal(word, "Append") || Ascii.Equal(word, "AppendFormat") || Ascii.Equal(word, "in") || Ascii.Equal(word, "ref") || Ascii.Equal(word, "out"))
        {
            return true;
        }

        var behind = at;
        while (behind < text.Length && text[behind] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            behind++;
        }

        return behind < text.Length && text[behind] == ':';
    }

    private readonly int EndOfLine() => text.Slice(at).IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var length ? at + length : text.Length;

    private void Comment(int end)
    {
        if (end < 0 || texts > 0 || HidesDirective(at, end))
        {
            isInDoubt = true;
            return;
        }

        keys.AddComment(text.Slice(at, end - at));
        at = end;
    }

    /// <summary>Whether a line in a text or comment may be a directive, if what stands before it is switched off.</summary>
    private readonly bool HidesDirective(int start, int end)
    {
        if (!isBehindCondition)
        {
            return false;
        }

        for (var from = start; text.Slice(from, end - from).IndexOf((byte)'#') is >= 0 and var next; from += next + 1)
        {
            if (StartOfLine(from + next) is var line && line >= start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the line of a place begins, if only blanks stand before it; else -1.</summary>
    private readonly int StartOfLine(int place)
    {
        while (place > 0 && text[place - 1] is (byte)' ' or (byte)'\t')
        {
            place--;
        }

        return place == 0 || Ascii.IsNewLine(text[place - 1]) || text[place - 1] >= 0x80 ? place : -1;
    }

    private void Directive()
    {
        // In the middle of a line it is an error.
        if (texts > 0 || StartOfLine(at) < 0)
        {
            isInDoubt = true;
            return;
        }

        var name = at + 1;
        while (name < text.Length && text[name] is (byte)' ' or (byte)'\t')
        {
            name++;
        }

        isBehindCondition |= name < text.Length && text[name] is (byte)'i' or (byte)'e';
        at = EndOfLine();
    }

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

        isInDoubt |= Next(0) != '\'' || Ascii.IsNewLine(text[at - 1]);
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
        Begin();
        while (Content(style))
        {
        }

        End(IsConstant);
        isInDoubt |= HidesDirective(start, Math.Min(at, text.Length));
        at += dollars == 0 && Next(0) is (byte)'u' or (byte)'U' && Next(1) == '8' ? 2 : 0;
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
            default:
                Add(c);
                at++;
                return true;
        }
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
                    at++;
                    break;
                case ')' or ']' or '}':
                    isInDoubt = brackets.Count == 0 || brackets.Pop() != c;
                    isInNameOf = false;
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
        keys.AddName(text.Slice(start, at - start), isOptional: false);
        schemes.AddName(text.Slice(start, at - start), isOptional: false);
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

    private readonly void Begin()
    {
        keys.Begin();
        variables.Begin();
        schemes.Begin();
    }

    private readonly void Add(byte c)
    {
        if (Ascii.Is(c))
        {
            keys.Add(c);
            variables.Add(c);
            schemes.Add(c);
        }
        else
        {
            keys.AddOther();
            variables.AddOther();
            schemes.AddOther();
        }
    }

    private readonly void End(bool isConstant)
    {
        keys.End(isConstant);
        variables.End(isConstant);
        schemes.End(isConstant);
    }

    /// <summary>How a text is written.</summary>
    /// <param name="Dollars">How many dollar signs stand in front: none if it has no holes.</param>
    /// <param name="IsVerbatim">Whether quotes are doubled in it, and nothing is escaped.</param>
    /// <param name="Quotes">The number of quotes of a raw string, else 0.</param>
    /// <param name="EndsWithLine">Whether it has to end with its line.</param>
    private readonly record struct TextStyle(int Dollars, bool IsVerbatim, int Quotes, bool EndsWithLine);
}
