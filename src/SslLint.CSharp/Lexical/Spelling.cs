namespace SslLint.CSharp.Lexical;

/// <summary>Tells whether the texts of a file may spell one of some words: one alone, several that stand beside each other in the code, or several
/// that are put together by the names of constants, in whatever order.</summary>
/// <remarks>
/// All places of all words are the bits of one number, and a state is the set of places that the characters so far lead up to (Shift-And).
/// A part of a text that is read from every place at once tells which places it leads from and to: for that only its length has to be known.
/// So a file is a handful of numbers, whatever it holds, and whether its parts can be put together to a word is asked once, behind its end.
/// </remarks>
/// <param name="words">The words.</param>
internal sealed class Spelling(SpelledWords words)
{
    // Which places parts of each length lead to: all parts, and those that may stand elsewhere than where they are written.
    private readonly ulong[] parts = new ulong[SpelledWords.Longest + 1];
    private readonly ulong[] constants = new ulong[SpelledWords.Longest + 1];

    // How far the code gets up to the end of each part, and from where on parts complete a word.
    private ulong endsOfParts;
    private ulong endsOfConstants;
    private ulong completedByParts;
    private ulong completedByConstants;

    // How far the code gets up to here, and where the part at hand leads from anywhere.
    private SpellingState state;

    /// <summary>Whether parts spell a word as they stand.</summary>
    public bool IsSpelled => state.IsSpelled;

    /// <summary>A part begins.</summary>
    public void Begin() => state.Begin();

    /// <summary>The next characters of the part, in ASCII.</summary>
    public void Add(ReadOnlySpan<byte> run) => words.Follow(run, ref state);

    /// <summary>A character that is in no word.</summary>
    public void AddOther()
    {
        state.IsGlued = false;
        if (!words.IsLettersOnly)
        {
            (state.Stream, state.FromAnywhere) = (0, 0);
        }
    }

    /// <summary>The part ends.</summary>
    /// <param name="isConstant">Whether it may stand elsewhere as well.</param>
    public void End(bool isConstant)
    {
        endsOfParts |= state.Stream;
        completedByParts |= state.Completes;
        Lead(parts, state);
        if (isConstant)
        {
            endsOfConstants |= state.Stream;
            completedByConstants |= state.Completes;
            Lead(constants, state);
        }
    }

    /// <summary>A name in the code: where nobody knows what it stands for, it is itself part of the text around it.</summary>
    /// <param name="name">The name, as it is followed where nothing stands before it.</param>
    /// <param name="isOptional">Whether it may be no part of it.</param>
    public void AddName(in SpellingState name, bool isOptional)
    {
        var before = state.Stream;
        state.IsSpelled |= name.IsSpelled || (before & name.Completes) != 0;
        state.Stream = name.Stream | ((before << name.Length) & name.FromAnywhere);
        endsOfParts |= state.Stream;
        Lead(parts, name);
        state.Stream |= isOptional ? before : 0;
    }

    /// <summary>A name that may be a word, and is no part of a text.</summary>
    /// <inheritdoc cref="AddName"/>
    public void AddAlone(in SpellingState name, bool isOptional)
    {
        state.IsSpelled |= name.IsSpelled;
        state.Stream &= isOptional ? ulong.MaxValue : 0;
    }

    /// <summary>A comment: inside of an expression it belongs to its text, beside it it doesn't.</summary>
    public void AddComment(ReadOnlySpan<byte> comment)
    {
        var before = state.Stream;
        Begin();

        // What it ends with may begin a word: no more of it than the longest word has.
        var (start, counted) = (comment.Length, 0);
        while (start > 0 && counted <= SpelledWords.Longest)
        {
            start--;
            counted += words.IsPassedOver(comment[start]) ? 0 : 1;
        }

        for (; start < comment.Length; start++)
        {
            if (comment[start] >= 0x80)
            {
                AddOther();
            }
            else if (comment[start] != '=')
            {
                Add(comment.Slice(start, 1));
            }
        }

        state.Stream |= before;
    }

    /// <summary>Whether the texts of the file may spell a word.</summary>
    public bool CanSpell()
    {
        // What stands beside each other was followed; from there on a constant may lead anywhere.
        var reached = endsOfConstants;
        for (var before = ~reached; before != reached;)
        {
            before = reached;
            for (var n = 0; n < parts.Length; n++)
            {
                reached |= ((reached << n) & parts[n]) | ((endsOfParts << n) & constants[n]);
            }
        }

        return IsSpelled || (reached & completedByParts) != 0 || (endsOfParts & completedByConstants) != 0;
    }

    private static void Lead(ulong[] to, in SpellingState part)
    {
        if (part.Length < to.Length)
        {
            to[part.Length] |= part.FromAnywhere;
        }
    }
}
