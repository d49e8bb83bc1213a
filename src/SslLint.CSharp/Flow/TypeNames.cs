using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>Types of names, as far as the file says them.</summary>
internal static class TypeNames
{
    /// <summary>The simple name of a declared value's type: as written, or of the <c>new</c> that a <c>var</c> starts with.</summary>
    public static string? Of(Declaration declaration)
    {
        if (declaration.Type is { IsVar: false } type)
        {
            return SimpleNames.Last(type);
        }

        return declaration.Initializer switch
        {
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),
            CastExpressionSyntax cast => SimpleNames.Last(cast.Type),
            _ => null,
        };
    }
}
