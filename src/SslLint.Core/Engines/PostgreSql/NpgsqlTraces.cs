using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>What names Npgsql in the files around its strings.</summary>
/// <remarks>Sources: the dependencies that packages name in their registry; the public API of Npgsql 10 and of the libraries that hand it strings.</remarks>
internal static class NpgsqlTraces
{
    private const string Driver = "npgsql";
    private const string Space = "Npgsql";

    private static readonly string[] spaces = [Space];
    private static readonly string[] dataSourceBuilders = ["NpgsqlDataSourceBuilder", "NpgsqlSlimDataSourceBuilder"];

    /// <remarks>Its list of keywords, against those of SqlClient, MySqlConnector, MySql.Data and ODP.NET.</remarks>
    public static AdoNetTraces AdoNet { get; } = new()
    {
        OwnKeys =
        [
            "searchpath", "includeerrordetail", "rootcertificate", "sslcertificate", "sslnegotiation", "noresetonclose", "hostrecheckseconds",
            "targetsessionattributes", "loadbalancehosts", "maxautoprepare", "autoprepareminusages", "readbuffersize", "writebuffersize",
            "servercompatibilitymode", "kerberosservicename", "includerealm", "passfile", "logparameters", "arraynullabilitymode",
            "connectionpruninginterval", "connectionidlelifetime", "internalcommandtimeout", "gssencryptionmode", "requireauth",
            "channelbinding", "tcpkeepalive", "multiplexing", "inputencoding", "replicationmode", "keepalive",
        ],
        CommonKeys = ["searchpath", "includeerrordetail", "rootcertificate", "sslcertificate"],
        OwnValues =
        [
            new(["port"], "5432"),
            new(["sslmode"], "disable", "allow", "prefer", "require"),
            new(["user", "userid", "uid"], "postgres"),
        ],

        // CockroachDB, PgBouncer, YugabyteDB.
        LikelyValues = [new(["host"]), new(["username"]), new(["port"], "26257", "6432", "5433")],
    };

