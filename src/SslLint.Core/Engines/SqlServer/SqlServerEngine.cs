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
    public override int? DefaultPort => 1433;

    /// <inheritdoc/>
    public override IPreamble StartOf(TlsPosture posture) => posture.DirectNegotiation
        ? new TlsAtOnce(TdsPreamble.ApplicationProtocol)
        : new TdsPreamble(posture.Encryption is Encryption.Always or Encryption.Fallback);

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } =
    [
        SqlClientDriver.Instance, SystemDataSqlClientDriver.Instance, MssqlJdbcDriver.Instance, JtdsDriver.Instance, OdbcSqlServerDriver.Instance,
        FreeTdsDriver.Instance, GoMssqldbDriver.Instance, MsSqlNodeDriver.Instance, TediousDriver.Instance,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => dialect switch
    {
        SqlServerJdbcDialect => [MssqlJdbcDriver.Instance],
        JtdsDialect => [JtdsDriver.Instance],
        AdoNetDialect =>
        [
            SqlClientDriver.Instance, SystemDataSqlClientDriver.Instance, GoMssqldbDriver.Instance, MsSqlNodeDriver.Instance,
        ],
        SpreadDialect =>
        [
            SqlClientDriver.Instance, SystemDataSqlClientDriver.Instance, OdbcSqlServerDriver.Instance, FreeTdsDriver.Instance, TediousDriver.Instance,
        ],
        UriDialect => [GoMssqldbDriver.Instance, OdbcSqlServerDriver.Instance, FreeTdsDriver.Instance],
        OdbcDialect => [OdbcSqlServerDriver.Instance, FreeTdsDriver.Instance],
        _ => [],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes { get; } = ["mssql", "sqlserver"];

    /// <inheritdoc/>
    /// <remarks>Prisma writes <c>sqlserver://host:1433;database=d;encrypt=true</c>.</remarks>
    public override string? ReaderOfUri(ConnectionString uri, char? goesOn) =>
        (goesOn == ';' && uri.Settings.All(static s => s.Place != SettingPlace.Pair))
            || uri.Settings.Any(static s => s.Place is SettingPlace.Host or SettingPlace.Port && s.Value.Contains(';')) ? "prisma"
        : OdbcNames.In(UriSyntax.ReadAsForm(uri)) is { } name ? OdbcNames.Find(name.Value)?.Driver.Name
        : null;

    /// <inheritdoc/>
    public override Driver? OdbcDriver(string name) => OdbcNames.Find(name)?.Driver;

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;

    /// <inheritdoc/>
    public override Dialect Jdbc => SqlServerJdbcDialect.Instance;

    /// <inheritdoc/>
    public override AdoNetTraces AdoNet => SqlClientTraces.AdoNet;

    /// <inheritdoc/>
    public override IReadOnlyList<CommandForm> Commands => SqlServerCommands.All;

    /// <inheritdoc/>
    public override IReadOnlyList<ObjectForm> Objects => TediousDriver.Objects;

    /// <inheritdoc/>
    /// <remarks>JDBC URLs hold <c>:sqlserver</c>, where a colon is escaped before it as well (<c>.properties</c>).</remarks>
    public override SearchWords Search { get; } = new()
    {
        Words =
        [
            "data source=", "data source =", "trustservercertificate", "trust server certificate", ":sqlserver", "bcp ", "mssql://", "mssql+", "sqlserver://",
        ],
        WordsOutsideCSharp =
        [
            // ODBC's data sources, whose keys may stand any number of blanks before '='. All of Microsoft's drivers have a version of two digits.
            "odbc driver 1", "msodbcsql", "tdsodbc", "freetds",

            "pyodbc.connect", "pymssql.connect",

            // Objects of JavaScript and YAML, by what says whose they are.
            "'mssql'", ": mssql", "\"mssql\"", "'tedious'", "\"tedious\"", "encrypt: false", "encrypt\": false",
        ],
    };
}
