using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.Text;

namespace SslLint.CSharp.Builders;

/// <summary>Takes assignments that are statements out of the code and adds others.</summary>
internal sealed class StatementEditor(BuilderGroup group, string source)
{
    /// <summary>Takes out statements; false if one isn't a statement of its own in a block.</summary>
    public bool Remove(IEnumerable<AssignmentExpressionSyntax> removed, List<TextEdit> edits)
    {
        foreach (var assignment in removed)
        {
            if (StatementOf(assignment) is not { } statement)
            {
                return false;
            }

            edits.Add(new TextEdit(StatementRemoval.Of(statement, source), ""));
        }

        return true;
    }

    /// <summary>Adds assignments behind the last one, or makes a block of a lambda that is only an assignment.</summary>
    public bool Add(List<(string Name, string Value)> added, List<TextEdit> edits)
    {
        if (group.Instead is var (replaced, builder))
        {
            var separator = SourceLines.StartsLine(source, replaced.SpanStart)
                ? SourceLines.Break(source) + SourceLines.Indentation(source, replaced.SpanStart)
                : " ";
            edits.Add(
                new TextEdit(
                    new SourceSpan(replaced.SpanStart, replaced.Span.Length),
                    string.Join(separator, added.Select(a => $"{Member(builder, a.Name)} = {a.Value};"))));
            return true;
        }

        if (Anchor() is var (statement, receiver))
        {
            var lines = added.Select(a => $"{Member(receiver, a.Name)} = {a.Value};");
            var lineEnd = SourceLines.StartsLine(source, statement.SpanStart) ? EndOfLine(statement) : -1;
            edits.Add(lineEnd >= 0
                ? new TextEdit(
                    new SourceSpan(lineEnd, 0),
                    string.Concat(lines.Select(l => SourceLines.Break(source) + SourceLines.Indentation(source, statement.SpanStart) + l)))
                : new TextEdit(new SourceSpan(statement.Span.End, 0), string.Concat(lines.Select(static l => " " + l))));
            return true;
        }

        if (group.Items.LastOrDefault()?.Assignment is
            { Parent: LambdaExpressionSyntax, Left: MemberAccessExpressionSyntax { Expression: var parameter } } body)
        {
            edits.Add(new TextEdit(new SourceSpan(body.SpanStart, 0), "{ "));
            edits.Add(
                new TextEdit(
                    new SourceSpan(body.Span.End, 0), string.Concat(added.Select(a => $"; {Member(parameter.ToString(), a.Name)} = {a.Value}")) + "; }"));
            return true;
        }

        return false;
    }

    /// <summary>A property, or a key in brackets, of an object.</summary>
    private static string Member(string receiver, string name) => name[0] == '[' ? receiver + name : receiver + "." + name;

    /// <summary>The statement to add behind, with what the builder is called there: the last of those that are nested least,
    /// so that what is added is not left to a condition.</summary>
    private (StatementSyntax Statement, string Receiver)? Anchor()
    {
        (StatementSyntax Statement, string Receiver)? best = null;
        var depth = int.MaxValue;
        if (group.Creation?.Parent is EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } variable
            })
        {
            best = (declaration, variable.Identifier.ValueText);
            depth = declaration.Ancestors().Count();
        }

        // What is set before a whole string is assigned is lost.
        if (group.Reset is { } reset)
        {
            if (ReceiverOf(reset) is not { } target || reset.Ancestors().OfType<StatementSyntax>().FirstOrDefault(IsListed) is not { } whole)
            {
                return null;
            }

            best = (whole, target.ToString());
            depth = whole.Ancestors().Count();
        }

        foreach (var item in group.Items)
        {
            if (item.Assignment is { } assignment && StatementOf(assignment) is { } statement && statement.Ancestors().Count() is var nested && nested <= depth)
            {
                if (ReceiverOf(assignment) is { } receiver)
                {
                    best = (statement, receiver.ToString());
                    depth = nested;
                }
            }
        }

        return best;
    }

    private static ExpressionSyntax? ReceiverOf(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => null,
    };

    /// <summary>The end of a line that only a comment shares with the statement; -1 if other code follows.</summary>
    private int EndOfLine(StatementSyntax statement)
    {
        var end = statement.FullSpan.End;
        if (end > 0 && source[end - 1] == '\n')
        {
            end--;
            return end > 0 && source[end - 1] == '\r' ? end - 1 : end;
        }

        return end == source.Length ? end : -1;
    }

    private static ExpressionStatementSyntax? StatementOf(AssignmentExpressionSyntax assignment) =>
        assignment.Parent is ExpressionStatementSyntax statement && IsListed(statement) ? statement : null;

    /// <summary>Whether another statement may follow.</summary>
    private static bool IsListed(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;
}
