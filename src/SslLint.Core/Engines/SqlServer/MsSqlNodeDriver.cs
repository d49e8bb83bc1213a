using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>npm's <c>mssql</c> as it reads strings, for Node.js: what it makes of them goes to tedious.</summary>
/// <remarks>Run with 12.7.14. Every word of <c>Encrypt</c> that isn't one for no means tedious' <c>true</c>, also <c>Strict</c>: no string insists on TLS.
/// It takes no URIs. Objects are tedious' own: see <see cref="TediousDriver"/>.</remarks>
public sealed class MsSqlNodeDriver : Driver
{
    private const string Server = "Data Source";
    private const string Encrypt = "Encrypt";
    private const string TrustServerCertificate = "TrustServerCertificate";

    private const string Instead = "give it an object with options: { encrypt: 'strict' }, which takes SQL Server 2022 or Azure SQL";
    private const string Where = "no string makes mssql (npm) insist on TLS: " + Instead;

    private static readonly string[] yes = ["true", "yes", "1"];
    private static readonly string[] no = ["false", "no", "0", ""];

    private static readonly OptionTable options = new(
    [
        new(Server, "Server", "Address", "Addr", "Network Address"),
        new("Initial Catalog", "Database"),
        new("User ID", "UID", "User"),
        new("Password", "Pwd"),
        new(Encrypt) { Role = OptionRole.Mode, Words = [.. yes, .. no, "strict", "mandatory", "optional"] },
        new(TrustServerCertificate) { Role = OptionRole.Tls, Words = [.. yes, .. no] },
        new("Integrated Security", "Trusted_Connection"),
        new("Authentication"),
        new("Application Name", "App"),
        new("ApplicationIntent"),
        new("Connection Timeout", "Connect Timeout", "Timeout"),
        new("Current Language", "Language"),
        new("Max Pool Size"),
        new("Min Pool Size"),
        new("MultipleActiveResultSets"),
        new("MultiSubnetFailover"),
        new("Packet Size"),
        new("Persist Security Info"),
        new("Workstation ID", "WSID"),
    ],
    StringComparer.OrdinalIgnoreCase);

    private MsSqlNodeDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MsSqlNodeDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mssql-node";

    /// <inheritdoc/>
    public override string DisplayName => "mssql (npm)";

    /// <inheritdoc/>
    public override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new()
    {
        Packages = [new("npm", "mssql", VersionUse.Same)],
        Calls = [new("sql.connect", "'mssql'"), new("sql.connect", "\"mssql\""), new("mssql.connect"), new("sql.ConnectionPool"), new("mssql.ConnectionPool")],
        Languages = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(12)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["12"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [AdoNetDialect.Instance];

    /// <inheritdoc/>
    public override AnchorForms Anchors => AnchorForms.System;

    /// <inheritdoc/>
    public override string SystemRoots => "Node.js's";

    /// <inheritdoc/>
    internal override TlsPosture Best { get; } = new() { Encryption = Encryption.Fallback, Chain = true, HostName = true };

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "mssql (npm) takes key=value pairs separated by ';', and no URI");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = options.Group(source, version);
        if (groups.Last(Server) is { } server)
        {
            reading.Endpoints.Add(SqlServerAddress.Parse(server.Value, server.IsPlaceholder, server.ValueSpan));
        }

        var encrypt = groups.Last(Encrypt);
        var trust = groups.Last(TrustServerCertificate);
        reading.Mark(groups.All([Encrypt, TrustServerCertificate]));
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = encrypt is { IsPlaceholder: true } || trust is { IsPlaceholder: true };
        var foreign = source.Settings.Where(static s => !s.IsKeyPlaceholder && options.Find(s.Key) is null && IsAboutTls(s.Key)).ToList();
        reading.Mark(foreign);
        reading.IgnoreAll(foreign, "mssql (npm) knows no such key and passes over it");
        reading.IgnoreLosers(groups.All(Encrypt), static s => $"{Is(s, no)}");
        reading.IgnoreLosers(groups.All(TrustServerCertificate), static s => $"{Is(s, yes)}");
        if (encrypt is not null && Is(encrypt, no))
        {
            reading.Decisive = encrypt;
            return reading.Build(new TlsPosture { Encryption = Encryption.Never });
        }

        var trusts = trust is not null && Is(trust, yes);
        reading.Decisive = trusts ? trust : encrypt;
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
    internal override IEnumerable<DriverAdvice> AdviceFor(DriverVersion version) =>
        [new("takes no string that insists on TLS: where the server, or who answers for it, says no, it logs in in plaintext", Instead)];

    /// <inheritdoc/>
    internal override string LeftAlone(Reading reading) => Where;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => options.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => options.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => options.Find(key)?.Words ?? [];

    /// <summary>Whether a key is about TLS, be it to another driver of SQL Server alone.</summary>
    private static bool IsAboutTls(string key) => TlsKeys.Find(key) is not null || SqlClientOptions.All.Find(key) is { Role: not null };

    private static bool Is(Setting setting, string[] words) => words.Contains(setting.Value.Trim().ToLowerInvariant());
}
