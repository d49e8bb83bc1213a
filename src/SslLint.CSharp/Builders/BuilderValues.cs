using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.CSharp.Strings;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Makes settings of assignments to a builder.</summary>
internal sealed class BuilderValues(ConstantValues constants)
{
    /// <summary>The setting that an assignment makes, or null if its left side is no property or key.</summary>
    public BuilderItem? Item(BuilderType type, AssignmentExpressionSyntax assignment)
    {
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || Key(assignment.Left) is not var (key, keySpan))
        {
            return null;
        }

        var value = ValueOf(assignment.Right, key, key is null ? null : type.Property(key));
        return new BuilderItem(
            new Setting
            {
                Key = key ?? keySpan.ToString(),
                Value = value ?? assignment.Right.ToString(),
                Span = ToSpan(assignment),
                KeySpan = ToSpan(keySpan),
                ValueSpan = ToSpan(assignment.Right),
                IsKeyPlaceholder = key is null,
                IsPlaceholder = value is null,
            },
            assignment);
    }

    /// <summary>The property or key that is set; the key is null where an indexer's argument isn't known.</summary>
    private (string? Key, SyntaxNode Place)? Key(ExpressionSyntax left) => left switch
    {
        IdentifierNameSyntax name => (name.Identifier.ValueText, name),
        MemberAccessExpressionSyntax access => (access.Name.Identifier.ValueText, access.Name),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var argument] } => (constants.TextOf(argument.Expression), argument),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var argument] } => (constants.TextOf(argument.Expression), argument),
        _ => null,
    };

    private string? ValueOf(ExpressionSyntax expression, string? key, BuilderProperty? property)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return ValueOf(parenthesized.Expression, key, property);
            case LiteralExpressionSyntax when expression.IsKind(SyntaxKind.TrueLiteralExpression):
                return "true";
            case LiteralExpressionSyntax when expression.IsKind(SyntaxKind.FalseLiteralExpression):
                return "false";
            case LiteralExpressionSyntax when expression.IsKind(SyntaxKind.NullLiteralExpression):
                return "";
            case MemberAccessExpressionSyntax access when property?.EnumType is { } choice && SimpleNames.Last(access.Expression) == choice:
                return access.Name.Identifier.ValueText;
            case MemberAccessExpressionSyntax access when property is null && key == SimpleNames.Last(access.Expression):
                // "LoadBalanceMode = LoadBalanceMode.X": a property that is called like its enum.
                return access.Name.Identifier.ValueText;
            case PrefixUnaryExpressionSyntax negative when negative.IsKind(SyntaxKind.UnaryMinusExpression):
                return constants.TextOf(negative.Operand) is { } number ? "-" + number : null;
            case CastExpressionSyntax cast when property?.EnumType is { } choice && SimpleNames.Last(cast.Type) == choice:
                return constants.TextOfCast(cast);
            default:
                return constants.TextOf(expression);
        }
    }

    private static SourceSpan ToSpan(SyntaxNode node) => new(node.SpanStart, node.Span.Length);
}
