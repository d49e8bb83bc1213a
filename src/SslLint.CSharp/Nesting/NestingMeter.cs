namespace SslLint.CSharp.Nesting;

/// <summary>Tells before the parse whether a text nests deeper than a parser can take that calls itself for each level.</summary>
/// <remarks>
/// <para>Roslyn guards statements, members and most expressions (it then gives up with <c>CS8078</c>), but neither types, patterns, initializers,
/// interpolations, null-conditional chains nor the conditions of <c>#if</c>: there the stack overflows, and with it ends the process. Both are found
/// out here, by one walk over the characters that calls nothing for a level.</para>
/// <para>What is counted: brackets, holes of interpolated strings, type arguments, and within a bracket whatever makes what follows its part: prefix
/// operators and casts, <c>?</c>, <c>=</c>, <c>=&gt;</c>, statements without braces. Long sums, chains of calls and lists are no nesting. In doubt more
/// is counted.</para>
/// </remarks>
internal sealed class NestingMeter
{
    /// <summary>The deepest nesting that is read. No code that people or generators write comes near; a stack of 2 MB holds what Roslyn 4.8 and
    /// 5.12 need for it.</summary>
    public const int Limit = 500;

    // A level of an interpolated string is a lexer and a parser of its own.
    private const int HoleWeight = 5;

    // Where it can't be told which text the compiler skips, every character that may nest counts: a worker's stack holds as many.
    private const int LimitInDoubt = 8_000;

    private readonly string text;
    private readonly DirectiveDepth directives;
    private readonly Stack<Frame> frames = new();
    private Frame frame = new(FrameKind.File);
    private int outer;
    private bool isInDoubt;
    private Last last = Last.Start;
    private bool isBehindBlock;
    private int at;

    private NestingMeter(string text)
    {
        this.text = text;
        directives = new DirectiveDepth(text);
    }

    private bool IsTooDeep => outer + frame.Depth > Limit || directives.Depth > Limit;

    /// <summary>The place where the text nests deeper than <see cref="Limit"/>; null if it doesn't.</summary>
    public static int? TooDeepAt(string text) => new NestingMeter(text).Run();

    private int? Run()
    {
        while (at < text.Length)
        {
            var start = at;
            Step();
            if (IsTooDeep)
            {
                return start;
            }
        }

        return isInDoubt && text.Count(MayNest) > LimitInDoubt ? 0 : null;
    }

    private static bool MayNest(char c) => !char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && c is not ('_' or '.' or ',' or ';' or '"');

    private void Step()
    {
        if (frame.Text is { IsInContent: true } content)
        {
            Content(content);
            return;
        }

        var c = text[at];
        if (char.IsWhiteSpace(c))
        {
            at++;
        }
        else if (c == '#')
        {
            // In the middle of a line it is an error, and read all the same.
            Directive();
        }
        else if (c == '/' && Next(1) == '/')
        {
            at = EndOfLine(at);
        }
        else if (c == '/' && Next(1) == '*')
        {
            var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            Skip(end < 0 ? text.Length : end + 2);
        }
        else if (char.IsLetterOrDigit(c) || c == '_' || (c == '@' && (char.IsLetter(Next(1)) || Next(1) == '_')))
        {
            Word();
        }
        else if (c == '\'')
        {
            at = EndOfQuoted(at + 1, '\'');
            Operand(isLiteral: true);
        }
        else if (c is '"' or '$' or '@' && StringStart.At(text, at) is { } start)
        {
            String(start);
        }
        else
        {
            Punctuation(c);
        }
    }

    private void String(StringStart start)
    {
        Operand(isLiteral: true);
        at = start.ContentStart;
        if (start.Dollars > 0)
        {
            Push(new Frame(FrameKind.Text) { Text = start });
        }
        else if (start.IsRaw)
        {
            Skip(EndOfRaw(start));
        }
        else if (start.IsVerbatim)
        {
            while (at < text.Length && (text[at] != '"' || Next(1) == '"'))
            {
                at += text[at] == '"' ? 2 : 1;
            }

            var end = Math.Min(text.Length, at + 1);
            at = start.ContentStart;
            Skip(end);
        }
        else
        {
            at = EndOfQuoted(at, '"');
        }
    }

