using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Readers;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Finds callbacks on database connections that accept every certificate.</summary>
internal sealed class CallbackReader(SyntaxIndex index, Types types)
{
    private readonly CallbackOwners owners = new(index, types);
    private readonly AcceptsAll accepts = new(index);
    private readonly CallbackRemoval removal = new(index.Source);
    private readonly CallbackConnection connection = new(index);
    private readonly CallbackReplacement replacement = new(index, types);

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
            if (what is not null && owners.IsDatabase(member, site))
            {
                sites.Add(new CallbackSite(new SourceSpan(callback.SpanStart, callback.Span.Length), member.Driver, what, removal.Of(site))
                {
                    Connection = connection.Of(site),
                    Instead = replacement.Of(site),
                });
                return;
            }
        }
    }
}
