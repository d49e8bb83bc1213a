using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>MySQL Connector/J.</summary>
/// <remarks>Run against MariaDB 10.11 and MySQL 9.7 with 8.0.33 and 9.1.0. Versions before 8 were not run: of these only what <c>useSSL=false</c>
/// means is said.</remarks>
public sealed class ConnectorJDriver : MySqlJdbcDriver
{
    internal const string SslMode = "sslMode";
    internal const string UseSsl = "useSSL";
    internal const string RequireSsl = "requireSSL";
    internal const string VerifyServerCertificate = "verifyServerCertificate";
    internal const string StoreUrl = "trustCertificateKeyStoreUrl";
    internal const string StoreType = "trustCertificateKeyStoreType";
    internal const string StorePassword = "trustCertificateKeyStorePassword";
    internal const string Fallback = "fallbackToSystemTrustStore";
    private const string ClientUrl = "clientCertificateKeyStoreUrl";
    private const string Fips = "fipsCompliantJsse";

    /// <summary>The settings that say what <see cref="SslMode"/> says where there is none.</summary>
    internal static readonly string[] Legacy = [UseSsl, RequireSsl, VerifyServerCertificate];

    /// <summary>The settings about the store of trusted certificates.</summary>
    internal static readonly string[] Store = [StoreUrl, StoreType, StorePassword, Fallback];

    private static readonly Dictionary<string, OptionRole> options = new(StringComparer.Ordinal)
    {
        [SslMode] = OptionRole.Mode,
        [UseSsl] = OptionRole.Mode,
        [RequireSsl] = OptionRole.Mode,
        [VerifyServerCertificate] = OptionRole.Mode,
        [StoreUrl] = OptionRole.Roots,
        [StoreType] = OptionRole.Tls,
        [StorePassword] = OptionRole.Tls,
        [Fallback] = OptionRole.Tls,
        [ClientUrl] = OptionRole.ClientCertificate,
        ["clientCertificateKeyStoreType"] = OptionRole.Tls,
        ["clientCertificateKeyStorePassword"] = OptionRole.Tls,
        ["fallbackToSystemKeyStore"] = OptionRole.Tls,
        ["tlsVersions"] = OptionRole.MinimumTls,
        ["enabledTLSProtocols"] = OptionRole.MinimumTls,
        ["tlsCiphersuites"] = OptionRole.Tls,
        ["enabledSSLCipherSuites"] = OptionRole.Tls,
        [Fips] = OptionRole.Tls,
    };

    private static readonly string[] words = ["DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"];

    /// <summary>What brings a transport or settings of its own.</summary>
    private static readonly string[] hiding =
        ["socketFactory", "propertiesTransform", "useConfigs", "sslContextProvider", "trustManagerFactoryProvider", "connectionLifecycleInterceptors"];

    private ConnectorJDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static ConnectorJDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "connector-j";

