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
        var end = node;
        while (end.Parent is { } parent && !known.TryGetValue(end, out found))
        {
            end = parent;
            if (isWanted(parent))
            {
                found = parent;
                break;
            }
        }

        for (var passed = node; passed != end; passed = passed.Parent!)
        {
            known[passed] = found;
        }

        return found;
    }
}
