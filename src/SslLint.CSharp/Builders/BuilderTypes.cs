using SslLint.CSharp.Flow;
using SslLint.Drivers;
using SslLint.Engines;

namespace SslLint.CSharp.Builders;

/// <summary>A connection string builder.</summary>
/// <param name="Driver">The driver whose strings it builds.</param>
/// <param name="Shape">What it looks like.</param>
internal sealed record BuilderType(string Driver, BuilderShape Shape)
{
    /// <summary>Whether the object is known as one that has keys, but not the driver's properties: <see cref="NeutralBuilders"/>.</summary>
    public bool HasOnlyKeys { get; init; }

    /// <summary>The property for a key of a connection string (<c>SSL Mode</c>) or a property name; null if SslLint doesn't know it.</summary>
    public BuilderProperty? Property(string key)
    {
        var letters = BuilderProperty.Letters(key);
        return Shape.Properties.FirstOrDefault(p => string.Equals(p.Name, letters, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>The builders that SslLint reads.</summary>
internal static class BuilderTypes
{
    /// <summary>All builders.</summary>
    public static IReadOnlyList<BuilderType> All { get; } =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.Builders, static (k, b) => new BuilderType(k.Name, b))];

    /// <summary>Whether a builder's type has the simple name.</summary>
    public static bool IsName(string name) => All.Any(b => b.Shape.Name == name);

    /// <summary>Whether a builder has a property of the name, or of a key that is the same without spaces and case.</summary>
    public static bool IsProperty(string key) => All.Any(b => b.Property(key) is not null);

    /// <summary>The builder that a type's <c>ConnectionStringBuilder</c> property is of, or null.</summary>
    public static BuilderType? OfOwner(string? owner) => All.FirstOrDefault(b => owner is not null && b.Shape.Owners.Contains(owner));
}
