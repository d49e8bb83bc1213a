using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>Microsoft's ODBC driver for SQL Server, with what hands it settings (pyodbc, SQLAlchemy, sqlcmd).</summary>
/// <remarks>Source: the documentation of its connection string keywords; it was not run. The string's <c>Driver=</c> names the version, whatever is installed
/// beside it.</remarks>
public sealed class OdbcSqlServerDriver : Driver
{
    private static readonly string[] withoutWords = ["yes", "no"];
    private static readonly string[] withWords = ["yes", "no", "mandatory", "optional", "strict"];

    private OdbcSqlServerDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static OdbcSqlServerDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "odbc-sqlserver";

    /// <inheritdoc/>
    public override string DisplayName => "Microsoft's ODBC driver";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("pypi", "pyodbc"), new("pypi", "aioodbc")],
        SchemeSuffixes = ["pyodbc", "aioodbc"],
        KeywordCalls =
        [
            new("pyodbc.connect")
            {
                TakesString = true,
                Renamed = new Dictionary<string, string> { ["host"] = OdbcOptions.Server, ["user"] = "UID", ["password"] = "PWD" },
            },
        ],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(17), new(18)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["17", "18"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [.. OdbcSettings.Dialects, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        if (!Dialects.Contains(source.Dialect))
        {
            var none = new ReadingBuilder(this, version, source);
            none.Refuse(null, "ODBC takes key=value pairs separated by ';'");
            return none.Build(null);
        }

        var split = AsRead(source);
        var name = OdbcNames.In(split);
        var named = name is null ? null : OdbcNames.Find(name.Value);
        var reading = new ReadingBuilder(this, named?.Version ?? version, source);
        if (split.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        if (name is not null && named?.Driver != this && (named is not null || !name.IsPlaceholder))
        {
            reading.Refuse(name, "the string names another driver");
            return reading.Build(null);
        }

        var groups = Group(split);
        CheckValues(reading, groups);
        reading.Endpoints.AddRange(OdbcSettings.Endpoints(
            split, [groups.Last(OdbcOptions.Server), groups.Last(OdbcOptions.FailoverPartner)], port: null));
        reading.Mark(groups.All(OdbcOptions.Tls));
        reading.HasUnknownSettings = split.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = groups.Last(OdbcOptions.Encrypt) is { IsPlaceholder: true }
            || groups.Last(OdbcOptions.TrustServerCertificate) is { IsPlaceholder: true }
            || (OdbcSettings.IsDataSource(split, groups, OdbcOptions.Dsn) && groups.Last(OdbcOptions.Encrypt) is null);
        IgnoreUnknown(reading, split.Settings);
        return reading.Build(reading.IsHidden ? null : Judge(reading, groups));
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        OdbcHardening.Harden(source, versions, options);

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => OdbcSettings.AsRead(source);

    /// <inheritdoc/>
    internal override string? LeftAlone(Reading reading) =>
        OdbcNames.In(AsRead(reading.Source)) is { } name && OdbcNames.Find(name.Value) is { IsLegacy: true }
            ? "the driver named 'SQL Server' comes with Windows and is kept for old programs only: name 'ODBC Driver 18 for SQL Server', which encrypts "
                + "and verifies by default"
            : null;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => OdbcOptions.All.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => OdbcOptions.All.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => OdbcOptions.All.Find(key) switch
    {
        { Name: OdbcOptions.Encrypt } => withWords,
        { IsSwitch: true } => withoutWords,
        var option => option?.Words ?? [],
    };

    /// <summary>The settings by the options that they set.</summary>
    internal static SettingGroups Group(ConnectionString split) => OdbcSettings.Group(split.Settings, OdbcOptions.All);

    /// <summary>The encryption that a setting asks for; null where the version refuses the value.</summary>
    internal static SqlEncrypt? ParseEncrypt(Setting setting, DriverVersion version) => setting.Value.Trim().ToLowerInvariant() switch
    {
        "yes" => SqlEncrypt.Mandatory,
        "no" => SqlEncrypt.Optional,
        "mandatory" when version.IsAtLeast(18) => SqlEncrypt.Mandatory,
        "optional" when version.IsAtLeast(18) => SqlEncrypt.Optional,
        "strict" when version.IsAtLeast(18) => SqlEncrypt.Strict,
        _ => null,
    };

    /// <summary>Whether a switch is on; null where its value is refused.</summary>
    internal static bool? ParseSwitch(Setting setting) => setting.Value.Trim().ToLowerInvariant() switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    /// <summary>The encryption of a string that names none.</summary>
    internal static SqlEncrypt DefaultOf(DriverVersion version) => version.IsAtLeast(18) ? SqlEncrypt.Mandatory : SqlEncrypt.Optional;

    private static void CheckValues(ReadingBuilder reading, SettingGroups groups)
    {
        if (groups.Last(OdbcOptions.Encrypt) is { IsPlaceholder: false } encrypt && ParseEncrypt(encrypt, reading.Version) is null)
        {
            reading.Refuse(encrypt, reading.Version.IsAtLeast(18)
                ? "'Encrypt' takes yes, mandatory, no, optional and strict"
                : "'Encrypt' takes yes and no; further words came with version 18");
        }

        if (groups.Last(OdbcOptions.TrustServerCertificate) is { IsPlaceholder: false } trust && ParseSwitch(trust) is null)
        {
            reading.Refuse(trust, "'TrustServerCertificate' takes yes and no");
        }
    }

    private static void IgnoreUnknown(ReadingBuilder reading, IReadOnlyList<Setting> settings)
    {
        var foreign = OdbcSettings.Foreign(settings, OdbcOptions.All).ToList();
        reading.Mark(foreign);
        reading.IgnoreAll(foreign, "Microsoft's ODBC driver knows no such key and passes over it");
        if (!reading.Version.IsAtLeast(18))
        {
            reading.IgnoreAll(settings.Where(s => OdbcOptions.All.Find(s.Key) is { Since: not null }), "it came with version 18");
        }
    }

    private static TlsPosture Judge(ReadingBuilder reading, SettingGroups groups)
    {
        var version = reading.Version;
        var written = groups.Last(OdbcOptions.Encrypt);
        var encrypt = written is null ? DefaultOf(version) : ParseEncrypt(written, version) ?? SqlEncrypt.Optional;
        var trust = groups.Last(OdbcOptions.TrustServerCertificate);
        var trusts = trust is not null && ParseSwitch(trust) == true && encrypt != SqlEncrypt.Strict;
        reading.Decisive = encrypt == SqlEncrypt.Mandatory && trusts ? trust : written;
        reading.IgnoreLosers(groups.All(OdbcOptions.Encrypt), s => $"{ParseEncrypt(s, version)}");
        reading.IgnoreLosers(groups.All(OdbcOptions.TrustServerCertificate), static s => $"{ParseSwitch(s)}");
        reading.IgnoreLosers(groups.All(OdbcOptions.HostNameInCertificate), static s => s.Value);
        reading.IgnoreLosers(groups.All(OdbcOptions.ServerCertificate), static s => s.Value);
        var pins = groups.All(OdbcOptions.ServerCertificate).Where(static s => s.Value.Length > 0);
        var names = groups.All(OdbcOptions.HostNameInCertificate).Where(static s => s.Value.Length > 0);
        if (encrypt == SqlEncrypt.Strict)
        {
            reading.IgnoreAll(
                groups.All(OdbcOptions.TrustServerCertificate).Where(static s => ParseSwitch(s) == true),
                "'Encrypt=strict' verifies the server whatever 'TrustServerCertificate' says");
        }
        else
        {
            reading.IgnoreAll(pins, "it counts with 'Encrypt=strict' alone");
        }

        if (encrypt == SqlEncrypt.Optional)
        {
            return new TlsPosture { Encryption = Encryption.LoginOnly };
        }

        if (trusts)
        {
            reading.IgnoreAll(names, "with 'TrustServerCertificate=yes' any certificate is accepted");
            return new TlsPosture { Encryption = Encryption.Always };
        }

        if (encrypt == SqlEncrypt.Strict && Text(groups, OdbcOptions.ServerCertificate) is { } pin)
        {
            reading.IgnoreAll(names, "the certificate that 'ServerCertificate' names is the only one accepted");
            return new TlsPosture { Encryption = Encryption.Always, Roots = new Roots.Pinned(pin), DirectNegotiation = true };
        }

        return new TlsPosture
        {
            Encryption = Encryption.Always,
            DirectNegotiation = encrypt == SqlEncrypt.Strict,
            Chain = true,
            HostName = true,
            ExpectedName = version.IsAtLeast(18) ? Text(groups, OdbcOptions.HostNameInCertificate) : null,
            Roots = new Roots.System(),
        };
    }

    private static string? Text(SettingGroups groups, string option) => groups.Value(option) is { Length: > 0 } text ? text : null;
}
