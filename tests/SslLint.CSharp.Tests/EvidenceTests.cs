using SslLint.Sources;

namespace SslLint.CSharp.Tests;

public class EvidenceTests
{
    [Theory]
    [InlineData("""var c = new NpgsqlConnection("Host=db");""", "npgsql")]
    [InlineData("""NpgsqlConnection c = new("Host=db");""", "npgsql")]
    [InlineData("""var c = new Npgsql.NpgsqlConnection(connectionString: "Host=db");""", "npgsql")]
    [InlineData("""var c = new NpgsqlConnection { ConnectionString = "Host=db" };""", "npgsql")]
    [InlineData("""var c = new NpgsqlConnection(); c.ConnectionString = "Host=db";""", "npgsql")]
    [InlineData("""var d = NpgsqlDataSource.Create("Host=db");""", "npgsql")]
    [InlineData("""var d = new NpgsqlSlimDataSourceBuilder("Host=db").Build();""", "npgsql")]
    [InlineData("""options.UseNpgsql("Host=db", o => o.EnableRetryOnFailure());""", "npgsql")]
    [InlineData("""services.AddDbContext<C>(o => o.UseNpgsql(env ?? "Host=db"));""", "npgsql")]
    [InlineData("""checks.AddNpgSql("Host=db", name: "x");""", "npgsql")]
    [InlineData("""config.UsePostgreSqlStorage(o => o.UseNpgsqlConnection("Host=db"));""", "npgsql")]
    [InlineData("""DeployChanges.To.PostgresqlDatabase("Host=db");""", "npgsql")]
    [InlineData("""options.UseSqlServer("Server=db");""", "sqlclient")]
    [InlineData("""using System.Data.SqlClient; var c = new SqlConnection("Server=db");""", "system.data.sqlclient")]
    [InlineData("""var c = new SqlConnection("Server=db");""", "sqlclient system.data.sqlclient")]
    [InlineData("""using MySqlConnector; var c = new MySqlConnection("Server=db");""", "mysqlconnector")]
    [InlineData("""using MySql.Data.MySqlClient; var c = new MySqlConnection("Server=db");""", "mysql.data")]
    [InlineData("""using Devart.Data.MySql; var c = new MySqlConnection("Server=db");""", "dotconnect-mysql")]
    [InlineData("""var c = new MySqlConnection("Server=db");""", "mysqlconnector mysql.data dotconnect-mysql")]
    [InlineData("""options.UseMySQL("Server=db");""", "mysql.data")]
    [InlineData("""var c = new OracleConnection("Data Source=db");""", "odp.net")]
    [InlineData("""options.UseSqlite($"Data Source={path}");""", "sqlite")]
    [InlineData("""var r = ConnectionMultiplexer.Connect("db:6379,ssl=true");""", "stackexchange.redis")]
    [InlineData("""var m = new MongoClient("mongodb://db/?tls=true");""", "mongodb")]
    [InlineData("""Connect("Host=db");""", "")]
    public void The_call_that_a_string_is_passed_to_names_its_driver(string code, string driver) =>
        Assert.Equal(driver, Reading.Drivers(Reading.Connection(code)));

    [Theory]
    [InlineData("""var cs = "Host=db"; using var c = new NpgsqlConnection(cs);""")]
    [InlineData("""const string cs = "Host=db"; var c = new NpgsqlConnection(cs.Replace("x", "y"));""")]
    [InlineData("""string cs; cs = "Host=db"; options.UseNpgsql(cs);""")]
    [InlineData("""var cs = "Host=db"; options.UseNpgsql($"{cs};Port=1".Trim());""")]
    [InlineData("""class C { const string Cs = "Host=db"; void M() { new NpgsqlConnection(Cs); } }""")]
    [InlineData("""class C { string cs = "Host=db"; void M() { new NpgsqlConnection(this.cs); } }""")]
    [InlineData("""class C { static string Cs => "Host=db"; } class D { void M() { new NpgsqlConnection(C.Cs); } }""")]
    [InlineData("""class C { string Cs() { return "Host=db"; } void M() { new NpgsqlConnection(Cs()); } }""")]
    [InlineData("""class C { void M() { Open("Host=db"); } void Open(string text) { new NpgsqlConnection(text); } }""")]
    [InlineData("""class Ctx(string text = "Host=db") { void M(DbContextOptionsBuilder b) => b.UseNpgsql(text); }""")]
    public void A_string_is_followed_through_names_of_its_file(string code) =>
        Assert.Equal("npgsql", Reading.Drivers(Reading.Read(code).Entries.First(e => e.Value.Value.StartsWith("Host=", StringComparison.Ordinal))));

