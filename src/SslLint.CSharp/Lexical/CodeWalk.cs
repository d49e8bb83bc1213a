namespace SslLint.CSharp.Lexical;

/// <summary>One walk over the bytes of a C# file, which tells code, texts and comments apart and notes what the texts may spell.</summary>
/// <remarks>
/// What <c>#if</c> switches off is read like the rest, since the engine reads it as well. That is right wherever each line with a directive is one whatever
/// is switched off around it; where a text or comment of several lines may hide one, the file is in doubt.
/// </remarks>
internal ref partial struct CodeWalk
{
    // Texts inside of texts that are followed.
    private const int DeepestText = 8;

    private readonly ReadOnlySpan<byte> text;
    private readonly CodeNames names = CodeNames.OfThread;
    private readonly Spellings keys = new(WalkWords.Keys);
    private readonly Spellings variables = new(WalkWords.Variables);
    private readonly Spellings schemes = new(WalkWords.Schemes);
    private int begin;
    private int at;
    private int texts;
    private int braces;
    private bool isInDoubt;
    private bool isBehindCondition;

    // Where a text ends that names the file of a database alone.
    private int databaseFileEnd;

    // How many parentheses are open behind a nameof; -1 outside of one.
    private int nameOf = -1;

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
        begin = text.StartsWith(mark) ? mark.Length : 0;
        at = begin;
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
            case '(' or ')':
                Parenthesis(c);
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

    private void Parenthesis(char c)
    {
        if (nameOf >= 0 && c is '(' or ')')
        {
            nameOf = c == '(' ? nameOf + 1 : nameOf > 1 ? nameOf - 1 : -1;
        }
    }

    private void Word()
    {
        var start = at;
        var hash = 0u;
        for (; at < text.Length && Ascii.IsWord(text[at]); at++)
        {
            hash = (hash * 31) + text[at];
        }

        var word = text.Slice(start, at - start);
        var name = names.Of(word, hash);
        if (name.IsReported)
        {
            isInDoubt = true;
            return;
        }

        if (constantAt < 0)
        {
            hasValue = name.IsCall;
            constantAt = name.MayMove ? braces : -1;
        }

        if (nameOf > 0)
        {
            Begin();
            Add(word);
            End(isConstant: true);
            return;
        }

        nameOf = name.IsNameOf ? 0 : -1;
        var isOptional = name.IsOptional || IsBeforeColon();
        keys.AddName(name.Keys, isOptional);
        schemes.AddName(name.Schemes, isOptional);
        variables.AddAlone(name.Variables, isOptional);
    }

    /// <summary>Whether what was read may be the name of an argument, which stands between the parts of a text.</summary>
    private readonly bool IsBeforeColon()
    {
        var behind = at;
        while (behind < text.Length && Ascii.IsSpace(text[behind]))
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
        while (place > begin && text[place - 1] is (byte)' ' or (byte)'\t')
        {
            place--;
        }

        return place == begin || Ascii.IsNewLine(text[place - 1]) ? place : -1;
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

        isBehindCondition |= name < text.Length && text[name] == 'i';
        at = EndOfLine();
    }

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
            Add([c]);
        }
        else
        {
            keys.AddOther();
            variables.AddOther();
            schemes.AddOther();
        }
    }

    private readonly void Add(ReadOnlySpan<byte> run)
    {
        keys.Add(run);
        variables.Add(run);
        schemes.Add(run);
    }

    private readonly void End(bool isConstant)
    {
        keys.End(isConstant);
        variables.End(isConstant);
        schemes.End(isConstant);
    }
}
