using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Readers;

/// <summary>An open bracket of a program.</summary>
internal sealed class CodeFrame(char open, int offset, SourceSpan key, string text, CodeFrame? parent)
{
    private string? section;

    /// <summary>The bracket.</summary>
    public char Open { get; } = open;

    /// <summary>The name that the bracket is the value of: <c>ssl: {</c>.</summary>
    public SourceSpan Key { get; } = key;

    /// <summary>Finds <c>{ name: "X", value: … }</c>.</summary>
    public NamedValue Pair { get; } = new();

    /// <summary>Whether what stands inside is only shown or compared.</summary>
    public bool IsInert { get; init; }

    /// <summary>What the call says about its arguments.</summary>
    public DriverEvidence? Evidence { get; init; }

    /// <summary>The arguments, where they are a connection.</summary>
    public CodeCall? Call { get; init; }

    /// <summary>Who takes a URI apart that stands inside, or null.</summary>
    public string? TakenApartBy { get; init; }

    /// <summary>What is named inside another bracket continues its path; every other bracket starts one.</summary>
    public string Section => section ??=
        parent is not null && Open != '(' && !Key.IsEmpty && (parent.Open != '[' || Open == '[')
            ? Sections.Join(parent.Section, Key.Of(text))
            : Sections.OfBracket(offset);
}
