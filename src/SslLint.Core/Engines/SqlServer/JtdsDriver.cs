using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>jTDS, a JDBC driver of SQL Server and Sybase that has had no release since 2013.</summary>
/// <remarks>
/// Run with 1.3.1. <c>ssl=request</c>, and every word that it doesn't know, asks for encryption of the login alone (<c>TdsCore.negotiateSSL</c>);
/// <c>authenticate</c> is compared letter by letter where the roots are chosen (<c>SocketFactories</c>). No form compares the host name.
/// </remarks>
public sealed class JtdsDriver : Driver
{
    private const string NotStrict = "no setting of jTDS compares the host name (ssl=authenticate verifies the chain alone): mssql-jdbc does, with "
        + "jdbc:sqlserver://HOST;encrypt=true;trustServerCertificate=false";

    private const string Ssl = "ssl";
    private const string ServerName = "serverName";
    private const string PortNumber = "portNumber";

    /// <remarks>Source: jTDS, <c>Messages.properties</c>.</remarks>
    private static readonly OptionTable options = new(
    [
        new(Ssl) { Role = OptionRole.Mode },
        new(ServerName),
        new(PortNumber),
        .. new[]
        {
            "appName", "autoCommit", "batchSize", "bindAddress", "bufferDir", "bufferMaxMemory", "bufferMinPackets", "cacheMetaData", "charset",
            "closeSocketOnQueryTimeout", "databaseName", "domain", "instance", "language", "lastUpdateCount", "lobBuffer", "logFile", "loginTimeout",
            "macAddress", "maxStatements", "namedPipe", "packetSize", "password", "prepareSQL", "processId", "progName", "resultSetTimeoutMs",
            "sendStringParametersAsUnicode", "serverType", "socketKeepAlive", "socketTimeout", "TDS", "tcpNoDelay", "useCursors", "useJCIFS", "useKerberos",
            "useLOBs", "useNTLMv2", "user", "wsid", "xaEmulation",
        }.Select(static name => new DriverOption(name)),
    ],
    StringComparer.OrdinalIgnoreCase);

    private JtdsDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static JtdsDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "jtds";

    /// <inheritdoc/>
    public override string DisplayName => "jTDS";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("maven", "net.sourceforge.jtds:jtds", VersionUse.Same)],
        SchemePrefixes = [JtdsDialect.SchemePrefix],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1, 3, 1)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["1.3"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [JtdsDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.None;

    /// <inheritdoc/>
    internal override TlsPosture Best { get; } = new() { Encryption = Encryption.Always, Chain = true };

    /// <inheritdoc/>
    public override string SystemRoots => "the Java runtime's store";

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != JtdsDialect.Instance)
        {
            reading.Refuse(null, "jTDS takes URLs that start with 'jdbc:jtds:'");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = options.Group(source, version);
        var ssl = groups.All(Ssl);
        reading.Mark(ssl);
        reading.Decisive = groups.Last(Ssl);
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = reading.Decisive is { IsPlaceholder: true };
        AddEndpoint(reading, groups);
        reading.IgnoreLosers(ssl, static s => s.Value);
        var pairs = source.Settings.Where(static s => s.Place == SettingPlace.Pair);
        foreach (var setting in pairs.Where(static s => options.Find(s.Key) is null && TlsKeys.Find(s.Key) is not null))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "jTDS knows no such property and passes over it");
        }

        return reading.Build(reading.IsHidden ? null : Judge(reading.Decisive?.Value));
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        HardeningResult.Impossible(NotStrict);

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) =>
    [
        new DriverAdvice(
            "compares no host name, whatever the string says: a certificate of any CA of the Java runtime's store passes, for whatever host it is",
            "mssql-jdbc verifies chain and name, with jdbc:sqlserver://HOST;encrypt=true;trustServerCertificate=false"),
    ];

    /// <inheritdoc/>
    internal override string LeftAlone(Reading reading) => NotStrict;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => options.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => options.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) =>
        key.Equals(Ssl, StringComparison.OrdinalIgnoreCase) ? ["off", "request", "require", "authenticate"] : [];

    private static TlsPosture Judge(string? ssl) => ssl?.ToLowerInvariant() switch
    {
        null or "off" => new TlsPosture { Encryption = Encryption.Never },
        "authenticate" when ssl == "authenticate" => new TlsPosture { Encryption = Encryption.Always, Chain = true, Roots = new Roots.System() },
        "authenticate" or "require" => new TlsPosture { Encryption = Encryption.Always },
        _ => new TlsPosture { Encryption = Encryption.LoginOnly },
    };

    private static void AddEndpoint(ReadingBuilder reading, SettingGroups groups)
    {
        var settings = reading.Source.Settings;
        var host = groups.Last(ServerName) ?? settings.First(static s => s.Place == SettingPlace.Host);
        var port = groups.Last(PortNumber) ?? settings.FirstOrDefault(static s => s.Place == SettingPlace.Port);
        reading.Endpoints.Add(Endpoints.Of(host.Value, port?.Value, host.IsPlaceholder, host.ValueSpan));
    }
}
