using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>node-postgres (<c>pg</c>) of Node.js, and what builds on it: Knex, TypeORM, Sequelize.</summary>
/// <remarks>
/// Sources: pg-connection-string 2.14.1, <c>index.js</c>; pg 8.23.1, <c>lib/connection-parameters.js</c>, <c>lib/connection.js</c>.
/// Every <c>sslmode</c> but <c>disable</c> and <c>no-verify</c> verifies chain and name; there is no fallback to plaintext.
/// </remarks>
public sealed class NodePostgresDriver : Driver
{
    internal const string SslMode = "sslmode";
    internal const string Ssl = "ssl";
    internal const string SslRootCert = "sslrootcert";
    internal const string SslCert = "sslcert";
    internal const string SslKey = "sslkey";
    internal const string SslNegotiation = "sslnegotiation";
    internal const string UseLibpqCompat = "uselibpqcompat";

    private static readonly (string Name, OptionRole Role)[] tls =
    [
        (SslMode, OptionRole.Mode),
        (Ssl, OptionRole.Mode),
        (SslRootCert, OptionRole.Roots),
        (SslCert, OptionRole.ClientCertificate),
        (SslKey, OptionRole.ClientKey),
        (SslNegotiation, OptionRole.Tls),
        (UseLibpqCompat, OptionRole.Tls),
    ];

    /// <summary>The parameters that have a say about TLS, compared letter by letter.</summary>
    internal static readonly string[] Tls = [.. tls.Select(static t => t.Name)];

    private NodePostgresDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static NodePostgresDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "node-postgres";

    /// <inheritdoc/>
    public override string DisplayName => "node-postgres";

