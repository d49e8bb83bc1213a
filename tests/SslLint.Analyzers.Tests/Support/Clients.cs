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
            public enum MySqlSslMode { None, Required }
            public sealed class MySqlConnection(string text) { public string Text => text; public RemoteCertificateValidationCallback RemoteCertificateValidationCallback { get; set; } }
            public sealed class MySqlConnectionStringBuilder { public string Server { get; set; } public MySqlSslMode SslMode { get; set; } }
            public sealed class MySqlDataSourceBuilder(string text)
            {
                public string Text => text;
                public MySqlDataSourceBuilder UseRemoteCertificateValidationCallback(RemoteCertificateValidationCallback callback) => this;
            }
        }
        namespace MySql.Data.MySqlClient
        {
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
