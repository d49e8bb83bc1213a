using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Callbacks;

/// <summary>Tells whether a callback is set on a database client.</summary>
internal sealed class CallbackOwners(SyntaxIndex index, Types types)
{
    /// <summary>The object's type decides; where it isn't known, the function that it is set in, then the name, then the imports.</summary>
    /// <param name="member">What is assigned to or called.</param>
    /// <param name="site">The assignment or call.</param>
    public bool IsDatabase(CallbackMember member, ExpressionSyntax site)
    {
        var receiver = site is AssignmentExpressionSyntax assignment ? SimpleNames.Receiver(assignment.Left) : SimpleNames.Receiver(site);
        if (DeclaringType(site) is { } declaring)
        {
            // An inherited member stands in a type that no table lists.
            return member.Owners.Count == 0
                ? declaring.Is("SslClientAuthenticationOptions", "System.Net.Security") && (InContext(member, site) || InNamedContext(member, site))
                : IsOwner(member, declaring) || (ObjectOf(site, receiver) is { } type && IsOwner(member, type));
        }

        if (InContext(member, site))
        {
            return true;
        }

        if (WrittenType(site, receiver) is { } written)
        {
            return member.Owners.Contains(written);
        }

        return member.IsOwn || (member.Owners.Count > 0 && member.Namespaces.Any(index.Imports) && !IsOther(receiver));
    }

    /// <summary>The type that declares what is assigned to or called, where the compilation knows it.</summary>
    private TypeIdentity? DeclaringType(ExpressionSyntax site) =>
        index.Symbols?.Member(site is AssignmentExpressionSyntax assignment ? assignment.Left : site)?.ContainingType is { TypeKind: not TypeKind.Error } type
            ? new TypeIdentity(type)
            : null;

    /// <summary>The type of the object that has the member.</summary>
    private TypeIdentity? ObjectOf(ExpressionSyntax site, ExpressionSyntax? receiver) =>
        site.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } ? types.Created(creation) : types.Of(receiver);

    private static bool IsOwner(CallbackMember member, TypeIdentity type) => type.IsA(member.Owners, member.Namespaces);

    /// <summary>Whether the site stands in a function that is passed or assigned to one of the member's contexts.</summary>
    private bool InContext(CallbackMember member, SyntaxNode site) =>
        member.Contexts is not null
        && site.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(function => function.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsContext(member, call.Expression, call),
            AssignmentExpressionSyntax outer => IsContext(member, outer.Left, outer),
            _ => false,
        });

    /// <summary>Whether the site stands in a method of this file whose name is passed or assigned to one of the member's contexts.</summary>
    private bool InNamedContext(CallbackMember member, SyntaxNode site)
    {
        var function = site.Ancestors().FirstOrDefault(static a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax);
        return index.Invocations.Any(call => IsContext(member, call.Expression, call) && call.ArgumentList.Arguments.Any(a => IsFunction(a.Expression)))
            || index.Assignments.Any(assignment => IsContext(member, assignment.Left, assignment) && IsFunction(assignment.Right));

        bool IsFunction(ExpressionSyntax name) =>
            name is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && index.Symbols is { } symbols && symbols.Member(name) is { } symbol && symbols.SourceOf(symbol) is { } source && source == function;
    }

    /// <summary>Whether a function goes to a context by its name, and, where the compilation knows it, to the client's.</summary>
    private bool IsContext(CallbackMember member, ExpressionSyntax name, ExpressionSyntax site) =>
        member.Contexts?.Contains(SimpleNames.Last(name) ?? "") == true
        && (DeclaringType(site) is not { } type || TypeIdentity.IsIn(TypeIdentity.NamespaceOf(type.Symbol!), member.Namespaces));

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
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax chained })
        {
            receiver = chained.Expression;
        }

        return receiver switch
        {
            ParenthesizedExpressionSyntax parenthesized => WrittenType(site, parenthesized.Expression),
            CastExpressionSyntax cast => SimpleNames.Last(cast.Type),
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),
            not null when index.Resolve(receiver) is { } declaration => Types.NameOf(declaration),
            _ => null,
        };
    }

    private static bool IsOther(ExpressionSyntax? receiver) =>
        receiver is not null && CallbackMembers.OtherObjects.Any(o => receiver.ToString().IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0);
}
