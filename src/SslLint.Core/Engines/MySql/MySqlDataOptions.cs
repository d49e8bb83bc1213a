using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>The keys of MySql.Data; the first of each is its own, by which alone an empty value takes it back.</summary>
/// <remarks>Read from the table of 26.10.0 at run time, and each key and value given to <c>MySqlConnectionStringBuilder</c> and <c>MySqlConnection</c> of
/// 26.10.0 and 8.0.19. What came or went in between was not seen: such a key counts as known.</remarks>
internal static class MySqlDataOptions
{
    public const string ConnectionTimeout = "connectiontimeout";
    public const string Server = "server";
    public const string Port = "port";
    public const string Protocol = "protocol";
    public const string SslMode = "sslmode";

    /// <summary>One option under the names <c>SslCa</c> and <c>CertificateFile</c>, for a CA or a client certificate.</summary>
    public const string Certificate = "certificatefile";
    public const string SslCert = "sslcert";
    public const string SslKey = "sslkey";
    public const string StoreLocation = "certificatestorelocation";
    public const string Thumbprint = "certificatethumbprint";
    public const string TlsVersion = "tlsversion";

    private static readonly DriverVersion after8019 = new(8, 0, 20);
    private static readonly DriverVersion newest = new(26);

    public static OptionTable All { get; } = new(
    [
        new(Server, "host", "data source", "datasource"),
        new(Server) { Keys = ["addr", "address", "network address"], Until = newest },
        new(Port) { Range = (0, int.MaxValue) },
        new("user id", "uid", "username", "user name", "user", "userid"),
        new("password", "pwd"),
        new("password1", "pwd1") { Since = after8019 },
        new("password2", "pwd2") { Since = after8019 },
        new("password3", "pwd3") { Since = after8019 },
        new("database", "initial catalog"),
        new(Protocol, "connection protocol", "connectionprotocol")
        {
            Words = ["Sockets", "Socket", "Tcp", "Pipe", "NamedPipe", "UnixSocket", "Unix", "SharedMemory", "Memory"],
        },
        new("pipe", "pipe name", "pipename"),
        new("sharedmemoryname", "shared memory name"),
        new("dns-srv", "dnssrv") { Words = ["true", "false"] },

        new(SslMode, "ssl mode", "ssl-mode") { Role = OptionRole.Mode, Words = [.. MySqlMode.AnyData.Keys] },
        new(Certificate, "certificate file") { Role = OptionRole.ClientCertificate },
        new(Certificate) { Keys = ["sslca", "ssl-ca"], Role = OptionRole.Roots },
        new("certificatepassword", "certificate password", "ssl-ca-pwd") { Role = OptionRole.Tls },
        new(StoreLocation, "certificate store location") { Role = OptionRole.Tls, Words = ["None", "CurrentUser", "LocalMachine"] },
        new(Thumbprint, "certificate thumb print") { Role = OptionRole.Tls },
        new(SslCert, "ssl-cert") { Role = OptionRole.ClientCertificate },
        new(SslKey, "ssl-key") { Role = OptionRole.ClientKey },
        new(TlsVersion, "tls-version", "tls version") { Role = OptionRole.MinimumTls },

        new("allowbatch", "allow batch") { IsSwitch = true },
        new("allowloadlocalinfile", "allow load local infile") { IsSwitch = true },
        new("allowloadlocalinfileinpath", "allow load local infile in path") { Since = after8019 },
        new("allowpublickeyretrieval") { IsSwitch = true },
        new("allowuservariables", "allow user variables") { IsSwitch = true },
        new("allowzerodatetime", "allow zero datetime") { IsSwitch = true },
        new("autoenlist", "auto enlist") { IsSwitch = true },
        new("blobasutf8excludepattern"),
        new("blobasutf8includepattern"),
        new("cacheserverproperties", "cache server properties") { IsSwitch = true },
        new("characterset", "character set", "charset"),
        new("checkparameters", "check parameters") { IsSwitch = true },
        new("commandinterceptors", "command interceptors"),
        new("compress", "use compression", "usecompression") { IsSwitch = true },
        new("connectionlifetime", "connection lifetime") { Range = (0, int.MaxValue) },
        new("connectionreset", "connection reset") { IsSwitch = true },
        new(ConnectionTimeout, "connection timeout", "connect timeout") { Range = (0, int.MaxValue) },
        new("convertzerodatetime", "convert zero datetime") { IsSwitch = true },
        new("defaultauthenticationplugin"),
        new("defaultcommandtimeout", "command timeout", "default command timeout") { Range = (0, int.MaxValue) },
        new("defaulttablecacheage", "default table cache age") { Range = (int.MinValue, int.MaxValue) },
        new("exceptioninterceptors", "exception interceptors"),
        new("functionsreturnstring", "functions return string") { IsSwitch = true },
        new("ignoreprepare", "ignore prepare") { Until = newest, IsSwitch = true },
        new("includesecurityasserts", "include security asserts") { IsSwitch = true },
        new("integratedsecurity", "integrated security"),
        new("interactivesession", "interactive session", "interactive") { IsSwitch = true },
        new("keepalive", "keep alive") { Range = (0, int.MaxValue) },
        new("kerberosauthmode", "kerberos auth mode") { Since = after8019, Words = ["AUTO", "SSPI", "GSSAPI"] },
        new("logging") { IsSwitch = true },
        new("maxpoolsize", "maximumpoolsize", "max pool size", "maximum pool size") { Range = (0, int.MaxValue) },
        new("minpoolsize", "minimumpoolsize", "min pool size", "minimum pool size") { Range = (0, int.MaxValue) },
        new("ociconfigfile", "oci config file") { Since = after8019 },
        new("ociconfigprofile", "oci config profile") { Since = after8019 },
        new("oldguids", "old guids") { IsSwitch = true },
        new("openididentitytoken") { Since = after8019 },
        new("persistsecurityinfo", "persist security info") { IsSwitch = true },
        new("pooling") { IsSwitch = true },
        new("procedurecachesize", "procedure cache size", "procedure cache", "procedurecache") { Range = (0, int.MaxValue) },
        new("replication") { IsSwitch = true },
        new("respectbinaryflags", "respect binary flags") { IsSwitch = true },
        new("rewritebatchedstatements") { Since = after8019, IsSwitch = true },
        new("sqlservermode", "sql server mode") { IsSwitch = true },
        new("sshhostname", "ssh host name", "ssh-host-name") { Until = newest },
        new("sshport") { Until = newest },
        new("sshusername") { Until = newest },
        new("sshpassword") { Until = newest },
        new("sshkeyfile") { Until = newest },
        new("sshpassphrase") { Until = newest },
        new("tablecaching", "table cache", "tablecache") { IsSwitch = true },
        new("treatblobsasutf8", "treat blobs as utf8") { IsSwitch = true },
        new("treattinyasboolean", "treat tiny as boolean") { IsSwitch = true },
        new("useaffectedrows", "use affected rows") { IsSwitch = true },
        new("usedefaultcommandtimeoutforef", "use default command timeout for ef") { IsSwitch = true },
        new("useperformancemonitor", "use performance monitor", "useperfmon", "perfmon") { IsSwitch = true },
        new("useusageadvisor", "use usage advisor", "usage advisor") { IsSwitch = true },
    ],
    StringComparer.OrdinalIgnoreCase);

    /// <summary>The options that decide about TLS.</summary>
    public static IReadOnlyList<string> Tls { get; } = [.. All.All.Where(static o => o.Role is not null).Select(static o => o.Name).Distinct()];
}
