using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>tedious, the driver for Node.js beneath mssql (npm), Sequelize, TypeORM and Knex, as objects configure it.</summary>
/// <remarks>
/// Run with 19.2.2. <c>encrypt: true</c>, the default, isn't enforced: where the server, or who answers for it, says no, it logs in in plaintext.
/// <c>'strict'</c> is, and looks at no <c>trustServerCertificate</c>. Sources of the libraries' own defaults: Sequelize 6, <c>mssql/connection-manager.js</c>
/// (trusts any certificate); Knex, <c>dialects/mssql/index.js</c> (doesn't encrypt); mssql (npm), <c>lib/tedious/connection-pool.js</c>.
/// </remarks>
public sealed class TediousDriver : Driver
{
    private const string Server = "server";
    private const string Encrypt = "encrypt";
    private const string TrustServerCertificate = "trustServerCertificate";
    private const string SequelizeMark = "dialect";
    private const string KnexMark = "client";
    private const string TypeOrmMark = "type";
    private const string MsSql = "mssql";

    private const string Where =
        "only encrypt: 'strict' in options is enforced, which takes SQL Server 2022 or Azure SQL: set it by hand where the server has that; else set "
        + "encrypt: true and no trustServerCertificate, which holds off who only listens";

    private static readonly string[] tls = [Encrypt, TrustServerCertificate];

    private static readonly Dictionary<string, OptionRole?> options = new(StringComparer.Ordinal)
    {
        [Server] = null,
        [SequelizeMark] = null,
        [KnexMark] = null,
        [TypeOrmMark] = null,
        [Encrypt] = OptionRole.Mode,
        [TrustServerCertificate] = OptionRole.Tls,
    };

    private TediousDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static TediousDriver Instance { get; } = new();

    /// <summary>The objects that it gets, or that libraries make its own of.</summary>
    public static IReadOnlyList<ObjectForm> Objects { get; } =
    [
        new()
        {
            Driver = "tedious",
            Mark = (SequelizeMark, MsSql),
            Hosts = [Server, "host"],
            Places = ["dialectOptions:options"],
            Settings = tls,
        },
        new()
        {
            Driver = "tedious",
            Mark = (TypeOrmMark, MsSql),
            Hosts = [Server, "host"],
            Places = ["extra", "options", "extra:options"],
            Settings = tls,
        },
        new()
        {
            Driver = "tedious",
            Mark = (KnexMark, MsSql),
            Inside = "connection",
            Hosts = [Server, "host"],
            Places = ["", "options"],
            Settings = tls,
        },
        new()
        {
            Driver = "tedious",
            Hosts = [Server],
            Places = ["", "options"],
            Settings = tls,
            Needs = ["'mssql'", "\"mssql\"", ": mssql", "'tedious'", "\"tedious\""],
        },
    ];

    /// <inheritdoc/>
    public override string Name => "tedious";

    /// <inheritdoc/>
    public override string DisplayName => "tedious";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new() { Packages = [new("npm", "tedious", VersionUse.Same)] };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(19)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["19"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [SpreadDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string SystemRoots => "Node.js's";

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != SpreadDialect.Instance)
        {
            reading.Refuse(null, "tedious takes an object, and no string");
            return reading.Build(null);
        }

        var groups = new SettingGroups(source.Settings, static s => s.Key);
        if (groups.Last(Server) is { } server)
        {
            reading.Endpoints.Add(SqlServerAddress.Parse(server.Value, server.IsPlaceholder, server.ValueSpan));
        }

        var encrypt = groups.Last(Encrypt);
        var trust = groups.Last(TrustServerCertificate);
        reading.Mark(groups.All(tls));
        reading.IsHidden = encrypt is { IsPlaceholder: true } || trust is { IsPlaceholder: true };
        if (encrypt is { IsQuoted: true, IsPlaceholder: false, Value: not "strict" })
        {
            reading.Refuse(encrypt, "'encrypt' takes true, false and 'strict'");
        }

        if (trust is { IsQuoted: true, IsPlaceholder: false })
        {
            reading.Refuse(trust, "'trustServerCertificate' takes true and false, and no text");
        }

        var trusts = trust is null ? groups.Value(SequelizeMark) == MsSql : IsTrue(trust);
        reading.Decisive = encrypt;
        if (encrypt is null ? groups.Value(KnexMark) == MsSql : !IsTrue(encrypt) && !encrypt.IsQuoted)
        {
            return reading.Build(new TlsPosture { Encryption = Encryption.Never });
        }

        if (encrypt is { Value: "strict" })
        {
            reading.IgnoreAll(groups.All(TrustServerCertificate).Where(IsTrue), "'strict' verifies the server whatever 'trustServerCertificate' says");
            return reading.Build(new TlsPosture
            {
                Encryption = Encryption.Always,
                Chain = true,
                HostName = true,
                Roots = new Roots.System(),
                DirectNegotiation = true,
            });
        }

        return reading.Build(new TlsPosture
        {
            Encryption = Encryption.Fallback,
            Chain = !trusts,
            HostName = !trusts,
            Roots = trusts ? new Roots.None() : new Roots.System(),
        });
    }

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        HardeningResult.Impossible(Where);

    /// <inheritdoc/>
    internal override string LeftAlone(Reading reading) => Where;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => options.ContainsKey(key);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => options.TryGetValue(key, out var role) ? role : null;

    private static bool IsTrue(Setting setting) => setting.Value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
