using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>The last part of names, without namespaces and type arguments: what tables of types and methods are keyed by.</summary>
internal static class SimpleNames
{
    /// <summary><c>c</c> of <c>a.b.c</c>, <c>a?.c</c>, <c>a.b.c&lt;T&gt;</c> and of a call of these; null for anything else.</summary>
    public static string? Last(ExpressionSyntax? expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        InvocationExpressionSyntax call => Last(call.Expression),
        PostfixUnaryExpressionSyntax postfix => Last(postfix.Operand),
        ParenthesizedExpressionSyntax parenthesized => Last(parenthesized.Expression),
        _ => null,
    };

    /// <summary>What a member is taken of: <c>a.b</c> of <c>a.b.c</c>; null where there is nothing in front.</summary>
    public static ExpressionSyntax? Receiver(ExpressionSyntax? expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        InvocationExpressionSyntax call => Receiver(call.Expression),
        _ => null,
    };

    /// <summary>The type that a <c>new</c> creates; for <c>new()</c> the one that the place asks for, if it is written there.</summary>
    public static string? CreatedType(BaseObjectCreationExpressionSyntax creation) => Last(CreatedTypeSyntax(creation));

    /// <summary>Where that type is written.</summary>
    public static TypeSyntax? CreatedTypeSyntax(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax explicitly ? explicitly.Type : TargetType(creation);

    private static TypeSyntax? TargetType(ExpressionSyntax expression) => expression.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax list } } => list.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method.ReturnType,
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax function } => function.ReturnType,
        ReturnStatementSyntax statement => ReturnType(statement),
        CastExpressionSyntax cast => cast.Type,
        ParenthesizedExpressionSyntax parenthesized => TargetType(parenthesized),
        _ => null,
    };

    private static TypeSyntax? ReturnType(ReturnStatementSyntax statement)
    {
        foreach (var ancestor in statement.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax:
                    return null;
                case LocalFunctionStatementSyntax function:
                    return function.ReturnType;
                case MethodDeclarationSyntax method:
                    return method.ReturnType;
                case PropertyDeclarationSyntax property:
                    return property.Type;
            }
        }

        return null;
    }
}
