using SslLint.CSharp.Flow;

namespace SslLint.CSharp.Builders;

/// <summary>What kind of value a property of a connection string builder takes.</summary>
internal enum PropertyKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A member of an enum.</summary>
    Choice,
}

/// <summary>A property of a connection string builder that SslLint may write.</summary>
/// <param name="Name">Its name; the key of a string is the same without spaces and case.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="EnumType">The enum, for choices.</param>
/// <param name="Members">Its members, for choices.</param>
internal sealed record BuilderProperty(string Name, PropertyKind Kind, string? EnumType = null, IReadOnlyList<string>? Members = null)
{
    /// <summary>The member that a value of a connection string names: <c>VerifyFull</c> for <c>verify-full</c>; null if none.</summary>
    public string? Member(string value)
    {
        var letters = Letters(value);
        return Members?.FirstOrDefault(m => string.Equals(m, letters, StringComparison.OrdinalIgnoreCase));
    }

    internal static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}

/// <summary>A connection string builder.</summary>
/// <param name="Name">The type.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Driver">The driver whose strings it builds.</param>
/// <param name="Factory">The <c>DbProviderFactory</c> of the driver.</param>
/// <param name="Owners">Types with a <c>ConnectionStringBuilder</c> property of it.</param>
/// <param name="Rivals">Namespaces of drivers whose builders have properties of the same names: where a file imports one of these
/// and not this one's, an object of unknown type isn't this builder.</param>
/// <param name="HostKeys">The keys that name the server.</param>
/// <param name="Properties">The properties that SslLint may write.</param>
internal sealed record BuilderType(
    string Name,
    string Namespace,
    string Driver,
    string Factory,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> Rivals,
    IReadOnlyList<string> HostKeys,
    IReadOnlyList<BuilderProperty> Properties)
{
    /// <summary>Whether the object is known as one that has keys, but not the driver's properties: <see cref="NeutralBuilders"/>.</summary>
    public bool HasOnlyKeys { get; init; }

    /// <summary>The property for a key of a connection string (<c>SSL Mode</c>) or a property name; null if SslLint doesn't know it.</summary>
    public BuilderProperty? Property(string key)
    {
        var letters = BuilderProperty.Letters(key);
        return Properties.FirstOrDefault(p => string.Equals(p.Name, letters, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>The builders that SslLint reads; one entry each.</summary>
internal static class BuilderTypes
{
    /// <summary>All builders.</summary>
    /// <remarks>Npgsql: properties and enums of <c>NpgsqlConnectionStringBuilder</c> 10.</remarks>
    public static IReadOnlyList<BuilderType> All { get; } =
    [
        new(
            "NpgsqlConnectionStringBuilder",
            "Npgsql",
            "npgsql",
            "NpgsqlFactory",
            Owners: ["NpgsqlDataSourceBuilder", "NpgsqlSlimDataSourceBuilder"],
            Rivals: ["MySqlConnector", "MySql.Data"],
            HostKeys: ["Host", "Server"],
            Properties:
            [
                new("SslMode", PropertyKind.Choice, "SslMode", ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"]),
                new("SslNegotiation", PropertyKind.Choice, "SslNegotiation", ["Postgres", "Direct"]),
                new("ChannelBinding", PropertyKind.Choice, "ChannelBinding", ["Disable", "Prefer", "Require"]),
                new("GssEncryptionMode", PropertyKind.Choice, "GssEncryptionMode", ["Disable", "Prefer", "Require"]),
                new("RootCertificate", PropertyKind.Text),
                new("SslCertificate", PropertyKind.Text),
                new("SslKey", PropertyKind.Text),
                new("SslPassword", PropertyKind.Text),
                new("TrustServerCertificate", PropertyKind.Switch),
                new("CheckCertificateRevocation", PropertyKind.Switch),
                new("Host", PropertyKind.Text),
                new("Port", PropertyKind.Number),
            ]),
    ];

    /// <summary>The builder that a type is, or null.</summary>
    public static BuilderType? Find(TypeIdentity type) => All.FirstOrDefault(b => type.Is(b.Name, b.Namespace));

    /// <summary>Whether a builder's type has the simple name.</summary>
    public static bool IsName(string name) => All.Any(b => b.Name == name);

    /// <summary>Whether a builder has a property of the name, or of a key that is the same without spaces and case.</summary>
    public static bool IsProperty(string key) => All.Any(b => b.Property(key) is not null);

    /// <summary>The builder that a type's <c>ConnectionStringBuilder</c> property is of, or null.</summary>
    public static BuilderType? OfOwner(string? owner) => All.FirstOrDefault(b => owner is not null && b.Owners.Contains(owner));
}
