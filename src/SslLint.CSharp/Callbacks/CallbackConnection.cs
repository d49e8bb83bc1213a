using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Finds the string or builder of the connection that a callback is set on, where nothing else can have given it another.</summary>
internal sealed class CallbackConnection(SyntaxIndex index)
{
    /// <summary>How many names are followed: half-typed code may define a name by itself.</summary>
    private const int MaximumDepth = 8;

    // Whether what a variable holds may get another string, or the variable another value.
    private readonly Dictionary<Declaration, bool> givenText = [];
    private readonly Dictionary<Declaration, bool> assigned = [];

    // A chain of calls keeps the object that it starts with.
    private readonly Receivers<ExpressionSyntax> starts =
        new(static r => r is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } ? null : r);

    /// <summary>Its place; null where the file doesn't show it.</summary>
    /// <param name="site">The assignment or call that sets the callback.</param>
    public SourceSpan? Of(ExpressionSyntax site) => TextGivenTo(site) is { } text ? SpanOf(text, MaximumDepth) : null;

    /// <summary>The connection string that the object of the site is made with.</summary>
    private ExpressionSyntax? TextGivenTo(ExpressionSyntax site)
    {
        if (site.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax initialized })
        {
            return TextOf(initialized);
        }

        var receiver = starts.Of(SimpleNames.Receiver(site is AssignmentExpressionSyntax assignment ? assignment.Left : site));

        if (receiver is IdentifierNameSyntax name && index.Resolve(name) is { Kind: DeclarationKind.Parameter, Node: var parameter })
        {
            return FunctionOf(parameter) is { } function ? TextBeside(function) : null;
        }

        return receiver switch
        {
            BaseObjectCreationExpressionSyntax creation => TextOf(creation),
            IdentifierNameSyntax local when Value(local) is BaseObjectCreationExpressionSyntax creation => TextOf(creation),
            _ => null,
        };
    }

    /// <summary>The function that a lambda's parameter belongs to.</summary>
    private static AnonymousFunctionExpressionSyntax? FunctionOf(SyntaxNode parameter) => parameter.Parent switch
    {
        AnonymousFunctionExpressionSyntax function => function,
        ParameterListSyntax { Parent: AnonymousFunctionExpressionSyntax function } => function,
        _ => null,
    };

    /// <summary><c>UseNpgsql(text, o =&gt; …)</c> has the string beside the function;
    /// <c>builder.UseSsl…(o =&gt; …)</c> is called on what was made with it.</summary>
    private ExpressionSyntax? TextBeside(AnonymousFunctionExpressionSyntax function) => function.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } =>
            list.Arguments.Count > 1 ? Argument(list) : TextGivenTo(call),
        AssignmentExpressionSyntax outer => TextGivenTo(outer),
        _ => null,
    };

    private static ExpressionSyntax? Argument(BaseArgumentListSyntax? list) =>
        list?.Arguments is [var first, ..] && first.Expression is not AnonymousFunctionExpressionSyntax ? first.Expression : null;

    /// <summary>The string that an object is made with, if it gets no other later.</summary>
    private ExpressionSyntax? TextOf(BaseObjectCreationExpressionSyntax creation)
    {
        var isSet = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Any(static e => IsText(SimpleNames.Last(e.Left))) == true
            || (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && index.DeclaredBy(variable) is { } local
                && AnyUse(local, givenText, static u => u.Parent is MemberAccessExpressionSyntax member && IsText(member.Name.Identifier.ValueText)));
        return isSet ? null : Argument(creation.ArgumentList);
    }

    private bool AnyUse(Declaration declaration, Dictionary<Declaration, bool> known, Func<ExpressionSyntax, bool> isMeant)
    {
        if (!known.TryGetValue(declaration, out var any))
        {
            known[declaration] = any = index.UsesOf(declaration).Any(isMeant);
        }

        return any;
    }

    private static bool IsText(string? member) => member is "ConnectionString" or "ConnectionStringBuilder";

    private SourceSpan? SpanOf(ExpressionSyntax text, int depth) => text switch
    {
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BaseObjectCreationExpressionSyntax => new SourceSpan(text.SpanStart, text.Span.Length),
        BinaryExpressionSyntax when text.IsKind(SyntaxKind.AddExpression) => new SourceSpan(text.SpanStart, text.Span.Length),
        ParenthesizedExpressionSyntax parenthesized => SpanOf(parenthesized.Expression, depth),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } builder => SpanOf(builder.Expression, depth),
        InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } builder
        } =>
            SpanOf(builder.Expression, depth),
        IdentifierNameSyntax name when depth > 0 && Value(name) is { } value => SpanOf(value, depth - 1),
        _ => null,
    };

    /// <summary>The builder that a data source's own settings are set on, where it is made without a string:
    /// <c>b.ConnectionStringBuilder.Host = …</c>.</summary>
    /// <param name="site">The assignment or call that sets the callback.</param>
    public SourceSpan? BuilderOf(ExpressionSyntax site)
    {
        if (SimpleNames.Receiver(site) is not IdentifierNameSyntax name
            || index.Resolve(name) is not { Kind: DeclarationKind.Local, Initializer: BaseObjectCreationExpressionSyntax made } local
            || made.ArgumentList is { Arguments.Count: > 0 })
        {
            return null;
        }

        // The builder's place is its first setting.
        var first = index.UsesOf(local)
            .Select(static u => u.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionStringBuilder" } builder
                && builder.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax set } property && set.Left == property ? set : null)
            .OfType<AssignmentExpressionSyntax>()
            .OrderBy(static a => a.SpanStart)
            .FirstOrDefault();
        return first is null ? null : new SourceSpan(first.SpanStart, first.Span.Length);
    }

    /// <summary>What a name stands for, if it always does.</summary>
    public ExpressionSyntax? Value(IdentifierNameSyntax name) =>
        index.Resolve(name) is { Initializer: { } value } declaration
        && (declaration.IsConstant || (declaration.Kind == DeclarationKind.Local && !AnyUse(declaration, assigned, IsAssigned)))
            ? value
            : null;

    private static bool IsAssigned(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } } => true,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };
}
