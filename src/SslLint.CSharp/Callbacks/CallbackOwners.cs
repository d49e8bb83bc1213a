using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Callbacks;

/// <summary>Tells whether a callback is set on a database client.</summary>
internal sealed class CallbackOwners(SyntaxIndex index, Types types)
{
    // A receiver that is longer is a chain, which begins with the object.
    private const int LongestName = 1000;

    private readonly NearestAncestor lambdas = new(static n => n is AnonymousFunctionExpressionSyntax);
    private readonly NearestAncestor functions = new(static n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
    private readonly Receivers<ExpressionSyntax> starts =
        new(static r => r is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } ? null : r);
    private readonly Dictionary<CallbackMember, HashSet<SyntaxNode>> namedContexts = [];

    /// <summary>The object's type decides; where it isn't known, the function that it is set in, then the name, then the imports.</summary>
    /// <param name="member">What is assigned to or called.</param>
    /// <param name="site">The assignment or call.</param>
    public bool IsDatabase(CallbackMember member, ExpressionSyntax site)
    {
        var receiver = site is AssignmentExpressionSyntax assignment ? SimpleNames.Receiver(assignment.Left) : SimpleNames.Receiver(site);
        if (DeclaringType(site) is { } declaring)
        {
            // An inherited member stands in a type that no table lists.
            return member.Trace.Owners.Count == 0
                ? declaring.Is("SslClientAuthenticationOptions", "System.Net.Security") && (InContext(member, site) || InNamedContext(member, site))
                : IsOwner(member, declaring) || (ObjectOf(site, receiver) is { } type && IsOwner(member, type));
        }

        if (InContext(member, site))
        {
            return true;
        }

        if (WrittenType(site, receiver) is { } written)
        {
            return member.Trace.Owners.Contains(written);
        }

        return member.Trace.IsOwn || (member.Trace.Owners.Count > 0 && member.Trace.Namespaces.Any(index.Imports) && !IsOther(receiver));
    }

    /// <summary>The type that declares what is assigned to or called, where the compilation knows it.</summary>
    private TypeIdentity? DeclaringType(ExpressionSyntax site) =>
        index.Symbols?.Member(site is AssignmentExpressionSyntax assignment ? assignment.Left : site)?.ContainingType is { TypeKind: not TypeKind.Error } type
            ? new TypeIdentity(type)
            : null;

    /// <summary>The type of the object that has the member.</summary>
    private TypeIdentity? ObjectOf(ExpressionSyntax site, ExpressionSyntax? receiver) =>
        site.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } ? types.Created(creation) : types.Of(receiver);

    private static bool IsOwner(CallbackMember member, TypeIdentity type) => type.IsA(member.Trace.Owners, member.Trace.Namespaces);

    /// <summary>Whether the site stands in a function that is passed or assigned to one of the member's contexts.</summary>
    private bool InContext(CallbackMember member, SyntaxNode site)
    {
        if (member.Trace.Contexts is null)
        {
            return false;
        }

        for (var function = lambdas.Of(site); function is not null; function = lambdas.Of(function))
        {
            var isContext = function.Parent switch
            {
                ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsContext(member, call.Expression, call),
                AssignmentExpressionSyntax outer => IsContext(member, outer.Left, outer),
                _ => false,
            };
            if (isContext)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the site stands in a method of this file whose name is passed or assigned to one of the member's contexts.</summary>
    private bool InNamedContext(CallbackMember member, SyntaxNode site)
    {
        if (!namedContexts.TryGetValue(member, out var known))
        {
            var passed = (member.Trace.Contexts ?? []).SelectMany(index.CallsOf).Where(call => IsContext(member, call.Expression, call))
                .SelectMany(static c => c.ArgumentList.Arguments).Select(static a => a.Expression);
            var names = passed.Concat(index.Assignments.Where(a => IsContext(member, a.Left, a)).Select(static a => a.Right));
            namedContexts[member] = known = [.. names.Select(Function).OfType<SyntaxNode>()];
        }

        return functions.Of(site) is { } function && known.Contains(function);

        SyntaxNode? Function(ExpressionSyntax name) =>
            name is IdentifierNameSyntax or MemberAccessExpressionSyntax && index.Symbols is { } symbols && symbols.Member(name) is { } symbol
                ? symbols.SourceOf(symbol)
                : null;
    }

    /// <summary>Whether a function goes to a context by its name, and, where the compilation knows it, to the client's.</summary>
    private bool IsContext(CallbackMember member, ExpressionSyntax name, ExpressionSyntax site) =>
        member.Trace.Contexts?.Contains(SimpleNames.Last(name) ?? "") == true
        && (DeclaringType(site) is not { } type || TypeIdentity.IsIn(TypeIdentity.NamespaceOf(type.Symbol!), member.Trace.Namespaces));

    private string? WrittenType(ExpressionSyntax site, ExpressionSyntax? receiver)
    {
        if (site.Parent is InitializerExpressionSyntax initializer)
        {
            return initializer.Parent switch
            {
                BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),

                // Nested without new: "SslSettings = { ServerCertificateValidationCallback = … }" carries the property's name.
                AssignmentExpressionSyntax nested => SimpleNames.Last(nested.Left),
                _ => null,
            };
        }

        // A chain keeps the type that it starts with.
        return starts.Of(receiver) switch
        {
            ParenthesizedExpressionSyntax parenthesized => WrittenType(site, parenthesized.Expression),
            CastExpressionSyntax cast => SimpleNames.Last(cast.Type),
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),
            { } start when index.Resolve(start) is { } declaration => Types.NameOf(declaration),
            _ => null,
        };
    }

    private bool IsOther(ExpressionSyntax? receiver) =>
        receiver is not null && CallbackMembers.OtherObjects.Any(o =>
            index.Source.IndexOf(o, receiver.SpanStart, Math.Min(receiver.Span.Length, LongestName), StringComparison.OrdinalIgnoreCase) >= 0);
}
