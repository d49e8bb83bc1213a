using System.Globalization;
using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>FreeTDS: its ODBC driver, and pymssql, which is built on its library.</summary>
/// <remarks>Run with FreeTDS 1.3.17 and pymssql 2.2.2. No string verifies a server: that takes <c>ca file</c> in <c>freetds.conf</c>.
/// FreeTDS 1.5 and later are said to know <c>Encrypt</c>, too; they were not run.</remarks>
public sealed class FreeTdsDriver : Driver
{
    private const string Encryption = "Encryption";
    private const string Server = "Server";
    private const string ServerName = "Servername";
    private const string Port = "Port";
    private const string Version = "TDS_Version";

    /// <summary>What stands behind <c>+</c> in the scheme of a URI that SQLAlchemy opens with pymssql, whose arguments the query holds.</summary>
    private const string PyMsSql = "pymssql";

    private const string Where =
        "name a section of freetds.conf that has 'encryption = require' and 'ca file', by Servername=, or use Microsoft's ODBC driver "
        + "(DRIVER={ODBC Driver 18 for SQL Server})";

    private static readonly string[] words = ["off", "request", "require"];

    private static readonly OptionTable options = new(
    [
        new(Encryption) { Role = OptionRole.Mode, Words = words },
        new(Version, "TDS Version") { Role = OptionRole.Tls },
        new(Server),
        new(ServerName),
        new(Port) { Range = (1, ushort.MaxValue) },
        new(OdbcNames.Key) { Words = OdbcNames.All },
        new("DSN"),
        new("Database"),
        new("UID"),
        new("PWD"),
        new("ClientCharset"),
        new("APP"),
        new("Trusted_Connection"),
    ],
    StringComparer.OrdinalIgnoreCase);

    private FreeTdsDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static FreeTdsDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "freetds";

    /// <inheritdoc/>
    public override string DisplayName => "FreeTDS";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("pypi", PyMsSql)],
        SchemeSuffixes = [PyMsSql],
        KeywordCalls =
        [
            new("pymssql.connect")
            {
                Positional = [Server],
                Renamed = new Dictionary<string, string> { ["server"] = Server, ["host"] = Server, ["port"] = Port, ["tds_version"] = Version },
            },
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["1"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [.. OdbcSettings.Dialects, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.None;

    /// <inheritdoc/>
    internal override TlsPosture Best { get; } = new() { Encryption = Drivers.Encryption.Always };

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "ODBC takes key=value pairs separated by ';'");
            return reading.Build(null);
        }

        var split = AsRead(source);
        if (split.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        if (OdbcNames.In(split) is { } name && OdbcNames.Find(name.Value) is { Driver: var named } && named != this)
        {
            reading.Refuse(name, "the string names another driver");
            return reading.Build(null);
        }

        // It reads the string by itself, and the last of several counts.
        var groups = OdbcSettings.GroupLast(split.Settings, options);
        reading.Endpoints.AddRange(OdbcSettings.Endpoints(split, [groups.Last(Server)], groups.Value(Port)));
        return IsPyMsSql(split) ? ReadArguments(reading, split) : ReadKeys(reading, split, groups);
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        HardeningResult.Impossible($"no string makes FreeTDS verify a server: {Where}");

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => OdbcSettings.AsRead(source);

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) => [new("verifies no server, whatever a string says", Where)];

    /// <inheritdoc/>
    internal override string LeftAlone(Reading reading) => $"no string makes FreeTDS verify a server: {Where}";

    /// <inheritdoc/>
    internal override bool HasOption(string key) => options.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => options.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => options.Find(key)?.Words ?? [];

    private static bool IsPyMsSql(ConnectionString source) =>
        source.Scheme is { } scheme && scheme.EndsWith("+" + PyMsSql, StringComparison.OrdinalIgnoreCase);

    /// <summary>pymssql has no argument for TLS, and none that it doesn't know.</summary>
    private static Reading ReadArguments(ReadingBuilder reading, ConnectionString split)
    {
        var tls = split.Settings.Where(static s => s.Place == SettingPlace.Pair
            && (TlsKeys.Find(s.Key) is not null || options.Find(s.Key)?.Role == OptionRole.Mode)).ToList();
        reading.Mark(tls);
        if (tls is [var first, ..])
        {
            reading.Refuse(first, "pymssql has no argument for TLS, and throws on those that it doesn't know");
        }

        return reading.Build(new TlsPosture { Encryption = Drivers.Encryption.LoginOnly });
    }

    private static Reading ReadKeys(ReadingBuilder reading, ConnectionString split, SettingGroups groups)
    {
        var written = groups.Last(Encryption);
        if (written is { IsPlaceholder: false } && !words.Contains(written.Value.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            reading.Refuse(written, "'Encryption' takes off, request and require");
        }

        reading.Decisive = written;
        reading.Mark(groups.All(Encryption));
        var foreign = OdbcSettings.Foreign(split.Settings, options).ToList();
        reading.Mark(foreign);
        if (split.Dialect is SpreadDialect && OdbcNames.In(split) is null)
        {
            foreach (var setting in foreign)
            {
                reading.Refuse(setting, "pymssql has no such argument, and throws");
            }
        }
        else
        {
            reading.IgnoreAll(foreign, "FreeTDS knows no such key and passes over it");
        }

        reading.IgnoreLosers(groups.All(Encryption), static s => s.Value.Trim().ToLowerInvariant());

        // Where the server stands in freetds.conf or odbc.ini, so may the rest.
        reading.HasUnknownSettings = split.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = written is { IsPlaceholder: true }
            || (groups.Last(ServerName) is not null && groups.Last(Server) is null)
            || OdbcSettings.IsDataSource(split, groups, "DSN");
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        if (IsOld(groups) is { } old)
        {
            reading.Decisive = old;
            reading.Mark([old]);
            return reading.Build(new TlsPosture { Encryption = Drivers.Encryption.Never });
        }

        return reading.Build(written?.Value.Trim().ToLowerInvariant() switch
        {
            "off" => new TlsPosture { Encryption = Drivers.Encryption.Never },
            "require" => new TlsPosture { Encryption = Drivers.Encryption.Always, Gaps = [SqlServerGaps.PreLoginOff] },
            _ => new TlsPosture { Encryption = Drivers.Encryption.LoginOnly },
        });
    }

    /// <summary>The version of the protocol that has no TLS, whatever else is asked for; null where another one is spoken.</summary>
    private static Setting? IsOld(SettingGroups groups) =>
        groups.Last(Version) is { } setting
        && double.TryParse(setting.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) && version <= 7
            ? setting
            : null;
}
