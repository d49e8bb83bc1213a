using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>The keys of SqlClient by version of Microsoft.Data.SqlClient; System.Data.SqlClient knows what stood before its version 1.</summary>
/// <remarks>Seen with Microsoft.Data.SqlClient 1.0.19269.1, 2.1.4, 2.1.7, 3.1.5, 4.0.0, 4.1.0, 5.0.1, 5.1.9, 5.2.2, 6.0.1, 6.1.8, 7.0.4 and 7.1.2 and
/// System.Data.SqlClient 4.9.1 on .NET 10: each key and value was given to the constructor of <c>SqlConnection</c>.</remarks>
internal static class SqlClientOptions
{
    public const string DataSource = "Data Source";
    public const string FailoverPartner = "Failover Partner";
    public const string InitialCatalog = "Initial Catalog";
    public const string Encrypt = "Encrypt";
    public const string TrustServerCertificate = "Trust Server Certificate";
    public const string HostNameInCertificate = "Host Name In Certificate";
    public const string ServerCertificate = "Server Certificate";
    public const string IntegratedSecurity = "Integrated Security";
    public const string Authentication = "Authentication";
    public const string MultiSubnetFailover = "Multi Subnet Failover";
    public const string ApplicationIntent = "Application Intent";
    public const string PoolBlockingPeriod = "Pool Blocking Period";
    public const string MaxPoolSize = "Max Pool Size";
    public const string MinPoolSize = "Min Pool Size";
    public const string UserInstance = "User Instance";
    public const string UserId = "User ID";
    public const string Password = "Password";
    public const string ContextConnection = "Context Connection";

    /// <summary>The key without blanks is taken by every version.</summary>
    public const string TrustCompact = "TrustServerCertificate";

    private static readonly DriverVersion one = new(1);
    private static readonly DriverVersion two = new(2);
    private static readonly DriverVersion five = new(5);

    private static readonly string[] sqlLogins = ["Sql Password", "SqlPassword", "Active Directory Password", "ActiveDirectoryPassword"];

    private static readonly string[] directoryLogins =
    [
        .. sqlLogins, .. Both("Integrated"), .. Both("Interactive"), .. Both("Service Principal"), .. Both("Device Code Flow"), .. Both("Managed Identity"),
        .. Both("MSI"),
    ];

    private static readonly string[] defaultLogins = [.. directoryLogins, .. Both("Default")];

    public static OptionTable All { get; } = new(
    [
        new(DataSource, "Server", "Address", "Addr", "Network Address"),
        new(FailoverPartner),
        new(InitialCatalog, "Database"),
        new(UserId, "UID", "User"),
        new(Password, "Pwd"),
        new(IntegratedSecurity, "Trusted_Connection") { IsSwitch = true },
        new("Persist Security Info", "PersistSecurityInfo") { IsSwitch = true },
        new(Authentication) { Since = one, Until = two, Words = sqlLogins },
        new(Authentication) { Since = two, Until = new(3), Words = directoryLogins },
        new(Authentication) { Since = new(3), Until = new(5, 2), Words = defaultLogins },
        new(Authentication) { Since = new(5, 2), Words = [.. defaultLogins, .. Both("Workload Identity")] },

        new(Encrypt) { Role = OptionRole.Mode },
        .. Spaced(TrustServerCertificate, TrustCompact, static o => o with { Role = OptionRole.Tls, IsSwitch = true }),
        new(HostNameInCertificate, "HostNameInCertificate") { Role = OptionRole.Tls, Since = five },
        new(ServerCertificate, "ServerCertificate") { Role = OptionRole.Tls, Since = new(5, 1) },

        new("Application Name", "App"),
        new("Workstation ID", "WSID"),
        new("Current Language", "Language"),
        new("AttachDBFilename", "Extended Properties", "Initial File Name"),
        new("Connect Timeout", "Connection Timeout", "Timeout") { Range = (0, int.MaxValue) },
        new("Command Timeout") { Since = two, Range = (0, int.MaxValue) },
        new("Load Balance Timeout", "Connection Lifetime") { Range = (0, int.MaxValue) },
        new(MaxPoolSize) { Range = (1, int.MaxValue) },
        new(MinPoolSize) { Range = (0, int.MaxValue) },
        new("Packet Size") { Range = (512, 32768) },
        .. Spaced("Connect Retry Count", "ConnectRetryCount", static o => o with { Range = (0, 255) }),
        .. Spaced("Connect Retry Interval", "ConnectRetryInterval", static o => o with { Range = (1, 60) }),
        .. Spaced("Multiple Active Result Sets", "MultipleActiveResultSets", static o => o with { IsSwitch = true }),
        .. Spaced(MultiSubnetFailover, "MultiSubnetFailover", static o => o with { IsSwitch = true }),
        .. Spaced(ApplicationIntent, "ApplicationIntent", static o => o with { Words = ["ReadOnly", "ReadWrite"] }),
        .. Spaced(PoolBlockingPeriod, "PoolBlockingPeriod", static o => o with { Words = ["Auto", "AlwaysBlock", "NeverBlock"] }),
        new("Pooling") { IsSwitch = true },
        new("Enlist") { IsSwitch = true },
        new("Replication") { IsSwitch = true },
        new(UserInstance) { IsSwitch = true },
        new("Type System Version") { Words = ["Latest", "SQL Server 2000", "SQL Server 2005", "SQL Server 2008", "SQL Server 2012", ""] },
        new("Transaction Binding") { Words = ["Implicit Unbind", "Explicit Unbind", ""] },
        new("Column Encryption Setting") { Since = one, Words = ["Enabled", "Disabled"] },
        new("Enclave Attestation Url") { Since = one },
        new("Attestation Protocol") { Since = two, Until = five, Words = ["AAS", "HGS"] },
        new("Attestation Protocol") { Since = five, Words = ["AAS", "HGS", "None"] },
        new("IP Address Preference", "IPAddressPreference") { Since = new(3), Words = ["IPv4First", "IPv6First", "UsePlatformDefault"] },
        new("Server SPN", "ServerSPN") { Since = five },
        new("Failover Partner SPN", "FailoverPartnerSPN") { Since = five },
        new(ContextConnection) { Since = new(6), IsSwitch = true },
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The options that decide about TLS.</summary>
    public static IReadOnlyList<string> Tls { get; } = [.. All.All.Where(static o => o.Role is not null).Select(static o => o.Name).Distinct()];

    /// <summary>Keys of several words were written together until version 2, which takes both spellings.</summary>
    private static DriverOption[] Spaced(string name, string compact, Func<DriverOption, DriverOption> facts) =>
        [facts(new DriverOption(name) { Since = two }), facts(new DriverOption(name) { Keys = [compact] })];

    private static string[] Both(string login) => [$"Active Directory {login}", "ActiveDirectory" + login.Replace(" ", "")];
}
