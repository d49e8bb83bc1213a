namespace SslLint.Readers;

/// <summary>Drivers by the invariant names of their ADO.NET providers, as <c>providerName</c> gives them.</summary>
/// <remarks>Names: the documentation of each provider; <c>System.Data.*</c>: machine.config of .NET Framework 4.8.</remarks>
public static class ProviderNames
{
    private static readonly (string Name, string Driver)[] Table =
    [
        ("Npgsql", "npgsql"),
        ("System.Data.SqlClient", "sqlclient"),
        ("Microsoft.Data.SqlClient", "sqlclient"),
        ("MySqlConnector", "mysqlconnector"),
        ("MySql.Data.MySqlClient", "mysql.data"),
        ("Oracle.ManagedDataAccess.Client", "odp.net"),
        ("Oracle.DataAccess.Client", "odp.net"),
        ("System.Data.OracleClient", "odp.net"),
        ("System.Data.SQLite", "sqlite"),
        ("System.Data.SQLite.EF6", "sqlite"),
        ("Microsoft.Data.Sqlite", "sqlite"),
        ("System.Data.SqlServerCe.4.0", "sqlserverce"),
        ("System.Data.EntityClient", "entityclient"),
        ("System.Data.OleDb", "oledb"),
        ("System.Data.Odbc", "odbc"),
    ];

    /// <summary>The driver of a provider, also where it is given by a type (<c>Npgsql.NpgsqlConnection, Npgsql</c>); null if unknown.</summary>
    public static string? DriverOf(string providerName)
    {
        var comma = providerName.IndexOf(',');
        var name = (comma < 0 ? providerName : providerName.Substring(comma + 1)).Trim();
        foreach (var (known, driver) in Table)
        {
            if (string.Equals(name, known, StringComparison.OrdinalIgnoreCase))
            {
                return driver;
            }
        }

        return null;
    }
}
