using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SslLint.CSharp.Flow;
using SslLint.Engines;

namespace SslLint.CSharp.Strings;

/// <summary>The names and short texts of a file that hint at a driver, such as <c>DbType.Postgres</c> or <c>"Npgsql"</c>, found once and asked for
/// by place.</summary>
internal sealed class HintingNames
{
    private const int LongestText = 40;

    // Found when the first string asks for what stands around it: in most files none does.
    private readonly Lazy<List<Hit>> found;
    private readonly Dictionary<string, string?> drivers = new(StringComparer.Ordinal);
    private readonly NearestAncestor functions = new(static n => n is AnonymousFunctionExpressionSyntax);
    private readonly Dictionary<BaseArgumentListSyntax, Arguments> arguments = [];

    /// <summary>Makes the names of a file.</summary>
    public HintingNames(SyntaxIndex index) => found = new Lazy<List<Hit>>(() => Find(index), LazyThreadSafetyMode.None);

    private List<Hit> Find(SyntaxIndex index)
    {
        var hits = new List<Hit>();
        foreach (var name in index.UsedNames)
        {
            Add(name, index.UsesNamed(name));
        }

        foreach (var generic in index.GenericNames)
        {
            Add(generic.Identifier.ValueText, [generic]);
        }

        foreach (var literal in index.StringCandidates.OfType<LiteralExpressionSyntax>())
        {
            if (literal.Token.ValueText is { Length: > 0 and <= LongestText } text)
            {
                Add(text, [literal]);
            }
        }

        hits.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        return hits;

        void Add(string name, IReadOnlyList<SyntaxNode> nodes)
        {
            if (name.Length > 0 && DriverOf(name) is { } driver)
            {
                hits.AddRange(nodes.Select(n => new Hit(n, n.SpanStart, name, driver)));
            }
        }
    }

    /// <summary>The driver that a name hints at, or null.</summary>
    public string? DriverOf(string name)
    {
        if (!drivers.TryGetValue(name, out var driver))
        {
            drivers[name] = driver = DriverNames.Hint(name);
        }

        return driver;
    }

    /// <summary>The first name in some nodes, if all in them hint at the same driver; those in functions inside of them don't count.</summary>
    public string? OneOf(IEnumerable<SyntaxNode> nodes)
    {
        var first = (Hit?)null;
        foreach (var hit in nodes.SelectMany(In))
        {
            first ??= hit;
            if (hit.Driver != first.Driver)
            {
                return null;
            }
        }

        return first?.Name;
    }

    /// <summary>The same for the arguments of a list but one.</summary>
    public string? OneOf(BaseArgumentListSyntax list, SyntaxNode but)
    {
        if (!arguments.TryGetValue(list, out var known))
        {
            arguments[list] = known = new Arguments();
            foreach (var argument in list.Arguments)
            {
                foreach (var hit in In(argument.Expression))
                {
                    known.Add(hit, argument);
                }
            }
        }

        return known.But(but);
    }

    private IEnumerable<Hit> In(SyntaxNode node)
    {
        var hits = found.Value;
        var (low, high) = (0, hits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Position < node.SpanStart)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < hits.Count && hits[low].Position < node.Span.End; low++)
        {
            if (!(functions.Of(hits[low].Node) is { } function && function.SpanStart >= node.SpanStart))
            {
                yield return hits[low];
            }
        }
    }

    private sealed record Hit(SyntaxNode Node, int Position, string Name, string Driver);

    /// <summary>What the arguments of a list hint at, so that each can be left out.</summary>
    private sealed class Arguments
    {
        // The only argument that hints at a driver; null where several do.
        private readonly Dictionary<string, SyntaxNode?> only = new(StringComparer.Ordinal);
        private (Hit Hit, SyntaxNode Argument)? first;
        private (Hit Hit, SyntaxNode Argument)? next;

        public void Add(Hit hit, SyntaxNode argument)
        {
            only[hit.Driver] = only.TryGetValue(hit.Driver, out var other) && other != argument ? null : argument;
            first ??= (hit, argument);
            if (next is null && argument != first.Value.Argument)
            {
                next = (hit, argument);
            }
        }

        public string? But(SyntaxNode argument) =>
            only.Values.Count(o => o != argument) == 1 ? (first!.Value.Argument == argument ? next : first)?.Hit.Name : null;
    }
}
