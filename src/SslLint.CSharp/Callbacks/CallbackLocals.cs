using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Callbacks;

/// <summary>The names inside a callback: local variables that are set once, and chains that verify.</summary>
internal sealed class CallbackLocals
{
    private readonly Dictionary<string, ExpressionSyntax?> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> chains = new(StringComparer.Ordinal);

    /// <summary>Reads the names of a body.</summary>
    /// <param name="body">The expression or block.</param>
    /// <param name="chain">The parameter with the chain that .NET built, or null.</param>
    public CallbackLocals(SyntaxNode body, string? chain)
    {
        var isWeakened = false;
        if (chain is not null)
        {
            chains.Add(chain);
        }

        foreach (var node in body.DescendantNodesAndSelf())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax variable:
                    var name = variable.Identifier.ValueText;
                    values[name] = values.ContainsKey(name) ? null : variable.Initializer?.Value;
                    if (variable.Initializer?.Value is BaseObjectCreationExpressionSyntax creation && SimpleNames.CreatedType(creation) == "X509Chain")
                    {
                        chains.Add(name);
                    }

                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax target }:
                    assigned.Add(target.Identifier.ValueText);
                    isWeakened |= target.Identifier.ValueText == "VerificationFlags";
                    break;
                case AssignmentExpressionSyntax assignment:
                    // An untrusted root, a wrong time, a wrong purpose: whatever is let pass is no chain that leads to a root.
                    isWeakened |= SimpleNames.Last(assignment.Left) == "VerificationFlags" && SimpleNames.Last(assignment.Right) != "NoFlag";
                    break;
                case ArgumentSyntax { Expression: IdentifierNameSyntax passed } argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                    assigned.Add(passed.Identifier.ValueText);
                    break;
            }
        }

        if (isWeakened)
        {
            chains.Clear();
        }
    }

    /// <summary>The names of chains that <c>Build</c> verifies.</summary>
    public IReadOnlyCollection<string> Chains => chains;

    /// <summary>Whether a name gets a value here.</summary>
    public bool IsAssigned(string? name) => name is not null && assigned.Contains(name);

    /// <summary>The value of a local variable that is set where it is declared and nowhere else; null for other names.</summary>
    public ExpressionSyntax? ValueOf(IdentifierNameSyntax name) =>
        values.TryGetValue(name.Identifier.ValueText, out var value) && !assigned.Contains(name.Identifier.ValueText) ? value : null;
}
