namespace SslLint.CSharp.Flow;

/// <summary>A call, constructor or property that opens or configures connections of one driver.</summary>
/// <param name="Driver">The driver's name; <c>other</c> for those that SslLint will not read.</param>
/// <param name="Receiver">What the method must be called on (last part of the name), for names that many libraries use.</param>
/// <param name="Import">The namespace that the file must import, for the same reason.</param>
internal sealed record Sink(string Driver, string? Receiver = null, string? Import = null);

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

    /// <summary>Types whose constructors take a connection string.</summary>
    public static IReadOnlyDictionary<string, Sink> Types { get; } = new Dictionary<string, Sink>(StringComparer.Ordinal)
    {
        // Npgsql
        ["NpgsqlConnection"] = new(Npgsql),
        ["NpgsqlConnectionStringBuilder"] = new(Npgsql),
        ["NpgsqlDataSourceBuilder"] = new(Npgsql),
        ["NpgsqlSlimDataSourceBuilder"] = new(Npgsql),
        ["LogicalReplicationConnection"] = new(Npgsql),
        ["PhysicalReplicationConnection"] = new(Npgsql),
        ["NpgsqlConnectionFactory"] = new(Npgsql),
        ["PostgreSqlStorage"] = new(Npgsql),
        ["PostgresDistributedLock"] = new(Npgsql),
        ["PostgresDistributedSynchronizationProvider"] = new(Npgsql),

        // Microsoft.Data.SqlClient, System.Data.SqlClient
        ["SqlConnection"] = new(SqlClient),
        ["SqlConnectionStringBuilder"] = new(SqlClient),
        ["SqlDataAdapter"] = new(SqlClient),
        ["SqlBulkCopy"] = new(SqlClient),
        ["SqlServerStorage"] = new(SqlClient),
        ["SqlDistributedLock"] = new(SqlClient),

        // MySqlConnector, MySql.Data
        ["MySqlConnection"] = new(MySql),
        ["MySqlConnectionStringBuilder"] = new(MySql),
        ["MySqlDataSource"] = new(MySql),
        ["MySqlDataSourceBuilder"] = new(MySql),
        ["MySqlStorage"] = new(MySql),

        ["OracleConnection"] = new(Oracle),
        ["OracleConnectionStringBuilder"] = new(Oracle),

        ["SqliteConnection"] = new(Sqlite),
        ["SQLiteConnection"] = new(Sqlite),
        ["SqliteConnectionStringBuilder"] = new(Sqlite),
        ["SQLiteConnectionStringBuilder"] = new(Sqlite),

        ["MongoClient"] = new(MongoDb),
        ["MongoUrl"] = new(MongoDb),
        ["MongoUrlBuilder"] = new(MongoDb),

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
        ["Create"] = [new(Npgsql, Receiver: "NpgsqlDataSource"), new(MySql, Receiver: "MySqlDataSource")],
        ["CreateMultiHost"] = [new(Npgsql, Receiver: "NpgsqlDataSource")],
        ["ClearPool"] = [new(Npgsql, Receiver: "NpgsqlConnection")],

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

        ["Connect"] = [new(Redis, Receiver: "ConnectionMultiplexer")],
        ["ConnectAsync"] = [new(Redis, Receiver: "ConnectionMultiplexer")],
        ["Parse"] = [new(Redis, Receiver: "ConfigurationOptions")],
        ["AddRedis"] = [new(Redis)],
        ["UseMongoDB"] = [new(MongoDb)],
        ["AddMongoDb"] = [new(MongoDb)],
        ["FromConnectionString"] = [new(MongoDb, Receiver: "MongoClientSettings")],
        ["UseFirebird"] = [new(Other)],
        ["UseCosmos"] = [new(Other)],
        ["UseAzureServiceBus"] = [new(Other)],
    };

    /// <summary>Properties that take a connection string, on the types above.</summary>
    public static IReadOnlyCollection<string> Properties { get; } = ["ConnectionString"];
}
