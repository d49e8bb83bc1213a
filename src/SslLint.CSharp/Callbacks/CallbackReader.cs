using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Drivers;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Finds callbacks on database connections: those that accept every certificate, and those that verify.</summary>
internal sealed class CallbackReader(SyntaxIndex index, Types types)
{
    private readonly CallbackOwners owners = new(index, types);
    private readonly AcceptsAll accepts = new(index);
    private readonly CallbackRemoval removal = new(index.Source);
    private readonly CallbackConnection connection = new(index);
    private readonly CallbackReplacement replacement = new(index, types);
    private readonly CallbackValidation validation = new(index, new CallbackConnection(index));
    private readonly List<CallbackSite> sites = [];
    private readonly List<ValidationSite> validations = [];

    /// <summary>All callbacks in the order of the file.</summary>
    public (IReadOnlyList<CallbackSite> AcceptAll, IReadOnlyList<ValidationSite> Verify) Read(CancellationToken cancellation)
    {
        foreach (var assignment in index.Assignments)
        {
            cancellation.ThrowIfCancellationRequested();
            if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            {
                Add(assignment, SimpleNames.Last(assignment.Left), isMethod: false, assignment.Right);
            }
        }

        foreach (var call in index.Invocations)
        {
            cancellation.ThrowIfCancellationRequested();
            if (call.ArgumentList.Arguments.Count > 0)
            {
                Add(call, SimpleNames.Last(call.Expression), isMethod: true, call.ArgumentList.Arguments[0].Expression);
            }
        }

        return ([.. sites.OrderBy(static s => s.Span.Start)], [.. validations.OrderBy(static v => v.Span.Start)]);
    }

    private void Add(ExpressionSyntax site, string? name, bool isMethod, ExpressionSyntax callback)
    {
        foreach (var member in CallbackMembers.All)
        {
            if (member.Trace.Name != name || member.Trace.IsMethod != isMethod)
            {
                continue;
            }

            if (!owners.IsDatabase(member, site))
            {
                continue;
            }

            var what = member.Trace.IsRoots ? null : member.Trace.IsSwitch
                ? callback.IsKind(SyntaxKind.TrueLiteralExpression) ? member.Trace.Name : null
                : accepts.Describe(callback);
            if (what is null)
            {
                AddValidation(member, site, callback);
            }
            else
            {
                sites.Add(new CallbackSite(new SourceSpan(callback.SpanStart, callback.Span.Length), member.Driver, what, removal.Of(site))
                {
                    Connection = connection.Of(site),
                    Instead = replacement.Of(site),
                });
            }

            return;
        }
    }

    private void AddValidation(CallbackMember member, ExpressionSyntax site, ExpressionSyntax callback)
    {
        // .NET's own verification, of chain and name, in the place of the driver's callback.
        var isDefault = member.Trace.Owners.Count == 0 && callback.IsKind(SyntaxKind.NullLiteralExpression);
        var found = member.Trace.IsSwitch ? null
            : member.Trace.IsRoots ? ServerValidation.Roots
            : isDefault ? ServerValidation.Callback(Verified.Yes, Verified.Yes)
            : validation.Of(callback);
        if (found is not null)
        {
            var span = new SourceSpan(callback.SpanStart, callback.Span.Length);
            validations.Add(new ValidationSite(span, member.Driver, found, connection.Of(site) ?? connection.BuilderOf(site)));
        }
    }
}
