namespace SslLint.CSharp.Lexical;

/// <summary>Spellings of more words than one follows.</summary>
internal sealed class Spellings
{
    private readonly Spelling[] all;

    /// <summary>Begins with nothing spelled.</summary>
    public Spellings(SpelledWords[] words) => all = Array.ConvertAll(words, static w => new Spelling(w));

    /// <inheritdoc cref="Spelling.IsSpelled"/>
    /// <remarks>Kept, since it is asked at every step of a walk.</remarks>
    public bool IsSpelled { get; private set; }

    /// <inheritdoc cref="Spelling.Begin"/>
    public void Begin()
    {
        foreach (var one in all)
        {
            one.Begin();
        }
    }

    /// <inheritdoc cref="Spelling.Add"/>
    public void Add(ReadOnlySpan<byte> run)
    {
        foreach (var one in all)
        {
            one.Add(run);
            IsSpelled |= one.IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.AddOther"/>
    public void AddOther()
    {
        foreach (var one in all)
        {
            one.AddOther();
        }
    }

    /// <inheritdoc cref="Spelling.End"/>
    public void End(bool isConstant)
    {
        foreach (var one in all)
        {
            one.End(isConstant);
            IsSpelled |= one.IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.AddName"/>
    /// <param name="name">The name, as each follows it where nothing stands before it; null where it leads nowhere.</param>
    /// <param name="isOptional">Whether it may be no part of a text.</param>
    public void AddName(SpellingState[]? name, bool isOptional)
    {
        for (var i = 0; i < all.Length; i++)
        {
            all[i].AddName(name is null ? default : name[i], isOptional);
            IsSpelled |= all[i].IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.AddAlone"/>
    /// <param name="name">The name, as each follows it where nothing stands before it; null where it leads nowhere.</param>
    /// <param name="isOptional">Whether it may be no part of a text.</param>
    public void AddAlone(SpellingState[]? name, bool isOptional)
    {
        for (var i = 0; i < all.Length; i++)
        {
            all[i].AddAlone(name is null ? default : name[i], isOptional);
            IsSpelled |= all[i].IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.AddComment"/>
    public void AddComment(ReadOnlySpan<byte> comment)
    {
        foreach (var one in all)
        {
            one.AddComment(comment);
            IsSpelled |= one.IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.CanSpell"/>
    public bool CanSpell() => Array.Exists(all, static s => s.CanSpell());
}
