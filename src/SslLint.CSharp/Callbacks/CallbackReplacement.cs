using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Builders;
using SslLint.CSharp.Flow;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Callbacks;

/// <summary>Finds the builder that can be told to verify in the place where a callback is set: the <c>ConnectionStringBuilder</c> of the same object.</summary>
internal sealed class CallbackReplacement(SyntaxIndex index, Types types)
{
    /// <summary>The builder, on which nothing is set yet; null where the object has none or the callback is set in the middle of something else.</summary>
    /// <param name="site">The assignment or call that sets the callback.</param>
    public SettingGroup? Of(ExpressionSyntax site)
    {
        if (CallOf(site) is not { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement } call
            || SimpleNames.Receiver(call) is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || SimpleNames.Receiver(call) is not { } owner
            || types.Of(owner) is not { } type || BuilderTypes.OfOwner(type.Name) is not { } builder
            || !type.IsA(builder.Shape.Owners, [builder.Shape.Namespace])
            || (index.Symbols is null && !index.Usings.Contains(builder.Shape.Namespace)))
        {
            return null;
        }

        var group = new BuilderGroup(builder, creation: null) { Instead = (statement, owner + ".ConnectionStringBuilder") };
        return new SettingGroup
        {
            Driver = builder.Driver,
            Settings = [],
            Span = new SourceSpan(statement.SpanStart, statement.Span.Length),
            EditAll = new BuilderEditor(group, index).Edit,
        };
    }

    /// <summary>The call on the object: <c>builder.Use…Callback(…)</c>, or the one that is given a function which only sets the callback.</summary>
    private static InvocationExpressionSyntax? CallOf(ExpressionSyntax site) => site switch
    {
        InvocationExpressionSyntax call => call,
        {
            Parent: LambdaExpressionSyntax
            {
                Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
            }
        } => call,
        _ => null,
    };
}
