using SslLint.Drivers;
using SslLint.Sources;

namespace SslLint.Readers;

/// <summary>Which driver comes with a package.</summary>
/// <remarks>Sources: the dependencies that the packages name in their registries. Drivers that the engine can't read are listed too: they say that
/// a string is not another driver's.</remarks>
internal static class DriverPackages
{
    /// <summary>What a package's version says about the driver's.</summary>
    private enum VersionUse
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>It is the driver's.</summary>
        Same,

        /// <summary>Its major version is the driver's.</summary>
        Major,
    }

    private static readonly (string Ecosystem, string Package, string Driver, VersionUse Version)[] Table =
    [
        ("nuget", "Npgsql", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.DependencyInjection", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.OpenTelemetry", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.NetTopologySuite", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.NodaTime", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.Json.NET", "npgsql", VersionUse.Same),
        ("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL", "npgsql", VersionUse.Major),
        ("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL.NetTopologySuite", "npgsql", VersionUse.Major),
        ("nuget", "Npgsql.EntityFrameworkCore.PostgreSQL.NodaTime", "npgsql", VersionUse.Major),
        ("nuget", "EntityFramework6.Npgsql", "npgsql", VersionUse.None),
        ("nuget", "Aspire.Npgsql", "npgsql", VersionUse.None),
        ("nuget", "Aspire.Npgsql.EntityFrameworkCore.PostgreSQL", "npgsql", VersionUse.None),
        ("nuget", "AspNetCore.HealthChecks.NpgSql", "npgsql", VersionUse.None),
        ("nuget", "Hangfire.PostgreSql", "npgsql", VersionUse.None),
        ("nuget", "Serilog.Sinks.PostgreSQL", "npgsql", VersionUse.None),
        ("nuget", "Marten", "npgsql", VersionUse.None),
        ("nuget", "FluentMigrator.Runner.Postgres", "npgsql", VersionUse.None),
        ("nuget", "dbup-postgresql", "npgsql", VersionUse.None),
        ("nuget", "linq2db.PostgreSQL", "npgsql", VersionUse.None),
        ("nuget", "Microsoft.Data.SqlClient", "sqlclient", VersionUse.Same),
        ("nuget", "System.Data.SqlClient", "sqlclient", VersionUse.None),
        ("nuget", "Microsoft.EntityFrameworkCore.SqlServer", "sqlclient", VersionUse.None),
        ("nuget", "MySqlConnector", "mysqlconnector", VersionUse.Same),
        ("nuget", "Pomelo.EntityFrameworkCore.MySql", "mysqlconnector", VersionUse.None),
        ("nuget", "MySql.Data", "mysql.data", VersionUse.Same),
        ("nuget", "MySql.EntityFrameworkCore", "mysql.data", VersionUse.None),
        ("nuget", "Oracle.ManagedDataAccess", "odp.net", VersionUse.Same),
        ("nuget", "Oracle.ManagedDataAccess.Core", "odp.net", VersionUse.Same),
        ("nuget", "Oracle.EntityFrameworkCore", "odp.net", VersionUse.None),
        ("nuget", "StackExchange.Redis", "stackexchange.redis", VersionUse.Same),
        ("nuget", "Microsoft.Extensions.Caching.StackExchangeRedis", "stackexchange.redis", VersionUse.None),
        ("nuget", "MongoDB.Driver", "mongodb", VersionUse.Same),
        ("nuget", "Microsoft.Data.Sqlite", "sqlite", VersionUse.Same),
        ("nuget", "Microsoft.EntityFrameworkCore.Sqlite", "sqlite", VersionUse.None),
        ("nuget", "System.Data.SQLite", "sqlite", VersionUse.Same),
        ("npm", "pg", "node-postgres", VersionUse.Same),
        ("npm", "pg-pool", "node-postgres", VersionUse.None),
        ("npm", "pg-promise", "node-postgres", VersionUse.None),
        ("npm", "@prisma/adapter-pg", "node-postgres", VersionUse.None),
        ("npm", "postgres", "postgres.js", VersionUse.Same),
        ("npm", "prisma", "prisma", VersionUse.Same),
        ("npm", "@prisma/client", "prisma", VersionUse.Same),
        ("npm", "mysql2", "mysql2", VersionUse.Same),
        ("npm", "mongodb", "mongodb", VersionUse.None),
        ("npm", "redis", "node-redis", VersionUse.Same),
        ("npm", "ioredis", "ioredis", VersionUse.Same),
        ("pypi", "psycopg", "psycopg", VersionUse.Same),
        ("pypi", "psycopg-binary", "psycopg", VersionUse.Same),
        ("pypi", "psycopg2", "psycopg", VersionUse.Same),
        ("pypi", "psycopg2-binary", "psycopg", VersionUse.Same),
        ("pypi", "asyncpg", "asyncpg", VersionUse.Same),
        ("pypi", "pymysql", "pymysql", VersionUse.Same),
        ("go", "github.com/jackc/pgx", "pgx", VersionUse.Same),
        ("go", "github.com/lib/pq", "lib-pq", VersionUse.Same),
        ("maven", "org.postgresql:postgresql", "pgjdbc", VersionUse.Same),
        ("maven", "org.postgresql:r2dbc-postgresql", "r2dbc-postgresql", VersionUse.Same),
        ("maven", "com.mysql:mysql-connector-j", "connector-j", VersionUse.Same),
        ("maven", "org.mariadb.jdbc:mariadb-java-client", "mariadb-connector-j", VersionUse.Same),
        ("maven", "com.microsoft.sqlserver:mssql-jdbc", "mssql-jdbc", VersionUse.Same),
        ("prisma", "prisma", "prisma", VersionUse.None),
        ("rubygems", "pg", "ruby-pg", VersionUse.Same),
    ];

    /// <summary>The evidence that a reference gives, or null.</summary>
    public static DriverEvidence? EvidenceOf(PackageReference package, string manifest)
    {
        foreach (var (ecosystem, name, driver, use) in Table)
        {
            if (ecosystem == package.Ecosystem && string.Equals(name, package.Name, StringComparison.OrdinalIgnoreCase))
            {
                return new DriverEvidence(driver, VersionOf(package.Version, use), EvidenceStrength.Project, $"{manifest}: {package.Name}");
            }
        }

        return null;
    }

    /// <summary>The version that a range starts at, if it names one: <c>10.0.3</c>, <c>^8.11</c>, <c>[8.0.4]</c>, <c>8.*</c>. An open range (<c>&gt;=3</c>) names none.</summary>
    private static DriverVersion? VersionOf(string? range, VersionUse use)
    {
        var text = range?.TrimStart('^', '~', '=', '[', ' ', 'v').TrimEnd(']', ' ');
        if (use == VersionUse.None || string.IsNullOrEmpty(text) || !char.IsDigit(text![0]) || text.IndexOfAny([',', '|', '>', '<']) >= 0
            || !DriverVersion.TryParse(text, out var version))
        {
            return null;
        }

        return use == VersionUse.Major ? new DriverVersion(version.Major) : version;
    }
}
