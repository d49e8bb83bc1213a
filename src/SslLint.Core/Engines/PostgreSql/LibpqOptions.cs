using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>A keyword that libpq knows.</summary>
/// <param name="Name">The keyword; libpq compares it letter by letter.</param>
/// <param name="EnvironmentVariable">The variable that fills it where the string doesn't, or null.</param>
/// <param name="Since">The first major version that knows it; 0 for all that matter here.</param>
internal sealed record LibpqOption(string Name, string? EnvironmentVariable = null, int Since = 0)
{
    /// <summary>What it says about TLS; null where it says nothing.</summary>
    public OptionRole? Role { get; init; }

    /// <summary>The words that it must be one of; empty if anything goes.</summary>
    public string[] Choices { get; init; } = [];
}

/// <summary>libpq's keywords by version.</summary>
/// <remarks>Source: PostgreSQL, <c>src/interfaces/libpq/fe-connect.c</c>, table <c>PQconninfoOptions</c> and the checks of <c>pqConnectOptions2</c>.</remarks>
internal static class LibpqOptions
{
    public const string Host = "host";
    public const string HostAddress = "hostaddr";
    public const string Port = "port";
    public const string Service = "service";
    public const string SslMode = "sslmode";
    public const string SslRootCert = "sslrootcert";
    public const string SslCert = "sslcert";
    public const string SslKey = "sslkey";
    public const string SslNegotiation = "sslnegotiation";
    public const string GssEncMode = "gssencmode";
    public const string RequireAuth = "require_auth";
    public const string MinProtocol = "ssl_min_protocol_version";
    public const string MaxProtocol = "ssl_max_protocol_version";

    /// <summary>Takes the place of <see cref="SslMode"/> wherever it stands; deprecated, in no table of keywords.</summary>
    public const string RequireSsl = "requiressl";

    /// <summary>The modes, the weakest first.</summary>
    public static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    private static readonly string[] protocols = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
    private static readonly string[] preference = ["disable", "prefer", "require"];

    private static readonly string[] wireProtocols = ["3.0", "3.2", "latest"];
    private static readonly string[] methods = ["password", "md5", "gss", "sspi", "scram-sha-256", "none", "oauth"];

    /// <summary>All keywords.</summary>
    public static readonly LibpqOption[] All =
    [
        new(Host, "PGHOST"),
        new(HostAddress, "PGHOSTADDR"),
        new(Port, "PGPORT"),
        new("dbname", "PGDATABASE"),
        new("user", "PGUSER"),
        new("password", "PGPASSWORD"),
        new("passfile", "PGPASSFILE"),
        new(Service, "PGSERVICE"),
        new("servicefile", "PGSERVICEFILE", 19),
        new(SslMode, "PGSSLMODE") { Role = OptionRole.Mode, Choices = Modes },
        new(SslRootCert, "PGSSLROOTCERT") { Role = OptionRole.Roots },
        new(SslCert, "PGSSLCERT") { Role = OptionRole.ClientCertificate },
        new(SslKey, "PGSSLKEY") { Role = OptionRole.ClientKey },
        new("sslpassword") { Role = OptionRole.Tls },
        new("sslcertmode", "PGSSLCERTMODE", 16) { Role = OptionRole.Tls, Choices = ["disable", "allow", "require"] },
        new("sslcrl", "PGSSLCRL") { Role = OptionRole.Tls },
        new("sslcrldir", "PGSSLCRLDIR", 14) { Role = OptionRole.Tls },
        new("sslsni", "PGSSLSNI", 14) { Role = OptionRole.Tls },
        new(SslNegotiation, "PGSSLNEGOTIATION", 17) { Role = OptionRole.Tls, Choices = ["postgres", "direct"] },
        new(MinProtocol, "PGSSLMINPROTOCOLVERSION", 13) { Role = OptionRole.MinimumTls },
        new(MaxProtocol, "PGSSLMAXPROTOCOLVERSION", 13) { Role = OptionRole.Tls },
        new("sslcompression", "PGSSLCOMPRESSION") { Role = OptionRole.Tls },
        new("sslkeylogfile", Since: 18) { Role = OptionRole.Tls },
        new(GssEncMode, "PGGSSENCMODE", 12) { Choices = preference },
        new("gsslib", "PGGSSLIB"),
        new("gssdelegation", "PGGSSDELEGATION", 17),
        new("krbsrvname", "PGKRBSRVNAME"),
        new("channel_binding", "PGCHANNELBINDING", 13) { Choices = preference },
        new(RequireAuth, "PGREQUIREAUTH", 16),
        new("requirepeer", "PGREQUIREPEER"),
        new("scram_client_key", Since: 18),
        new("scram_server_key", Since: 18),
        new("oauth_issuer", Since: 18),
        new("oauth_client_id", Since: 18),
        new("oauth_client_secret", Since: 18),
        new("oauth_scope", Since: 18),
        new("oauth_ca_file", "PGOAUTHCAFILE", 19),
        new("min_protocol_version", "PGMINPROTOCOLVERSION", 18) { Choices = wireProtocols },
        new("max_protocol_version", "PGMAXPROTOCOLVERSION", 18) { Choices = wireProtocols },
        new("connect_timeout", "PGCONNECT_TIMEOUT"),
        new("client_encoding", "PGCLIENTENCODING"),
        new("options", "PGOPTIONS"),
        new("application_name", "PGAPPNAME"),
        new("fallback_application_name"),
        new("keepalives"),
        new("keepalives_idle"),
        new("keepalives_interval"),
        new("keepalives_count"),
        new("tcp_user_timeout"),
        new("replication"),
        new("target_session_attrs", "PGTARGETSESSIONATTRS") { Choices = ["any", "read-write", "read-only", "primary", "standby", "prefer-standby"] },
        new("load_balance_hosts", "PGLOADBALANCEHOSTS", 16) { Choices = ["disable", "random"] },
    ];

