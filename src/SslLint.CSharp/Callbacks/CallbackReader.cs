using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Readers;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Finds callbacks on database connections that accept every certificate.</summary>
internal sealed class CallbackReader(SyntaxIndex index)
{
    private readonly AcceptsAll accepts = new(index);
    private readonly CallbackRemoval removal = new(index.Source);
    private readonly CallbackConnection connection = new(index);

    /// <summary>All such callbacks in the order of the file.</summary>
    public IReadOnlyList<CallbackSite> Read(CancellationToken cancellation)
    {
        var sites = new List<CallbackSite>();
        foreach (var assignment in index.Assignments)
        {
            cancellation.ThrowIfCancellationRequested();
            if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            {
                Add(sites, assignment, SimpleNames.Last(assignment.Left), isMethod: false, assignment.Right);
            }
        }

        foreach (var call in index.Invocations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (call.ArgumentList.Arguments.Count > 0)
            {
                Add(sites, call, SimpleNames.Last(call.Expression), isMethod: true, call.ArgumentList.Arguments[0].Expression);
            }
        }

        return [.. sites.OrderBy(static s => s.Span.Start)];
    }

    private void Add(List<CallbackSite> sites, ExpressionSyntax site, string? name, bool isMethod, ExpressionSyntax callback)
    {
        foreach (var member in CallbackMembers.All)
        {
            if (member.Name != name || member.IsMethod != isMethod)
            {
                continue;
            }

            var what = member.IsSwitch
                ? callback.IsKind(SyntaxKind.TrueLiteralExpression) ? member.Name : null
                : accepts.Describe(callback);
            if (what is not null && IsDatabase(member, site))
            {
                sites.Add(new CallbackSite(new SourceSpan(callback.SpanStart, callback.Span.Length), member.Driver, what, removal.Of(site)) { Connection = connection.Of(site) });
                return;
            }
        }
    }

    /// <summary>The object's type decides; where it isn't known, the function that it is set in, then the name, then the imports.</summary>
    private bool IsDatabase(CallbackMember member, ExpressionSyntax site)
    {
        if (InContext(member, site))
        {
            return true;
        }

        var receiver = site is AssignmentExpressionSyntax assignment ? SimpleNames.Receiver(assignment.Left) : SimpleNames.Receiver(site);
        if (TypeOf(site, receiver) is { } type)
        {
            return member.Owners.Contains(type);
        }

        return member.IsOwn || (member.Imports.Any(index.Imports) && !IsOther(receiver));
    }

    /// <summary>Whether the site stands in a function that is passed or assigned to one of the member's contexts.</summary>
    private static bool InContext(CallbackMember member, SyntaxNode site) =>
        member.Contexts is { } contexts
        && site.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Any(function => function.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => contexts.Contains(SimpleNames.Last(call.Expression) ?? ""),
            AssignmentExpressionSyntax outer => contexts.Contains(SimpleNames.Last(outer.Left) ?? ""),
            _ => false,
        });

    private string? TypeOf(ExpressionSyntax site, ExpressionSyntax? receiver)
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
            ParenthesizedExpressionSyntax parenthesized => TypeOf(site, parenthesized.Expression),
            CastExpressionSyntax cast => SimpleNames.Last(cast.Type),
            BaseObjectCreationExpressionSyntax creation => SimpleNames.CreatedType(creation),
            not null when index.Resolve(receiver) is { } declaration => TypeNames.Of(declaration),
            _ => null,
        };
    }

    private static bool IsOther(ExpressionSyntax? receiver) =>
        receiver is not null && CallbackMembers.OtherObjects.Any(o => receiver.ToString().IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0);
}
