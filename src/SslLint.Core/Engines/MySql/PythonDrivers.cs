using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;

namespace SslLint.Engines.MySql;

/// <summary>PyMySQL, by URIs of SQLAlchemy, and by the arguments of <c>pymysql.connect</c>.</summary>
/// <remarks>Run with 1.0.2 and 1.2.0 under SQLAlchemy 1.4.46 against MariaDB 10.11 and MySQL 9.7. What lies between counts as 1.0.2. Other schemes than its own
/// are taken apart by something else, which isn't known.</remarks>
public sealed class PyMySqlDriver : MySqlUriDriver
{
    private const string Ca = "ssl_ca";
    private const string CaPath = "ssl_capath";
    private const string Cert = "ssl_cert";
    private const string Key = "ssl_key";
    private const string CheckHostName = "ssl_check_hostname";
    private const string VerifyCert = "ssl_verify_cert";
    private const string VerifyIdentity = "ssl_verify_identity";
    private const string Disabled = "ssl_disabled";
    private const string Mode = "ssl_mode";

    private PyMySqlDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static PyMySqlDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "pymysql";

    /// <inheritdoc/>
    public override string DisplayName => "PyMySQL";

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.File;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("pypi", "pymysql", VersionUse.Same)],
        SchemeSuffixes = ["pymysql"],
        KeywordCalls = [.. MySqlKeywords.Calls("pymysql.connect", "pymysql.Connect", "pymysql.Connection", "pymysql.connections.Connection")],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1), new(1, 2)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["1.0-1.1", "1.2"];

    /// <inheritdoc/>
    private protected override IReadOnlyDictionary<string, OptionRole> Parameters { get; } = new Dictionary<string, OptionRole>(StringComparer.Ordinal)
    {
        [Ca] = OptionRole.Roots,
        [CaPath] = OptionRole.Roots,
        [Cert] = OptionRole.ClientCertificate,
        [Key] = OptionRole.ClientKey,
        [CheckHostName] = OptionRole.Tls,
        [VerifyCert] = OptionRole.Tls,
        [VerifyIdentity] = OptionRole.Tls,
        [Disabled] = OptionRole.Mode,
        [Mode] = OptionRole.Mode,
        ["ssl_cipher"] = OptionRole.Tls,
    };

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) => version.IsAtLeast(1, 2) ? [] :
        [new("goes on in plaintext where the server, or someone in between, says no to TLS, whatever its URL says", "update it to 1.2 or later, with ssl_ca")];

    /// <inheritdoc/>
    private protected override bool RefusesUnknown => true;

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => source;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context) => source.Dialect is SpreadDialect
        ? PyMySqlKeywords.Read(new ReadingBuilder(this, version, source))
        : base.Read(source, version, context);

    /// <inheritdoc/>
    internal override string? LeftAlone(Reading reading) => reading.Source.Dialect is SpreadDialect ? PyMySqlKeywords.Where : base.LeftAlone(reading);

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options)
    {
        if (source.Dialect is SpreadDialect)
        {
            return HardeningResult.Impossible(PyMySqlKeywords.Where);
        }

        if (versions.Any(static v => !v.IsAtLeast(1, 2)))
        {
            return HardeningResult.Impossible("PyMySQL before 1.2 goes on in plaintext where the server says no to TLS, whatever the URL says: update it");
        }

        var (plan, obstacle) = HardeningPlan.Start(this, source, versions, (s, _) => s.Key == Mode || IsForeign(s));
        if (plan is null)
        {
            return HardeningResult.Impossible(obstacle!);
        }

        if (options.Anchor is TrustAnchor.System)
        {
            return HardeningResult.Impossible(
                "PyMySQL compares no host name with the system's roots: name the system's bundle, or the CA's file, with --root-cert");
        }

        var groups = new SettingGroups(plan.Settings.Where(static s => s.Place == SettingPlace.Pair), static s => s.Key);
        var existing = groups.Value(Ca) is { Length: > 0 } || groups.Value(CaPath) is { Length: > 0 } ? new Anchor.Keep() : null;
        var foreign = plan.Settings.Where(IsForeign).ToList();
        if (Anchor.Settle(options.Anchor, existing ?? plan.PassedOverRoot(foreign), plan.IsStrict) is not { } anchor)
        {
            return HardeningResult.Impossible(HardeningPlan.NoAnchor);
        }

        if (plan.IsStrict && anchor is Anchor.Keep && options.ClientCertificate is null && options.ClientKey is null)
        {
            return plan.OnlyIneffectiveRemoved();
        }

        if (anchor is Anchor.File file)
        {
            plan.Set(groups.All(Ca), Ca, file.Path);
            plan.Remove(groups.All(CaPath));
        }
        else
        {
            plan.RemoveLosers(groups.All(Ca));
        }

        plan.Remove(groups.All([VerifyCert, VerifyIdentity, Disabled, Mode]));
        plan.Remove(groups.All(CheckHostName).Where(static s => IsOff(s.Value)));
        plan.Remove(foreign);
        plan.SetClient(groups.All(Cert), Cert, options.ClientCertificate, foreign, OptionRole.ClientCertificate);
        plan.SetClient(groups.All(Key), Key, options.ClientKey, foreign, OptionRole.ClientKey);
        return plan.Build();
    }

    /// <inheritdoc/>
    private protected override bool Takes(string scheme, DriverVersion version) => scheme.EndsWith("+pymysql", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version)
    {
        var groups = new SettingGroups(query, static s => s.Key);
        var enforces = version.IsAtLeast(1, 2);
        if (groups.Last(Mode) is { } mode)
        {
            reading.Refuse(mode, "PyMySQL knows no 'ssl_mode'");
        }

        // SQLAlchemy hands on a text, and every text but the empty one is true.
        if (groups.Last(Disabled) is { Value.Length: > 0 } disabled)
        {
            reading.Decisive = disabled;
            return new TlsPosture { Encryption = Encryption.Never };
        }

        var ca = groups.Last(Ca) is { Value.Length: > 0 } file ? file : groups.Last(CaPath) is { Value.Length: > 0 } folder ? folder : null;
        var asks = groups.Last(VerifyCert) ?? groups.Last(VerifyIdentity);
        var client = groups.Value(Cert) is { Length: > 0 };
        reading.Decisive = asks ?? ca ?? groups.Last(CheckHostName);
        if (asks is not null)
        {
            reading.IgnoreAll(groups.All([Ca, CaPath]).Where(static s => s.Value.Length > 0), $"'{asks.Key}' beside it takes its place");
            var verifies = groups.Last(VerifyCert) is { } cert && !IsOff(cert.Value);
            return new TlsPosture
            {
                Encryption = enforces ? Encryption.Always : Encryption.Fallback,
                Chain = verifies,
                Roots = verifies ? new Roots.System() : new Roots.None(),
                ClientCertificate = client,
            };
        }

        if (ca is null)
        {
            var asksForTls = client || groups.Last(CheckHostName) is not null;
            return new TlsPosture
            {
                Encryption = asksForTls && enforces ? Encryption.Always : asksForTls || enforces ? Encryption.Fallback : Encryption.Never,
                ClientCertificate = client,
            };
        }

        var isOff = groups.Last(CheckHostName) is { } check && IsOff(check.Value);
        reading.Decisive = isOff ? groups.Last(CheckHostName) : ca;
        return new TlsPosture
        {
            Encryption = enforces ? Encryption.Always : Encryption.Fallback,
            Chain = true,
            HostName = !isOff,
            Roots = new Roots.File(ca.Value),
            ClientCertificate = client,
        };
    }

    private static bool IsOff(string value) => value.ToLowerInvariant() is "0" or "false";
}

