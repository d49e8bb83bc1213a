using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>MariaDB Connector/J.</summary>
/// <remarks>
/// Run against MariaDB 10.11 and 11.8 and MySQL 9.7 with 2.7.6, 3.3.3 and 3.5.9. Version 2 has no <c>sslMode</c>: <c>useSSL</c> decides, and passes over what
/// it doesn't know. From 3.4 on a MariaDB server from 11.4 on may show, where no <c>serverSslCert</c> is named, that it knows the password instead.
/// </remarks>
public sealed class MariaDbConnectorJDriver : MySqlJdbcDriver
{
    internal const string SslMode = "sslMode";
    internal const string UseSsl = "useSSL";
    internal const string Trust = "trustServerCertificate";
    internal const string NoHostName = "disableSslHostnameVerification";
    internal const string ServerCert = "serverSslCert";
    internal const string TrustStore = "trustStore";
    internal const string Fallback = "fallbackToSystemTrustStore";
    private const string KeyStore = "keyStore";

    /// <summary>The settings of before 3, which are applied last.</summary>
    internal static readonly string[] Legacy = [UseSsl, Trust, NoHostName];

    /// <summary>The settings about the store of trusted certificates.</summary>
    internal static readonly string[] Store = [TrustStore, "trustStorePassword", "trustStoreType", Fallback];

    private static readonly (string Name, string[] Synonyms, OptionRole Role)[] options =
    [
        (SslMode, [], OptionRole.Mode),
        (ServerCert, [], OptionRole.Roots),
        (TrustStore, ["trustCertificateKeystoreUrl"], OptionRole.Roots),
        ("trustStorePassword", ["trustCertificateKeystorePassword"], OptionRole.Tls),
        ("trustStoreType", ["trustCertificateKeystoreType"], OptionRole.Tls),
        (Fallback, [], OptionRole.Tls),
        (KeyStore, ["clientCertificateKeystoreUrl"], OptionRole.ClientCertificate),
        ("keyStorePassword", ["clientCertificateKeystorePassword"], OptionRole.Tls),
        ("keyStoreType", ["clientCertificateKeystoreType"], OptionRole.Tls),
        ("keyPassword", [], OptionRole.Tls),
        ("enabledSslProtocolSuites", [], OptionRole.MinimumTls),
        ("enabledSslCipherSuites", [], OptionRole.Tls),
    ];

