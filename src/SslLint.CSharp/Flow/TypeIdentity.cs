using Microsoft.CodeAnalysis;

namespace SslLint.CSharp.Flow;

/// <summary>A type as tables are asked for it: by name and namespace where the compilation knows it, else by the name that is written.</summary>
/// <param name="Name">Its simple name; an alias where one is written and nothing is known.</param>
/// <param name="Symbol">The type, or null where no compilation knows it.</param>
internal readonly record struct TypeIdentity(string Name, INamedTypeSymbol? Symbol)
{
    /// <summary>A type that the compilation knows.</summary>
    public TypeIdentity(INamedTypeSymbol symbol)
        : this(symbol.Name, symbol)
    {
    }

    /// <summary>The names under which a table may list the type: its own and those of the types that it derives from. The namespace is
    /// null where it isn't known.</summary>
    public IEnumerable<(string Name, string? Namespace)> Names()
    {
        if (Symbol is null)
        {
            yield return (Name, null);
        }

        for (var type = Symbol; type is not null; type = type.BaseType)
        {
            yield return (type.Name, NamespaceOf(type));
        }
    }

    /// <summary>Whether the type itself has the name and stands in the namespace or inside it.</summary>
    public bool Is(string name, string space) =>
        Symbol is null ? Name == name : Symbol.Name == name && IsIn(NamespaceOf(Symbol), [space]);

    /// <summary>Whether the type is one of those named or derives from one, in one of the namespaces or inside them.</summary>
    public bool IsA(IReadOnlyCollection<string> names, IReadOnlyCollection<string>? namespaces) =>
        Names().Any(n => names.Contains(n.Name) && IsIn(n.Namespace, namespaces));

    /// <summary>Whether a namespace is one of those or inside one; one that isn't known is no reason against an entry of a table.</summary>
    public static bool IsIn(string? name, IReadOnlyCollection<string>? namespaces) =>
        name is null || namespaces is null
        || namespaces.Any(n => name.StartsWith(n, StringComparison.Ordinal) && (name.Length == n.Length || name[n.Length] == '.'));

    /// <summary>The full name of the namespace that a symbol stands in; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
}
