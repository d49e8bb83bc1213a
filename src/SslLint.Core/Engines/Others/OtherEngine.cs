using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.Others;

/// <summary>Engines whose strings aren't read yet: the names say that a string is not another engine's.</summary>
/// <remarks>Sources: the public API of each library, the dependencies that packages name in their registries, the documentation of ADO.NET providers;
/// <c>System.Data.*</c>: machine.config of .NET Framework 4.8. An engine that is read moves into a folder of its own.</remarks>
internal sealed class OtherEngine : Engine
{
    /// <summary>How the file of a database that is no server's begins and ends: SQLite, SQL Server Compact, Access.</summary>
    private static readonly string[] fileForms = [":memory:", "|DataDirectory|", "file:", "./", "../", "~/"];
    private static readonly string[] fileEndings = [".db", ".db3", ".s3db", ".sqlite", ".sqlite3", ".sdf", ".mdb", ".accdb"];
    private static readonly string[] inOracle = ["Oracle", "Devart.Data.Oracle", "System.Data.OracleClient"];
    private static readonly string[] inRedis = ["StackExchange.Redis"];
    private static readonly string[] inMongoDb = ["MongoDB.Driver"];

    private IReadOnlyList<string> schemes = [];
    private SearchWords search = new();

    private OtherEngine(string name, string displayName, DatabaseEngines protocol, AdoNetTraces? adoNet, params (string Name, DriverTraces Traces)[] drivers)
    {
        Name = name;
        DisplayName = displayName;
        Protocol = protocol;
        AdoNet = adoNet;
        Unread = [.. drivers.Select(static d => new UnreadDriver(d.Name, [AdoNetDialect.Instance], d.Traces))];
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Engine> All { get; } = [Oracle(), Sqlite(), Redis(), MongoDb(), Cassandra(), Elasticsearch(), Others()];

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override string DisplayName { get; }

    /// <inheritdoc/>
    public override DatabaseEngines Protocol { get; }

    /// <inheritdoc/>
    public override AdoNetTraces? AdoNet { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Schemes => schemes;

    /// <inheritdoc/>
    public override SearchWords Search => search;

    private static OtherEngine Oracle() => new(
        "oracle",
        "Oracle",
        DatabaseEngines.Oracle,
        new AdoNetTraces
        {
            OwnKeys = ["dbaprivilege", "tnsadmin"],
            OwnValues = [new(["port"], "1521")],
            IsOwnServer = static server => server.StartsWith("(DESCRIPTION", StringComparison.OrdinalIgnoreCase),
        },
        ("odp.net", new DriverTraces
        {
            Packages =
            [
                new("nuget", "Oracle.ManagedDataAccess", VersionUse.Same), new("nuget", "Oracle.ManagedDataAccess.Core", VersionUse.Same),
                new("nuget", "Oracle.EntityFrameworkCore"),
            ],
            ProviderNames = ["Oracle.ManagedDataAccess.Client", "Oracle.DataAccess.Client", "System.Data.OracleClient"],
            Namespaces = ["Oracle.ManagedDataAccess"],
            Types = [new("OracleConnection", Namespaces: inOracle), new("OracleConnectionStringBuilder", Namespaces: inOracle)],
            Methods = [new("UseOracle"), new("AddOracle")],
            Words = ["oracle"],
        }));

    private static OtherEngine Sqlite() => new(
        "sqlite",
        "SQLite",
        DatabaseEngines.None,
        new AdoNetTraces
        {
            OwnKeys = ["foreignkeys", "recursivetriggers", "journalmode", "binaryguid", "failifmissing"],
            IsOwnServer = static server => fileForms.Any(f => server.StartsWith(f, StringComparison.OrdinalIgnoreCase))
                || fileEndings.Any(e => server.EndsWith(e, StringComparison.OrdinalIgnoreCase)),
            AreServersFiles = true,
        },
        ("sqlite", new DriverTraces
        {
            Packages =
            [
                new("nuget", "Microsoft.Data.Sqlite", VersionUse.Same), new("nuget", "Microsoft.EntityFrameworkCore.Sqlite"),
                new("nuget", "System.Data.SQLite", VersionUse.Same),
            ],
            ProviderNames = ["System.Data.SQLite", "System.Data.SQLite.EF6", "Microsoft.Data.Sqlite"],
            Namespaces = ["Microsoft.Data.Sqlite", "System.Data.SQLite"],
            Types = [new("SqliteConnection"), new("SQLiteConnection"), new("SqliteConnectionStringBuilder"), new("SQLiteConnectionStringBuilder")],
            Methods = [new("UseSqlite"), new("UseSQLite"), new("AddSqlite"), new("AddSQLite"), new("SQLiteDatabase")],
            Words = ["sqlite"],
        }));

    private static OtherEngine Redis() => new(
        "redis",
        "Redis",
        DatabaseEngines.Redis,
        adoNet: null,
        ("stackexchange.redis", new DriverTraces
        {
            Packages = [new("nuget", "StackExchange.Redis", VersionUse.Same), new("nuget", "Microsoft.Extensions.Caching.StackExchangeRedis")],
            Namespaces = inRedis,
            Methods =
            [
                new("Connect", Receiver: "ConnectionMultiplexer", Namespaces: inRedis),
                new("ConnectAsync", Receiver: "ConnectionMultiplexer", Namespaces: inRedis),
                new("Parse", Receiver: "ConfigurationOptions", Namespaces: inRedis), new("AddRedis"),
            ],
            Words = ["redis"],
            Callbacks =
            [
                new("CertificateValidation", ["ConfigurationOptions"], inRedis),
                new("RemoteCertificateValidationCallback", [], inRedis, Contexts: ["SslClientAuthenticationOptions"]),
            ],
        }),
        ("node-redis", new DriverTraces { Packages = [new("npm", "redis", VersionUse.Same)] }),
        ("ioredis", new DriverTraces { Packages = [new("npm", "ioredis", VersionUse.Same)] }))
    {
        schemes = ["redis", "rediss"],
        search = new SearchWords { Words = ["redis://", "rediss://"] },
    };

    private static OtherEngine MongoDb() => new(
        "mongodb",
        "MongoDB",
        DatabaseEngines.MongoDb,
        adoNet: null,
        ("mongodb", new DriverTraces
        {
            Packages = [new("nuget", "MongoDB.Driver", VersionUse.Same), new("npm", "mongodb")],
            Namespaces = inMongoDb,
            Types = [new("MongoClient", Namespaces: inMongoDb), new("MongoUrl", Namespaces: inMongoDb), new("MongoUrlBuilder", Namespaces: inMongoDb)],
            Methods = [new("UseMongoDB"), new("AddMongoDb"), new("FromConnectionString", Receiver: "MongoClientSettings", Namespaces: inMongoDb)],
            Calls = [new("MongoClient")],
            Words = ["mongo"],
            Callbacks =
            [
                new("ServerCertificateValidationCallback", ["SslSettings"], inMongoDb),
                new("AllowInsecureTls", ["MongoClientSettings", "MongoUrlBuilder"], inMongoDb, IsSwitch: true),
            ],
        }))
    {
        schemes = ["mongodb", "mongodb+srv"],
        search = new SearchWords { Words = ["mongodb://", "mongodb+srv://"] },
    };

    private static OtherEngine Cassandra() => new(
        "cassandra",
        "Cassandra",
        DatabaseEngines.Other,
        adoNet: null,
        ("cassandra", new DriverTraces { Callbacks = [new("SetRemoteCertValidationCallback", ["SSLOptions"], ["Cassandra"], IsMethod: true, IsOwn: true)] }));

    private static OtherEngine Elasticsearch() => new(
        "elasticsearch",
        "Elasticsearch",
        DatabaseEngines.Other,
        adoNet: null,
        ("elasticsearch", new DriverTraces
        {
            Callbacks =
            [
                new("ServerCertificateValidationCallback", ["ElasticsearchClientSettings", "ConnectionSettings", "ConnectionConfiguration"],
                    ["Elastic.Clients.Elasticsearch", "Elastic.Transport", "Nest", "Elasticsearch.Net"], IsMethod: true),
            ],
        }));

    /// <summary>Other databases and services that take strings of pairs.</summary>
    private static OtherEngine Others() => new(
        OtherDriver,
        "another database",
        DatabaseEngines.Other,
        new AdoNetTraces
        {
            OwnKeys =
            [
                "provider", "driver", "version", "filename", "cache", "mode", "endpoint", "accountendpoint", "accountkey", "accountname",
                "sharedaccesskey", "sharedaccesskeyname", "defaultendpointsprotocol", "instrumentationkey", "ingestionendpoint", "blobendpoint",
                "abortconnect", "virtualhost", "hostname",
            ],
            OwnValues = [new(["port"], "3050")],
            IsOwnServer = static server => server.IndexOf("://", StringComparison.Ordinal) > 0,
        },
        (OtherDriver, new DriverTraces
        {
            Types =
            [
                new("OleDbConnection"), new("OdbcConnection"), new("FbConnection"), new("DB2Connection"), new("ClickHouseConnection"),
                new("SnowflakeDbConnection"),
                new("DuckDBConnection"), new("LiteDatabase"), new("HubConnectionBuilder"), new("ServiceBusClient"), new("EventHubProducerClient"),
                new("BlobServiceClient"),
                new("BlobContainerClient"), new("QueueServiceClient"), new("TableServiceClient"), new("CosmosClient"),
            ],
            Methods = [new("UseFirebird"), new("UseCosmos"), new("UseAzureServiceBus")],
            Words =
            [
                "firebird", "clickhouse", "cassandra", "elasticsearch", "rabbitmq", "servicebus", "eventhub", "snowflake", "storageaccount", "influx",
                "hana", "db2",
                "informix", "sybase", "surreal", "neo4j", "couch",
            ],
        }),
        ("sqlserverce", new DriverTraces { ProviderNames = ["System.Data.SqlServerCe.4.0"] }),
        ("entityclient", new DriverTraces { ProviderNames = ["System.Data.EntityClient"] }),
        ("oledb", new DriverTraces { ProviderNames = ["System.Data.OleDb"] }),
        ("odbc", new DriverTraces { ProviderNames = ["System.Data.Odbc"] }));

    /// <summary>The name of what no driver that is read takes.</summary>
    public const string OtherDriver = "other";
}