/// <summary>mysqlclient (MySQLdb), by URIs of SQLAlchemy, and by the arguments of <c>MySQLdb.connect</c>.</summary>
/// <remarks>Run with 1.4.6 under SQLAlchemy 1.4.46 and MariaDB's library. Nothing is said of version 2, which was not run.</remarks>
public sealed class MySqlClientDriver : MySqlUriDriver
{
    private const string Ca = "ssl_ca";

    private MySqlClientDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MySqlClientDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysqlclient";

    /// <inheritdoc/>
    public override string DisplayName => "mysqlclient";

    /// <inheritdoc/>
    internal override TlsPosture Best { get; } = new() { Encryption = Encryption.Fallback, Chain = true };

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.None;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("pypi", "mysqlclient", VersionUse.Same)],
        SchemeSuffixes = ["mysqldb"],
        KeywordCalls = [.. MySqlKeywords.Calls("MySQLdb.connect", "MySQLdb.Connect", "MySQLdb.Connection")],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(1, 4)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["1"];

    /// <inheritdoc/>
    private protected override IReadOnlyDictionary<string, OptionRole> Parameters { get; } = new Dictionary<string, OptionRole>(StringComparer.Ordinal)
    {
        ["ssl"] = OptionRole.Mode,
        [Ca] = OptionRole.Roots,
        ["ssl_capath"] = OptionRole.Roots,
        ["ssl_cert"] = OptionRole.ClientCertificate,
        ["ssl_key"] = OptionRole.ClientKey,
        ["ssl_check_hostname"] = OptionRole.Tls,
        ["ssl_mode"] = OptionRole.Mode,
        ["ssl_verify_cert"] = OptionRole.Tls,
        ["ssl_verify_identity"] = OptionRole.Tls,
    };

    /// <inheritdoc/>
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) => version.Major >= 2 ? [] :
    [
        new("neither insists on TLS nor compares the host's name, whatever its URL says", "use PyMySQL 1.2 or later, with ssl_ca"),
    ];

    /// <inheritdoc/>
    private protected override bool RefusesUnknown => true;

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => source;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context) => source.Dialect is SpreadDialect
        ? MySqlClientKeywords.Read(new ReadingBuilder(this, version, source))
        : base.Read(source, version, context);

    /// <inheritdoc/>
    internal override string? LeftAlone(Reading reading) => reading.Source.Dialect is SpreadDialect ? MySqlClientKeywords.Where : base.LeftAlone(reading);

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        HardeningResult.Impossible(source.Dialect is SpreadDialect ? MySqlClientKeywords.Where :
            "mysqlclient neither insists on TLS nor compares the host's name, whatever its URL says: use PyMySQL 1.2 or later, with ssl_ca");

    /// <inheritdoc/>
    private protected override bool Takes(string scheme, DriverVersion version) =>
        version.Major < 2 && scheme.EndsWith("+mysqldb", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    private protected override TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version)
    {
        foreach (var setting in query.Where(static s => s.Key is "ssl_mode" or "ssl_verify_cert" or "ssl_verify_identity"))
        {
            reading.Refuse(setting, $"mysqlclient knows no '{setting.Key}' under SQLAlchemy");
        }

        var ca = query.LastOrDefault(static s => s.Key is Ca or "ssl_capath" && s.Value.Length > 0);
        var tls = query.LastOrDefault(s => Parameters.ContainsKey(s.Key) && s.Value.Length > 0);
        reading.Decisive = ca ?? tls;
        return new TlsPosture
        {
            Encryption = tls is null ? Encryption.Never : Encryption.Fallback,
            Chain = ca is not null,
            Roots = ca is null ? new Roots.None() : new Roots.File(ca.Value),
            ClientCertificate = query.Any(static s => s.Key == "ssl_cert" && s.Value.Length > 0),
        };
    }
}
