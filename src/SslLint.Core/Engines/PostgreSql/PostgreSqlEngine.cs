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
    public override DatabaseEngines Protocol => DatabaseEngines.PostgreSql;

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } =
        [NpgsqlDriver.Instance, LibpqDriver.Instance, PgjdbcDriver.Instance, MetabaseDriver.Instance, NodePostgresDriver.Instance];

    /// <inheritdoc/>
    public override Driver? ReaderOf(Dialect dialect) => dialect switch
    {
        AdoNetDialect => NpgsqlDriver.Instance,
        UriDialect or LibpqKeywordDialect or SpreadDialect => LibpqDriver.Instance,
        JdbcDialect => PgjdbcDriver.Instance,
        _ => null,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;
}