    [Fact]
    public void A_name_means_its_innermost_declaration()
    {
        const string code = """
            class C
            {
                string cs = "Host=field";
                void A() { var cs = "Host=local"; new NpgsqlConnection(cs); }
                void B(string cs) { new NpgsqlConnection(cs); }
            }
            """;

        Assert.Equal("", Reading.Drivers(Reading.Entry(code, "Host=field")));
        Assert.Equal("npgsql", Reading.Drivers(Reading.Entry(code, "Host=local")));
    }

    [Fact]
    public void A_name_that_is_looked_up_in_the_configuration_is_no_connection_string()
    {
        Assert.Empty(Assert.Single(Reading.Read("""builder.AddNpgsqlDataSource("ordering");""").Entries).Evidence);
        Assert.True(Reading.Connection("""options.UseNpgsql("name=Ordering");""").IsInert);
    }

    [Theory]
    [InlineData("""using Npgsql; var s = "Server=db;Database=x";""", "npgsql")]
    [InlineData("""using MySqlConnector; var s = "Server=db;Database=x";""", "mysqlconnector")]
    [InlineData("""using Npgsql; using MySqlConnector; var s = "Server=db;Database=x";""", "")]
    [InlineData("""using Npgsql; using MySqlConnector; var mySqlString = "Server=db;Database=x";""", "mysqlconnector")]
    [InlineData("""class PostgresFixture { string s = "Server=db;Database=x"; }""", "npgsql")]
    [InlineData("""var s = kind switch { DbKind.SqlServer => "Server=db;Database=x", _ => null };""", "sqlclient")]
    [InlineData("""switch (kind) { case DbKind.Postgres: Use("Server=db;Database=x"); break; }""", "npgsql")]
    [InlineData("""if (provider == "Npgsql") { Use("Server=db;Database=x"); }""", "npgsql")]
    [InlineData("""Use(DataType.PostgreSQL, "Server=db;Database=x");""", "npgsql")]
    [InlineData("""NpgsqlCommand c; var s = "Server=db;Database=x";""", "npgsql")]
    [InlineData("""runner.AddMySql5().Silent().WithGlobalConnectionString("Server=db;Database=x");""", "mysqlconnector")]
    [InlineData("""MsSqlConfiguration.MsSql2012.ConnectionString(c => c.Is("Server=db;Database=x"));""", "sqlclient")]
    [InlineData("""runner.AddPostgres().AddMySql5().WithGlobalConnectionString("Server=db;Database=x");""", "")]
    [InlineData("""runner.AddDb2().WithGlobalConnectionString("Server=db;Database=x");""", "other")]
    [InlineData("""var s = "Server=db;Database=x";""", "")]
    public void Names_around_a_string_hint_at_its_driver(string code, string driver) =>
        Assert.Equal(driver, string.Join(' ', Reading.Connection(code).Evidence
            .Where(e => e.Strength == EvidenceStrength.Name).Select(e => e.Driver)));

    [Fact]
    public void A_name_tells_the_strings_of_one_method_apart()
    {
        const string code = """
            string Cs(Kind kind) => kind switch { Kind.Postgres => "Server=a;Database=x", _ => "Server=b;Database=x" };
            new NpgsqlConnection(Cs(Kind.Postgres));
            new SqlConnection(Cs(Kind.Other));
            """;

        Assert.Equal("npgsql", Reading.Drivers(Reading.Entry(code, "Server=a;Database=x")));
        Assert.Equal("npgsql sqlclient system.data.sqlclient", Reading.Drivers(Reading.Entry(code, "Server=b;Database=x")));
    }

    [Fact]
    public void The_name_of_the_file_hints_at_a_driver() =>
        Assert.Equal("npgsql", Assert.Single(Reading.Connection("""var s = "Server=db;Database=x";""", "test/PostgreSqlStorageTests.cs").Evidence).Driver);
}
