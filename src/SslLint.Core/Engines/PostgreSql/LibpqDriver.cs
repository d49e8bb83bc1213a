using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>libpq, PostgreSQL's C library: psql, psycopg, Ruby's pg, PHP and many more.</summary>
/// <remarks>
/// Sources: PostgreSQL, <c>src/interfaces/libpq/fe-connect.c</c> (<c>pqConnectOptions2</c>, <c>conninfo_storeval</c>, <c>conninfo_uri_parse_params</c>),
/// <c>fe-secure-openssl.c</c> (<c>initialize_SSL</c>), 15.18 and 18.6; <c>doc/src/sgml/libpq.sgml</c>.
/// </remarks>
public sealed class LibpqDriver : Driver
{
    /// <summary>The root certificates that are used where the string names none, if the file exists.</summary>
    internal const string DefaultRootCertificate = "~/.postgresql/root.crt";

    private LibpqDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static LibpqDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "libpq";

    /// <inheritdoc/>
    public override string DisplayName => "libpq";

    /// <inheritdoc/>
    public override Engine Engine => PostgreSqlEngine.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(15), new(18)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["<=15", ">=16"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance, LibpqKeywordDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "libpq takes keyword=value pairs separated by white space, or a postgresql:// URI");
            return reading.Build(null);
        }

        if ((source.Dialect == UriDialect.Instance ? LibpqUri.ErrorOf(source) : source.Error) is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        if (source.Dialect == UriDialect.Instance && version.IsAtLeast(17))
        {
            source = WithoutOuterBlanks(source);
            reading = new ReadingBuilder(this, version, source);
            CheckInnerBlanks(reading);
        }

        var groups = Group(source);
        CheckKeywords(reading);
        reading.Mark(groups.All(LibpqOptions.Tls));
        var hosts = LibpqHosts.Read(source, groups);
        reading.Endpoints.AddRange(hosts.Endpoints);

        // A service file may hold any keyword that the string doesn't give; GSS encryption takes the place of TLS.
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(LibpqOptions.SslMode) is { IsPlaceholder: true }
            || (groups.Last(LibpqOptions.Service) is { Value.Length: > 0 } && groups.Last(LibpqOptions.SslMode) is null)
            || groups.Value(LibpqOptions.GssEncMode) == "require";
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        var mode = ModeOf(groups, version);
        CheckCombinations(reading, groups, mode, hosts);
        return reading.Build(Judge(reading, groups, mode, hosts, context));
    }

    /// <inheritdoc/>
    internal override bool HasOption(string key) => LibpqOptions.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => LibpqOptions.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => LibpqOptions.Find(key)?.Choices ?? [];

    /// <inheritdoc/>
    internal override bool MeansSystemRoots(Setting setting) => setting.Value == "system";

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        LibpqHardening.Harden(source, versions, options);

    /// <summary>The settings by keyword; <c>requiressl</c> and a URI's <c>ssl=true</c> set <c>sslmode</c>.</summary>
    internal static SettingGroups Group(ConnectionString source)
    {
        var isEnvironment = source.Dialect == SpreadDialect.Instance;
        var hasMode = isEnvironment && source.Settings.Any(s => s.Key == LibpqOptions.SslMode);
        return new(
            source.Settings.Where(s => !s.IsKeyPlaceholder && !(isEnvironment && IsIdleVariable(s, hasMode))),
            s => s.Key == LibpqOptions.RequireSsl || IsSslTrue(s, source) ? LibpqOptions.SslMode : s.Key);
    }

    /// <summary>The mode that a setting of the group <c>sslmode</c> gives.</summary>
    internal static string ModeOf(Setting setting) => setting.Key switch
    {
        LibpqOptions.SslMode => setting.Value,
        LibpqOptions.RequireSsl => setting.Value.StartsWith("1", StringComparison.Ordinal) ? "require" : "prefer",
        _ => "require",
    };

    /// <summary>Whether <c>sslrootcert</c> asks for the roots of the system; up to version 15 it is a file of that name.</summary>
    internal static bool UsesSystemRoots(SettingGroups groups, DriverVersion version) =>
        version.IsAtLeast(16) && groups.Value(LibpqOptions.SslRootCert) == "system";

    private static string ModeOf(SettingGroups groups, DriverVersion version) =>
        groups.Last(LibpqOptions.SslMode) is { } setting ? ModeOf(setting)
        : UsesSystemRoots(groups, version) ? "verify-full"
        : "prefer";

    private static bool IsSslTrue(Setting setting, ConnectionString source) =>
        source.Dialect == UriDialect.Instance && setting is { Key: "ssl", Value: "true", Place: SettingPlace.Pair };

    /// <summary>In the environment <c>PGREQUIRESSL</c> counts only as <c>1</c> and where <c>PGSSLMODE</c> is absent.</summary>
    private static bool IsIdleVariable(Setting setting, bool hasMode) => setting.Key == LibpqOptions.RequireSsl && (setting.Value != "1" || hasMode);

    /// <summary>Since version 17 blanks around a part of a URI fall away; before that they belong to it.</summary>
    private static ConnectionString WithoutOuterBlanks(ConnectionString uri) => new(
        uri.Dialect,
        uri.Text,
        uri.Tokens,
        [
            .. uri.Settings.Select(s =>
                s with { Key = WithoutOuterBlanks(s.Key, s.KeySpan.Of(uri.Text)), Value = WithoutOuterBlanks(s.Value, s.ValueSpan.Of(uri.Text)) })
        ],
        uri.Scheme,
        uri.Error) { Opaque = uri.Opaque };

    /// <summary>Only blanks that are written as such fall away: <c>%20</c> stays.</summary>
    private static string WithoutOuterBlanks(string decoded, string written)
    {
        var start = written.Length - written.TrimStart(' ').Length;
        var end = start == written.Length ? 0 : written.Length - written.TrimEnd(' ').Length;
        return decoded.Substring(start, decoded.Length - start - end);
    }

    private static void CheckInnerBlanks(ReadingBuilder reading)
    {
        var text = reading.Source.Text;
        foreach (var setting in reading.Source.Settings.Where(s => !s.IsPlaceholder && s.ValueSpan.Of(text).Trim(' ').Contains(' ')))
        {
            reading.Refuse(setting, "since version 17 libpq refuses a blank inside a part of a URI: it is written %20");
        }
    }

    private static void CheckKeywords(ReadingBuilder reading)
    {
        foreach (var setting in reading.Source.Settings.Where(s => !s.IsKeyPlaceholder && s.Key != LibpqOptions.RequireSsl && !IsSslTrue(s, reading.Source)))
        {
            if (LibpqOptions.Find(setting.Key) is not { } option)
            {
                reading.Refuse(setting, Unknown(setting.Key));
            }
            else if (!reading.Version.IsAtLeast(option.Since))
            {
                reading.Refuse(setting, $"libpq {reading.Version.Major} doesn't know '{option.Name}', which came with version {option.Since}");
            }
        }
    }

    private static string Unknown(string key)
    {
        if (LibpqOptions.All.FirstOrDefault(o => string.Equals(o.Name, key, StringComparison.OrdinalIgnoreCase)) is { } option)
        {
            return $"libpq knows '{option.Name}' in lower case alone";
        }

        return TlsKeys.Find(key) switch
        {
            OptionRole.Mode => "libpq doesn't know this spelling: the keyword is 'sslmode'",
            OptionRole.Roots => "libpq doesn't know this keyword: the root certificate goes into 'sslrootcert'",
            OptionRole.ClientCertificate => "libpq doesn't know this keyword: the client certificate goes into 'sslcert'",
            OptionRole.ClientKey => "libpq doesn't know this keyword: the client key goes into 'sslkey'",
            OptionRole.Tls when string.Equals(key, "ssl", StringComparison.OrdinalIgnoreCase) =>
                "libpq takes 'ssl=true' in a URI, letter by letter, and nothing else of the kind",
            _ => "libpq refuses keywords that it doesn't know, and this is one",
        };
    }

    /// <summary>Only the last value of a keyword is checked: earlier ones are overwritten before that.</summary>
    private static void CheckCombinations(ReadingBuilder reading, SettingGroups groups, string mode, LibpqHosts hosts)
    {
        foreach (var option in LibpqOptions.All.Where(o => o.Choices.Length > 0 && reading.Version.IsAtLeast(o.Since)))
        {
            if (groups.Last(option.Name) is { IsPlaceholder: false } setting
                && setting.Key == option.Name
                && !option.Choices.Contains(setting.Value, StringComparer.Ordinal))
            {
                reading.Refuse(setting, $"'{option.Name}' takes {string.Join(", ", option.Choices)} and no other spelling");
            }
        }

        if (groups.Last(LibpqOptions.RequireAuth) is { IsPlaceholder: false } methods && !LibpqOptions.IsAuthenticationList(methods.Value, reading.Version))
        {
            reading.Refuse(methods, "'require_auth' takes methods such as scram-sha-256, each once, all or none of them negated by '!'");
        }

        if (hosts.Mismatch is { } mismatch)
        {
            reading.Refuse(mismatch, "there are not as many values here as there are hosts");
        }

        foreach (var port in hosts.InvalidPorts)
        {
            reading.Refuse(port, "a port is no number from 1 to 65535");
        }

        if (UsesSystemRoots(groups, reading.Version) && mode != "verify-full")
        {
            reading.Refuse(groups.Last(LibpqOptions.SslMode), "'sslrootcert=system' is allowed with 'sslmode=verify-full' alone");
        }

        if (groups.Value(LibpqOptions.SslNegotiation) == "direct" && mode is not ("require" or "verify-ca" or "verify-full"))
        {
            reading.Refuse(groups.Last(LibpqOptions.SslNegotiation), "'sslnegotiation=direct' needs 'sslmode' require, verify-ca or verify-full");
        }

        if (mode == "verify-full" && hosts.HaveAddressesOnly)
        {
            reading.Refuse(
                groups.Last(LibpqOptions.HostAddress), "'verify-full' needs 'host' beside 'hostaddr': there is no name to compare with the certificate");
        }

        CheckProtocols(reading, groups);
    }

    private static void CheckProtocols(ReadingBuilder reading, SettingGroups groups)
    {
        foreach (var option in (string[])[LibpqOptions.MinProtocol, LibpqOptions.MaxProtocol])
        {
            if (groups.Last(option) is { IsPlaceholder: false, Value.Length: > 0 } setting && LibpqOptions.ProtocolRank(setting.Value) < 0)
            {
                reading.Refuse(setting, $"'{option}' takes TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3");
            }
        }

        if (groups.Last(LibpqOptions.MaxProtocol) is { IsPlaceholder: false, Value.Length: > 0 } maximum
            && LibpqOptions.ProtocolRank(maximum.Value) is >= 0 and var highest
            && groups.Last(LibpqOptions.MinProtocol) is not { IsPlaceholder: true }
            && MinimumProtocol(groups) is { Length: > 0 } minimum
            && highest < LibpqOptions.ProtocolRank(minimum))
        {
            reading.Refuse(maximum, "the highest TLS version is below the lowest, which is TLSv1.2 if not given");
        }
    }

    /// <summary>The lowest protocol version; empty where the string lifts the limit.</summary>
    private static string MinimumProtocol(SettingGroups groups) => groups.Value(LibpqOptions.MinProtocol) ?? "TLSv1.2";

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups, string mode, LibpqHosts hosts, ReadContext context)
    {
        reading.Decisive = groups.Last(LibpqOptions.SslMode);
        foreach (var option in LibpqOptions.Tls)
        {
            reading.IgnoreLosers(groups.All(option), option == LibpqOptions.SslMode ? ModeOf : static s => s.Value);
        }

        var client = groups.Value(LibpqOptions.SslCert) is { Length: > 0 };
        if (hosts.AreSockets)
        {
            reading.IgnoreAll(
                groups.All(LibpqOptions.Tls).Where(s => s.Key != LibpqOptions.SslMode || mode is not ("disable" or "allow" or "prefer")),
                "there is no TLS over a unix socket, whatever the string asks for");
            return new TlsPosture { Encryption = Encryption.Never };
        }

        var posture = JudgeMode(groups, mode, reading.Version, context) with
        {
            MinimumTls = groups.Value(LibpqOptions.MinProtocol) is { Length: > 4 } minimum && LibpqOptions.ProtocolRank(minimum) is >= 0 and var rank
                ? $"1.{rank}"
                : null,
            ClientCertificate = client,
            DirectNegotiation = groups.Value(LibpqOptions.SslNegotiation) == "direct",
        };
        if (posture.Encryption == Encryption.Never)
        {
            reading.IgnoreAll(groups.All(LibpqOptions.Tls.Where(o => o != LibpqOptions.SslMode)), "there is no TLS with 'sslmode=disable'");
        }
        else if (!posture.Chain && groups.Last(LibpqOptions.SslRootCert) is { Value.Length: > 0 } root)
        {
            reading.Ignore(root, "the file doesn't exist, and then nothing is verified with this 'sslmode'");
        }

        return posture;
    }

    private static TlsPosture JudgeMode(SettingGroups groups, string mode, DriverVersion version, ReadContext context)
    {
        var named = groups.Value(LibpqOptions.SslRootCert) is { Length: > 0 } path ? path : null;
        var system = UsesSystemRoots(groups, version);

        // Below verify-ca libpq verifies the chain only if the root file exists. A name such as 'system' that an older version takes for a file is none.
        var rootExists = named is null ? context.FileExists(DefaultRootCertificate) == true
            : context.FileExists(named) ?? named != "system";
        var chain = mode != "disable" && (mode.StartsWith("verify-", StringComparison.Ordinal) || rootExists);
        return new TlsPosture
        {
            Encryption = mode switch
            {
                "disable" => Encryption.Never,
                "allow" => Encryption.PlaintextFirst,
                "prefer" => Encryption.Fallback,
                _ => Encryption.Always,
            },
            Chain = chain,
            HostName = mode == "verify-full",
            Roots = !chain ? new Roots.None() : system ? new Roots.System() : named is null ? new Roots.DriverDefault() : new Roots.File(named),
        };
    }
}