    /// <inheritdoc/>
    public override string DisplayName => "MySQL Connector/J";

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("maven", "com.mysql:mysql-connector-j", VersionUse.Same), new("maven", "mysql:mysql-connector-java", VersionUse.Same)],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(8), new(9, 1)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["8-9.0", "9.1"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [MySqlJdbcDialect.MySql];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System | AnchorForms.Store;

    /// <inheritdoc/>
    public override string TrustHelp =>
        "goes into the store of the Java runtime, or into one that 'trustCertificateKeyStoreUrl' names (`dotnet sslconnect truststore create` makes it)";

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        ConnectorJHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    internal override bool HasOption(string key) => options.ContainsKey(key);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => options[key];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => key == SslMode ? words : [];

    /// <summary>The settings by property, whose names are compared letter by letter.</summary>
    internal static SettingGroups Group(IEnumerable<Setting> settings) =>
        new(settings.Where(static s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder), static s => s.Key.Trim());

    /// <summary>Whether a key is meant to be about TLS, and the driver passes over it.</summary>
    internal static bool IsForeign(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && !options.ContainsKey(setting.Key)
            && (TlsKeys.Find(setting.Key) is not null || options.Keys.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
                || MariaDbConnectorJDriver.IsTlsOption(setting.Key));

    /// <inheritdoc/>
    /// <remarks>What <c>useSSL=false</c> alone means is the same in all of them: MySQL Connector/J 5.1 Developer Guide, "Connecting Securely Using
    /// SSL".</remarks>
    private protected override bool IsUnknown(DriverVersion version, ConnectionString source) =>
        version.Major < 8 && !(Group(source.Settings) is var groups && groups.Last(SslMode) is null && IsOn(groups, UseSsl) == false);

    /// <inheritdoc/>
    private protected override bool TakesHostProperties(DriverVersion version) => true;

    /// <inheritdoc/>
    private protected override bool IsHiddenBy(IReadOnlyList<Setting> settings, DriverVersion version)
    {
        var groups = Group(settings);
        return groups.All(hiding).Any(static s => s.Value.Length > 0)
            || groups.Last(SslMode) is { IsPlaceholder: true }
            || (groups.Last(SslMode) is null && groups.All(Legacy).Any(static s => s.IsPlaceholder));
    }

    /// <inheritdoc/>
    private protected override (TlsPosture Posture, Setting? Decisive) Judge(
        ReadingBuilder reading, IReadOnlyList<Setting> settings, DriverVersion version, bool isHost)
    {
        var groups = Group(settings);
        var (mode, decisive) = ModeOf(reading, groups);
        var isChecked = mode is "VERIFY_CA" or "VERIFY_IDENTITY"
            || (mode == "REQUIRED" && version.IsAtLeast(9, 1) && IsOn(groups, Fips) == true);
        var store = groups.Last(StoreUrl) is { Value.Length: > 0 } url ? url : null;
        if (isChecked)
        {
            CheckStore(reading, groups, store);
        }

        if (!isHost)
        {
            IgnoreUnread(reading, settings, groups, mode, isChecked);
        }

        var posture = new TlsPosture
        {
            Encryption = mode switch
            {
                "DISABLED" => Encryption.Never,
                "PREFERRED" => Encryption.Fallback,
                _ => Encryption.Always,
            },
            Chain = isChecked,
            HostName = mode == "VERIFY_IDENTITY",
            Roots = !isChecked ? new Roots.None() : store is null ? new Roots.System() : new Roots.Store(PathOf(store.Value)),
            ClientCertificate = groups.Value(ClientUrl) is { Length: > 0 },
        };
        return (posture, decisive);
    }

    /// <summary>Whether a switch is on; null where it isn't set, or is no switch.</summary>
    private static bool? IsOn(SettingGroups groups, string option) => groups.Value(option) is { } value ? ParseSwitch(value) : null;

    private static bool? ParseSwitch(string value) => value.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };

    private static (string Mode, Setting? Decisive) ModeOf(ReadingBuilder reading, SettingGroups groups)
    {
        if (groups.Last(SslMode) is { } written)
        {
            var mode = written.Value.Trim().ToUpperInvariant();
            if (Array.IndexOf(words, mode) < 0)
            {
                reading.Refuse(written, $"'sslMode' takes {string.Join(", ", words)} and no other spelling");
            }

            return (mode, written);
        }

        foreach (var setting in groups.All(Legacy).Where(static s => !s.IsPlaceholder && ParseSwitch(s.Value) is null))
        {
            reading.Refuse(setting, $"'{setting.Key}' takes true, yes, false and no");
        }

        return IsOn(groups, UseSsl) == false ? ("DISABLED", groups.Last(UseSsl))
            : IsOn(groups, VerifyServerCertificate) == true ? ("VERIFY_CA", groups.Last(VerifyServerCertificate))
            : IsOn(groups, RequireSsl) == true ? ("REQUIRED", groups.Last(RequireSsl))
            : ("PREFERRED", groups.Last(UseSsl));
    }

    private static void CheckStore(ReadingBuilder reading, SettingGroups groups, Setting? store)
    {
        if (store is { IsPlaceholder: false } && store.Value.IndexOf(':') < 0)
        {
            reading.Refuse(store, "'trustCertificateKeyStoreUrl' takes a URL: 'file:' stands before a path");
        }
        else if (store is null && IsOn(groups, Fallback) == false)
        {
            reading.Refuse(groups.Last(Fallback), "without the runtime's store, 'trustCertificateKeyStoreUrl' must name one");
        }
    }

    private static string? PathOf(string url)
    {
        const string File = "file:";
        return !url.StartsWith(File, StringComparison.OrdinalIgnoreCase) ? null
            : url.Substring(url.StartsWith(File + "///", StringComparison.OrdinalIgnoreCase) ? File.Length + 2 : File.Length);
    }

    private static void IgnoreUnread(ReadingBuilder reading, IReadOnlyList<Setting> settings, SettingGroups groups, string mode, bool isChecked)
    {
        foreach (var option in options.Keys)
        {
            reading.IgnoreLosers(groups.All(option), static s => s.Value.Trim().ToLowerInvariant());
        }

        foreach (var setting in settings.Where(IsForeign))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, "Connector/J knows no such property and passes over it; its names are compared letter by letter");
        }

        if (groups.Last(SslMode) is not null)
        {
            reading.IgnoreAll(
                groups.All(Legacy).Where(s => ParseSwitch(s.Value) is { } on && on != (mode != "DISABLED" && (s.Key != VerifyServerCertificate || isChecked))),
                "'sslMode' takes its place");
        }

        if (!isChecked)
        {
            reading.IgnoreAll(
                groups.All([StoreUrl, StorePassword]).Where(static s => s.Value.Length > 0), "only VERIFY_CA and VERIFY_IDENTITY read the store");
        }
    }
}
