using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Callbacks;

/// <summary>Tells callbacks that accept every certificate from those that decide.</summary>
internal sealed class AcceptsAll(SyntaxIndex index)
{
    /// <summary>Ready-made callbacks that accept everything.</summary>
    private static readonly HashSet<string> ReadyMade = new(StringComparer.Ordinal)
    {
        "HttpClientHandler.DangerousAcceptAnyServerCertificateValidator", "CertificateValidations.AllowAll",
    };

    /// <summary>What accepts everything, for people; null if the callback decides or isn't seen.</summary>
    public string? Describe(ExpressionSyntax callback) => callback switch
    {
        ParenthesizedExpressionSyntax parenthesized => Describe(parenthesized.Expression),
        CastExpressionSyntax cast => Describe(cast.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var wrapped], Initializer: null } => Describe(wrapped.Expression),
        AnonymousFunctionExpressionSyntax function => IsTrue(function.ExpressionBody, function.Block)
            ? function is LambdaExpressionSyntax ? "lambda that returns true" : "delegate that returns true"
            : null,
        MemberAccessExpressionSyntax access when IsReadyMade(access) => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => DescribeMethod(name, name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access => DescribeMethod(access, access.Name.Identifier.ValueText),
        _ => null,
    };

    private static bool IsReadyMade(MemberAccessExpressionSyntax access) =>
        ReadyMade.Contains(SimpleNames.Last(access.Expression) + "." + access.Name.Identifier.ValueText);

    /// <summary>A method of this file; a variable or field may hold anything.</summary>
    private string? DescribeMethod(ExpressionSyntax expression, string name)
    {
        var functions = index.FunctionsNamed(name);
        return functions.Count > 0 && index.Resolve(expression) is null && functions.All(static f => f switch
        {
            MethodDeclarationSyntax method => IsTrue(method.ExpressionBody?.Expression, method.Body),
            LocalFunctionStatementSyntax function => IsTrue(function.ExpressionBody?.Expression, function.Body),
            _ => false,
        })
            ? $"method '{name}' that returns true"
            : null;
    }

    /// <summary>Whether a body can only return true; it may do other things first, but not throw.</summary>
    private static bool IsTrue(ExpressionSyntax? expression, BlockSyntax? block)
    {
        if (block is null)
        {
            return IsTrue(expression);
        }

        var returns = 0;
        foreach (var node in block.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (node)
            {
                case ReturnStatementSyntax statement when IsTrue(statement.Expression):
                    returns++;
                    break;
                case ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax:
                    return false;
            }
        }

        return returns > 0;
    }

    private static bool IsTrue(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsTrue(parenthesized.Expression),
        _ => expression?.IsKind(SyntaxKind.TrueLiteralExpression) == true,
    };
}