    private static readonly Dictionary<string, (string Name, OptionRole Role)> byKey = options
        .SelectMany(static o => o.Synonyms.Prepend(o.Name), static (o, key) => (Key: key, o.Name, o.Role))
        .ToDictionary(static o => o.Key, static o => (o.Name, o.Role), StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings of before 3 are known letter by letter.</summary>
    private static readonly Dictionary<string, string> legacyByKey = new(StringComparer.Ordinal)
    {
        [UseSsl] = UseSsl, ["useSsl"] = UseSsl, [Trust] = Trust, [NoHostName] = NoHostName,
    };

    private MariaDbConnectorJDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MariaDbConnectorJDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mariadb-connector-j";

    /// <inheritdoc/>
    public override string DisplayName => "MariaDB Connector/J";

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new() { Packages = [new("maven", "org.mariadb.jdbc:mariadb-java-client", VersionUse.Same)] };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(2, 7, 6), new(3, 3, 3), new(3, 5, 9)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["2", "3.0-3.4", "3.5"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [MySqlJdbcDialect.MariaDb, MySqlJdbcDialect.MySql];

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        MariaDbConnectorJHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) =>
        source.Dialect is MySqlJdbcDialect dialect ? dialect.AsWritten(source) : source;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => IsTlsOption(key);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => byKey.TryGetValue(key, out var option) ? option.Role : OptionRole.Mode;

    /// <summary>Whether a key is one of its settings about TLS.</summary>
    internal static bool IsTlsOption(string key) => byKey.ContainsKey(key) || legacyByKey.ContainsKey(key);

    /// <summary>The settings by option.</summary>
    internal static SettingGroups Group(IEnumerable<Setting> settings) => new(
        settings.Where(static s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder),
        static s => legacyByKey.TryGetValue(s.Key, out var legacy) ? legacy : byKey.TryGetValue(s.Key, out var option) ? option.Name : s.Key);

    /// <summary>Whether a key is meant to be about TLS, and the driver passes over it.</summary>
    internal static bool IsForeign(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && !IsTlsOption(setting.Key)
            && (TlsKeys.Find(setting.Key) is not null || ConnectorJDriver.Instance.HasOption(setting.Key));

    /// <inheritdoc/>
    private protected override bool TakesHostProperties(DriverVersion version) => version.IsAtLeast(3, 4, 1);

    /// <inheritdoc/>
    private protected override bool IsHiddenBy(IReadOnlyList<Setting> settings, DriverVersion version)
    {
        var groups = Group(settings);
        return groups.Value("tlsSocketType") is { Length: > 0 }
            || groups.Value("socketFactory") is { Length: > 0 }
            || groups.All(Legacy).Any(static s => s.IsPlaceholder)
            || (version.Major >= 3 && groups.Last(SslMode) is { IsPlaceholder: true });
    }

    /// <inheritdoc/>
    private protected override void CheckUrl(ReadingBuilder reading, IReadOnlyList<MySqlJdbcHost> hosts, IReadOnlyList<Setting> query)
    {
        if (reading.Version.Major >= 3 && reading.Source.Dialect == MySqlJdbcDialect.MySql
            && reading.Source.Text.IndexOf("permitMysqlScheme", StringComparison.Ordinal) < 0)
        {
            reading.Refuse(null, "MariaDB Connector/J 3 takes 'jdbc:mysql:' beside 'permitMysqlScheme' only");
        }

        if (hosts.Any(static h => h.HasUser))
        {
            reading.Refuse(null, "MariaDB Connector/J takes no user and password before the host: they go into 'user' and 'password'");
        }
    }

    /// <inheritdoc/>
    private protected override (TlsPosture Posture, Setting? Decisive) Judge(
        ReadingBuilder reading, IReadOnlyList<Setting> settings, DriverVersion version, bool isHost)
    {
        var groups = Group(settings);
        var (level, decisive) = LevelOf(reading, groups, version);
        var certificate = groups.Value(ServerCert) is { Length: > 0 } path ? path : null;
        var store = version.Major < 3 || version.IsAtLeast(3, 5) ? groups.Last(TrustStore) is { Value.Length: > 0 } named ? named.Value : null : null;
        var verifies = level is Level.Chain or Level.Full;
        if (verifies && certificate is null && store is null && version.IsAtLeast(3, 5)
            && groups.Last(Fallback) is { } fallback && fallback.Value.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            reading.Refuse(fallback, "without the runtime's store, 'serverSslCert' or 'trustStore' must name the roots");
        }

        if (!isHost)
        {
            IgnoreUnread(reading, settings, groups, version, level, decisive);
        }

        var posture = new TlsPosture
        {
            Encryption = level == Level.Off ? Encryption.Never : Encryption.Always,
            Chain = verifies,
            HostName = level == Level.Full,
            Roots = !verifies ? new Roots.None()
                : certificate is not null ? new Roots.File(certificate.StartsWith("-----", StringComparison.Ordinal) ? null : certificate)
                : store is not null ? new Roots.Store(store)
                : new Roots.System(),
            ClientCertificate = groups.Value(KeyStore) is { Length: > 0 },
        };
        return (posture, decisive);
    }

    /// <summary>Whether a setting of before 3 is on.</summary>
    internal static bool IsOn(SettingGroups groups, string option, DriverVersion version) => groups.Value(option) is { } value
        && (value is "true" or "1" or "" || (version.Major < 3 && value.Equals("true", StringComparison.OrdinalIgnoreCase)));

    private enum Level
    {
        Off,
        Trust,
        Chain,
        Full,
    }

    /// <summary>The level that a mode asks for; null where it is refused.</summary>
    private static Level? Parse(string mode) => mode.ToLowerInvariant() switch
    {
        "" or "disable" or "disabled" or "0" or "false" => Level.Off,
        "trust" or "required" => Level.Trust,
        "verify-ca" or "verify_ca" => Level.Chain,
        "verify-full" or "verify_full" or "verify_identity" or "1" or "true" => Level.Full,
        _ => null,
    };

    private static (Level Level, Setting? Decisive) LevelOf(ReadingBuilder reading, SettingGroups groups, DriverVersion version)
    {
        var level = Level.Off;
        Setting? decisive = null;
        if (version.Major >= 3 && groups.Last(SslMode) is { } mode)
        {
            decisive = mode;
            if (Parse(mode.Value) is { } parsed)
            {
                level = parsed;
            }
            else
            {
                reading.Refuse(mode, "'sslMode' takes disable, trust, verify-ca, verify-full and MySQL's names for them, and no other spelling");
            }
        }

        if (version.Major < 3 && groups.Last(UseSsl) is { IsPlaceholder: false } flag && !IsOn(groups, UseSsl, version)
            && flag.Value.ToLowerInvariant() is not ("false" or "0"))
        {
            reading.Refuse(flag, "'useSSL' takes true, 1, false and 0");
        }

        if (!IsOn(groups, UseSsl, version))
        {
            return (level, decisive ?? groups.Last(UseSsl));
        }

        return IsOn(groups, Trust, version) ? (Level.Trust, groups.Last(Trust))
            : IsOn(groups, NoHostName, version) ? (Level.Chain, groups.Last(NoHostName))
            : (Level.Full, groups.Last(UseSsl));
    }

    private static void IgnoreUnread(
        ReadingBuilder reading, IReadOnlyList<Setting> settings, SettingGroups groups, DriverVersion version, Level level, Setting? decisive)
    {
        foreach (var option in options.Select(static o => o.Name).Concat(Legacy))
        {
            reading.IgnoreLosers(groups.All(option), static s => s.Value);
        }

        foreach (var setting in settings.Where(IsForeign))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "MariaDB Connector/J knows no such option and passes over it");
        }

        if (version.Major < 3)
        {
            reading.IgnoreAll(groups.All(SslMode), "MariaDB Connector/J before 3 has no 'sslMode' and passes over it: 'useSSL' decides");
        }
        else if (groups.Last(SslMode) is { } mode && decisive is not null && decisive != mode && Parse(mode.Value) is { } asked && asked != level)
        {
            reading.Ignore(mode, "'useSSL' and what belongs to it are applied last, and take its place");
        }

        if (level is Level.Off or Level.Trust)
        {
            reading.IgnoreAll(
                groups.All([ServerCert, TrustStore]).Where(static s => s.Value.Length > 0), "nothing is verified here, so that no roots are looked at");
        }
        else if (version.Major >= 3 && !version.IsAtLeast(3, 5))
        {
            reading.IgnoreAll(groups.All(TrustStore).Where(static s => s.Value.Length > 0), "this version doesn't read it");
        }
    }
}
