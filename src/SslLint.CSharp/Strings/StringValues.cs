using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>A whole string expression and its value.</summary>
/// <param name="Root">The expression: a literal, an interpolated string, a sum, a call of <c>string.Format</c>, <c>Concat</c>, <c>Join</c>,
/// or the chain of a <c>StringBuilder</c>.</param>
/// <param name="Value">The value; what isn't known is a hole.</param>
internal sealed record StringValue(ExpressionSyntax Root, Literal Value);

/// <summary>Finds the string expressions of a file and joins their parts.</summary>
internal sealed class StringValues(SyntaxIndex index, ConstantValues constants)
{
    // Parts of an expression that was read as a whole.
    private readonly HashSet<SyntaxNode> parts = [];

    /// <summary>Constants that were read as part of another string, by their declaration.</summary>
    public HashSet<Declaration> UsedAsPart { get; } = [];

    /// <summary>Whether an expression was read as part of another string.</summary>
    public bool IsPart(ExpressionSyntax expression) => parts.Contains(expression);

    /// <summary>All string expressions in the order of the file.</summary>
    public IEnumerable<StringValue> All(CancellationToken cancellation)
    {
        foreach (var candidate in index.StringCandidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!parts.Contains(candidate) && IsString(candidate) && Read(candidate) is { } value)
            {
                yield return new StringValue(candidate, value);
            }
        }
    }

    private bool IsString(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => StringLiterals.IsLiteral(literal),
        InterpolatedStringExpressionSyntax => true,
        InvocationExpressionSyntax call => StringCall(call) is not null
            ? call.ArgumentList.Arguments.Any(a => IsLiteralPart(a.Expression))
            : StringBuilderChain.Parts(call) is { } chain && chain.Any(p => StringBuilderChain.IsFormat(p) || IsLiteralPart(p)),
        BinaryExpressionSyntax sum => Operands(sum).Any(IsLiteralPart),
        _ => false,
    };

    private bool IsLiteralPart(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Unwrap(expression) switch
        {
            LiteralExpressionSyntax literal => StringLiterals.IsLiteral(literal),
            InterpolatedStringExpressionSyntax => true,
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => IsString(sum),
            InvocationExpressionSyntax call => IsString(call),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => index.Resolve(expression) is { } declaration
                ? declaration is { IsConstant: true, Initializer: { } value } && StringLiterals.IsLiteral(value)
                : constants.OfElsewhere(expression) is { IsText: true },
            _ => false,
        };
    }

    private Literal? Read(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        parts.Add(expression);
        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                return StringLiterals.Read(index.Source, literal.Token);
            case InterpolatedStringExpressionSyntax interpolated:
                return StringLiterals.Read(index.Source, interpolated, KnownPart);
            case BinaryExpressionSyntax sum:
                return Join(Operands(sum), CSharpPartEncoding.Operand);
            case InvocationExpressionSyntax call:
                return StringCall(call) switch
                {
                    "Format" => ReadFormat(call),
                    "Join" => ReadJoin(call),
                    "Concat" => ReadConcat(call),
                    _ => Join(StringBuilderChain.Parts(call)!, CSharpPartEncoding.Append),
                };
            default:
                return null;
        }
    }

    /// <summary>The operands of a sum from left to right. Long sums lean to the left, so that they are walked and not recursed.</summary>
    private List<ExpressionSyntax> Operands(BinaryExpressionSyntax sum)
    {
        var operands = new List<ExpressionSyntax>();
        ExpressionSyntax at = sum;
        while (Unwrap(at) is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            parts.Add(binary);
            operands.Add(binary.Right);
            at = binary.Left;
        }

        operands.Add(at);
        operands.Reverse();
        return operands;
    }

    private Literal Join(IEnumerable<ExpressionSyntax> operands, LiteralEncoding behindName)
    {
        LiteralBuilder? builder = null;
        foreach (var operand in operands)
        {
            builder ??= new LiteralBuilder(behindName, operand.SpanStart);
            AppendOperand(builder, operand, behindName);
        }

        return (builder ?? new LiteralBuilder(behindName, 0)).ToLiteral();
    }

    private void AppendOperand(LiteralBuilder builder, ExpressionSyntax operand, LiteralEncoding behindName)
    {
        if (StringBuilderChain.IsFormat(operand) && ReadFormat((InvocationExpressionSyntax)operand) is { } format)
        {
            builder.Append(format);
            return;
        }

        var span = new SourceSpan(operand.SpanStart, operand.Span.Length);
        if (Unwrap(operand) is var inner
            && inner is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or InvocationExpressionSyntax
            && IsString(inner) && Read(inner) is { } literal)
        {
            builder.Append(literal);
        }
        else if (KnownPart(operand) is { } known)
        {
            builder.AppendEscape(known, span, behindName);
        }
        else
        {
            builder.AppendOpaque(span.Of(index.Source), span, behindName);
        }
    }

    /// <summary>The value of a constant part, noting that the constant isn't a string on its own.</summary>
    private string? KnownPart(ExpressionSyntax expression)
    {
        var value = constants.TextOf(expression);
        if (value is not null)
        {
            MarkLiterals(expression);
            if (index.Resolve(expression) is { } declaration)
            {
                UsedAsPart.Add(declaration);
            }
        }

        return value;
    }

    /// <summary>A literal inside a known hole was read with it.</summary>
    private void MarkLiterals(ExpressionSyntax expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            parts.Add(node);
        }
    }

    private Literal? ReadFormat(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var position = arguments.IndexOf(a => IsLiteralPart(a.Expression));
        if (position is < 0 or > 1
            || (position == 1 && !IsFormatProvider(arguments[0].Expression))
            || Unwrap(arguments[position].Expression) is not LiteralExpressionSyntax format)
        {
            return null;
        }

        var literal = StringLiterals.ReadFormat(
            index.Source,
            format.Token,
            i => position + 1 + i < arguments.Count ? KnownPart(arguments[position + 1 + i].Expression) : null);
        if (literal is not null)
        {
            parts.Add(format);
        }

        return literal;
    }

    private bool IsFormatProvider(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.NullLiteralExpression) || Holds(expression, "culture") || Holds(expression, "provider");

    private bool Holds(ExpressionSyntax expression, string word) =>
        index.Source.IndexOf(word, expression.SpanStart, expression.Span.Length, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Behind a named argument none without a name may be added.</summary>
    private Literal ReadConcat(InvocationExpressionSyntax call) => Join(
        call.ArgumentList.Arguments.Select(a => a.Expression),
        call.ArgumentList.Arguments.Any(a => a.NameColon is not null) ? CSharpConstantEncoding.Instance : CSharpPartEncoding.Argument);

    /// <summary><c>string.Join(";", a, b)</c>: the separator is known text between the elements, but is written elsewhere.</summary>
    private Literal? ReadJoin(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count < 2 || constants.TextOf(arguments[0].Expression) is not { } separator)
        {
            return null;
        }

        var elements = arguments.Skip(1).Select(a => a.Expression).ToList();
        if (elements.Count == 1)
        {
            elements = elements[0] switch
            {
                ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
                ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
                _ => [],
            };
        }

        if (elements.Count == 0)
        {
            return null;
        }

        MarkLiterals(arguments[0].Expression);
        var builder = new LiteralBuilder(CSharpConstantEncoding.Instance, elements[0].SpanStart);
        for (var i = 0; i < elements.Count; i++)
        {
            if (i > 0)
            {
                builder.AppendEscape(separator, new SourceSpan(elements[i - 1].Span.End, 0), CSharpConstantEncoding.Instance);
            }

            AppendOperand(builder, elements[i], CSharpConstantEncoding.Instance);
        }

        return builder.ToLiteral();
    }

    /// <summary>Which method of <c>string</c> is called, or null.</summary>
    private static string? StringCall(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" or "Join" } access
        && IsStringType(access.Expression)
            ? access.Name.Identifier.ValueText
            : null;

    private static bool IsStringType(ExpressionSyntax expression) => expression switch
    {
        PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.StringKeyword),
        IdentifierNameSyntax name => name.Identifier.ValueText == "String",
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "System" } } access =>
            access.Name.Identifier.ValueText == "String",
        _ => false,
    };

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }
}