    /// <inheritdoc/>
    public override Engine Engine => PostgreSqlEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        // The packages' documentation: pg, @prisma/adapter-pg (npm).
        Packages = [new("npm", "pg", VersionUse.Same), new("npm", "pg-pool"), new("npm", "pg-promise"), new("npm", "@prisma/adapter-pg")],
        Calls =
        [
            new("pg.Pool"), new("pg.Client"), new("Pool", "'pg'"), new("Pool", "\"pg\""), new("Client", "'pg'"), new("Client", "\"pg\""), new("PrismaPg"),
        ],
        Parameters = [UseLibpqCompat, SslMode + "=no-verify"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(8)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["8"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != UriDialect.Instance)
        {
            reading.Refuse(null, "node-postgres takes URLs; any other text becomes the name of a database on a host named 'base'");
            return reading.Build(null);
        }

        var url = AsRead(source);
        if (url.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = Group(url.Settings);
        reading.Mark(groups.All(Tls));
        AddEndpoint(reading, url, groups);
        reading.HasUnknownSettings = url.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(SslMode) is { IsPlaceholder: true }
            || groups.Last(UseLibpqCompat) is { IsPlaceholder: true }
            || (groups.Last(Ssl) is { IsPlaceholder: true } && Mode(groups) is null);
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        var posture = Judge(groups);
        Check(reading, url, groups, posture);
        IgnoreUnread(reading, url, groups, posture);
        reading.Decisive = groups.Last(SslMode) ?? groups.Last(Ssl);
        return reading.Build(posture);
    }

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => UriSyntax.ReadAsWhatwg(source);

    /// <inheritdoc/>
    internal override bool HasOption(string key) => Tls.Contains(key, StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => tls.First(t => t.Name == key).Role;

    /// <inheritdoc/>
    internal override bool MeansSystemRoots(Setting setting) => setting.Value == "system";

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        NodePostgresHardening.Harden(source, versions, options);

    /// <summary>The query's settings by parameter.</summary>
    internal static SettingGroups Group(IEnumerable<Setting> settings) =>
        new(settings.Where(s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder), s => s.Key);

    /// <summary>Whether a key looks like a TLS setting that node-postgres doesn't know.</summary>
    internal static bool IsMisspelt(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && !Tls.Contains(setting.Key, StringComparer.Ordinal)
            && TlsKeys.Find(setting.Key) is not null;

    /// <summary>Whether libpq's meaning of <c>sslmode</c> is asked for; only the exact word does that.</summary>
    internal static bool IsLibpqCompatible(SettingGroups groups) => groups.Value(UseLibpqCompat) == "true";

    /// <summary>An empty <c>sslmode</c> counts as none.</summary>
    private static string? Mode(SettingGroups groups) => Text(groups, SslMode);

    private static string? Text(SettingGroups groups, string parameter) => groups.Value(parameter) is { Length: > 0 } value ? value : null;

    private static TlsPosture Judge(SettingGroups groups)
    {
        var root = Text(groups, SslRootCert);
        var isCompatible = IsLibpqCompatible(groups);
        var isDirect = groups.Value(SslNegotiation) == "direct";

        // Any of these makes the object that switches TLS on, whatever 'ssl' says.
        var hasObject = (Text(groups, SslMode) ?? root ?? Text(groups, SslCert) ?? Text(groups, SslKey)) is not null;
        var (encrypted, chain, host) = (hasObject, Mode(groups), isCompatible) switch
        {
            (true, "disable", _) => (false, false, false),
            (true, "no-verify", false) => (true, false, false),
            (true, "prefer", true) => (true, false, false),
            (true, "require", true) => (true, root is not null, false),
            (true, "verify-ca", true) => (true, true, false),
            (true, _, _) => (true, true, true),
            _ => groups.Value(Ssl) switch
            {
                "true" or "1" => (true, true, true),
                "no-verify" => (true, false, false),
                null => (isDirect, isDirect, isDirect),
                _ => (false, false, false),
            },
        };
        return new TlsPosture
        {
            Encryption = encrypted ? Encryption.Always : Encryption.Never,
            Chain = chain,
            HostName = host,
            Roots = !chain ? new Roots.None() : root is null ? new Roots.System() : new Roots.File(root),
            ClientCertificate = Text(groups, SslCert) is not null,
            DirectNegotiation = isDirect && encrypted,
        };
    }

    private static void Check(ReadingBuilder reading, ConnectionString url, SettingGroups groups, TlsPosture posture)
    {
        if (url.Settings.Count(s => s.Place == SettingPlace.Host) > 1
            || url.Settings.Any(s => s is { Place: SettingPlace.Host, IsPlaceholder: false } && s.Value.Contains(',')))
        {
            reading.Refuse(url.Settings.First(s => s.Place == SettingPlace.Host), "node-postgres takes one host");
        }

        if (url.Settings.FirstOrDefault(s => s.Place == SettingPlace.Port) is { IsPlaceholder: false, Value.Length: > 0 } port
            && !ushort.TryParse(port.Value, out _))
        {
            reading.Refuse(port, "node-postgres takes one host, and the port must be a number");
        }

        if (groups.Last(SslRootCert) is { Value: "system" } system)
        {
            reading.Refuse(system, "node-postgres takes 'system' for a file, which it can't open");
        }

        if (groups.Last(SslNegotiation) is { Value: not ("postgres" or "direct" or ""), IsPlaceholder: false } negotiation)
        {
            reading.Refuse(negotiation, "'sslnegotiation' takes postgres and direct");
        }

        if (groups.Last(SslNegotiation) is { Value: "direct" } direct && posture.Encryption == Encryption.Never)
        {
            reading.Refuse(direct, "'sslnegotiation=direct' needs TLS, which is off");
        }

        if (IsLibpqCompatible(groups) && Mode(groups) == "verify-ca" && Text(groups, SslRootCert) is null)
        {
            reading.Refuse(groups.Last(SslMode), "'verify-ca' under 'uselibpqcompat=true' needs 'sslrootcert'");
        }

        var isObject = (Mode(groups) ?? Text(groups, SslRootCert) ?? Text(groups, SslCert) ?? Text(groups, SslKey)) is not null;
        if (!isObject && groups.Last(Ssl) is { Value: not ("true" or "1" or "0" or "no-verify" or "") } ssl)
        {
            reading.Refuse(ssl, "'ssl' takes true, 1, 0 and no-verify; any other word, false too, is taken for an object and crashes the connection");
        }
    }

    private static void IgnoreUnread(ReadingBuilder reading, ConnectionString url, SettingGroups groups, TlsPosture posture)
    {
        foreach (var parameter in Tls)
        {
            reading.IgnoreLosers(groups.All(parameter), static s => s.Value);
        }

        foreach (var setting in url.Settings.Where(IsMisspelt))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "node-postgres knows no such parameter and passes over it; names are compared letter by letter");
        }

        if (groups.Last(SslMode) is { Value.Length: 0 } empty)
        {
            reading.Ignore(empty, "an empty 'sslmode' counts as none");
        }

        if (Mode(groups) is not null && groups.Last(Ssl) is { } ssl && SslStrength(ssl) != (posture.Encryption, posture.Chain))
        {
            reading.Ignore(ssl, "'sslmode' takes its place");
        }

        if (posture.Encryption == Encryption.Never)
        {
            reading.IgnoreAll(groups.All([SslRootCert, SslCert, SslKey]).Where(s => s.Value.Length > 0), "there is no TLS with 'sslmode=disable'");
        }
        else if (!posture.Chain)
        {
            reading.IgnoreAll(groups.All(SslRootCert).Where(s => s.Value.Length > 0), "with this 'sslmode' any certificate is accepted");
        }

        if (groups.Last(UseLibpqCompat) is { Value: not "true" } inert)
        {
            reading.Ignore(inert, "only the exact word 'true' has an effect");
        }
    }

    private static (Encryption Encryption, bool Chain) SslStrength(Setting ssl) => ssl.Value switch
    {
        "true" or "1" => (Encryption.Always, true),
        "no-verify" => (Encryption.Always, false),
        "0" or "" => (Encryption.Never, false),
        _ => (Encryption.Never, true),
    };

    private static void AddEndpoint(ReadingBuilder reading, ConnectionString url, SettingGroups groups)
    {
        // A host in the query counts if it isn't empty, else that of the authority.
        var host = groups.Last("host") is { Value.Length: > 0 } query ? query : url.Settings.FirstOrDefault(s => s.Place == SettingPlace.Host);
        var port = Text(groups, "port") ?? url.Settings.FirstOrDefault(s => s.Place == SettingPlace.Port)?.Value;
        reading.Endpoints.Add(host is null
            ? new Endpoint("localhost", port, EndpointKind.Network, null)
            : Endpoints.Of(host.Value, port, host.IsPlaceholder, host.ValueSpan));
    }
}
