using SslLint.Engines;

namespace SslLint.Readers;

/// <summary>Drivers by the invariant names of their ADO.NET providers, as <c>providerName</c> gives them.</summary>
public static class ProviderNames
{
    private static readonly Dictionary<string, string> drivers = EngineCatalog.Known
        .SelectMany(static k => k.Traces.ProviderNames, static (k, name) => (Name: name, Driver: k.Name))
        .ToDictionary(static p => p.Name, static p => p.Driver, StringComparer.OrdinalIgnoreCase);

    /// <summary>The driver of a provider, also where it is given by a type (<c>Npgsql.NpgsqlConnection, Npgsql</c>); null if unknown.</summary>
    public static string? DriverOf(string providerName)
    {
        var comma = providerName.IndexOf(',');
        var name = (comma < 0 ? providerName : providerName.Substring(comma + 1)).Trim();
        return drivers.TryGetValue(name, out var driver) ? driver : null;
    }
}
