namespace SslLint.CSharp.Lexical;

/// <summary>Tells whether the texts of a file may spell one of some words: one text alone, several that stand beside each other in the code,
/// or several that are put together by their names, in any order.</summary>
/// <remarks>
/// All places of all words are the bits of one number, and a state is the set of places that the characters so far lead up to (Shift-And).
/// A text that is read from every place at once tells which place it leads from and to: only its length has to be known for that.
/// So a file is a handful of numbers, whatever it holds, and whether its texts can be put together to a word is asked once, behind its end.
/// </remarks>
/// <param name="words">The words.</param>
internal sealed class Spelling(SpelledWords words)
{
    // Which places texts of each length lead to: those that stand in the code, those that constants have, and names.
    private readonly ulong[] texts = new ulong[SpelledWords.Longest + 1];
    private readonly ulong[] constants = new ulong[SpelledWords.Longest + 1];
    private readonly ulong[] names = new ulong[SpelledWords.Longest + 1];

    // How far texts and names get that begin a word, and from where on texts complete one.
    private ulong endsOfTexts;
    private ulong endsOfNames;
    private ulong completedByTexts;
    private ulong completedByConstants;

    // How far the code gets up to here, and the text at hand: from its beginning, from any place, and what it completes.
    private ulong stream;
    private ulong fromStart;
    private ulong fromAnywhere;
    private ulong completed;
    private int length;
    private bool isGlued;

    /// <summary>Whether texts as they stand spell a word.</summary>
    public bool IsSpelled { get; private set; }

    /// <summary>How far the code gets up to here.</summary>
    public ulong Stream => stream;

    /// <summary>A text begins.</summary>
    public void Begin()
    {
        fromStart = 0;
        fromAnywhere = ulong.MaxValue;
        completed = 0;
        length = 0;
        isGlued = false;
    }

    /// <summary>The next character of the text.</summary>
    public void Add(byte c)
    {
        var isEquals = c == '=' && words.EndAtEquals;
        if (isEquals)
        {
            Complete();
        }
        else if (words.IsPassedOver(c))
        {
            // What parts words is passed over, and behind it another may begin.
            isGlued &= c == '_';
        }
        else
        {
            var places = words.PlacesOf(c);
            var begin = words.Beginnings(isGlued);
            isGlued = true;
            stream = (words.Next(stream) | begin) & places;
            fromStart = (words.Next(fromStart) | begin) & places;
            fromAnywhere = words.Next(fromAnywhere) & places;
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
            (stream, fromStart, fromAnywhere) = (0, 0, 0);
        }
    }

    /// <summary>The text ends.</summary>
    /// <param name="isConstant">Whether a name may stand for it.</param>
    public void End(bool isConstant)
    {
        endsOfTexts |= fromStart;
        completedByTexts |= completed;
        Lead(texts);
        if (isConstant)
        {
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
            if ((stream | fromStart | fromAnywhere) == 0 && words.IsBounded)
            {
                break;
            }
        }

        endsOfNames |= fromStart;
        Lead(names);
        stream |= isOptional ? before : 0;
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

    /// <summary>Whether the texts of the file, put together in some order, spell a word.</summary>
    public bool CanSpell()
    {
        var (afterText, afterName) = (endsOfTexts, endsOfNames);
        while (true)
        {
            var (text, name) = (afterText, afterName);
            for (var n = 0; n < texts.Length; n++)
            {
                afterText |= ((afterText << n) & texts[n]) | ((afterName << n) & constants[n]);
                afterName |= ((afterText | afterName) << n) & names[n];
            }

            if (text == afterText && name == afterName)
            {
                return IsSpelled || (afterText & completedByTexts) != 0 || (afterName & completedByConstants) != 0;
            }
        }
    }

    private void Complete()
    {
        IsSpelled |= ((stream | fromStart) & words.Ends) != 0;
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
