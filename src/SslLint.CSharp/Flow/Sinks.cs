namespace SslLint.CSharp.Flow;

/// <summary>A call, constructor or property that opens or configures connections of one driver.</summary>
/// <param name="Driver">The driver's name; <c>other</c> for those that SslLint will not read.</param>
/// <param name="Receiver">What the method must be called on (last part of the name), for names that many libraries use.</param>
/// <param name="Import">The namespace that the file must import, for the same reason.</param>
/// <param name="Namespaces">The namespaces that the type, or the receiver of the method, stands in or below: a type of that name elsewhere
/// is another. Null where the name alone tells.</param>
internal sealed record Sink(string Driver, string? Receiver = null, string? Import = null, IReadOnlyList<string>? Namespaces = null);

/// <summary>Where connection strings go, by simple name.</summary>
/// <remarks>Sources: the public API of each library. Overloads share a name, so that names alone decide.</remarks>
internal static class Sinks
{
    private const string Npgsql = "npgsql";
    private const string SqlClient = "sqlclient";
    private const string MySql = "mysqlconnector";
    private const string Oracle = "odp.net";
    private const string Sqlite = "sqlite";
    private const string Redis = "stackexchange.redis";
    private const string MongoDb = "mongodb";
    private const string Other = "other";

    private static readonly string[] InNpgsql = ["Npgsql"];
    private static readonly string[] InSqlClient = ["Microsoft.Data.SqlClient", "System.Data.SqlClient"];
    private static readonly string[] InMySql = ["MySqlConnector", "MySql.Data", "Devart.Data.MySql"];
    private static readonly string[] InOracle = ["Oracle", "Devart.Data.Oracle", "System.Data.OracleClient"];
    private static readonly string[] InMongoDb = ["MongoDB.Driver"];
    private static readonly string[] InRedis = ["StackExchange.Redis"];

    /// <summary>Types whose constructors take a connection string.</summary>
    public static IReadOnlyDictionary<string, Sink> Types { get; } = new Dictionary<string, Sink>(StringComparer.Ordinal)
    {
        // Npgsql
        ["NpgsqlConnection"] = new(Npgsql, Namespaces: InNpgsql),
        ["NpgsqlConnectionStringBuilder"] = new(Npgsql, Namespaces: InNpgsql),
        ["NpgsqlDataSourceBuilder"] = new(Npgsql, Namespaces: InNpgsql),
        ["NpgsqlSlimDataSourceBuilder"] = new(Npgsql, Namespaces: InNpgsql),
        ["LogicalReplicationConnection"] = new(Npgsql, Namespaces: InNpgsql),
        ["PhysicalReplicationConnection"] = new(Npgsql, Namespaces: InNpgsql),
        ["NpgsqlConnectionFactory"] = new(Npgsql),
        ["PostgreSqlStorage"] = new(Npgsql),
        ["PostgresDistributedLock"] = new(Npgsql),
        ["PostgresDistributedSynchronizationProvider"] = new(Npgsql),

        // Microsoft.Data.SqlClient, System.Data.SqlClient
        ["SqlConnection"] = new(SqlClient, Namespaces: InSqlClient),
        ["SqlConnectionStringBuilder"] = new(SqlClient, Namespaces: InSqlClient),
        ["SqlDataAdapter"] = new(SqlClient, Namespaces: InSqlClient),
        ["SqlBulkCopy"] = new(SqlClient, Namespaces: InSqlClient),
        ["SqlServerStorage"] = new(SqlClient),
        ["SqlDistributedLock"] = new(SqlClient),

        // MySqlConnector, MySql.Data
        ["MySqlConnection"] = new(MySql, Namespaces: InMySql),
        ["MySqlConnectionStringBuilder"] = new(MySql, Namespaces: InMySql),
        ["MySqlDataSource"] = new(MySql, Namespaces: InMySql),
        ["MySqlDataSourceBuilder"] = new(MySql, Namespaces: InMySql),
        ["MySqlStorage"] = new(MySql),

        ["OracleConnection"] = new(Oracle, Namespaces: InOracle),
        ["OracleConnectionStringBuilder"] = new(Oracle, Namespaces: InOracle),

        ["SqliteConnection"] = new(Sqlite),
        ["SQLiteConnection"] = new(Sqlite),
        ["SqliteConnectionStringBuilder"] = new(Sqlite),
        ["SQLiteConnectionStringBuilder"] = new(Sqlite),

        ["MongoClient"] = new(MongoDb, Namespaces: InMongoDb),
        ["MongoUrl"] = new(MongoDb, Namespaces: InMongoDb),
        ["MongoUrlBuilder"] = new(MongoDb, Namespaces: InMongoDb),

        // Other databases and services that take strings of pairs.
        ["OleDbConnection"] = new(Other),
        ["OdbcConnection"] = new(Other),
        ["FbConnection"] = new(Other),
        ["DB2Connection"] = new(Other),
        ["ClickHouseConnection"] = new(Other),
        ["SnowflakeDbConnection"] = new(Other),
        ["DuckDBConnection"] = new(Other),
        ["LiteDatabase"] = new(Other),
        ["HubConnectionBuilder"] = new(Other),
        ["ServiceBusClient"] = new(Other),
        ["EventHubProducerClient"] = new(Other),
        ["BlobServiceClient"] = new(Other),
        ["BlobContainerClient"] = new(Other),
        ["QueueServiceClient"] = new(Other),
        ["TableServiceClient"] = new(Other),
        ["CosmosClient"] = new(Other),
    };

