using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>Drivers of MySQL that are known by name, and what names them.</summary>
internal static class UnreadDrivers
{
    private static readonly Dialect[] uris = [UriDialect.Instance];
    private static readonly string[] inDevart = ["Devart.Data.MySql"];

    public static IReadOnlyList<UnreadDriver> All { get; } =
    [
        new("dotconnect-mysql", [AdoNetDialect.Instance], new DriverTraces
        {
            Packages = [new("nuget", "Devart.Data.MySql", VersionUse.Same)],
            Namespaces = inDevart,
            Types = [new("MySqlConnection", Namespaces: inDevart), new("MySqlConnectionStringBuilder", Namespaces: inDevart)],
        }),
        new("mysql2", uris, new DriverTraces { Packages = [new("npm", "mysql2", VersionUse.Same)], Calls = [new("mysql.createConnection"), new("mysql.createPool")] }),
        new("pymysql", uris, new DriverTraces { Packages = [new("pypi", "pymysql", VersionUse.Same)] }),
        new("connector-j", [], new DriverTraces { Packages = [new("maven", "com.mysql:mysql-connector-j", VersionUse.Same)] }),
        new("mariadb-connector-j", [], new DriverTraces { Packages = [new("maven", "org.mariadb.jdbc:mariadb-java-client", VersionUse.Same)] }),
    ];
}
