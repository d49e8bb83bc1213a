using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Strings;

/// <summary>Text that a <c>StringBuilder</c> puts together in one expression: <c>new StringBuilder("…").Append(…).ToString()</c>.</summary>
internal static class StringBuilderChain
{
    /// <summary>What is joined, from first to last: expressions, and calls of <c>AppendFormat</c> as a whole.</summary>
    /// <param name="call">The call of <c>ToString</c>.</param>
    /// <returns>Null if the call ends no such chain, or if one of its calls does more than append.</returns>
    public static IReadOnlyList<ExpressionSyntax>? Parts(InvocationExpressionSyntax call)
    {
        if (call is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access, ArgumentList.Arguments.Count: 0 })
        {
            return null;
        }

        var parts = new List<ExpressionSyntax>();
        var at = access.Expression;
        while (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } append)
        {
            if (PartOf(append, inner.Name.Identifier.ValueText) is not { } part)
            {
                return null;
            }

            parts.Add(part);
            at = inner.Expression;
        }

        if (at is not ObjectCreationExpressionSyntax { Initializer: null } creation
            || SimpleNames.Last(creation.Type) != "StringBuilder"
            || !StartsPlain(creation, parts))
        {
            return null;
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>Whether a part is a call of <c>AppendFormat</c>, and its format is written there.</summary>
    public static bool IsFormat(ExpressionSyntax part) => part is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AppendFormat" },
        ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax format }, _, ..],
    } && format.Token.IsKind(SyntaxKind.StringLiteralToken);

    private static ExpressionSyntax? PartOf(InvocationExpressionSyntax call, string method) => method switch
    {
        "Append" => call.ArgumentList.Arguments is [var argument] ? argument.Expression : null,
        "AppendFormat" => IsFormat(call) ? call : null,
        _ => null,
    };

    /// <summary>A builder starts empty or with a text; a number is its capacity, and of a name nobody can tell which of both it is.</summary>
    private static bool StartsPlain(ObjectCreationExpressionSyntax creation, List<ExpressionSyntax> parts)
    {
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            switch (argument.Expression)
            {
                case InterpolatedStringExpressionSyntax or BinaryExpressionSyntax
                    or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression }:
                    parts.Add(argument.Expression);
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression }:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
