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
    private ulong stream;
    private ulong fromAnywhere;
    private ulong completed;
    private int length;
    private bool isGlued;

    /// <summary>Whether parts spell a word as they stand.</summary>
    public bool IsSpelled { get; private set; }

    /// <summary>A part begins.</summary>
    public void Begin()
    {
        fromAnywhere = ulong.MaxValue;
        completed = 0;
        length = 0;
        isGlued = false;
    }

    /// <summary>The next character of the part.</summary>
    public void Add(byte c)
    {
        if (c == '=' && words.EndAtEquals)
        {
            Complete();
        }
        else if (words.IsPassedOver(c))
        {
            // Behind what parts words another may begin.
            isGlued &= c == '_';
        }
        else
        {
            var places = words.PlacesOf(c);
            stream = (words.Next(stream) | words.Beginnings(isGlued)) & places;
            fromAnywhere = words.Next(fromAnywhere) & places;
            isGlued = true;
            length++;
            if (!words.EndAtEquals)
            {
                Complete();
            }
        }
    }

    /// <summary>A character that is in no word.</summary>
    public void AddOther()
    {
        isGlued = false;
        if (!words.IsLettersOnly)
        {
            (stream, fromAnywhere) = (0, 0);
        }
    }

    /// <summary>The part ends.</summary>
    /// <param name="isConstant">Whether it may stand elsewhere as well.</param>
    public void End(bool isConstant)
    {
        endsOfParts |= stream;
        completedByParts |= completed;
        Lead(parts);
        if (isConstant)
        {
            endsOfConstants |= stream;
            completedByConstants |= completed;
            Lead(constants);
        }
    }

    /// <summary>A name in the code: where nobody knows what it stands for, it is itself part of the text around it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isOptional">Whether it may be no part of it.</param>
    public void AddName(ReadOnlySpan<byte> name, bool isOptional)
    {
        var before = stream;
        Begin();
        foreach (var c in name)
        {
            Add(c);
            if ((stream | fromAnywhere) == 0 && words.IsBounded)
            {
                break;
            }
        }

        endsOfParts |= stream;
        Lead(parts);
        stream |= isOptional ? before : 0;
    }

    /// <summary>A name that may be a word, and is no part of a text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isOptional">Whether it may stand between two parts of a text.</param>
    public void AddAlone(ReadOnlySpan<byte> name, bool isOptional)
    {
        var before = stream;
        stream = 0;
        isGlued = false;
        foreach (var c in name)
        {
            Add(c);
        }

        stream = isOptional ? before : 0;
    }

    /// <summary>A comment: inside of an expression it belongs to its text, beside it it doesn't.</summary>
    public void AddComment(ReadOnlySpan<byte> comment)
    {
        var before = stream;
        Begin();
        foreach (var c in comment)
        {
            if (c >= 0x80)
            {
                AddOther();
            }
            else if (c != '=')
            {
                Add(c);
            }
        }

        stream |= before;
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

    private void Complete()
    {
        IsSpelled |= (stream & words.Ends) != 0;
        completed |= (fromAnywhere & words.Ends) >> length;
    }

    private void Lead(ulong[] to)
    {
        if (length < to.Length)
        {
            to[length] |= fromAnywhere;
        }
    }
}
