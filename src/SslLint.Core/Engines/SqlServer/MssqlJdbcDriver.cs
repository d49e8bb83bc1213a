using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>mssql-jdbc, Microsoft's JDBC driver of SQL Server.</summary>
/// <remarks>
/// Run against a peer that speaks TDS with 7.4.1 and 12.6.1. Source of what lies between: the driver's tags, <c>SQLServerConnection.java</c> and
/// <c>IOBuffer.java</c>. Encryption is the default since 10.1; words for <c>encrypt</c> and <c>serverCertificate</c> came with 11.1, <c>}}</c> with 8.4.
/// </remarks>
public sealed class MssqlJdbcDriver : Driver
{
    /// <summary>What a switch of authentication says where it is off.</summary>
    private const string NoAuthentication = "NotSpecified";

    private MssqlJdbcDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MssqlJdbcDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mssql-jdbc";

    /// <inheritdoc/>
    public override string DisplayName => "mssql-jdbc";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    /// <remarks>Quarkus' extension brings the driver.</remarks>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("maven", "com.microsoft.sqlserver:mssql-jdbc", VersionUse.Same), new("maven", "io.quarkus:quarkus-jdbc-mssql")],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(7, 4), new(8, 4), new(10, 2), new(11, 2)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["7.4-8.2", "8.4-9.4", "10.2", "11.2-13.5"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [SqlServerJdbcDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System | AnchorForms.Store;

    /// <inheritdoc/>
    public override string SystemRoots => "the Java runtime's store";

