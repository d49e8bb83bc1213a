using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Drivers;

namespace SslLint.CSharp.Callbacks;

/// <summary>Tells what a callback that doesn't accept everything verifies: what must hold wherever it returns true.</summary>
/// <remarks>
/// .NET tells the callback what it found: <c>SslPolicyErrors.None</c> means that the chain leads to the system's roots and that the name fits.
/// <c>X509Chain.Build</c> verifies the chain and never the name.
/// </remarks>
internal sealed class CallbackValidation(SyntaxIndex index, CallbackConnection names)
{
    private const int MaximumDepth = 32;

    /// <summary>What the callback verifies; null where it is <c>null</c>, which sets none.</summary>
    public ServerValidation? Of(ExpressionSyntax callback, int depth = 0)
    {
        var unseen = ServerValidation.Callback(Verified.Unknown, Verified.Unknown);
        return depth > MaximumDepth ? unseen : callback switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression) => null,
            ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, depth + 1),
            CastExpressionSyntax cast => Of(cast.Expression, depth + 1),
            PostfixUnaryExpressionSyntax forgiven => Of(forgiven.Operand, depth + 1),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var wrapped], Initializer: null } => Of(wrapped.Expression, depth + 1),
            ParenthesizedLambdaExpressionSyntax lambda => Of(lambda.ParameterList, lambda.ExpressionBody, lambda.Block),
            AnonymousMethodExpressionSyntax method => Of(method.ParameterList, null, method.Block),
            IdentifierNameSyntax name when names.Value(name) is { } value => Of(value, depth + 1),
            IdentifierNameSyntax or MemberAccessExpressionSyntax when BodyOf(callback) is { } function => function switch
            {
                MethodDeclarationSyntax method => Of(method.ParameterList, method.ExpressionBody?.Expression, method.Body),
                LocalFunctionStatementSyntax local => Of(local.ParameterList, local.ExpressionBody?.Expression, local.Body),
                _ => unseen,
            },
            _ => unseen,
        };
    }

    /// <summary>The method that a name stands for, where this file or the compilation has it and it is the only one.</summary>
    private SyntaxNode? BodyOf(ExpressionSyntax name)
    {
        if (index.Symbols is { } symbols && symbols.Member(name) is IMethodSymbol method)
        {
            return symbols.SourceOf(method.PartialImplementationPart ?? method);
        }

        return name is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax }
            && SimpleNames.Last(name) is { } called && index.FunctionsNamed(called) is [var only] ? only : null;
    }

    private static ServerValidation Of(ParameterListSyntax? parameters, ExpressionSyntax? expression, BlockSyntax? block)
    {
        var errors = parameters?.Parameters is [_, _, _, var last] && last.Identifier.ValueText is not "_" and var name ? name : null;
        SyntaxNode? body = block is null ? expression : block;
        if (body is null)
        {
            return ServerValidation.Callback(Verified.Unknown, Verified.Unknown);
        }

        var locals = new CallbackLocals(body, parameters?.Parameters is [_, _, var chain, _] ? chain.Identifier.ValueText : null);
        var conditions = new CertificateConditions(locals.IsAssigned(errors) ? null : errors, locals.Chains, locals.ValueOf);
        var holds = block is null ? conditions.Of(expression).WhenTrue : new Walk(conditions).Block(block.Statements, Guarantee.None).Returned;
        return ServerValidation.Callback(holds.Chain, holds.HostName);
    }

    /// <summary>Follows the statements of a callback: what holds behind them, and what holds wherever they have returned true.</summary>
    private sealed class Walk(CertificateConditions conditions)
    {
        /// <summary>Behind: what holds where the code goes on; null where it never does. Returned: what holds at every return of true.</summary>
        public (Guarantee? Behind, Guarantee Returned) Block(SyntaxList<StatementSyntax> statements, Guarantee before, int depth = 0)
        {
            Guarantee? holds = before;
            var returned = Guarantee.All;
            foreach (var statement in statements)
            {
                if (holds is not { } here)
                {
                    break;
                }

                var (behind, at) = Statement(statement, here, depth + 1);
                holds = behind;
                returned = returned.Or(at);
            }

            return (holds, returned);
        }

        private (Guarantee? Behind, Guarantee Returned) Statement(StatementSyntax statement, Guarantee before, int depth)
        {
            if (depth > MaximumDepth)
            {
                return (before.And(Guarantee.Unseen), before.And(Guarantee.Unseen));
            }

            switch (statement)
            {
                case ReturnStatementSyntax { Expression: { } result }:
                    return (null, before.And(conditions.Of(result).WhenTrue));
                case ThrowStatementSyntax:
                    return (null, Guarantee.All);
                case BlockSyntax block:
                    return Block(block.Statements, before, depth + 1);
                case UsingStatementSyntax resource:
                    return Statement(resource.Statement, before, depth + 1);
                case IfStatementSyntax choice:
                    return If(choice, before, depth);
                case SwitchStatementSyntax choice:
                    return Switch(choice, before, depth);
                default:
                    return Other(statement, before);
            }
        }

        private (Guarantee? Behind, Guarantee Returned) If(IfStatementSyntax choice, Guarantee before, int depth)
        {
            var test = conditions.Of(choice.Condition);
            var (then, thenReturned) = Statement(choice.Statement, before.And(test.WhenTrue), depth + 1);
            (Guarantee? Behind, Guarantee Returned) otherwise = choice.Else is { } rest
                ? Statement(rest.Statement, before.And(test.WhenFalse), depth + 1)
                : (before.And(test.WhenFalse), Guarantee.All);
            var behind = then is { } a && otherwise.Behind is { } b ? a.Or(b) : then ?? otherwise.Behind;
            return (behind, thenReturned.Or(otherwise.Returned));
        }

        /// <summary>A switch over the errors, whose sections end by returning; what falls out of one goes on with what held before.</summary>
        private (Guarantee? Behind, Guarantee Returned) Switch(SwitchStatementSyntax choice, Guarantee before, int depth)
        {
            if (!conditions.IsErrors(choice.Expression))
            {
                return Other(choice, before);
            }

            var returned = Guarantee.All;
            foreach (var section in choice.Sections)
            {
                var fits = Guarantee.All;
                foreach (var label in section.Labels)
                {
                    fits = fits.Or(label switch
                    {
                        CaseSwitchLabelSyntax { Value: { } value } => conditions.OfPattern(SyntaxFactory.ConstantPattern(value)).WhenTrue,
                        CasePatternSwitchLabelSyntax { Pattern: { } pattern } => conditions.OfPattern(pattern).WhenTrue,
                        _ => Guarantee.None,
                    });
                }

                returned = returned.Or(Block(section.Statements, before.And(fits), depth + 1).Returned);
            }

            var isDecided = choice.Sections.Any(static s => s.Labels.Any(static l => l is DefaultSwitchLabelSyntax))
                && choice.Sections.All(static s => s.Statements.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax
                    or BlockSyntax { Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] });
            return (isDecided ? null : before, returned);
        }

        /// <summary>Loops and others: what they return is judged by itself, and where they may leave, something unseen holds behind.</summary>
        private (Guarantee? Behind, Guarantee Returned) Other(StatementSyntax statement, Guarantee before)
        {
            var returned = Guarantee.All;
            var leaves = false;
            foreach (var node in statement.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            {
                if (node is ReturnStatementSyntax { Expression: { } result })
                {
                    returned = returned.Or(before.And(conditions.Of(result).WhenTrue).And(
                        result.IsKind(SyntaxKind.TrueLiteralExpression) ? Guarantee.Unseen : Guarantee.None));
                    leaves = true;
                }
                else if (node is ThrowStatementSyntax or ThrowExpressionSyntax)
                {
                    leaves = true;
                }
            }

            return (leaves ? before.And(Guarantee.Unseen) : before, returned);
        }
    }
}
