using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>go-mssqldb: URLs <c>sqlserver://user:password@host/instance?database=d&amp;encrypt=true</c>, and pairs as ADO.NET writes them.</summary>
/// <remarks>Run with 1.8.2 and a version of 2017, which is called 0 here. Source of 1.9.6, from which on <c>serverCertificate</c> is looked at: the repository
/// microsoft/go-mssqldb. Its form <c>odbc:server=…</c> is read by its pairs, too; a semicolon inside of braces isn't known to be one.</remarks>
public sealed class GoMssqldbDriver : Driver
{
    internal const string Encrypt = "encrypt";
    internal const string TrustServerCertificate = "TrustServerCertificate";
    internal const string Certificate = "certificate";
    internal const string HostNameInCertificate = "hostNameInCertificate";
    internal const string ServerCertificate = "serverCertificate";

    private const string Server = "server";
    private const string Port = "port";
    private const string MinimumTls = "tlsmin";

    private static readonly DriverVersion one = new(1);

    private static readonly string[] encryptWords = ["disable", "false", "optional", "no", "0", "f", "true", "mandatory", "yes", "1", "t", "strict"];
    private static readonly string[] oldWords = ["disable", "false", "0", "f", "true", "1", "t"];
    private static readonly string[] switchWords = ["true", "false", "1", "0", "t", "f"];

    private GoMssqldbDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static GoMssqldbDriver Instance { get; } = new();

    internal static OptionTable Options { get; } = new(
    [
        new(Server, "data source", "address", "addr", "network address"),
        new(Port) { Range = (1, ushort.MaxValue) },
        new("user id", "uid", "user"),
        new("password", "pwd"),
        new("database", "initial catalog"),
        new(Encrypt) { Role = OptionRole.Mode, Words = encryptWords },
        new(TrustServerCertificate) { Role = OptionRole.Tls, Words = switchWords },
        new(Certificate) { Role = OptionRole.Roots },
        new(HostNameInCertificate) { Role = OptionRole.Tls },
        new(ServerCertificate) { Role = OptionRole.Tls, Since = new(1, 9, 6) },
        new(MinimumTls) { Role = OptionRole.MinimumTls, Since = one, Words = ["1.0", "1.1", "1.2", "1.3"] },
        new("app name"),
        new("workstation id"),
        new("connection timeout"),
        new("dial timeout"),
        new("keepAlive"),
        new("packet size"),
        new("log"),
        new("failoverpartner"),
        new("failoverport"),
        new("ApplicationIntent") { Words = ["ReadOnly"] },
        new("protocol") { Words = ["tcp", "np", "lpc", "admin"] },
        new("ServerSPN"),
        new("authenticator"),
        new("fedauth"),
        new("multisubnetfailover"),
        new("disableretry"),
        new("columnencryption"),
    ],
    StringComparer.OrdinalIgnoreCase);

    private static readonly IReadOnlyList<string> tls = [.. Options.All.Where(static o => o.Role is not null).Select(static o => o.Name)];

    /// <inheritdoc/>
    public override string Name => "go-mssqldb";

    /// <inheritdoc/>
    public override string DisplayName => "go-mssqldb";