    /// <inheritdoc/>
    /// <remarks>Executed: 7.4.1 and 12.6.1 accept a certificate whose common name alone fits.</remarks>
    public override CommonNameUse CommonName => CommonNameUse.Always;

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != SqlServerJdbcDialect.Instance)
        {
            reading.Refuse(null, "mssql-jdbc takes URLs that start with 'jdbc:sqlserver://'");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = Group(source, version);
        CheckValues(reading);
        AddEndpoints(reading, groups);
        reading.Mark(groups.All(MssqlJdbcOptions.Tls));
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = HiddenBy.Any(o => groups.Last(o) is { IsPlaceholder: true });
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        var posture = Judge(reading, groups);
        IgnoreUnknown(reading);
        return reading.Build(posture);
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        MssqlJdbcHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    internal override string? LeftAlone(Reading reading) => MssqlJdbcHardening.Unknown(reading);

    /// <inheritdoc/>
    internal override bool HasOption(string key) => MssqlJdbcOptions.All.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => MssqlJdbcOptions.All.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => MssqlJdbcOptions.All.Find(key)?.Words ?? [];

    /// <summary>The settings by the properties that they set, the port before the pairs among them.</summary>
    internal static SettingGroups Group(ConnectionString source, DriverVersion version) => MssqlJdbcOptions.All.Group(source, version);

    /// <summary>Whether a string without <c>encrypt</c> asks for encryption of all.</summary>
    internal static bool EncryptsByDefault(DriverVersion version) => version.IsAtLeast(10, 1);

    /// <summary>The encryption that a setting asks for; null where no version takes the value.</summary>
    internal static SqlEncrypt? ParseEncrypt(Setting setting) => setting.Value.ToLowerInvariant() switch
    {
        "true" or "mandatory" => SqlEncrypt.Mandatory,
        "false" or "no" or "optional" => SqlEncrypt.Optional,
        "strict" => SqlEncrypt.Strict,
        _ => null,
    };

    /// <summary>Whether a switch is on.</summary>
    internal static bool IsOn(Setting? setting) => string.Equals(setting?.Value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a key is about TLS and the version passes over it.</summary>
    internal static bool IsPassedOver(Setting setting, DriverVersion version) =>
        setting is { Place: SettingPlace.Pair, IsKeyPlaceholder: false }
        && MssqlJdbcOptions.All.Find(setting.Key, version) is null
        && (MssqlJdbcOptions.All.Find(setting.Key) is { } later ? later.Role is not null : TlsKeys.Find(setting.Key) is not null);

    /// <summary>What decides about TLS; a placeholder there may say anything.</summary>
    private static IReadOnlyList<string> HiddenBy { get; } =
    [
        MssqlJdbcOptions.Encrypt, MssqlJdbcOptions.TrustServerCertificate, MssqlJdbcOptions.Authentication, MssqlJdbcOptions.Fips,
        MssqlJdbcOptions.TrustManagerClass,
    ];

    private static void CheckValues(ReadingBuilder reading)
    {
        foreach (var setting in reading.Source.Settings.Where(static s => s is { IsPlaceholder: false, IsKeyPlaceholder: false }))
        {
            if (setting is { Place: SettingPlace.Port } && !IsPort(setting.Value))
            {
                reading.Refuse(setting, "the port is no number from 0 to 65535");
            }

            if (setting.Place != SettingPlace.Pair)
            {
                continue;
            }

            if (setting is { IsQuoted: true } && setting.Value.Contains('}') && !reading.Version.IsAtLeast(8, 4))
            {
                reading.Refuse(setting, "'}}' stands for a brace inside of a value since mssql-jdbc 8.4 only");
            }

            switch (MssqlJdbcOptions.All.Find(setting.Key, reading.Version))
            {
                case { Range: not null } when !IsPort(setting.Value):
                    reading.Refuse(setting, $"'{setting.Key}' takes a number from 0 to 65535");
                    break;
                case { Words: { Count: > 0 } words } when !words.Contains(setting.Value, StringComparer.OrdinalIgnoreCase):
                    reading.Refuse(setting, $"'{setting.Key}' takes {string.Join(", ", words)} and nothing else");
                    break;
            }
        }
    }

    private static bool IsPort(string text) => int.TryParse(text, out var port) && port is >= 0 and <= 65535;

    private static TlsPosture? Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var written = groups.Last(MssqlJdbcOptions.Encrypt);
        var asked = written is not null ? ParseEncrypt(written) ?? SqlEncrypt.Optional
            : EncryptsByDefault(reading.Version) ? SqlEncrypt.Mandatory
            : SqlEncrypt.Optional;
        var login = groups.Last(MssqlJdbcOptions.Authentication);
        var isForced = asked == SqlEncrypt.Optional && login is not null && !login.Value.Equals(NoAuthentication, StringComparison.OrdinalIgnoreCase);
        var encrypt = isForced ? SqlEncrypt.Mandatory : asked;
        var trust = groups.Last(MssqlJdbcOptions.TrustServerCertificate);
        var trusts = IsOn(trust) && encrypt != SqlEncrypt.Strict;
        reading.Decisive = encrypt == SqlEncrypt.Mandatory && trusts ? trust : written;
        IgnoreLosers(reading, groups);
        if (isForced)
        {
            reading.IgnoreAll(groups.All(MssqlJdbcOptions.Encrypt), "'authentication' encrypts the whole session, whatever 'encrypt' says");
        }

        var fips = groups.Last(MssqlJdbcOptions.Fips);
        if (IsOn(fips) && (encrypt != SqlEncrypt.Mandatory || trusts))
        {
            reading.Refuse(fips, "with 'fips=true' it connects only with encrypt=true and without trustServerCertificate=true");
        }

        if (encrypt == SqlEncrypt.Optional)
        {
            return Basic(Encryption.LoginOnly, groups);
        }

        if (encrypt == SqlEncrypt.Strict)
        {
            reading.IgnoreAll(
                groups.All(MssqlJdbcOptions.TrustServerCertificate).Where(IsOn), "'encrypt=strict' verifies the server whatever 'trustServerCertificate' says");
        }
        else
        {
            reading.IgnoreAll(groups.All(MssqlJdbcOptions.ServerCertificate), "only 'encrypt=strict' looks at it");
        }

        if (trusts)
        {
            reading.IgnoreAll(groups.All(Verification), "with 'trustServerCertificate=true' any certificate is accepted");
            return Basic(Encryption.Always, groups);
        }

        if (groups.Last(MssqlJdbcOptions.TrustManagerClass) is not null)
        {
            // A class of the application's decides alone.
            reading.IsHidden = true;
            return null;
        }

        return Verified(reading, groups, encrypt, IsOn(fips));
    }

    private static TlsPosture Verified(ReadingBuilder reading, SettingGroups groups, SqlEncrypt encrypt, bool isFips)
    {
        if (encrypt == SqlEncrypt.Strict && groups.Last(MssqlJdbcOptions.ServerCertificate) is { } pin)
        {
            reading.IgnoreAll(groups.All(Verification), "'serverCertificate' names the only certificate that is accepted");
            return Basic(Encryption.Always, groups) with { Roots = new Roots.Pinned(pin.Value), DirectNegotiation = true };
        }

        if (isFips)
        {
            reading.Decisive = groups.Last(MssqlJdbcOptions.Fips);
            reading.IgnoreAll(groups.All(MssqlJdbcOptions.HostNameInCertificate), "with 'fips=true' no name is compared");
        }

        return Basic(Encryption.Always, groups) with
        {
            Chain = true,
            DirectNegotiation = encrypt == SqlEncrypt.Strict,
            HostName = !isFips,
            ExpectedName = !isFips && groups.Value(MssqlJdbcOptions.HostNameInCertificate) is { Length: > 0 } name ? name : null,
            Roots = groups.Value(MssqlJdbcOptions.TrustStore) is { Length: > 0 } store ? new Roots.Store(store) : new Roots.System(),
        };
    }

    /// <summary>Options that say how the server is verified.</summary>
    private static IReadOnlyList<string> Verification { get; } =
    [
        MssqlJdbcOptions.HostNameInCertificate, MssqlJdbcOptions.TrustStore, MssqlJdbcOptions.TrustStorePassword, MssqlJdbcOptions.TrustStoreType,
        MssqlJdbcOptions.TrustManagerClass, MssqlJdbcOptions.TrustManagerArgument,
    ];

    /// <remarks>A context of Java for TLSv1 or TLSv1.1 offers that version and those below it, where the runtime still allows them.</remarks>
    private static TlsPosture Basic(Encryption encryption, SettingGroups groups) => new()
    {
        Encryption = encryption,
        MinimumTls = groups.Value(MssqlJdbcOptions.SslProtocol)?.ToLowerInvariant() is "tlsv1" or "tlsv1.1" ? "1.0" : null,
        ClientCertificate = groups.Value(MssqlJdbcOptions.ClientCertificate) is { Length: > 0 },
    };

    private static void IgnoreLosers(ReadingBuilder reading, SettingGroups groups)
    {
        foreach (var option in MssqlJdbcOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), s => option switch
            {
                MssqlJdbcOptions.Encrypt => $"{ParseEncrypt(s)}",
                MssqlJdbcOptions.TrustServerCertificate or MssqlJdbcOptions.Fips => $"{IsOn(s)}",
                _ => s.Value,
            });
        }
    }

    private static void IgnoreUnknown(ReadingBuilder reading)
    {
        foreach (var setting in reading.Source.Settings.Where(s => IsPassedOver(s, reading.Version)))
        {
            reading.Mark([setting]);
            reading.Ignore(setting, MssqlJdbcOptions.All.Find(setting.Key) is { Since: { } since }
                ? $"mssql-jdbc knows it since {since} only, and passes over what it doesn't know"
                : "mssql-jdbc knows no such property and passes over it");
        }
    }

    /// <summary>The server: the last of host and <c>serverName</c> counts, and so with the port.</summary>
    private static void AddEndpoints(ReadingBuilder reading, SettingGroups groups)
    {
        var settings = reading.Source.Settings;
        var host = groups.Last(MssqlJdbcOptions.ServerName) ?? settings.FirstOrDefault(static s => s.Place == SettingPlace.Host);
        var port = groups.Last(MssqlJdbcOptions.PortNumber);
        if (host is { Value.Length: > 0 })
        {
            reading.Endpoints.Add(Server(host, port?.Value));
        }
        else if (!settings.Any(static s => s.IsKeyPlaceholder) && !reading.IsHidden)
        {
            // Without a name it goes to this machine.
            reading.Endpoints.Add(new Endpoint("localhost", port?.Value, EndpointKind.Network, null));
        }

        if (groups.Last(MssqlJdbcOptions.FailoverPartner) is { Value.Length: > 0 } partner)
        {
            reading.Endpoints.Add(Server(partner, null));
        }
    }

    private static Endpoint Server(Setting setting, string? port)
    {
        var instance = setting.Value.IndexOf('\\');
        var host = instance < 0 || setting.IsPlaceholder ? setting.Value : setting.Value.Substring(0, instance);
        return Endpoints.Of(host, port, setting.IsPlaceholder, setting.ValueSpan);
    }
}
