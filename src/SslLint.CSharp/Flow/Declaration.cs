using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SslLint.CSharp.Flow;

/// <summary>What a name of the file stands for.</summary>
internal enum DeclarationKind
{
    /// <summary>A local variable.</summary>
    Local,

    /// <summary>A field.</summary>
    Field,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A parameter.</summary>
    Parameter,
}

/// <summary>A named value of the file. Each stands for itself.</summary>
internal sealed class Declaration(
    string name,
    DeclarationKind kind,
    SyntaxNode node,
    Func<SyntaxNode, DeclarationKind, TextSpan> scopeOf,
    TypeSyntax? type,
    ExpressionSyntax? initializer,
    bool isConstant)
{
    private TextSpan? scope;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is.</summary>
    public DeclarationKind Kind { get; } = kind;

    /// <summary>Its declaration.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>Where the plain name can be used; looked for when the first asks, since of most names nobody does.</summary>
    public TextSpan Scope => scope ??= scopeOf(Node, Kind);

    /// <summary>The type as written, or null (<c>foreach (var x …)</c>, lambda parameters).</summary>
    public TypeSyntax? Type { get; } = type;

    /// <summary>The value that it is declared with, or null.</summary>
    public ExpressionSyntax? Initializer { get; } = initializer;

    /// <summary>Whether it keeps that value: <c>const</c>, <c>static readonly</c>.</summary>
    public bool IsConstant { get; } = isConstant;

    /// <summary>Whether it belongs to a type.</summary>
    public bool IsMember => Kind is DeclarationKind.Field or DeclarationKind.Property;
}
