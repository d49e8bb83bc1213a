using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>Strings for SQL Server and MySQL that are handed to a library, which hands them to its driver: the call says which.</summary>
public class LibraryTests
{
    [Theory]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddSqlServer("Server=db.example.com;Database=x;{|SSL1001:Encrypt=false|}");""")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection",
        """new object().AddSqlServer<object>("Server=db.example.com;{|SSL1003:TrustServerCertificate=true|}");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddMySql("Server=db.example.com;{|SSL1001:SslMode=None|}", name: "db");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddMySqlDataSource("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().UseMySQL("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Serilog", """new LoggerSinkConfiguration().MSSqlServer(connectionString: "Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData("Serilog", """new LoggerSinkConfiguration().MySQL("{|SSL1002:Server=db.example.com;Database=x|}", "logs");""")]
    [InlineData("Hangfire", """new object().UseSqlServerStorage("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData("Hangfire", """_ = new SqlServerStorage("Server=db.example.com;Database=x;{|SSL1003:TrustServerCertificate=True|}");""")]
    [InlineData("Hangfire.MySql", """_ = new MySqlStorage("{|SSL1002:Server=db.example.com;Database=x|}", name);""")]
    [InlineData(
        "FluentNHibernate.Cfg.Db",
        """MsSqlConfiguration.MsSql2012.ShowSql().ConnectionString("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData(
        "FluentNHibernate.Cfg.Db",
        """MsSqlConfiguration.MsSql2012.ConnectionString(c => c.Is("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}"));""")]
    [InlineData("FluentNHibernate.Cfg.Db", """MySQLConfiguration.Standard.ConnectionString("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("FluentNHibernate.Cfg.Db", """MySQLConfiguration.Standard.ConnectionString(c => c.Is("{|SSL1002:Server=db.example.com;Database=x|}"));""")]
    [InlineData("LinqToDB", """new DataOptions().UseSqlServer("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData("LinqToDB", """new DataOptions().UseMySql("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("LinqToDB", """new DataOptions().UseMySqlConnector("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("LinqToDB", """new DataOptions().UseMySqlData("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("LinqToDB", """new DataOptions().UseConnectionString(ProviderName.MySqlConnector, "{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("LinqToDB.DataProvider.SqlServer", """SqlServerTools.CreateDataConnection("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData(
        "FluentMigrator.Runner",
        """((IMigrationRunnerBuilder)null).AddSqlServer().WithGlobalConnectionString("Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData(
        "FluentMigrator.Runner",
        """((IMigrationRunnerBuilder)null).AddMySql5().WithGlobalConnectionString("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData(
        "Microsoft.Extensions.Hosting",
        """new object().AddSqlServerClient("db", s => s.ConnectionString = "Server=db.example.com;Database=x;{|SSL1001:Encrypt=False|}");""")]
    [InlineData(
        "Microsoft.Extensions.Hosting",
        """new object().AddMySqlDataSource("db", s => s.ConnectionString = "{|SSL1002:Server=db.example.com;Database=x|}");""")]
    public Task A_string_is_judged_by_the_driver_of_the_library(string import, string statement) => VerifyAsync(import, statement);

    [Theory]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddSqlServer("Server=db.example.com;Database=x;Encrypt=Strict");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddSqlServer("Server=localhost;Database=x;Encrypt=False");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddMySql("Server=127.0.0.1;SslMode=None");""")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection", """new object().AddMySqlDataSource("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """new object().AddMySqlDataSource("orders");""")]
    [InlineData("Serilog", """new LoggerSinkConfiguration().MSSqlServer("Server=db.example.com;Database=x;Encrypt=True");""")]
    [InlineData("Serilog", """new LoggerSinkConfiguration().MySQL("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem", "logs");""")]
    [InlineData("Serilog", """new LoggerSinkConfiguration().SQLite("Server=db.example.com;Database=x");""")]
    [InlineData("Hangfire", """new object().UseSqlServerStorage("HangfireConnection");""")]
    [InlineData("Hangfire", """new object().UseSqlServerStorage("Server=.\\SQLEXPRESS;Database=x;Integrated Security=True;Encrypt=False");""")]
    [InlineData("Hangfire.MySql", """_ = new MySqlStorage("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("FluentNHibernate.Cfg.Db", """MsSqlConfiguration.MsSql2012.ConnectionString("Server=db.example.com;Database=x;Encrypt=True");""")]
    [InlineData("FluentNHibernate.Cfg.Db", """MySQLConfiguration.Standard.ConnectionString(c => c.Is("Server=localhost;SslMode=None"));""")]
    [InlineData("FluentNHibernate.Cfg.Db", """SQLiteConfiguration.Standard.ConnectionString("Server=db.example.com;Database=x");""")]
    [InlineData("LinqToDB", """new DataOptions().UseSqlServer("Server=db.example.com;Database=x;Encrypt=True");""")]
    [InlineData("LinqToDB", """new DataOptions().UseMySql("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData(
        "FluentMigrator.Runner",
        """((IMigrationRunnerBuilder)null).AddSqlServer2016().WithGlobalConnectionString("Server=db.example.com;Database=x;Encrypt=True");""")]
    [InlineData(
        "FluentMigrator.Runner",
        """((IMigrationRunnerBuilder)null).AddMySql5().WithGlobalConnectionString("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("Microsoft.Extensions.Hosting", """new object().AddSqlServerClient("db");""")]
    [InlineData(
        "Microsoft.Extensions.Hosting", """new object().AddMySqlDataSource("db", s => s.ConnectionString = "Server=localhost;SslMode=None");""")]
    public Task What_is_strict_local_or_of_another_engine_is_silent(string import, string statement) => VerifyAsync(import, statement);

    /// <remarks>Nothing but the call names the driver.</remarks>
    private static Task VerifyAsync(string import, string statement)
    {
        var test = new Verify.AnalyzerTest(References.Framework)
        {
            TestCode = $"using {import};\n" + Verify.Method(statement).Replace("using Npgsql;\n", "", StringComparison.Ordinal),
        };
        test.TestState.Sources.Add(Clients.Libraries);
        return test.RunAsync();
    }
}
