using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Builders;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Takes the place out of the code where a callback is set.</summary>
internal sealed class CallbackRemoval(string source)
{
    /// <summary>The edits, or null where other code hangs on the value of the assignment or call.</summary>
    public IReadOnlyList<TextEdit>? Of(ExpressionSyntax site) => site switch
    {
        { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement } when !IsChained(site) =>
            Cut(StatementRemoval.Of(statement, source)),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } element => [InitializerEditor.Remove(initializer, element, source)],
        AssignmentExpressionSyntax
        {
            Parent: LambdaExpressionSyntax
            {
                Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
            }
        } =>
            Of(call),
        AssignmentExpressionSyntax { Parent: LambdaExpressionSyntax { Parent: AssignmentExpressionSyntax outer } } => Of(outer),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            when IsChained(call) || call.Parent is not (LambdaExpressionSyntax or ExpressionStatementSyntax) =>
            Cut(SourceSpan.FromBounds(EndOf(access.Expression), EndOf(call))),
        _ => null,
    };

    /// <summary>Whether a call is made on the result of another, which stays when this one goes.</summary>
    private static bool IsChained(ExpressionSyntax site) =>
        site is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax } };

    /// <summary>The end alone: Roslyn finds where a link of a chain begins by walking the chain.</summary>
    private static int EndOf(ExpressionSyntax node) => node.FullSpan.End - node.GetTrailingTrivia().FullSpan.Length;

    private static IReadOnlyList<TextEdit> Cut(SourceSpan span) => [new TextEdit(span, "")];
}
