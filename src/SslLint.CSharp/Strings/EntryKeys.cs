using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Text;

namespace SslLint.CSharp.Strings;

/// <summary>The name that a string is given, and what it stands beside.</summary>
/// <param name="Key">The name, or null.</param>
/// <param name="Span">Where the name stands; empty if there is none.</param>
/// <param name="Section">What groups strings that may be parts of one connection.</param>
internal readonly record struct EntryKey(string? Key, SourceSpan Span, string Section);

/// <summary>Tells what a string is assigned to or named by.</summary>
internal sealed class EntryKeys(ConstantValues constants)
{
    /// <summary>Methods and types whose first string names the second.</summary>
    private static readonly HashSet<string> Pairs = new(StringComparer.Ordinal)
    {
        "UseSetting", "SetEnvironmentVariable", "WithEnvironment", "Add", "TryAdd", "AddOrUpdate", "SetProperty", "Set", "GetValue",
        "KeyValuePair", "Create", "AddConnectionString", "ConnectionStringSettings",
    };

    // Longer ones are no names; each counts for itself.
    private const int LongestReceiver = 200;

    private readonly NearestAncestor named = new(static a => Identifier(a) != default || a is AnonymousFunctionExpressionSyntax);
    private readonly NearestAncestor members = new(static a => a is MemberDeclarationSyntax);

    /// <summary>The key of a whole string expression.</summary>
    public EntryKey Of(ExpressionSyntax root)
    {
        var expression = root;
        while (Through(expression) is { } outer)
        {
            expression = outer;
        }

        var own = "@" + root.SpanStart.ToString(System.Globalization.CultureInfo.InvariantCulture);
        switch (expression.Parent)
        {
            case EqualsValueClauseSyntax { Parent: { } declared }:
                return Named(Identifier(declared), own);
            case AssignmentExpressionSyntax assignment when assignment.Right == expression:
                return Assigned(assignment, own);
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                return Named(Identifier(named.Of(expression.Parent)), own);
            case InitializerExpressionSyntax pair when pair.IsKind(SyntaxKind.ComplexElementInitializerExpression)
                && pair.Expressions.Count == 2 && pair.Expressions[1] == expression:
                return Keyed(pair.Expressions[0], SectionOf(pair.Parent));
            case ArgumentSyntax argument:
                return Passed(argument, own);
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name } member:
                return Named(name.Name.Identifier, SectionOf(member.Parent));
            case AttributeArgumentSyntax { NameEquals: { } name }:
                return Named(name.Name.Identifier, own);
            default:
                return new EntryKey(null, default, own);
        }
    }

    /// <summary>The expression around one whose value it hands on.</summary>
    internal static ExpressionSyntax? Through(ExpressionSyntax expression) => expression.Parent switch
    {
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax => (ExpressionSyntax)expression.Parent,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) => binary,
        ConditionalExpressionSyntax conditional when conditional.Condition != expression => conditional,
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax arms } arm when arm.Expression == expression => arms,
        _ => null,
    };

    private EntryKey Assigned(AssignmentExpressionSyntax assignment, string own)
    {
        var inInitializer = assignment.Parent is InitializerExpressionSyntax;
        switch (assignment.Left)
        {
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }:
                return Keyed(key.Expression, SectionOf(assignment.Parent));
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } element:
                return Keyed(key.Expression, Receiver(element.Expression) + "@" + Member(assignment));
            case IdentifierNameSyntax name:
                return Named(name.Identifier, inInitializer ? SectionOf(assignment.Parent) : own);
            case MemberAccessExpressionSyntax access:
                return Named(access.Name.Identifier, own);
            default:
                return new EntryKey(null, default, own);
        }
    }

    private EntryKey Passed(ArgumentSyntax argument, string own)
    {
        if (argument.NameColon is { } colon)
        {
            return Named(colon.Name.Identifier, own);
        }

        if (argument.Parent is TupleExpressionSyntax { Arguments: [var first, var second] } && second == argument)
        {
            return Keyed(first.Expression, SectionOf(argument.Parent.Parent));
        }

        if (argument.Parent is not BaseArgumentListSyntax list || SimpleNames.PositionOf(argument, list.Arguments) is not (> 0 and var position))
        {
            return new EntryKey(null, default, own);
        }

        var name = list.Parent switch
        {
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation) ?? PairElement(creation),
            InvocationExpressionSyntax call => SimpleNames.Last(call.Expression),
            _ => null,
        };
        var key = list.Arguments[position - 1].Expression;
        return name is not null && Pairs.Contains(name) && constants.TextOf(key) is not null
            ? Keyed(key, SectionOfCall(list.Parent!))
            : new EntryKey(null, default, own);
    }

    /// <summary>Elements <c>new("key", "value")</c> of a collection are pairs.</summary>
    private static string? PairElement(BaseObjectCreationExpressionSyntax creation) =>
        creation is ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 2 }
            && creation.Parent is InitializerExpressionSyntax or ExpressionElementSyntax
            ? "KeyValuePair"
            : null;

    private EntryKey Keyed(ExpressionSyntax key, string section)
    {
        var span = key is LiteralExpressionSyntax { Token.Text.Length: > 1 } literal && StringLiterals.IsLiteral(literal)
            ? new SourceSpan(literal.SpanStart + 1, literal.Span.Length - 2)
            : new SourceSpan(key.SpanStart, key.Span.Length);
        return constants.TextOf(key) is { } text
            ? new EntryKey(text, span, section)
            : new EntryKey(SimpleNames.Last(key), span, section);
    }

    private static EntryKey Named(SyntaxToken identifier, string section) => identifier == default
        ? new EntryKey(null, default, section)
        : new EntryKey(identifier.ValueText, new SourceSpan(identifier.SpanStart, identifier.Span.Length), section);

    private static SyntaxToken Identifier(SyntaxNode? node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        EnumMemberDeclarationSyntax member => member.Identifier,
        _ => default,
    };

    private static string SectionOf(SyntaxNode? node) =>
        "@" + (node?.SpanStart ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture) + "{}";

    /// <summary>Calls on one receiver in one member fill one map; elements of one collection do too.</summary>
    private string SectionOfCall(SyntaxNode call) => call.Parent switch
    {
        InitializerExpressionSyntax or CollectionExpressionSyntax => SectionOf(call.Parent),
        ExpressionElementSyntax element => SectionOf(element.Parent),
        _ => (SimpleNames.Receiver(call as ExpressionSyntax) is { } receiver and (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            ? Receiver(receiver) + "@"
            : "()@") + Member(call),
    };

    /// <summary>What tells receivers apart: what is written, or the place.</summary>
    private static string Receiver(ExpressionSyntax receiver) =>
        receiver.Span.Length <= LongestReceiver ? receiver.ToString() : Number(receiver.Span.End);

    private string Member(SyntaxNode node) => Number((node as MemberDeclarationSyntax ?? members.Of(node))?.SpanStart ?? 0);

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
