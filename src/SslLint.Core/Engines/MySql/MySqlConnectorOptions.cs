using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>The keys of MySqlConnector.</summary>
/// <remarks>Read from the tables of 2.4.0 and 2.6.2 at run time, and each key and value given to <c>MySqlConnectionStringBuilder</c>.</remarks>
internal static class MySqlConnectorOptions
{
    public const string Server = "Server";
    public const string Port = "Port";
    public const string Protocol = "Connection Protocol";
    public const string SslMode = "SSL Mode";
    public const string SslCa = "SSL CA";
    public const string SslCert = "SSL Cert";
    public const string SslKey = "SSL Key";
    public const string CertificateFile = "Certificate File";
    public const string CertificateThumbprint = "Certificate Thumbprint";
    public const string TlsVersion = "TLS Version";
    public const string SkipRevocation = "Skip Certificate Revocation Check";

    private static readonly (int Least, int Most) unsigned = (0, int.MaxValue);

    public static OptionTable All { get; } = new(
    [
        new(Server, "Host", "Data Source", "DataSource", "Address", "Addr", "Network Address"),
        new(Port) { Range = unsigned },
        new("User ID", "UserID", "Username", "User name", "User", "Uid"),
        new("Password", "pwd"),
        new("Database", "Initial Catalog"),
        new("Load Balance", "LoadBalance") { Words = ["RoundRobin", "FailOver", "Random", "LeastConnections"] },
        new(Protocol, "ConnectionProtocol", "Protocol") { Words = ["Sockets", "Socket", "Tcp", "Pipe", "NamedPipe", "UnixSocket", "Unix", "SharedMemory", "Memory"] },
        new("Pipe Name", "PipeName", "Pipe"),

        new(SslMode, "SslMode") { Role = OptionRole.Mode, Words = [.. MySqlMode.Words.Keys] },
        new(SslCa, "SslCa", "Ssl-Ca", "CA Certificate File", "CACertificateFile") { Role = OptionRole.Roots },
        new(SslCert, "SslCert", "Ssl-Cert") { Role = OptionRole.ClientCertificate },
        new(SslKey, "SslKey", "Ssl-Key") { Role = OptionRole.ClientKey },
        new(CertificateFile, "CertificateFile") { Role = OptionRole.ClientCertificate },
        new("Certificate Password", "CertificatePassword") { Role = OptionRole.Tls },
        new("Certificate Store Location", "CertificateStoreLocation") { Role = OptionRole.Tls, Words = ["None", "CurrentUser", "LocalMachine"] },
        new(CertificateThumbprint, "CertificateThumbprint", "Certificate Thumb Print") { Role = OptionRole.Tls },
        new(TlsVersion, "TlsVersion", "Tls-Version") { Role = OptionRole.MinimumTls },
        new("TLS Cipher Suites", "TlsCipherSuites") { Role = OptionRole.Tls },
        new(SkipRevocation, "SkipCertificateRevocationCheck") { Role = OptionRole.Tls, IsSwitch = true, Since = new(2, 6) },

        new("Allow Load Local Infile", "AllowLoadLocalInfile") { IsSwitch = true },
        new("Allow Public Key Retrieval", "AllowPublicKeyRetrieval") { IsSwitch = true },
        new("Allow User Variables", "AllowUserVariables") { IsSwitch = true },
        new("Allow Zero DateTime", "AllowZeroDateTime") { IsSwitch = true },
        new("Application Name", "ApplicationName"),
        new("Auto Enlist", "AutoEnlist") { IsSwitch = true },
        new("Cancellation Timeout", "CancellationTimeout") { Range = (-1, int.MaxValue) },
        new("Character Set", "CharacterSet", "CharSet"),
        new("Connection Idle Ping Time", "ConnectionIdlePingTime") { Range = unsigned },
        new("Connection Idle Timeout", "ConnectionIdleTimeout") { Range = unsigned },
        new("Connection Lifetime", "ConnectionLifeTime") { Range = unsigned },
        new("Connection Reset", "ConnectionReset") { IsSwitch = true },
        new("Connection Timeout", "ConnectionTimeout", "Connect Timeout") { Range = unsigned },
        new("Convert Zero DateTime", "ConvertZeroDateTime") { IsSwitch = true },
        new("DateTime Kind", "DateTimeKind") { Words = ["Unspecified", "Utc", "Local"] },
        new("Default Command Timeout", "DefaultCommandTimeout", "Command Timeout") { Range = unsigned },
        new("Defer Connection Reset", "DeferConnectionReset") { IsSwitch = true },
        new("DNS Check Interval", "DnsCheckInterval") { Range = unsigned },
        new("Force Synchronous", "ForceSynchronous") { IsSwitch = true },
        new("GUID Format", "GuidFormat")
        {
            Words = ["Default", "None", "Char36", "Char32", "Binary16", "TimeSwapBinary16", "LittleEndianBinary16"],
        },
        new("Ignore Command Transaction", "IgnoreCommandTransaction") { IsSwitch = true },
        new("Ignore Prepare", "IgnorePrepare") { IsSwitch = true },
        new("Interactive Session", "InteractiveSession", "Interactive") { IsSwitch = true },
        new("Keep Alive", "Keepalive") { Range = unsigned },
        new("Maximum Pool Size", "MaximumPoolSize", "Max Pool Size", "maxpoolsize") { Range = unsigned },
        new("Minimum Pool Size", "MinimumPoolSize", "Min Pool Size", "minpoolsize") { Range = unsigned },
        new("No Backslash Escapes", "NoBackslashEscapes") { IsSwitch = true },
        new("Old Guids", "OldGuids") { IsSwitch = true },
        new("Persist Security Info", "PersistSecurityInfo") { IsSwitch = true },
        new("Pipelining") { IsSwitch = true },
        new("Pooling") { IsSwitch = true },
        new("Server Redirection Mode", "ServerRedirectionMode") { Words = ["Disabled", "Preferred", "Required"] },
        new("Server RSA Public Key File", "ServerRsaPublicKeyFile"),
        new("Server SPN", "ServerSPN"),
        new("Treat Tiny As Boolean", "TreatTinyAsBoolean") { IsSwitch = true },
        new("Use Affected Rows", "UseAffectedRows") { IsSwitch = true },
        new("Use Compression", "UseCompression", "Compress") { IsSwitch = true },
        new("Use XA Transactions", "UseXaTransactions") { IsSwitch = true },
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The options that decide about TLS.</summary>
    public static IReadOnlyList<string> Tls { get; } = [.. All.All.Where(static o => o.Role is not null).Select(static o => o.Name)];
}
