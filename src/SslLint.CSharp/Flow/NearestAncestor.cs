using Microsoft.CodeAnalysis;

namespace SslLint.CSharp.Flow;

/// <summary>The nearest node around others that is of a kind. What was asked once is known for every node on the way: in a chain of
/// thousands of calls or branches, where each stands inside the next, nobody walks the whole way again.</summary>
/// <param name="isWanted">Whether a node is of the kind.</param>
internal sealed class NearestAncestor(Func<SyntaxNode, bool> isWanted)
{
    private readonly Dictionary<SyntaxNode, SyntaxNode?> known = [];

    /// <summary>The nearest around a node, which is not meant itself; null if there is none.</summary>
    public SyntaxNode? Of(SyntaxNode node)
    {
        var found = (SyntaxNode?)null;
        var way = new List<SyntaxNode>();
        for (var at = node; at.Parent is { } parent; at = parent)
        {
            if (known.TryGetValue(at, out found))
            {
                break;
            }

            way.Add(at);
            if (isWanted(parent))
            {
                found = parent;
                break;
            }
        }

        foreach (var passed in way)
        {
            known[passed] = found;
        }

        return found;
    }
}
