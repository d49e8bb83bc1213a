namespace SslLint.Analyzers.Tests.Support;

/// <summary>The shape of the APIs of clients that this project doesn't reference, in their namespaces.</summary>
internal static class Clients
{
    /// <summary>Clients of other engines.</summary>
    public const string OtherEngines = """
        using System;
        using System.Net.Security;

        namespace Microsoft.Data.SqlClient
        {
            public sealed class SqlConnection(string text) { public string Text => text; }
            public sealed class SqlConnectionStringBuilder { public string DataSource { get; set; } public bool Encrypt { get; set; } public bool TrustServerCertificate { get; set; } }
        }
        namespace System.Data.SqlClient
        {
            public sealed class SqlConnection(string text) { public string Text => text; }
            public sealed class SqlConnectionStringBuilder { public string DataSource { get; set; } public bool Encrypt { get; set; } public bool TrustServerCertificate { get; set; } }
        }
        namespace MySqlConnector
        {
            public enum MySqlSslMode { None, Preferred, Required, VerifyCA, VerifyFull }
            public sealed class MySqlConnection(string text) { public string Text => text; public RemoteCertificateValidationCallback RemoteCertificateValidationCallback { get; set; } }
            public sealed class MySqlConnectionStringBuilder { public string Server { get; set; } public MySqlSslMode SslMode { get; set; } public string SslCa { get; set; } }
            public sealed class MySqlDataSourceBuilder(string text)
            {
                public string Text => text;
                public MySqlDataSourceBuilder UseRemoteCertificateValidationCallback(RemoteCertificateValidationCallback callback) => this;
            }
        }
        namespace MySql.Data.MySqlClient
        {
            public enum MySqlSslMode { Disabled, Preferred, Required, VerifyCA, VerifyFull }
            public sealed class MySqlConnectionStringBuilder { public string Server { get; set; } public MySqlSslMode SslMode { get; set; } public string SslCa { get; set; } }
            public sealed class MySqlConnection(string text) { public string Text => text; }
        }
        namespace Oracle.ManagedDataAccess.Client
        {
            public sealed class OracleConnection(string text) { public string Text => text; }
        }
        namespace StackExchange.Redis
        {
            public sealed class ConfigurationOptions
            {
                public bool Ssl { get; set; }
                public Func<string, SslClientAuthenticationOptions> SslClientAuthenticationOptions { get; set; }
                public event RemoteCertificateValidationCallback CertificateValidation { add { } remove { } }
                public static ConfigurationOptions Parse(string text) => new();
            }
            public sealed class ConnectionMultiplexer { public static ConnectionMultiplexer Connect(string text) => new(); }
        }
        namespace MongoDB.Driver
        {
            public sealed class SslSettings { public RemoteCertificateValidationCallback ServerCertificateValidationCallback { get; set; } }
            public sealed class MongoClientSettings { public bool UseTls { get; set; } public bool AllowInsecureTls { get; set; } public SslSettings SslSettings { get; set; } }
            public sealed class MongoClient(string text) { public string Text => text; }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            public static class OtherEnginesExtensions
            {
                public static void UseSqlServer(this object builder, string text) { }
                public static void UseMySql(this object builder, string text) { }
                public static void UseOracle(this object builder, string text) { }
            }
        }
        """;

