using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.SqlServer;

/// <summary>SQL Server and Azure SQL.</summary>
public sealed class SqlServerEngine : Engine
{
    private SqlServerEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static SqlServerEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sqlserver";

    /// <inheritdoc/>
    public override string DisplayName => "SQL Server";

    /// <inheritdoc/>
    public override DatabaseEngines Protocol => DatabaseEngines.SqlServer;

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } =
        [SqlClientDriver.Instance, SystemDataSqlClientDriver.Instance, MssqlJdbcDriver.Instance, JtdsDriver.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => dialect switch
    {
        AdoNetDialect or SpreadDialect => [SqlClientDriver.Instance, SystemDataSqlClientDriver.Instance],
        SqlServerJdbcDialect => [MssqlJdbcDriver.Instance],
        JtdsDialect => [JtdsDriver.Instance],
        _ => [],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["sqlserver"];

    /// <inheritdoc/>
    public override Dialect Jdbc => SqlServerJdbcDialect.Instance;

    /// <inheritdoc/>
    public override AdoNetTraces AdoNet => SqlClientTraces.AdoNet;

    /// <inheritdoc/>
    public override IReadOnlyList<CommandForm> Commands => SqlServerCommands.All;

    /// <inheritdoc/>
    /// <remarks>JDBC URLs hold <c>:sqlserver</c>, where a colon is escaped before it as well (<c>.properties</c>).</remarks>
    public override SearchWords Search { get; } = new()
    {
        Words = ["data source=", "data source =", "trustservercertificate", "trust server certificate", ":sqlserver", "bcp "],
    };
}
