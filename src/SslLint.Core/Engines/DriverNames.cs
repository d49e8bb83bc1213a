namespace SslLint.Engines;

/// <summary>Names of drivers that evidence may give, with the engine that each talks to. Those that <see cref="Engines.DriverCatalog"/>
/// doesn't hold aren't read: their strings raise no finding and are never rewritten.</summary>
public static class DriverNames
{
    /// <summary>The engine that SslLint reads.</summary>
    public const string PostgreSql = "postgresql";

    /// <summary>The connection pooler, whose configuration is no string of a driver.</summary>
    public const string PgBouncer = "pgbouncer";

    private static readonly Dictionary<string, string> Engines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["npgsql"] = PostgreSql,
        ["libpq"] = PostgreSql,
        ["pgjdbc"] = PostgreSql,
        ["metabase"] = PostgreSql,
        ["node-postgres"] = PostgreSql,
        ["postgres.js"] = PostgreSql,
        ["prisma"] = PostgreSql,
        ["psycopg"] = PostgreSql,
        ["asyncpg"] = PostgreSql,
        ["pg8000"] = PostgreSql,
        ["pgx"] = PostgreSql,
        ["lib-pq"] = PostgreSql,
        ["r2dbc-postgresql"] = PostgreSql,
        ["sqlx"] = PostgreSql,

        // A program, and no driver: it has a language of its own.
        [PgBouncer] = PostgreSql,
        ["sqlclient"] = "sqlserver",
        ["mysqlconnector"] = "mysql",
        ["mysql.data"] = "mysql",
        ["odp.net"] = "oracle",
        ["sqlite"] = "sqlite",
        ["stackexchange.redis"] = "redis",
        ["mongodb"] = "mongodb",
        ["other"] = "other",
    };

    /// <summary>Words in the names of keys, sections and files, and values of <c>provider</c> keys, that name an engine; with the driver
    /// that reads an ADO.NET string of it. Longer words first, since they hold shorter ones.</summary>
    private static readonly (string Word, string Driver)[] Words =
    [
        ("npgsql", "npgsql"),
        ("postgres", "npgsql"),
        ("pgsql", "npgsql"),
        ("cockroach", "npgsql"),
        ("timescale", "npgsql"),
        ("yugabyte", "npgsql"),
        ("mysql", "mysqlconnector"),
        ("mariadb", "mysqlconnector"),
        ("sqlserver", "sqlclient"),
        ("mssql", "sqlclient"),
        ("azuresql", "sqlclient"),
        ("oracle", "odp.net"),
        ("sqlite", "sqlite"),
        ("mongo", "mongodb"),
        ("redis", "stackexchange.redis"),
        ("firebird", "other"),
        ("clickhouse", "other"),
        ("cassandra", "other"),
        ("elasticsearch", "other"),
        ("rabbitmq", "other"),
        ("servicebus", "other"),
        ("eventhub", "other"),
        ("snowflake", "other"),
        ("storageaccount", "other"),
        ("influx", "other"),
        ("hana", "other"),
        ("db2", "other"),
        ("informix", "other"),
        ("sybase", "other"),
        ("surreal", "other"),
        ("neo4j", "other"),
        ("couch", "other"),
    ];

    /// <summary>The engine of a driver; null for an unknown name.</summary>
    public static string? EngineOf(string driver) => Engines.TryGetValue(driver, out var engine) ? engine : null;

    /// <summary>Whether the driver talks to PostgreSQL.</summary>
    public static bool IsPostgreSql(string driver) => EngineOf(driver) == PostgreSql;

    /// <summary>The driver that a name hints at for ADO.NET strings, or null. A name that hints at two engines hints at none.</summary>
    public static string? Hint(string name)
    {
        var letters = Letters(name);
        string? hint = null;
        foreach (var (word, driver) in Words)
        {
            if (!letters.Contains(word) || driver == hint)
            {
                continue;
            }

            if (hint is not null)
            {
                return null;
            }

            hint = driver;
        }

        return hint;
    }

    /// <summary>The letters and digits of a name in lower case, so that <c>Postgre_SQL</c> and <c>PostgreSql</c> are one word.</summary>
    internal static string Letters(string name)
    {
        var letters = new System.Text.StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }
}
