using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Drivers of PostgreSQL that are known by name, and what names them.</summary>
/// <remarks>Sources: the packages' documentation and the dependencies that they name in their registries; parameters: each driver's list of them.</remarks>
internal static class UnreadDrivers
{
    private static readonly Dialect[] uris = [UriDialect.Instance];
    private static readonly Dialect[] libpqs = [UriDialect.Instance, LibpqKeywordDialect.Instance];

    public static IReadOnlyList<UnreadDriver> All { get; } =
    [
        new("postgres.js", uris, new DriverTraces
        {
            Packages = [new("npm", "postgres", VersionUse.Same)],
            Calls = [new("postgres", "'postgres'"), new("postgres", "\"postgres\"")],
        }),
        new("prisma", uris, new DriverTraces
        {
            Packages = [new("npm", "prisma", VersionUse.Same), new("npm", "@prisma/client", VersionUse.Same), new("prisma", "prisma")],
            Calls = [new("PrismaClient")],
            Parameters = ["pgbouncer", "schema", "connection_limit", "pool_timeout", "sslaccept", "sslidentity", "socket_timeout"],
        }),
        new("psycopg", libpqs, new DriverTraces
        {
            Packages =
            [
                new("pypi", "psycopg", VersionUse.Same), new("pypi", "psycopg-binary", VersionUse.Same), new("pypi", "psycopg2", VersionUse.Same),
                new("pypi", "psycopg2-binary", VersionUse.Same),
            ],
            Calls = [new("psycopg2.connect"), new("psycopg.connect"), new("psycopg.Connection.connect"), new("psycopg.AsyncConnection.connect")],
            SchemeSuffixes = ["psycopg", "psycopg2", "psycopg2cffi"],
        }),
        new("psqlodbc", [OdbcDialect.Instance, SpreadDialect.Instance], new DriverTraces { OdbcNames = ["postgresql", "psqlodbc"] }),
        new("asyncpg", uris, new DriverTraces
        {
            Packages = [new("pypi", "asyncpg", VersionUse.Same)],
            Calls = [new("asyncpg.connect"), new("asyncpg.create_pool")],
            Parameters = ["prepared_statement_cache_size"],
            SchemeSuffixes = ["asyncpg"],
        }),
        new("pg8000", uris, new DriverTraces { SchemeSuffixes = ["pg8000"] }),
        new("pgx", libpqs, new DriverTraces
        {
            Packages = [new("go", "github.com/jackc/pgx", VersionUse.Same)],
            Calls = [new("pgx.Connect"), new("pgx.ParseConfig"), new("pgxpool.New"), new("pgxpool.Connect"), new("pgxpool.ParseConfig")],
            Parameters = ["pool_max_conns", "pool_min_conns", "default_query_exec_mode", "statement_cache_capacity"],
        }),
        new("lib-pq", libpqs, new DriverTraces
        {
            Packages = [new("go", "github.com/lib/pq", VersionUse.Same)],
            Parameters = ["sslinline", "binary_parameters"],
        }),
        new("r2dbc-postgresql", [], new DriverTraces
        {
            Packages = [new("maven", "org.postgresql:r2dbc-postgresql", VersionUse.Same)],
            SchemePrefixes = ["r2dbc:", "r2dbcs:", "pool:"],
        }),
        new("sqlx", uris, new DriverTraces()),
        new("ruby-pg", [], new DriverTraces { Packages = [new("rubygems", "pg", VersionUse.Same)] }),

        // A program, and no driver: it has a language of its own.
        new(PgBouncerConfiguration.Name, [], new DriverTraces()) { IsProgram = true },
    ];
}