    public static DriverTraces All { get; } = new()
    {
        Packages =
        [
            new("nuget", Space, VersionUse.Same),
            new("nuget", "Npgsql.DependencyInjection", VersionUse.Same),
            new("nuget", "Npgsql.OpenTelemetry", VersionUse.Same),
            new("nuget", "Npgsql.NetTopologySuite", VersionUse.Same),
            new("nuget", "Npgsql.NodaTime", VersionUse.Same),
            new("nuget", "Npgsql.Json.NET", VersionUse.Same),
            new("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL", VersionUse.Major),
            new("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL.NetTopologySuite", VersionUse.Major),
            new("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL.NodaTime", VersionUse.Major),
            new("nuget", "EntityFramework6.Npgsql"),
            new("nuget", "Aspire.Npgsql"),
            new("nuget", "Aspire.Npgsql.EntityFrameworkCore.PostgreSQL"),
            new("nuget", "AspNetCore.HealthChecks.NpgSql"),
            new("nuget", "Hangfire.PostgreSql"),
            new("nuget", "Serilog.Sinks.PostgreSQL"),
            new("nuget", "Marten"),
            new("nuget", "FluentMigrator.Runner.Postgres"),
            new("nuget", "dbup-postgresql"),
            new("nuget", "linq2db.PostgreSQL"),
        ],
        ProviderNames = [Space],
        Namespaces = [Space, "Npgsql.EntityFrameworkCore.PostgreSQL", "Marten"],
        TypePrefix = Space,
        Types =
        [
            new("NpgsqlConnection", Namespaces: spaces),
            new("NpgsqlConnectionStringBuilder", Namespaces: spaces),
            new("NpgsqlDataSourceBuilder", Namespaces: spaces),
            new("NpgsqlSlimDataSourceBuilder", Namespaces: spaces),
            new("LogicalReplicationConnection", Namespaces: spaces),
            new("PhysicalReplicationConnection", Namespaces: spaces),
            new("NpgsqlConnectionFactory"),
            new("PostgreSqlStorage"),
            new("PostgresDistributedLock"),
            new("PostgresDistributedSynchronizationProvider"),
        ],
        Methods =
        [
            new("Create", Receiver: "NpgsqlDataSource", Namespaces: spaces),
            new("CreateMultiHost", Receiver: "NpgsqlDataSource", Namespaces: spaces),
            new("ClearPool", Receiver: "NpgsqlConnection", Namespaces: spaces),

            // Entity Framework Core, dependency injection, .NET Aspire
            new("UseNpgsql"),
            new("AddNpgsql"),
            new("AddNpgsqlDataSource"),
            new("AddNpgsqlSlimDataSource"),
            new("AddMultiHostNpgsqlDataSource"),
            new("AddMultiHostNpgsqlSlimDataSource"),
            new("AddNpgsqlDbContext"),

            // Health checks, Hangfire, Quartz, FluentMigrator, DbUp, Serilog, LinqToDB, Wolverine, Orleans-style names
            new("AddNpgSql"),
            new("UsePostgreSqlStorage"),
            new("UseNpgsqlConnection"),
            new("UsePostgres"),
            new("UsePostgreSql"),
            new("UsePostgreSQL"),
            new("UsePostgresql"),
            new("AddPostgres"),
            new("AddPostgreSql"),
            new("AddPostgreSQL"),
            new("PostgresqlDatabase"),
            new("PostgreSQL"),
            new("PersistMessagesWithPostgresql"),
            new("UsePostgresqlPersistenceAndTransport"),

            // Marten has no other database.
            new("AddMarten"),
            new("For", Receiver: "DocumentStore", Import: "Marten"),
            new("Connection", Import: "Marten"),
        ],
        Words = [Driver, "postgres", "pgsql", "cockroach", "timescale", "yugabyte"],
        Builders =
        [
            new(
                "NpgsqlConnectionStringBuilder",
                Space,
                "NpgsqlFactory",
                Owners: dataSourceBuilders,
                Rivals: ["MySqlConnector", "MySql.Data"],
                HostKeys: ["Host", "Server"],
                Properties:
                [
                    new("SslMode", PropertyKind.Choice, "SslMode", ["Disable", "Allow", "Prefer", "Require", "VerifyCA", "VerifyFull"]) { TellsBuilder = true },
                    new("SslNegotiation", PropertyKind.Choice, "SslNegotiation", ["Postgres", "Direct"]),
                    new("ChannelBinding", PropertyKind.Choice, "ChannelBinding", ["Disable", "Prefer", "Require"]),
                    new("GssEncryptionMode", PropertyKind.Choice, "GssEncryptionMode", ["Disable", "Prefer", "Require"]),
                    new("RootCertificate", PropertyKind.Text),
                    new("SslCertificate", PropertyKind.Text),
                    new("SslKey", PropertyKind.Text),
                    new("SslPassword", PropertyKind.Text),
                    new("TrustServerCertificate", PropertyKind.Switch),
                    new("CheckCertificateRevocation", PropertyKind.Switch),
                    new("Host", PropertyKind.Text),
                    new("Port", PropertyKind.Number),
                ]),
        ],
        Callbacks =
        [
            new("UserCertificateValidationCallback", ["NpgsqlConnection"], spaces, IsOwn: true),
            new("UseUserCertificateValidationCallback", dataSourceBuilders, spaces, IsMethod: true, IsOwn: true),
            new("UseRootCertificate", dataSourceBuilders, spaces, IsMethod: true, IsRoots: true),
            new("UseRootCertificates", dataSourceBuilders, spaces, IsMethod: true, IsRoots: true),
            new("UseRootCertificateCallback", dataSourceBuilders, spaces, IsMethod: true, IsRoots: true),
            new("UseRootCertificatesCallback", dataSourceBuilders, spaces, IsMethod: true, IsRoots: true),
            new("RemoteCertificateValidationCallback", ["NpgsqlDbContextOptionsBuilder"], spaces, IsMethod: true,
                Contexts: ["UseNpgsql", "AddNpgsql", "AddNpgsqlDbContext"]),
            new("RemoteCertificateValidationCallback", [], spaces,
                Contexts: ["UseSslClientAuthenticationOptionsCallback", "SslClientAuthenticationOptionsCallback"]),
        ],
    };
}
