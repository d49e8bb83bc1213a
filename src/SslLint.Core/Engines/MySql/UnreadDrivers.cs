using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>Drivers of MySQL that are known by name, and what names them.</summary>
internal static class UnreadDrivers
{
    private static readonly Dialect[] uris = [UriDialect.Instance];
    private static readonly Dialect[] odbc = [OdbcDialect.Instance, SpreadDialect.Instance];
    private static readonly string[] inDevart = ["Devart.Data.MySql"];

    public static IReadOnlyList<UnreadDriver> All { get; } =
    [
        new("dotconnect-mysql", [AdoNetDialect.Instance], new DriverTraces
        {
            Packages = [new("nuget", "Devart.Data.MySql", VersionUse.Same)],
            Namespaces = inDevart,
            Types = [new("MySqlConnection", Namespaces: inDevart), new("MySqlConnectionStringBuilder", Namespaces: inDevart)],
        }),
        new("mysql-odbc", odbc, new DriverTraces { OdbcNames = ["mysql", "myodbc"] }),
        new("mariadb-odbc", odbc, new DriverTraces { OdbcNames = ["mariadb", "maodbc"] }),
        new("mysqlconnector-python", uris, new DriverTraces
        {
            Packages = [new("pypi", "mysql-connector-python", VersionUse.Same)],
            SchemeSuffixes = ["mysqlconnector"],
            KeywordCalls = [new("mysql.connector.connect")],
        }),
        new("aiomysql", uris, new DriverTraces { Packages = [new("pypi", "aiomysql", VersionUse.Same)], SchemeSuffixes = ["aiomysql"] }),
        new("asyncmy", uris, new DriverTraces { Packages = [new("pypi", "asyncmy", VersionUse.Same)], SchemeSuffixes = ["asyncmy"] }),
        new("mariadb-python", uris, new DriverTraces { SchemeSuffixes = ["mariadbconnector"] }),
    ];
}
