using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SslLint.CSharp.Flow;

/// <summary>The last part of names, without namespaces and type arguments: what tables of types and methods are keyed by.</summary>
internal static class SimpleNames
{
    /// <summary><c>c</c> of <c>a.b.c</c>, <c>a?.c</c>, <c>a.b.c&lt;T&gt;</c> and of a call of these; null for anything else.</summary>
    public static string? Last(ExpressionSyntax? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case SimpleNameSyntax name:
                    return name.Identifier.ValueText;
                case MemberAccessExpressionSyntax access:
                    return access.Name.Identifier.ValueText;
                case MemberBindingExpressionSyntax binding:
                    return binding.Name.Identifier.ValueText;
                case QualifiedNameSyntax qualified:
                    return qualified.Right.Identifier.ValueText;
                case AliasQualifiedNameSyntax alias:
                    return alias.Name.Identifier.ValueText;
                case NullableTypeSyntax nullable:
                    expression = nullable.ElementType;
                    break;
                case InvocationExpressionSyntax call:
                    expression = call.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix:
                    expression = postfix.Operand;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>What a member is taken of: <c>a.b</c> of <c>a.b.c</c>; null where there is nothing in front.</summary>
    public static ExpressionSyntax? Receiver(ExpressionSyntax? expression)
    {
        while (expression is InvocationExpressionSyntax call)
        {
            expression = call.Expression;
        }

        return expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
    }

    /// <summary>Where an argument stands in its list. Lists have thousands of elements, and each is asked.</summary>
    public static int PositionOf(ArgumentSyntax argument, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var (low, high) = (0, arguments.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (arguments[middle].FullSpan.End <= argument.SpanStart)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

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
