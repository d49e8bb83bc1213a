using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Drivers;

namespace SslLint.CSharp.Callbacks;

/// <summary>What is verified where an expression is true, and where it is false.</summary>
internal readonly record struct Condition(Guarantee WhenTrue, Guarantee WhenFalse)
{
    /// <summary>Nothing can be said.</summary>
    public static Condition Unseen { get; } = new(Guarantee.Unseen, Guarantee.Unseen);

    public Condition Not => new(WhenFalse, WhenTrue);

    public static Condition And(Condition a, Condition b) => new(a.WhenTrue.And(b.WhenTrue), a.WhenFalse.Or(a.WhenTrue.And(b.WhenFalse)));

    public static Condition Or(Condition a, Condition b) => And(a.Not, b.Not).Not;
}

/// <summary>What holds about the server's certificate at a place of the code.</summary>
internal readonly record struct Guarantee(Verified Chain, Verified HostName)
{
    public static Guarantee None { get; } = new(Verified.No, Verified.No);

    public static Guarantee Unseen { get; } = new(Verified.Unknown, Verified.Unknown);

    /// <summary>All of it; also what holds where the code never gets.</summary>
    public static Guarantee All { get; } = new(Verified.Yes, Verified.Yes);

    /// <summary>Both hold.</summary>
    public Guarantee And(Guarantee other) => new(Max(Chain, other.Chain), Max(HostName, other.HostName));

    /// <summary>One of the two holds.</summary>
    public Guarantee Or(Guarantee other) => new(Min(Chain, other.Chain), Min(HostName, other.HostName));

    private static Verified Max(Verified a, Verified b) => a > b ? a : b;

    private static Verified Min(Verified a, Verified b) => a < b ? a : b;
}

/// <summary>Reads conditions of a certificate validation callback.</summary>
/// <param name="errors">The parameter with what .NET has found; null where the callback has no name for it.</param>
/// <param name="builders">Names of <c>X509Chain</c> objects whose policy lets nothing pass that it should not.</param>
/// <param name="valueOf">The value of a local variable that is set once, or null.</param>
internal sealed class CertificateConditions(string? errors, IReadOnlyCollection<string> builders, Func<IdentifierNameSyntax, ExpressionSyntax?> valueOf)
{
    private const int MaximumDepth = 64;

    private const string Errors = "SslPolicyErrors";

    // A variable may be used often, and each of its uses in another's value.
    private readonly Dictionary<string, Condition> known = new(StringComparer.Ordinal);

