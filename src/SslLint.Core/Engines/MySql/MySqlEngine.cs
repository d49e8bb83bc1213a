using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.MySql;

/// <summary>MySQL and MariaDB.</summary>
public sealed class MySqlEngine : Engine
{
    private MySqlEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static MySqlEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql";

    /// <inheritdoc/>
    public override string DisplayName => "MySQL";

    /// <inheritdoc/>
    public override DatabaseEngines Protocol => DatabaseEngines.MySql;

    /// <inheritdoc/>
    public override int? DefaultPort => 3306;

    /// <inheritdoc/>
    public override IPreamble StartOf(TlsPosture posture) => new MySqlPreamble();

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } = 
    [
        MySqlConnectorDriver.Instance, MySqlDataDriver.Instance, ConnectorJDriver.Instance, MariaDbConnectorJDriver.Instance, MySql2Driver.Instance,
        MySqlNodeDriver.Instance, MariaDbNodeDriver.Instance, GoMySqlDriver.Instance, PyMySqlDriver.Instance, MySqlClientDriver.Instance,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => dialect switch
    {
        AdoNetDialect => [MySqlConnectorDriver.Instance, MySqlDataDriver.Instance],
        SpreadDialect => [MySqlConnectorDriver.Instance, MySqlDataDriver.Instance, PyMySqlDriver.Instance, MySqlClientDriver.Instance],
        UriDialect =>
        [
            MySql2Driver.Instance, MySqlNodeDriver.Instance, MariaDbNodeDriver.Instance, PyMySqlDriver.Instance, MySqlClientDriver.Instance,
        ],
        GoDsnDialect => [GoMySqlDriver.Instance],
        _ when dialect == MySqlJdbcDialect.MySql => [ConnectorJDriver.Instance, MariaDbConnectorJDriver.Instance],
        _ when dialect == MySqlJdbcDialect.MariaDb => [MariaDbConnectorJDriver.Instance],
        _ => [],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["mysql", "mariadb"];

    /// <inheritdoc/>
    public override Dialect Jdbc => MySqlJdbcDialect.MySql;

    /// <inheritdoc/>
    public override Dialect JdbcOf(string scheme) =>
        scheme.Equals("mariadb", StringComparison.OrdinalIgnoreCase) ? MySqlJdbcDialect.MariaDb : MySqlJdbcDialect.MySql;

    /// <inheritdoc/>
    /// <remarks>Drivers of many languages, frameworks and programs take <c>mysql://</c> and each makes something else of what stands behind <c>?</c>.</remarks>
    public override bool HasUsualReader(Dialect dialect) => dialect is not UriDialect;

    /// <inheritdoc/>
    public override MarkedForm Marked { get; } = new(GoDsnDialect.Mark, GoDsnDialect.Instance);

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;

    /// <inheritdoc/>
    public override AdoNetTraces AdoNet => MySqlAdoNetTraces.AdoNet;

    /// <inheritdoc/>
    public override SearchWords Search { get; } = new()
    {
        Words =
        [
            "mysql://", "mariadb://", "jdbc:mysql", "jdbc:mariadb", "mysql+", "mariadb+", GoDsnDialect.Mark,
        ],
        WordsOutsideCSharp = ["mysql odbc", "myodbc", "maodbc", "pymysql.connect", "mysqldb.connect", "mysql.connector.connect"],
    };
}
