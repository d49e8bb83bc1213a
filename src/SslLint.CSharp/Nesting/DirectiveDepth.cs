namespace SslLint.CSharp.Nesting;

/// <summary>What a directive does to what is read.</summary>
internal enum DirectiveKind
{
    /// <summary>Nothing.</summary>
    Other,

    /// <summary><c>#if</c>.</summary>
    If,

    /// <summary><c>#elif</c>, <c>#else</c>.</summary>
    Branch,

    /// <summary><c>#endif</c>.</summary>
    End,
}

/// <summary>How deep directives nest, and which brackets are open in each branch of a condition.</summary>
/// <remarks>Which branch the compiler reads isn't decided here: each goes on from where the first did, and behind the last the deepest counts.</remarks>
internal sealed class DirectiveDepth(string text)
{
    private readonly Stack<Condition> conditions = new();

    // The parser keeps symbols, branches and open regions in one list, which it walks for every condition.
    private int listed;
    private int inCondition;

    /// <summary>How deep directives and their conditions nest.</summary>
    public int Depth => Math.Max(listed, inCondition);

    /// <summary>Whether a condition is open, so that what is read may be switched off.</summary>
    public bool IsInside => conditions.Count > 0;

    /// <summary>Reads a directive.</summary>
    /// <param name="start">Its number sign.</param>
    /// <param name="end">The end of its line.</param>
    public DirectiveKind Read(int start, int end)
    {
        var name = start + 1;
        while (name < end && text[name] is ' ' or '\t')
        {
            name++;
        }

        var behind = name;
        while (behind < end && char.IsLetter(text[behind]))
        {
            behind++;
        }

        switch (text.Substring(name, behind - name))
        {
            case "if":
                listed++;
                Measure(behind, end);
                return DirectiveKind.If;
            case "elif":
                listed++;
                Measure(behind, end);
                return DirectiveKind.Branch;
            case "else":
                listed++;
                return DirectiveKind.Branch;
            case "endif":
                return DirectiveKind.End;
            case "define" or "undef" or "region":
                listed++;
                return DirectiveKind.Other;
            case "endregion":
                listed = Math.Max(0, listed - 1);
                return DirectiveKind.Other;
            default:
                return DirectiveKind.Other;
        }
    }

    /// <summary>Notes what is open where a condition begins.</summary>
    public void Save(Stack<NestingMeter.Frame> frames, NestingMeter.Frame frame, int outer) =>
        conditions.Push(new Condition(new State([.. frames.Reverse().Select(static f => f.Copy())], frame.Copy(), outer), listed - 1));

    /// <summary>What is open where the next branch begins; null outside of a condition.</summary>
    public State? Branch(Stack<NestingMeter.Frame> frames, NestingMeter.Frame frame, int outer, Func<NestingMeter.Frame, NestingMeter.Frame> copy)
    {
        if (conditions.Count == 0)
        {
            return null;
        }

        var condition = conditions.Peek();
        condition.Deepest = Deeper(condition.Deepest, frames, frame, outer);
        var begin = condition.Begin;
        return new State([.. begin.Frames.Select(copy)], copy(begin.Frame), begin.Outer);
    }

    /// <summary>What is open behind a condition: of its branches, the one that leaves most open. Null to go on as it is.</summary>
    public State? End(Stack<NestingMeter.Frame> frames, NestingMeter.Frame frame, int outer)
    {
        if (conditions.Count == 0)
        {
            return null;
        }

        // Without a branch that is read in its place, the code before the condition goes on.
        var condition = conditions.Pop();
        listed = condition.Listed;
        return Deeper(condition.Deepest ?? condition.Begin, frames, frame, outer);
    }

    private static State Deeper(State? other, Stack<NestingMeter.Frame> frames, NestingMeter.Frame frame, int outer) =>
        other is not null && other.Outer + other.Frame.Depth > outer + frame.Depth ? other : new State([.. frames.Reverse()], frame, outer);

    /// <summary>Each operator and parenthesis of a condition is a level: the parser calls itself for those in a row, too.</summary>
    private void Measure(int start, int end)
    {
        inCondition = 0;
        for (var i = start; i < end; i++)
        {
            inCondition += text[i] is '(' or '!' or '|' or '&' or '=' ? 1 : 0;
        }
    }

    /// <summary>What is open at a place, the outermost first.</summary>
    internal sealed record State(IReadOnlyList<NestingMeter.Frame> Frames, NestingMeter.Frame Frame, int Outer);

    private sealed class Condition(State begin, int listed)
    {
        public State Begin { get; } = begin;

        public int Listed { get; } = listed;

        public State? Deepest { get; set; }
    }
}
