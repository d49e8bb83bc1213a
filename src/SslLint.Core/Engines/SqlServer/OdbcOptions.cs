using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>The keys of Microsoft's ODBC driver for SQL Server, of which it passes over those that it doesn't know.</summary>
/// <remarks>Source: the documentation of the driver's DSN and connection string keywords.</remarks>
internal static class OdbcOptions
{
    public const string Server = "Server";
    public const string Dsn = "DSN";
    public const string FailoverPartner = "Failover_Partner";
    public const string Encrypt = "Encrypt";
    public const string TrustServerCertificate = "TrustServerCertificate";
    public const string HostNameInCertificate = "HostnameInCertificate";
    public const string ServerCertificate = "ServerCertificate";

    private static readonly DriverVersion eighteen = new(18);

    public static OptionTable All { get; } = new(
    [
        new(Server, "Addr", "Address"),
        new(FailoverPartner),
        new(OdbcNames.Key) { Words = OdbcNames.All },
        new(Dsn, "FileDSN"),
        new("Database"),
        new("UID"),
        new("PWD"),
        new("Trusted_Connection") { IsSwitch = true },
        new(Encrypt) { Role = OptionRole.Mode },
        new(TrustServerCertificate) { Role = OptionRole.Tls, IsSwitch = true },
        new(HostNameInCertificate) { Role = OptionRole.Tls, Since = eighteen },
        new(ServerCertificate) { Role = OptionRole.Tls, Since = eighteen },
        new("ClientCertificate"),
        new("ClientKey"),
        new("Authentication"),
        new("APP"),
        new("WSID"),
        new("Language"),
        new("ApplicationIntent") { Words = ["ReadOnly", "ReadWrite"] },
        new("MultiSubnetFailover") { IsSwitch = true },
        new("MARS_Connection") { IsSwitch = true },
        new("AnsiNPW") { IsSwitch = true },
        new("AutoTranslate") { IsSwitch = true },
        new("QuotedId") { IsSwitch = true },
        new("Regional") { IsSwitch = true },
        new("UseFMTONLY") { IsSwitch = true },
        new("LongAsMax") { IsSwitch = true },
        new("TransparentNetworkIPResolution"),
        new("IpAddressPreference"),
        new("ColumnEncryption"),
        new("ConnectRetryCount"),
        new("ConnectRetryInterval"),
        new("KeepAlive"),
        new("KeepAliveInterval"),
        new("Net", "Network"),
        new("ServerSPN"),
        new("FailoverPartnerSPN"),
        new("AttachDBFileName"),
        new("Description"),
        new("PacketSize"),
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The options that decide about TLS.</summary>
    public static IReadOnlyList<string> Tls { get; } = [.. All.All.Where(static o => o.Role is not null).Select(static o => o.Name)];
}
