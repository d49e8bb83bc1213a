using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>Types of expressions: as the compilation knows them, else as the file writes them.</summary>
internal sealed class Types(SyntaxIndex index)
{
    /// <summary>The type that a written name stands for; null if it is no name (an array, a keyword).</summary>
    public TypeIdentity? Named(ExpressionSyntax? type) =>
        SimpleNames.Last(type) is { } name ? new TypeIdentity(name, index.Symbols?.TypeNamed(type!)) : null;

    /// <summary>The type that a <c>new</c> creates; null if neither the place nor the compilation tells.</summary>
    public TypeIdentity? Created(BaseObjectCreationExpressionSyntax creation) =>
        Named(SimpleNames.CreatedTypeSyntax(creation)) ?? Bound(creation);

    /// <summary>The type of what a member is taken of or set on; null if neither the compilation nor a declaration in the file tells.</summary>
    public TypeIdentity? Of(ExpressionSyntax? receiver) =>
        receiver is null ? null : Bound(receiver) ?? (index.Resolve(receiver) is { } declaration ? Written(declaration) : null);

    /// <summary>The type of a declared value, as far as the file writes it.</summary>
    public TypeIdentity? Written(Declaration declaration) => Named(SyntaxOf(declaration));

    /// <summary>The simple name of a declared value's type: as written, or of the <c>new</c> that a <c>var</c> starts with.</summary>
    public static string? NameOf(Declaration declaration) => SimpleNames.Last(SyntaxOf(declaration));

    private static TypeSyntax? SyntaxOf(Declaration declaration)
    {
        if (declaration.Type is { IsVar: false } type)
        {
            return type;
        }

        return declaration.Initializer switch
        {
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedTypeSyntax(creation),
            CastExpressionSyntax cast => cast.Type,
            _ => null,
        };
    }

    private TypeIdentity? Bound(ExpressionSyntax expression) =>
        index.Symbols?.TypeOf(expression) is { } type ? new TypeIdentity(type) : null;
}