    /// <summary>The text of an interpolated string, up to the next hole or its end.</summary>
    private void Content(StringStart start)
    {
        var from = at;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '"' && start.EndsAt(text, at, out var length))
            {
                at += length;
                Doubt(from, at);
                EndString();
                return;
            }

            if (StringStart.IsNewLine(c) && start.EndsWithLine(text))
            {
                EndString();
                return;
            }

            if (c == '{' && start.OpensHole(text, at, out length))
            {
                at += length;
                Doubt(from, at);
                start.IsInContent = false;
                Push(new Frame(FrameKind.Hole) { Text = null });
                last = Last.Start;
                return;
            }

            at += start.Step(text, at);
        }

        at = text.Length;
        Doubt(from, at);
    }

    private void Word()
    {
        var start = at;
        at++;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var word = Words.MayBeKeyword(text, start, at) ? text.Substring(start, at - start) : "";
        if (isBehindBlock && !Words.GoOnBehindBlock.Contains(word))
        {
            Reset();
        }

        isBehindBlock = false;
        if (Words.OfStatements.Contains(word))
        {
            frame.Run++;
            last = Last.Operator;
        }
        else if (Words.Prefixes.Contains(word))
        {
            frame.Prefix++;
            last = Last.Operator;
        }
        else if (word == "case" && frame.Kind == FrameKind.Brace)
        {
            // Labels stand in a row.
            Reset();
            last = Last.Operator;
        }
        else if (word is "is" or "as" or "with" or "and" or "or" or "when" or "in" or "out")
        {
            frame.Prefix = 0;
            last = Last.Operator;
        }
        else
        {
            Operand(isLiteral: char.IsDigit(text[start]), isType: Words.Types.Contains(word));
        }
    }

    /// <summary>Two operands in a row: the first was a cast.</summary>
    private void Operand(bool isLiteral, bool isType = false)
    {
        if (last is Last.Close or Last.CloseOfType)
        {
            frame.Prefix++;
        }

        frame.Angles = isLiteral ? 0 : frame.Angles;
        last = isType ? Last.Type : Last.Operand;
    }

    private void Punctuation(char c)
    {
        var isBehind = isBehindBlock;
        isBehindBlock = false;
        switch (c)
        {
            case '(' or '[' or '{':
                if (isBehind)
                {
                    Reset();
                }
                else if (c == '(' && last is Last.Close or Last.CloseOfType)
                {
                    frame.Prefix++;
                }

                frame.Angles = c == '{' ? 0 : frame.Angles;
                at++;
                Push(new Frame(c == '(' ? FrameKind.Parenthesis : c == '[' ? FrameKind.Bracket : FrameKind.Brace));
                last = Last.Start;
                break;
            case ')' or ']' or '}':
                Close(c);
                break;
            case ';':
                at++;
                Reset();
                break;
            case ',':
                at++;
                (frame.Run, frame.Prefix, last) = (0, 0, Last.Start);
                break;
            case ':' when Next(1) == ':':
                // Without a name in front it is an error that the parser comes back to from each of those that follow.
                frame.Prefix += last is Last.Start or Last.Operator ? 1 : 0;
                at += 2;
                last = Last.Operator;
                break;
            case '$' or '@':
                // No string begins here; whoever looks for one looks through all that follow, and so does the compiler.
                frame.Prefix++;
                at++;
                last = Last.Operator;
                break;
            case ':' when frame.Kind == FrameKind.Hole:
                Format();
                break;
            case '.' when Next(1) != '.':
                at++;
                last = Last.Operator;
                break;
            case '<':
                Less();
                break;
            case '>':
                at += Next(1) == '=' ? 2 : 1;
                frame.Angles = Math.Max(0, frame.Angles - 1);
                (frame.Prefix, last) = (0, Last.Type);
                break;
            default:
                Operator(c);
                break;
        }
    }

    private void Less()
    {
        if (Next(1) is '=' or '<')
        {
            at += 2;
            (frame.Angles, frame.Prefix, last) = (0, 0, Last.Operator);
            return;
        }

        at++;
        frame.Angles++;
        last = Last.Operator;
    }

    private void Operator(char c)
    {
        var second = Next(1);
        at += c is '+' or '-' or '&' or '|' or '=' or '?' or '.' && second == c ? 2 : c is '=' or '-' && second == '>' ? 2 : 1;
        if (c == '-' && second == '>')
        {
            last = Last.Operator;
            return;
        }

        var isAssignment = (c == '=' && second != '=') || (c is not ('=' or '!' or '?') && second == '=') || (c == '?' && second == '?');
        var isEquality = c is '=' or '!' && second == '=';
        at += isEquality && c == '!' ? 1 : 0;
        frame.Angles = c is '*' or '?' or '&' && second != c ? frame.Angles : 0;
        if (isAssignment || c == ':' || (c == '?' && second is not ('.' or '[')))
        {
            frame.Run++;
            frame.Prefix = 0;
        }
        else if (c == '?' || (c == '.' && second == '.') || (!isEquality && IsPrefix(c, second)))
        {
            frame.Prefix++;
        }
        else if (c != '!')
        {
            frame.Prefix = 0;
        }

        // What stands behind a value, as ! and ++ can, leaves it one.
        var isPostfix = last is not (Last.Start or Last.Operator) && ((c == '!' && !isEquality) || (c is '+' or '-' && second == c));
        last = isPostfix ? Last.Operand : c is '*' or '?' && last == Last.Type ? Last.Type : Last.Operator;
    }

    /// <summary>Whether an operator stands in front of its operand: behind nothing, another operator, or a cast to a type of the language.</summary>
    private bool IsPrefix(char c, char second) => c switch
    {
        '~' => true,
        '!' or '^' => last is Last.Start or Last.Operator or Last.Close or Last.CloseOfType,
        '+' or '-' => last is Last.Start or Last.Operator or Last.CloseOfType || (second == c && last == Last.Close),
        '*' or '&' => last is Last.Start or Last.Operator or Last.CloseOfType,
        _ => false,
    };

    private void Close(char c)
    {
        at++;
        var kind = c == ')' ? FrameKind.Parenthesis : c == ']' ? FrameKind.Bracket : FrameKind.Brace;
        var isType = last == Last.Type;
        last = c == ')' ? (isType ? Last.CloseOfType : Last.Close) : c == ']' ? Last.Type : Last.Operand;

        // A brace ends whatever else was left open inside of it; any other bracket that doesn't fit is skipped, as the parser does.
        while (c == '}' && frame.Kind is FrameKind.Parenthesis or FrameKind.Bracket && frames.Any(static f => f.Kind is FrameKind.Brace or FrameKind.Hole))
        {
            Pop();
        }

        if (c == '}' && frame.Kind == FrameKind.Hole)
        {
            var start = frames.Peek().Text!;
            at += Math.Max(0, Math.Min(start.BracesOfHole - 1, text.Length - at));
            Pop();
            start.IsInContent = true;
        }
        else if (frame.Kind == kind)
        {
            Pop();
            isBehindBlock = c == '}';
        }
    }

    /// <summary>The format of a hole is text up to its end.</summary>
    private void Format()
    {
        var start = frames.Peek().Text!;
        at++;
        while (at < text.Length && text[at] != '}' && !(StringStart.IsNewLine(text[at]) && start.EndsWithLine(text))
            && !(text[at] == '"' && start.EndsAt(text, at, out _)))
        {
            at += start.Step(text, at);
        }

        at = Math.Min(at, text.Length);
        if (at == text.Length || text[at] != '}')
        {
            // The string ends in the middle of the format.
            Pop();
            start.IsInContent = true;
        }
    }

    private void Directive()
    {
        var end = EndOfLine(at);
        switch (directives.Read(at, end))
        {
            case DirectiveKind.If:
                directives.Save(frames, frame, outer);
                break;
            case DirectiveKind.Branch:
                Restore(directives.Branch(frames, frame, outer, Copy));
                break;
            case DirectiveKind.End:
                Restore(directives.End(frames, frame, outer));
                break;
        }

        isInDoubt |= frames.Any(static f => f.Kind == FrameKind.Hole) || frame.Kind == FrameKind.Hole;
        at = end;
    }

    private void Restore(DirectiveDepth.State? state)
    {
        if (state is null)
        {
            return;
        }

        frames.Clear();
        foreach (var saved in state.Frames)
        {
            frames.Push(saved);
        }

        (frame, outer, last) = (state.Frame, state.Outer, Last.Start);
    }

    private static Frame Copy(Frame frame) => frame.Copy();

    /// <summary>Passes over a text of several lines. A number sign in it may begin a directive, if what stands before it is switched off.</summary>
    private void Skip(int end)
    {
        Doubt(at, end);
        at = end;
    }

    private void Doubt(int start, int end) =>
        isInDoubt |= directives.IsInside && text.IndexOf('#', start, end - start) >= 0;

    private int EndOfRaw(StringStart start)
    {
        var quotes = new string('"', start.Quotes);
        var end = text.IndexOf(quotes, at, StringComparison.Ordinal);
        if (start.EndsWithLine(text))
        {
            var line = EndOfLine(at);
            return end < 0 || end > line ? line : end + start.Quotes;
        }

        end = end < 0 ? text.Length : end + start.Quotes;
        while (end < text.Length && text[end] == '"')
        {
            end++;
        }

        return end;
    }

    private int EndOfQuoted(int from, char quote)
    {
        while (from < text.Length && text[from] != quote && !StringStart.IsNewLine(text[from]))
        {
            from += text[from] == '\\' && from + 1 < text.Length && !StringStart.IsNewLine(text[from + 1]) ? 2 : 1;
        }

        return Math.Min(text.Length, from < text.Length && text[from] == quote ? from + 1 : from);
    }

    private int EndOfLine(int from)
    {
        var end = text.IndexOfAny(StringStart.NewLines, from);
        return end < 0 ? text.Length : end;
    }

    private char Next(int offset) => at + offset < text.Length ? text[at + offset] : '\0';

    private void Push(Frame inner)
    {
        outer += frame.Depth;
        frames.Push(frame);
        frame = inner;
    }

    private void Pop()
    {
        if (frames.Count > 0)
        {
            frame = frames.Pop();
            outer -= frame.Depth;
        }
    }

    private void EndString()
    {
        Pop();
        last = Last.Operand;
    }

    private void Reset() => (frame.Run, frame.Prefix, frame.Angles, last) = (0, 0, 0, Last.Start);

    /// <summary>What the last token leaves to the next.</summary>
    private enum Last
    {
        Start,
        Operator,
        Operand,
        Type,
        Close,
        CloseOfType,
    }

    /// <summary>What is open.</summary>
    internal enum FrameKind
    {
        File,
        Parenthesis,
        Bracket,
        Brace,
        Text,
        Hole,
    }

    /// <summary>One open bracket, string or hole, with what nests inside of it without brackets.</summary>
    internal sealed class Frame(FrameKind kind)
    {
        public FrameKind Kind { get; } = kind;

        public StringStart? Text { get; set; }

        public int Run { get; set; }

        public int Prefix { get; set; }

        public int Angles { get; set; }

        public int Depth => (Kind == FrameKind.Hole ? HoleWeight : 1) + Run + Prefix + Angles;

        public Frame Copy() => new(Kind) { Text = Text?.Copy(), Run = Run, Prefix = Prefix, Angles = Angles };
    }
}
