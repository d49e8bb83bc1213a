using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Strings;

/// <summary>Values of expressions that are constant, within the file or by their symbols.</summary>
internal sealed class ConstantValues(SyntaxIndex index)
{
    // Constants may name each other in a circle while they are being typed.
    private const int MaximumDepth = 8;

    /// <summary>The value as text, or null if it isn't known.</summary>
    public string? TextOf(ExpressionSyntax expression) => TextOf(expression, 0);

    private string? TextOf(ExpressionSyntax expression, int depth)
    {
        if (depth > MaximumDepth)
        {
            return null;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal when StringLiterals.IsLiteral(literal):
                return StringLiterals.Read(index.Source, literal.Token).Value;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression)
                || literal.IsKind(SyntaxKind.CharacterLiteralExpression):
                return Convert.ToString(literal.Token.Value, System.Globalization.CultureInfo.InvariantCulture);
            case ParenthesizedExpressionSyntax parenthesized:
                return TextOf(parenthesized.Expression, depth + 1);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var argument] }:
                return SimpleNames.Last(argument.Expression);
            case InterpolatedStringExpressionSyntax interpolated:
                var read = StringLiterals.Read(index.Source, interpolated, e => TextOf(e, depth + 1));
                return read.OpaqueSpans.Any() ? null : read.Value;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                return IsText(binary, depth) && TextOf(binary.Left, depth + 1) is { } left && TextOf(binary.Right, depth + 1) is { } right
                    ? left + right
                    : null;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return index.Resolve(expression) is { } declaration
                    ? declaration is { IsConstant: true, Initializer: { } value } ? TextOf(value, depth + 1) : null
                    : OfElsewhere(expression)?.Text;
            default:
                return null;
        }
    }

    /// <summary>The value of a cast to an enum: a number, or the member that has it.</summary>
    public string? TextOfCast(CastExpressionSyntax cast) =>
        cast.Expression is LiteralExpressionSyntax || index.Symbols is not { } symbols ? TextOf(cast.Expression) : symbols.ConstantOf(cast)?.Text;

    /// <summary>The value of a name that the file doesn't declare. What a member of an object is taken of is no type.</summary>
    public Constant? OfElsewhere(ExpressionSyntax name) =>
        index.Symbols is { } symbols && (name is not MemberAccessExpressionSyntax access || !IsObject(access.Expression)) ? symbols.ConstantNamed(name) : null;

    private bool IsObject(ExpressionSyntax receiver)
    {
        for (; receiver is MemberAccessExpressionSyntax access; receiver = access.Expression)
        {
            if (index.Resolve(access) is not null)
            {
                return true;
            }
        }

        return receiver is IdentifierNameSyntax && index.Resolve(receiver) is not null;
    }

    /// <summary>Numbers add up, text is joined: only sums with a string operand are text.</summary>
    private bool IsText(BinaryExpressionSyntax sum, int depth) =>
        IsTextOperand(sum.Left, depth) || IsTextOperand(sum.Right, depth);

    private bool IsTextOperand(ExpressionSyntax operand, int depth) => operand switch
    {
        LiteralExpressionSyntax literal => StringLiterals.IsLiteral(literal),
        InterpolatedStringExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsTextOperand(parenthesized.Expression, depth + 1),
        BinaryExpressionSyntax sum => depth <= MaximumDepth && IsText(sum, depth + 1),
        IdentifierNameSyntax or MemberAccessExpressionSyntax =>
            depth <= MaximumDepth && (index.Resolve(operand) is { } declaration
                ? declaration is { IsConstant: true, Initializer: { } value } && IsTextOperand(value, depth + 1)
                : OfElsewhere(operand) is { IsText: true }),
        _ => false,
    };
}
