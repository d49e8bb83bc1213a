namespace SslLint.Providers;

/// <summary>The providers that the engine knows by host name.</summary>
/// <remarks>The tables name a source beside each entry: the provider's own documents, or code that it publishes. Where there is none the
/// entry is not confirmed (<see cref="Provider.IsConfirmed"/>). The first entry that matches wins, so traps come before the rule.</remarks>
public static class ProviderCatalog
{
    /// <summary>The length of a host name (RFC 1035, 2.3.4), with a final dot.</summary>
    private const int LongestHost = 256;

    /// <summary>All entries, traps first.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        .. AwsProviders.All,
        .. AzureProviders.All,
        .. CloudProviders.All,
        .. PostgresProviders.All,
        .. OtherProviders.All,
    ];

    /// <summary>The provider of an engine that a host belongs to, or null.</summary>
    public static Provider? Find(string host, DatabaseEngines engine) =>
        host.Length > LongestHost ? null : All.FirstOrDefault(p => (p.Engines & engine) != 0 && p.Hosts.Any(pattern => NamePattern.Matches(pattern, host)));
}
