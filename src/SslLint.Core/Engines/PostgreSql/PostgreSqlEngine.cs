using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.PostgreSql;

/// <summary>PostgreSQL, and what speaks its protocol.</summary>
public sealed class PostgreSqlEngine : Engine
{
    private PostgreSqlEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static PostgreSqlEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "postgresql";

    /// <inheritdoc/>
    public override string DisplayName => "PostgreSQL";

    /// <inheritdoc/>
    public override DatabaseEngines Protocol => DatabaseEngines.PostgreSql;

    /// <inheritdoc/>
    public override int? DefaultPort => 5432;

    /// <inheritdoc/>
    public override bool RetriesInPlaintext => true;

    /// <inheritdoc/>
    public override IPreamble StartOf(TlsPosture posture) =>
        posture.DirectNegotiation ? new TlsAtOnce(PostgreSqlPreamble.ApplicationProtocol) : new PostgreSqlPreamble();

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } =
        [NpgsqlDriver.Instance, LibpqDriver.Instance, PgjdbcDriver.Instance, MetabaseDriver.Instance, NodePostgresDriver.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => dialect switch
    {
        AdoNetDialect => [NpgsqlDriver.Instance],
        UriDialect => [LibpqDriver.Instance, NodePostgresDriver.Instance, MetabaseDriver.Instance],
        LibpqKeywordDialect => [LibpqDriver.Instance, NpgsqlDriver.Instance],
        SpreadDialect => [LibpqDriver.Instance],
        PgjdbcDialect => [PgjdbcDriver.Instance, MetabaseDriver.Instance],
        _ => [],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["postgresql", "postgres"];

    /// <inheritdoc/>
    public override Dialect Jdbc => PgjdbcDialect.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Targets { get; } =
        [AdoNetDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, PgjdbcDialect.Instance];

    /// <inheritdoc/>
    public override ConvertedString Convert(ConnectionString source, Driver driver, DriverVersion version, Dialect target) =>
        ConnectionConverter.Convert(source, driver, version, target);

    /// <inheritdoc/>
    public override KeywordForm Keywords => LibpqKeywordForm.Instance;

    /// <inheritdoc/>
    public override AdoNetTraces AdoNet => NpgsqlTraces.AdoNet;

    /// <inheritdoc/>
    public override IReadOnlyList<VariableForm> Variables { get; } = [LibpqEnvironment.Form, MetabaseDriver.Form];

    /// <inheritdoc/>
    public override SiblingForm Siblings { get; } = new()
    {
        ModeName = LibpqOptions.SslMode,

        // MySQL says REQUIRED, PREFERRED, DISABLED.
        Modes = new HashSet<string>(LibpqOptions.Modes, StringComparer.Ordinal),
        RootNames = [LibpqOptions.SslRootCert, "rootcert"],
        Settings = (LibpqOptions.Host, LibpqOptions.SslMode, LibpqOptions.SslRootCert),
    };

    /// <inheritdoc/>
    public override SearchWords Search { get; } = new()
    {
        Words =
        [
            "postgres://", "postgresql:", "postgres+", "postgresql+", LibpqOptions.HostAddress, "pghost", "mb_db_", "trustservercertificate",
        ],
        WordsOutsideCSharp = ["psqlodbc", "postgresql unicode"],
        Keys = [LibpqOptions.HostAddress],
        Variables = ["pghost", "mbdb"],
    };
}