    /// <summary>Libraries that hand a string on to SQL Server or MySQL.</summary>
    public const string Libraries = """
        using System;

        namespace Microsoft.Extensions.DependencyInjection
        {
            public static class ServerExtensions
            {
                public static object AddSqlServer(this object checks, string connectionString, string name = null) => checks;
                public static object AddMySql(this object checks, string connectionString, string name = null) => checks;
                public static object AddSqlServer<T>(this object services, string connectionString) => services;
                public static object AddMySqlDataSource(this object services, string connectionString) => services;
                public static object UseMySQL(this object options, string text) => options;
            }
        }
        namespace Serilog
        {
            public sealed class LoggerSinkConfiguration { }
            public static class SinkExtensions
            {
                public static object MSSqlServer(this LoggerSinkConfiguration sinks, string connectionString, object sinkOptions = null) => sinks;
                public static object MySQL(this LoggerSinkConfiguration sinks, string connectionString, string tableName = null) => sinks;
                public static object SQLite(this LoggerSinkConfiguration sinks, string sqliteDbPath) => sinks;
            }
        }
        namespace Hangfire
        {
            public sealed class SqlServerStorage(string nameOrConnectionString) { public string Text => nameOrConnectionString; }
            public static class StorageExtensions { public static object UseSqlServerStorage(this object configuration, string text) => configuration; }
        }
        namespace Hangfire.MySql
        {
            public sealed class MySqlStorage(string connectionString, object options = null) { public string Text => connectionString; public object Options => options; }
        }
        namespace FluentNHibernate.Cfg.Db
        {
            public sealed class ConnectionStringBuilder { public ConnectionStringBuilder Is(string text) => this; }
            public class MsSqlConfiguration
            {
                public static MsSqlConfiguration MsSql2012 => new();
                public MsSqlConfiguration ShowSql() => this;
                public MsSqlConfiguration ConnectionString(string text) => this;
                public MsSqlConfiguration ConnectionString(Action<ConnectionStringBuilder> text) => this;
            }
            public class MySQLConfiguration
            {
                public static MySQLConfiguration Standard => new();
                public MySQLConfiguration ConnectionString(string text) => this;
                public MySQLConfiguration ConnectionString(Action<ConnectionStringBuilder> text) => this;
            }
            public class SQLiteConfiguration
            {
                public static SQLiteConfiguration Standard => new();
                public SQLiteConfiguration ConnectionString(string text) => this;
            }
        }
        namespace LinqToDB
        {
            public sealed class DataOptions
            {
                public DataOptions UseSqlServer(string text) => this;
                public DataOptions UseMySql(string text) => this;
                public DataOptions UseMySqlConnector(string text) => this;
                public DataOptions UseMySqlData(string text) => this;
                public DataOptions UseConnectionString(string provider, string text) => this;
            }
            public static class ProviderName { public const string SqlServer2019 = "SqlServer.2019"; public const string MySqlConnector = "MySqlConnector"; public const string DB2 = "DB2"; }
        }
        namespace LinqToDB.DataProvider.SqlServer
        {
            public static class SqlServerTools { public static object CreateDataConnection(string text) => text; }
        }
        namespace FluentMigrator.Runner
        {
            public interface IMigrationRunnerBuilder { }
            public static class RunnerExtensions
            {
                public static IMigrationRunnerBuilder AddSqlServer(this IMigrationRunnerBuilder builder) => builder;
                public static IMigrationRunnerBuilder AddSqlServer2016(this IMigrationRunnerBuilder builder) => builder;
                public static IMigrationRunnerBuilder AddMySql5(this IMigrationRunnerBuilder builder) => builder;
                public static IMigrationRunnerBuilder AddDb2(this IMigrationRunnerBuilder builder) => builder;
                public static IMigrationRunnerBuilder WithGlobalConnectionString(this IMigrationRunnerBuilder builder, string text) => builder;
            }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public sealed class ClientSettings { public string ConnectionString { get; set; } }
            public static class AspireServers
            {
                public static void AddSqlServerClient(this object builder, string name, Action<ClientSettings> configure = null) { }
                public static void AddMySqlDataSource(this object builder, string name, Action<ClientSettings> configure) { }
            }
        }
        """;

    /// <summary>What other packages add to Npgsql: Entity Framework Core, dependency injection, health checks, .NET Aspire.</summary>
    public const string AroundNpgsql = """
        using System;
        using System.Net.Security;

        namespace Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure
        {
            public sealed class NpgsqlDbContextOptionsBuilder
            {
                public NpgsqlDbContextOptionsBuilder RemoteCertificateValidationCallback(RemoteCertificateValidationCallback callback) => this;
            }
        }
        namespace Microsoft.EntityFrameworkCore
        {
            using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

            public sealed class DbContextOptionsBuilder { }
            public static class NpgsqlDbContextOptionsBuilderExtensions
            {
                public static DbContextOptionsBuilder UseNpgsql(this DbContextOptionsBuilder builder, string text, Action<NpgsqlDbContextOptionsBuilder> configure = null) => builder;
            }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public interface IHealthChecksBuilder { }
            public static class NpgsqlServiceCollectionExtensions
            {
                public static IServiceCollection AddNpgsqlDataSource(this IServiceCollection services, string text) => services;
                public static IHealthChecksBuilder AddNpgSql(this IHealthChecksBuilder builder, string text) => builder;
            }
        }
        namespace Aspire.Npgsql
        {
            public sealed class NpgsqlSettings { public string ConnectionString { get; set; } }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostApplicationBuilder { }
            public static class AspirePostgreSqlNpgsqlExtensions
            {
                public static void AddNpgsqlDataSource(this IHostApplicationBuilder builder, string connectionName, Action<Aspire.Npgsql.NpgsqlSettings> configure = null) { }
            }
        }
        """;

    /// <summary>Npgsql's own names, for projects in which nothing but the call tells the driver.</summary>
    public const string NpgsqlByName = """
        namespace Npgsql
        {
            public sealed class NpgsqlConnection(string text) { public string Text => text; }
            public sealed class NpgsqlDataSource { public static NpgsqlDataSource Create(string text) => new(); }
            public sealed class NpgsqlDataSourceBuilder(string text) { public string Text => text; }
        }
        """;
}
