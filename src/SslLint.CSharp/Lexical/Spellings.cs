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
    public void Add(byte c)
    {
        foreach (var one in all)
        {
            one.Add(c);
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
    public void AddName(ReadOnlySpan<byte> name, bool isOptional)
    {
        foreach (var one in all)
        {
            one.AddName(name, isOptional);
            IsSpelled |= one.IsSpelled;
        }
    }

    /// <inheritdoc cref="Spelling.AddAlone"/>
    public void AddAlone(ReadOnlySpan<byte> name, bool isOptional)
    {
        foreach (var one in all)
        {
            one.AddAlone(name, isOptional);
            IsSpelled |= one.IsSpelled;
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