    /// <summary>Methods that take a connection string.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Sink>> Methods { get; } = new Dictionary<string, IReadOnlyList<Sink>>(StringComparer.Ordinal)
    {
        ["Create"] = [new(Npgsql, Receiver: "NpgsqlDataSource", Namespaces: InNpgsql), new(MySql, Receiver: "MySqlDataSource", Namespaces: InMySql)],
        ["CreateMultiHost"] = [new(Npgsql, Receiver: "NpgsqlDataSource", Namespaces: InNpgsql)],
        ["ClearPool"] = [new(Npgsql, Receiver: "NpgsqlConnection", Namespaces: InNpgsql)],

        // Entity Framework Core, dependency injection, .NET Aspire
        ["UseNpgsql"] = [new(Npgsql)],
        ["AddNpgsql"] = [new(Npgsql)],
        ["AddNpgsqlDataSource"] = [new(Npgsql)],
        ["AddNpgsqlSlimDataSource"] = [new(Npgsql)],
        ["AddMultiHostNpgsqlDataSource"] = [new(Npgsql)],
        ["AddMultiHostNpgsqlSlimDataSource"] = [new(Npgsql)],
        ["AddNpgsqlDbContext"] = [new(Npgsql)],

        // Health checks, Hangfire, Quartz, FluentMigrator, DbUp, Serilog, LinqToDB, Wolverine, Orleans-style names
        ["AddNpgSql"] = [new(Npgsql)],
        ["UsePostgreSqlStorage"] = [new(Npgsql)],
        ["UseNpgsqlConnection"] = [new(Npgsql)],
        ["UsePostgres"] = [new(Npgsql)],
        ["UsePostgreSql"] = [new(Npgsql)],
        ["UsePostgreSQL"] = [new(Npgsql)],
        ["UsePostgresql"] = [new(Npgsql)],
        ["AddPostgres"] = [new(Npgsql)],
        ["AddPostgreSql"] = [new(Npgsql)],
        ["AddPostgreSQL"] = [new(Npgsql)],
        ["PostgresqlDatabase"] = [new(Npgsql)],
        ["PostgreSQL"] = [new(Npgsql)],
        ["PersistMessagesWithPostgresql"] = [new(Npgsql)],
        ["UsePostgresqlPersistenceAndTransport"] = [new(Npgsql)],

        // Marten has no other database.
        ["AddMarten"] = [new(Npgsql)],
        ["For"] = [new(Npgsql, Receiver: "DocumentStore", Import: "Marten")],
        ["Connection"] = [new(Npgsql, Import: "Marten")],

        ["UseSqlServer"] = [new(SqlClient)],
        ["UseAzureSql"] = [new(SqlClient)],
        ["AddSqlServer"] = [new(SqlClient)],
        ["AddSqlServerDbContext"] = [new(SqlClient)],
        ["UseSqlServerStorage"] = [new(SqlClient)],
        ["SqlDatabase"] = [new(SqlClient)],
        ["MSSqlServer"] = [new(SqlClient)],

        ["UseMySql"] = [new(MySql)],
        ["UseMySQL"] = [new(MySql)],
        ["AddMySql"] = [new(MySql)],
        ["AddMySqlDataSource"] = [new(MySql)],
        ["MySqlDatabase"] = [new(MySql)],

        ["UseOracle"] = [new(Oracle)],
        ["AddOracle"] = [new(Oracle)],
        ["UseSqlite"] = [new(Sqlite)],
        ["UseSQLite"] = [new(Sqlite)],
        ["AddSqlite"] = [new(Sqlite)],
        ["AddSQLite"] = [new(Sqlite)],
        ["SQLiteDatabase"] = [new(Sqlite)],

        ["Connect"] = [new(Redis, Receiver: "ConnectionMultiplexer", Namespaces: InRedis)],
        ["ConnectAsync"] = [new(Redis, Receiver: "ConnectionMultiplexer", Namespaces: InRedis)],
        ["Parse"] = [new(Redis, Receiver: "ConfigurationOptions", Namespaces: InRedis)],
        ["AddRedis"] = [new(Redis)],
        ["UseMongoDB"] = [new(MongoDb)],
        ["AddMongoDb"] = [new(MongoDb)],
        ["FromConnectionString"] = [new(MongoDb, Receiver: "MongoClientSettings", Namespaces: InMongoDb)],
        ["UseFirebird"] = [new(Other)],
        ["UseCosmos"] = [new(Other)],
        ["UseAzureServiceBus"] = [new(Other)],
    };

    /// <summary>Properties that take a connection string, on the types above.</summary>
    public static IReadOnlyCollection<string> Properties { get; } = ["ConnectionString"];
}
