using SslLint.Text;

namespace SslLint.Readers;

/// <summary>Strings that a program joins with <c>+</c>, or by writing one behind the other; what is no string between them is a hole.</summary>
internal sealed class CodeConcatenation
{
    private readonly LiteralBuilder builder;
    private readonly string text;
    private SourceSpan hole;
    private bool isAfterPlus;

    /// <summary>Starts with a string.</summary>
    /// <param name="entryIndex">The entry that it is.</param>
    /// <param name="first">The string.</param>
    /// <param name="prefix">The name that stands before it and a plus; empty if there is none.</param>
    /// <param name="text">The source.</param>
    public CodeConcatenation(int entryIndex, Literal first, SourceSpan prefix, string text)
    {
        EntryIndex = entryIndex;
        this.text = text;
        var encoding = first.Segments.Count > 0 ? first.Segments[0].Encoding : LiteralEncoding.Raw;
        Single = prefix.IsEmpty ? first : null;
        builder = new LiteralBuilder(encoding, first.SourceSpan.Start);
        if (!prefix.IsEmpty)
        {
            builder.AppendOpaque(prefix.Of(text), prefix);
        }

        builder.Append(first);
    }

    /// <summary>The entry to be rewritten.</summary>
    public int EntryIndex { get; }

    /// <summary>Whether something was joined to the first string.</summary>
    public bool IsExtended { get; private set; }

    /// <summary>Whether the last part was a name, which a call may follow.</summary>
    public bool IsAfterHole => !hole.IsEmpty && !isAfterPlus;

    private Literal? Single { get; }

    /// <summary>The whole so far.</summary>
    public Literal ToLiteral()
    {
        if (!IsExtended && Single is not null)
        {
            return Single;
        }

        FlushHole();
        return builder.ToLiteral();
    }

    /// <summary>A plus behind the last part.</summary>
    public void Plus() => isAfterPlus = true;

    /// <summary>Joins a string, if a plus stands before it.</summary>
    public bool TryAppend(Literal value, bool allowsAdjacent)
    {
        if (!isAfterPlus && !(allowsAdjacent && hole.IsEmpty))
        {
            return false;
        }

        FlushHole();
        builder.Append(value);
        isAfterPlus = false;
        IsExtended = true;
        return true;
    }

    /// <summary>Joins a name, if a plus stands before it.</summary>
    public bool TryAppendHole(SourceSpan name)
    {
        if (!isAfterPlus)
        {
            return false;
        }

        FlushHole();
        hole = name;
        isAfterPlus = false;
        IsExtended = true;
        return true;
    }

    /// <summary>The last name is called: the arguments belong to the hole.</summary>
    public void ExtendHole(int end) => hole = SourceSpan.FromBounds(hole.Start, end);

    private void FlushHole()
    {
        if (!hole.IsEmpty)
        {
            builder.AppendOpaque(hole.Of(text), hole);
            hole = default;
        }
    }
}
