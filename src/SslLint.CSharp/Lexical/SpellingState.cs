namespace SslLint.CSharp.Lexical;

/// <summary>How far a part of a text leads into words: a set of places is the bits of a number (<see cref="SpelledWords"/>).</summary>
internal struct SpellingState
{
    /// <summary>The places that all the text up to here leads to.</summary>
    public ulong Stream;

    /// <summary>The places that the part leads to, whatever stands before it.</summary>
    public ulong FromAnywhere;

    /// <summary>The places behind which the part completes a word.</summary>
    public ulong Completes;

    /// <summary>How many characters of the part count.</summary>
    public int Length;

    /// <summary>Whether a letter or digit stands before.</summary>
    public bool IsGlued;

    /// <summary>Whether a word is complete.</summary>
    public bool IsSpelled;

    /// <summary>Whether it leads nowhere.</summary>
    public readonly bool IsDead => (Stream | FromAnywhere | Completes) == 0 && !IsSpelled;

    /// <summary>A part begins.</summary>
    public void Begin()
    {
        FromAnywhere = ulong.MaxValue;
        Completes = 0;
        Length = 0;
        IsGlued = false;
    }
}
