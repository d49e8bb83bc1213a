using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>The properties of pgjdbc that have to do with TLS; it compares their names letter by letter and ignores all that it doesn't know.</summary>
/// <remarks>Source: pgjdbc, <c>org/postgresql/PGProperty.java</c>, <c>jdbc/SslMode.java</c>, <c>core/SocketFactoryFactory.java</c>,
/// 42.5.5 and 42.7.14.</remarks>
internal static class PgjdbcOptions
{
    /// <summary>Whose roots <see cref="DefaultJavaFactory"/> takes.</summary>
    public const string SystemRoots = "the Java runtime's store";

    public const string SslMode = "sslmode";
    public const string Ssl = "ssl";
    public const string SslRootCert = "sslrootcert";
    public const string SslCert = "sslcert";
    public const string SslKey = "sslkey";
    public const string SslFactory = "sslfactory";
    public const string SslFactoryArgument = "sslfactoryarg";
    public const string SslHostNameVerifier = "sslhostnameverifier";
    public const string SslNegotiation = "sslNegotiation";
    public const string GssEncMode = "gssEncMode";
    public const string ChannelBinding = "channelBinding";
    public const string SocketFactory = "socketFactory";
    public const string Service = "service";
    public const string Host = "PGHOST";
    public const string Port = "PGPORT";

    /// <summary>The factory that verifies against the Java runtime's trust store.</summary>
    public const string DefaultJavaFactory = "org.postgresql.ssl.DefaultJavaSSLFactory";

    /// <summary>The factory that verifies nothing.</summary>
    public const string NonValidatingFactory = "org.postgresql.ssl.NonValidatingFactory";

    /// <summary>The factory that trusts the one certificate of its argument.</summary>
    public const string SingleCertFactory = "org.postgresql.ssl.SingleCertValidatingFactory";

    /// <summary>The verifier that is used where none is named.</summary>
    public const string DefaultVerifier = "org.postgresql.ssl.PGjdbcHostnameVerifier";

    /// <summary>The modes, the weakest first; their case doesn't matter.</summary>
    public static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    private static readonly (string Name, OptionRole Role)[] tls =
    [
        (SslMode, OptionRole.Mode),
        (Ssl, OptionRole.Mode),
        (SslRootCert, OptionRole.Roots),
        (SslCert, OptionRole.ClientCertificate),
        (SslKey, OptionRole.ClientKey),
        ("sslpassword", OptionRole.Tls),
        ("sslpasswordcallback", OptionRole.Tls),
        (SslFactory, OptionRole.Tls),
        (SslFactoryArgument, OptionRole.Tls),
        (SslHostNameVerifier, OptionRole.Tls),
        (SslNegotiation, OptionRole.Tls),
    ];

    /// <summary>The properties that have a say about TLS.</summary>
    public static readonly string[] Tls = [.. tls.Select(static t => t.Name)];

    private static readonly string[] others = [GssEncMode, ChannelBinding, SocketFactory, Service];

    /// <summary>Properties that have nothing to do with TLS; unknown ones may be parts of a misread password, and aren't named in messages.</summary>
    private static readonly string[] plain =
    [
        "adaptiveFetch", "adaptiveFetchMaximum", "adaptiveFetchMinimum", "allowEncodingChanges", "ApplicationName", "assumeMinServerVersion",
        "authenticationPluginClassName", "autosave", "binaryTransfer", "binaryTransferDisable", "binaryTransferEnable", "cancelSignalTimeout",
        "cleanupSavepoints", "connectTimeout", "currentSchema", "databaseMetadataCacheFields", "databaseMetadataCacheFieldsMiB",
        "defaultRowFetchSize", "disableColumnSanitiser", "escapeSyntaxCallMode", "groupStartupParameters", "gsslib", "gssResponseTimeout",
        "hideUnprivilegedObjects", "hostRecheckSeconds", "jaasApplicationName", "jaasLogin", "kerberosServerName", "loadBalanceHosts",
        "localSocketAddress", "loggerFile", "loggerLevel", "loginTimeout", "logServerErrorDetail", "logUnclosedConnections", "maxResultBuffer",
        "options", "preferQueryMode", "preparedStatementCacheQueries", "preparedStatementCacheSizeMiB", "prepareThreshold", "protocolVersion",
        "quoteReturningIdentifiers", "readOnly", "readOnlyMode", "receiveBufferSize", "replication", "reWriteBatchedInserts", "sendBufferSize",
        "socketFactoryArg", "socketTimeout", "sslResponseTimeout", "sspiServiceClass", "stringtype", "targetServerType", "tcpKeepAlive", "tcpNoDelay",
        "unknownLength", "useSpnego", "xmlFactoryFactory", "requireAuth",
    ];

    /// <summary>Whether a key is one of pgjdbc's properties.</summary>
    public static bool IsProperty(string key) => Find(key) is not null || plain.Contains(key, StringComparer.Ordinal);

    /// <summary>What a property says about TLS; null where it says nothing.</summary>
    public static OptionRole? RoleOf(string key) => tls.Where(t => t.Name == key).Select(static t => (OptionRole?)t.Role).FirstOrDefault();

    /// <summary>The factory that reads <c>sslrootcert</c> and is used where none is named.</summary>
    public static bool IsLibpqFactory(string? factory) =>
        factory is null or "org.postgresql.ssl.LibPQFactory" or "org.postgresql.ssl.jdbc4.LibPQFactory";

    /// <summary>The property that a key names, or null. The place of the connection has names of its own, whose case doesn't matter.</summary>
    public static string? Find(string key) =>
        key.Equals(Host, StringComparison.OrdinalIgnoreCase) || key.Equals("host", StringComparison.OrdinalIgnoreCase) ? Host
        : key.Equals(Port, StringComparison.OrdinalIgnoreCase) || key.Equals("port", StringComparison.OrdinalIgnoreCase) ? Port
        : Tls.Contains(key, StringComparer.Ordinal) || others.Contains(key, StringComparer.Ordinal) ? key
        : null;
}