    /// <inheritdoc/>
    /// <remarks>Source: crypto/x509 of Go, since 1.15.</remarks>
    public override CommonNameUse CommonName => CommonNameUse.Never;

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("go", "github.com/microsoft/go-mssqldb", VersionUse.Same), new("go", "github.com/denisenkom/go-mssqldb", VersionUse.Same)],
        Calls = [new("mssql.NewConnector"), new("msdsn.Parse")],
        Languages = [".go"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(0), one, new(1, 9, 6)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["0", "1.0-1.9.5", "1.9.6"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance, AdoNetDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "go-mssqldb takes URLs, and key=value pairs separated by ';'");
            return reading.Build(null);
        }

        var split = AsRead(source);
        if (split.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        if (split.Scheme is { } scheme && !scheme.Equals("sqlserver", StringComparison.OrdinalIgnoreCase))
        {
            // To go-mssqldb this is no URL, and no pair that names a server.
            reading.Endpoints.Add(new Endpoint("localhost", null, EndpointKind.Network, null));
            return reading.Build(new TlsPosture { Encryption = Encryption.LoginOnly });
        }

        var groups = Group(split, version);
        AddEndpoint(reading, split, groups);
        reading.Mark(groups.All(tls));
        reading.HasUnknownSettings = split.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(Encrypt) is { IsPlaceholder: true }
            || groups.Last(TrustServerCertificate) is { IsPlaceholder: true };
        Check(reading, split, groups);
        IgnoreUnknown(reading, split, version);
        return reading.Build(reading.IsHidden ? null : Judge(reading, groups));
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        GoMssqldbHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => source.Dialect is UriDialect ? UriSyntax.ReadAsWhatwg(source) : source;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => Options.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => Options.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => Options.Find(key)?.Words ?? [];

    /// <summary>The pairs by the options that they set.</summary>
    internal static SettingGroups Group(ConnectionString split, DriverVersion version) =>
        new(split.Settings.Where(static s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder), s => Options.Find(s.Key, version)?.Name);

    /// <summary>The encryption that a value asks for, of <c>disable</c> none; null where the version refuses it.</summary>
    internal static (SqlEncrypt? Encrypt, bool IsOff)? ParseEncrypt(Setting setting, DriverVersion version)
    {
        var word = setting.Value.Trim().ToLowerInvariant();
        if (!(version.IsAtLeast(1) ? encryptWords : oldWords).Contains(word))
        {
            return null;
        }

        return word switch
        {
            "disable" => (null, true),
            "strict" => (SqlEncrypt.Strict, false),
            "true" or "mandatory" or "yes" or "1" or "t" => (SqlEncrypt.Mandatory, false),
            _ => (SqlEncrypt.Optional, false),
        };
    }

    /// <summary>Whether a switch is on, as Go's <c>strconv.ParseBool</c> reads it; null where its value is refused.</summary>
    internal static bool? ParseSwitch(Setting setting) => setting.Value.Trim() switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    /// <summary>Whether a file of roots has a name that the driver takes.</summary>
    internal static bool TakesFile(string path) =>
        path.EndsWith(".pem", StringComparison.Ordinal) || path.EndsWith(".der", StringComparison.Ordinal);

    private static void AddEndpoint(ReadingBuilder reading, ConnectionString split, SettingGroups groups)
    {
        var isUrl = split.Scheme is not null;
        var host = isUrl ? split.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Host) : groups.Last(Server);
        var port = isUrl ? split.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Port)?.Value : groups.Value(Port);
        if (host is null)
        {
            reading.Endpoints.Add(new Endpoint("localhost", port, EndpointKind.Network, null));
            return;
        }

        var endpoint = isUrl
            ? Endpoints.Of(host.Value, port, host.IsPlaceholder, host.ValueSpan)
            : SqlServerAddress.Parse(host.Value, host.IsPlaceholder, host.ValueSpan);
        reading.Endpoints.Add(endpoint.Port is null ? endpoint with { Port = port } : endpoint);
    }

    private static void Check(ReadingBuilder reading, ConnectionString split, SettingGroups groups)
    {
        if (groups.Last(Encrypt) is { IsPlaceholder: false } encrypt && ParseEncrypt(encrypt, reading.Version) is null)
        {
            reading.Refuse(encrypt, reading.Version.IsAtLeast(1)
                ? "'encrypt' takes disable, false, true and strict"
                : "'encrypt' takes disable, false and true; further words came with version 1");
        }

        if (groups.Last(TrustServerCertificate) is { IsPlaceholder: false } trust && ParseSwitch(trust) is null)
        {
            reading.Refuse(trust, "'TrustServerCertificate' takes true and false");
        }

        if (groups.Last(Certificate) is { IsPlaceholder: false, Value.Length: > 0 } file && reading.Version.IsAtLeast(1) && !TakesFile(file.Value))
        {
            reading.Refuse(file, "'certificate' takes a file whose name ends in .pem or .der");
        }

        if (split.Scheme is null)
        {
            foreach (var option in tls)
            {
                reading.IgnoreLosers(groups.All(option), static s => s.Value.Trim().ToLowerInvariant());
            }
        }
        else if (tls.Select(groups.All).FirstOrDefault(static g => g.Count > 1) is { } several)
        {
            reading.Refuse(several[several.Count - 1], "go-mssqldb refuses a URL that gives a parameter twice");
        }
    }

    private static void IgnoreUnknown(ReadingBuilder reading, ConnectionString split, DriverVersion version)
    {
        var foreign = split.Settings.Where(s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder && Options.Find(s.Key, version) is null
            && (TlsKeys.Find(s.Key) is not null || Options.Find(s.Key)?.Role is not null)).ToList();
        reading.Mark(foreign);
        reading.IgnoreAll(foreign, "go-mssqldb knows no such key, or not in this version, and passes over it");
    }

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var written = groups.Last(Encrypt);
        var (encrypt, isOff) = (written is null ? null : ParseEncrypt(written, reading.Version)) ?? (SqlEncrypt.Optional, false);
        var trust = groups.Last(TrustServerCertificate);
        var switched = trust is null ? null : ParseSwitch(trust);

        // Whoever says nothing of encryption trusts anyone.
        var trusts = switched ?? written is null;
        reading.Decisive = trusts && encrypt is SqlEncrypt.Mandatory or SqlEncrypt.Strict && trust is not null ? trust : written;
        var roots = groups.All(Certificate).Where(static s => s.Value.Length > 0);
        if (isOff)
        {
            reading.IgnoreAll(roots, "there is no TLS with 'encrypt=disable'");
            return new TlsPosture { Encryption = Encryption.Never };
        }

        var file = Text(groups, Certificate);
        var name = Text(groups, HostNameInCertificate);
        var pin = trusts ? null : Text(groups, ServerCertificate);
        if (pin is not null && (file ?? name) is not null)
        {
            reading.Refuse(groups.Last(ServerCertificate), "'serverCertificate' goes with neither 'certificate' nor 'hostNameInCertificate'");
        }

        if (trusts)
        {
            reading.IgnoreAll(roots, "the driver verifies where 'encrypt' is named and 'TrustServerCertificate' isn't on");
        }

        var verifies = !trusts && pin is null;
        return new TlsPosture
        {
            Encryption = encrypt == SqlEncrypt.Optional ? Encryption.LoginOnly : Encryption.Always,
            Chain = verifies,
            HostName = verifies,
            ExpectedName = verifies ? name : null,
            Roots = trusts ? new Roots.None() : pin is not null ? new Roots.Pinned(pin) : file is not null ? new Roots.File(file) : new Roots.System(),
            MinimumTls = Text(groups, MinimumTls),
            DirectNegotiation = encrypt == SqlEncrypt.Strict,
        };
    }

    private static string? Text(SettingGroups groups, string option) => groups.Value(option) is { Length: > 0 } text ? text : null;
}
