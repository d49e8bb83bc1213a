namespace SslLint.CSharp.Lexical;

/// <summary>What a name means to a walk wherever it stands.</summary>
internal sealed class CodeName
{
    private readonly byte[] text;

    /// <summary>Reads a name.</summary>
    /// <param name="text">Its letters.</param>
    public CodeName(ReadOnlySpan<byte> text)
    {
        this.text = text.ToArray();
        IsReported = ReportedNames.Contains(text);
        IsNameOf = Ascii.Equal(text, "nameof");
        IsCall = Ascii.Equal(text, "Join") || Ascii.Equal(text, "Concat") || Ascii.Equal(text, "Format") || Ascii.Equal(text, "AppendFormat");
        MayMove = IsCall || Ascii.Equal(text, "const") || Ascii.Equal(text, "static");
        IsOptional = Ascii.Equal(text, "Append") || Ascii.Equal(text, "AppendFormat")
            || Ascii.Equal(text, "in") || Ascii.Equal(text, "ref") || Ascii.Equal(text, "out");
        Keys = Follow(text, WalkWords.Keys);
        Schemes = Follow(text, WalkWords.Schemes);
        Variables = Follow(text, WalkWords.Variables);
    }

    /// <summary>Whether it is one of <see cref="ReportedNames"/>.</summary>
    public bool IsReported { get; }

    /// <summary>Whether it is <c>nameof</c>.</summary>
    public bool IsNameOf { get; }

    /// <summary>Whether it is a call that puts texts into a format or between others.</summary>
    public bool IsCall { get; }

    /// <summary>Whether the texts behind it may stand elsewhere than where they are written: of such a call, or the value of a constant.</summary>
    public bool MayMove { get; }

    /// <summary>Whether it may stand between the parts of a text: a call of a chain, how an argument is passed.</summary>
    public bool IsOptional { get; }

    /// <summary>How far it leads into each of <see cref="WalkWords.Keys"/>; null for nowhere, as with the others.</summary>
    public SpellingState[]? Keys { get; }

    /// <summary>How far it leads into each of <see cref="WalkWords.Schemes"/>.</summary>
    public SpellingState[]? Schemes { get; }

    /// <summary>How far it leads into each of <see cref="WalkWords.Variables"/>.</summary>
    public SpellingState[]? Variables { get; }

    /// <summary>Whether it has these letters.</summary>
    public bool Is(ReadOnlySpan<byte> other) => other.SequenceEqual(text);

    /// <summary>How far a text leads into words, if nothing stands before it; null for nowhere.</summary>
    public static SpellingState[]? Follow(ReadOnlySpan<byte> text, SpelledWords[] words)
    {
        var states = new SpellingState[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            states[i] = words[i].Follow(text);
        }

        return Array.TrueForAll(states, static s => s.IsDead) ? null : states;
    }
}