    /// <summary>The keywords that have a say about TLS.</summary>
    public static readonly string[] Tls = [.. All.Where(static o => o.Role is not null).Select(static o => o.Name)];

    private static readonly Dictionary<string, LibpqOption> byName = All.ToDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>The option of a keyword, whatever version came with it; null if libpq never knew it.</summary>
    public static LibpqOption? Find(string name) => byName.TryGetValue(name, out var option) ? option : null;

    /// <summary>Whether a value is one that <c>require_auth</c> takes: methods, all or none of them negated by <c>!</c>, none twice.</summary>
    public static bool IsAuthenticationList(string value, DriverVersion version)
    {
        var parts = value.Split(',');
        var negated = parts.Count(p => p.StartsWith("!", StringComparison.Ordinal));
        return value.Length == 0
            || (negated == 0 || negated == parts.Length)
            && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length
            && parts.Select(p => p.StartsWith("!", StringComparison.Ordinal) ? p.Substring(1) : p)
                .All(p => methods.Contains(p, StringComparer.Ordinal) && (p != "oauth" || version.IsAtLeast(18)));
    }

    /// <summary>The place of a protocol version in their order, 0 for the oldest; -1 for none. Case doesn't matter.</summary>
    public static int ProtocolRank(string value) => Array.FindIndex(protocols, p => string.Equals(p, value, StringComparison.OrdinalIgnoreCase));
}

/// <summary>libpq's environment variables and the keywords that they fill where the string gives none.</summary>
public static class LibpqEnvironment
{
    private static readonly Dictionary<string, string> keywords = LibpqOptions.All
        .Where(o => o.EnvironmentVariable is not null)
        .Append(new LibpqOption(LibpqOptions.RequireSsl, "PGREQUIRESSL"))
        .ToDictionary(o => o.EnvironmentVariable!, o => o.Name, StringComparer.Ordinal);

    /// <summary>The connection that the variables are.</summary>
    internal static VariableForm Form { get; } = new()
    {
        Driver = LibpqDriver.Instance.Name,
        SettingOf = KeywordOf,
        VariableOf = VariableOf,
        Hosts = [LibpqOptions.Host, LibpqOptions.HostAddress],
        Mode = LibpqOptions.SslMode,
    };

    /// <summary>The keyword of <c>PGSSLMODE</c>, <c>PGHOST</c>, …, or null.</summary>
    public static string? KeywordOf(string variable) => keywords.TryGetValue(variable, out var keyword) ? keyword : null;

    /// <summary>The variable of <c>sslmode</c>, <c>host</c>, …, or null: some keywords have none.</summary>
    public static string? VariableOf(string keyword) => keywords.FirstOrDefault(p => p.Value == keyword).Key;
}
