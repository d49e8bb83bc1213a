using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Callbacks;

/// <summary>Tells callbacks that accept every certificate from those that decide.</summary>
internal sealed class AcceptsAll(SyntaxIndex index)
{
    /// <summary>Ready-made callbacks that accept everything: the type, its namespaces, the member.</summary>
    private static readonly (string Type, string[] Namespaces, string Member)[] ReadyMade =
    [
        ("HttpClientHandler", ["System.Net.Http"], "DangerousAcceptAnyServerCertificateValidator"),
        ("CertificateValidations", ["Elastic.Transport", "Elasticsearch.Net"], "AllowAll"),
    ];

    private readonly Dictionary<string, string?> methods = new(StringComparer.Ordinal);

    /// <summary>What accepts everything, for people; null if the callback decides or isn't seen. A variable or field may hold anything.</summary>
    public string? Describe(ExpressionSyntax callback) => callback switch
    {
        ParenthesizedExpressionSyntax parenthesized => Describe(parenthesized.Expression),
        CastExpressionSyntax cast => Describe(cast.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var wrapped], Initializer: null } => Describe(wrapped.Expression),
        AnonymousFunctionExpressionSyntax function => IsTrue(function.ExpressionBody, function.Block)
            ? function is LambdaExpressionSyntax ? "lambda that returns true" : "delegate that returns true"
            : null,
        IdentifierNameSyntax or MemberAccessExpressionSyntax when index.Resolve(callback) is not null => null,
        IdentifierNameSyntax or MemberAccessExpressionSyntax when index.Symbols is { } symbols && symbols.Member(callback) is { } symbol =>
            DescribeSymbol(symbols, symbol),
        MemberAccessExpressionSyntax access when IsReadyMade(access) => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => DescribeMethod(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access => DescribeMethod(access.Name.Identifier.ValueText),
        _ => null,
    };

    private static bool IsReadyMade(MemberAccessExpressionSyntax access) =>
        ReadyMade.Any(r => r.Member == access.Name.Identifier.ValueText && r.Type == SimpleNames.Last(access.Expression));

    /// <summary>A method of this project, whose body is seen, or a ready-made one.</summary>
    private static string? DescribeSymbol(Symbols symbols, ISymbol symbol)
    {
        if (symbol.ContainingType is { } type && ReadyMade.Any(r => r.Member == symbol.Name && new TypeIdentity(type).IsA([r.Type], r.Namespaces)))
        {
            return symbol.Name;
        }

        return symbol is IMethodSymbol method && symbols.SourceOf(method.PartialImplementationPart ?? method) is { } body && IsTrueMethod(body)
            ? Method(symbol.Name)
            : null;
    }

    /// <summary>A method of this file.</summary>
    private string? DescribeMethod(string name)
    {
        if (!methods.TryGetValue(name, out var known))
        {
            var functions = index.FunctionsNamed(name);
            methods[name] = known = functions.Count > 0 && functions.All(IsTrueMethod) ? Method(name) : null;
        }

        return known;
    }

    private static string Method(string name) => $"method '{name}' that returns true";

    private static bool IsTrueMethod(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => IsTrue(method.ExpressionBody?.Expression, method.Body),
        LocalFunctionStatementSyntax local => IsTrue(local.ExpressionBody?.Expression, local.Body),
        _ => false,
    };

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