    /// <summary>What holds where an expression is true or false.</summary>
    public Condition Of(ExpressionSyntax? expression, int depth = 0)
    {
        if (depth > MaximumDepth)
        {
            return Condition.Unseen;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Of(parenthesized.Expression, depth + 1);
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.TrueLiteralExpression):
                return new Condition(Guarantee.None, Guarantee.All);
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.FalseLiteralExpression):
                return new Condition(Guarantee.All, Guarantee.None);
            case PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression):
                return Of(not.Operand, depth + 1).Not;
            case BinaryExpressionSyntax binary:
                return OfBinary(binary, depth);
            case IsPatternExpressionSyntax pattern when IsErrors(pattern.Expression):
                return OfPattern(pattern.Pattern);
            case ConditionalExpressionSyntax conditional:
                var (test, yes, no) = (Of(conditional.Condition, depth + 1), Of(conditional.WhenTrue, depth + 1), Of(conditional.WhenFalse, depth + 1));
                return new Condition(
                    test.WhenTrue.And(yes.WhenTrue).Or(test.WhenFalse.And(no.WhenTrue)),
                    test.WhenTrue.And(yes.WhenFalse).Or(test.WhenFalse.And(no.WhenFalse)));
            case SwitchExpressionSyntax choice when IsErrors(choice.GoverningExpression):
                return OfSwitch(choice, depth);
            case InvocationExpressionSyntax call:
                return OfCall(call);
            case IdentifierNameSyntax name when valueOf(name) is { } value:
                if (!known.TryGetValue(name.Identifier.ValueText, out var condition))
                {
                    known[name.Identifier.ValueText] = Condition.Unseen;
                    known[name.Identifier.ValueText] = condition = Of(value, depth + 1);
                }

                return condition;
            default:
                return Condition.Unseen;
        }
    }

    /// <summary>What holds where a pattern fits the errors.</summary>
    public Condition OfPattern(PatternSyntax pattern, int depth = 0) => pattern switch
    {
        _ when depth > MaximumDepth => Condition.Unseen,
        ConstantPatternSyntax constant when Flags(constant.Expression) is { } flags => OfEqual(flags),
        TypePatternSyntax type when Flags(type.Type) is { } flags => OfEqual(flags),
        UnaryPatternSyntax not => OfPattern(not.Pattern, depth + 1).Not,
        ParenthesizedPatternSyntax parenthesized => OfPattern(parenthesized.Pattern, depth + 1),
        BinaryPatternSyntax binary when binary.IsKind(SyntaxKind.OrPattern) =>
            Condition.Or(OfPattern(binary.Left, depth + 1), OfPattern(binary.Right, depth + 1)),
        BinaryPatternSyntax binary when binary.IsKind(SyntaxKind.AndPattern) =>
            Condition.And(OfPattern(binary.Left, depth + 1), OfPattern(binary.Right, depth + 1)),
        DiscardPatternSyntax or VarPatternSyntax => new Condition(Guarantee.None, Guarantee.All),
        _ => Condition.Unseen,
    };

    /// <summary>Whether an expression is the parameter with the errors.</summary>
    public bool IsErrors(ExpressionSyntax expression) =>
        errors is not null && Unwrapped(expression) is IdentifierNameSyntax name && name.Identifier.ValueText == errors;

    private Condition OfBinary(BinaryExpressionSyntax binary, int depth)
    {
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression:
                return Condition.And(Of(binary.Left, depth + 1), Of(binary.Right, depth + 1));
            case SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression:
                return Condition.Or(Of(binary.Left, depth + 1), Of(binary.Right, depth + 1));
            case SyntaxKind.EqualsExpression:
                return OfEquality(binary.Left, binary.Right, depth);
            case SyntaxKind.NotEqualsExpression:
                return OfEquality(binary.Left, binary.Right, depth).Not;
            case SyntaxKind.IsExpression when IsErrors(binary.Left) && Flags(binary.Right) is { } flags:
                // "errors is SslPolicyErrors.None" looks like a question for a type.
                return OfEqual(flags);
            default:
                return Condition.Unseen;
        }
    }

    /// <summary><c>errors == X</c>, <c>(errors &amp; X) == None</c>, <c>condition == true</c>, either way round.</summary>
    private Condition OfEquality(ExpressionSyntax left, ExpressionSyntax right, int depth)
    {
        if (Flags(right) is null && Flags(left) is not null)
        {
            (left, right) = (right, left);
        }

        if (right.IsKind(SyntaxKind.TrueLiteralExpression) || right.IsKind(SyntaxKind.FalseLiteralExpression))
        {
            var condition = Of(left, depth + 1);
            return right.IsKind(SyntaxKind.TrueLiteralExpression) ? condition : condition.Not;
        }

        if (Flags(right) is not { } value)
        {
            return Condition.Unseen;
        }

        if (IsErrors(left))
        {
            return OfEqual(value);
        }

        // Masked: none of these errors, or exactly those.
        return Unwrapped(left) is BinaryExpressionSyntax mask && mask.IsKind(SyntaxKind.BitwiseAndExpression) && value == ErrorFlags.None
            && (IsErrors(mask.Left) ? Flags(mask.Right) : IsErrors(mask.Right) ? Flags(mask.Left) : null) is { } masked
            ? new Condition(Absent(masked), Guarantee.None)
            : Condition.Unseen;
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    private Condition OfCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access || call.ArgumentList.Arguments is not [var argument])
        {
            return Condition.Unseen;
        }

        return access.Name.Identifier.ValueText switch
        {
            "HasFlag" when IsErrors(access.Expression) && Flags(argument.Expression) is { } flags && flags != ErrorFlags.None =>
                new Condition(Guarantee.None, AbsentWhenNotAll(flags)),
            "Equals" when IsErrors(access.Expression) && Flags(argument.Expression) is { } flags => OfEqual(flags),
            "Build" when access.Expression is IdentifierNameSyntax chain && builders.Contains(chain.Identifier.ValueText) =>
                new Condition(new Guarantee(Verified.Yes, Verified.No), Guarantee.None),
            _ => Condition.Unseen,
        };
    }

    private Condition OfSwitch(SwitchExpressionSyntax choice, int depth)
    {
        var (yes, no, reached) = (Guarantee.All, Guarantee.All, Guarantee.None);
        foreach (var arm in choice.Arms)
        {
            var fits = OfPattern(arm.Pattern);
            var value = arm.Expression is ThrowExpressionSyntax ? new Condition(Guarantee.All, Guarantee.All) : Of(arm.Expression, depth + 1);
            var here = reached.And(fits.WhenTrue);
            yes = yes.Or(here.And(value.WhenTrue));
            no = no.Or(here.And(value.WhenFalse));
            reached = arm.WhenClause is null ? reached.And(fits.WhenFalse) : reached;
        }

        return new Condition(yes, no);
    }

    /// <summary>What holds where the errors are exactly these, and where they are not.</summary>
    private static Condition OfEqual(ErrorFlags flags) => new(Absent(~flags), Guarantee.None);

    /// <summary>What holds where none of these errors was found.</summary>
    private static Guarantee Absent(ErrorFlags flags) => new(
        (flags & ErrorFlags.Chain) != 0 ? Verified.Yes : Verified.No,
        (flags & ErrorFlags.Name) != 0 ? Verified.Yes : Verified.No);

    /// <summary>Of several errors one at least is missing, and nobody knows which.</summary>
    private static Guarantee AbsentWhenNotAll(ErrorFlags flags) => flags is ErrorFlags.Chain or ErrorFlags.Name ? Absent(flags) : Guarantee.None;

    /// <summary>The errors that an expression of constants names; null if it is none.</summary>
    private static ErrorFlags? Flags(ExpressionSyntax expression, int depth = 0) => Unwrapped(expression) switch
    {
        _ when depth > MaximumDepth => null,
        LiteralExpressionSyntax { Token.ValueText: "0" } => ErrorFlags.None,
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.BitwiseNotExpression) => Flags(not.Operand, depth + 1) is { } flags ? ~flags : null,
        BinaryExpressionSyntax union when union.IsKind(SyntaxKind.BitwiseOrExpression) =>
            Flags(union.Left, depth + 1) is { } left && Flags(union.Right, depth + 1) is { } right ? left | right : null,
        MemberAccessExpressionSyntax access when SimpleNames.Last(access.Expression) == Errors => Named(access.Name.Identifier.ValueText),
        QualifiedNameSyntax qualified when SimpleNames.Last(qualified.Left) == Errors => Named(qualified.Right.Identifier.ValueText),
        _ => null,
    };

    private static ErrorFlags? Named(string member) => member switch
    {
        "None" => ErrorFlags.None,
        "RemoteCertificateNotAvailable" => ErrorFlags.NotAvailable,
        "RemoteCertificateNameMismatch" => ErrorFlags.Name,
        "RemoteCertificateChainErrors" => ErrorFlags.Chain,
        _ => null,
    };

    /// <summary><c>SslPolicyErrors</c> of .NET.</summary>
    [Flags]
    private enum ErrorFlags
    {
        None = 0,
        NotAvailable = 1,
        Name = 2,
        Chain = 4,
    }
}
