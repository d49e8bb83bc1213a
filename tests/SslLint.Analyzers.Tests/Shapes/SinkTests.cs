using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>What says which driver gets a string whose keys belong to many.</summary>
public class SinkTests
{
    [Theory]
    [InlineData("Npgsql", """_ = new NpgsqlConnection("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Npgsql", """_ = NpgsqlDataSource.Create("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Npgsql", """_ = new NpgsqlDataSourceBuilder("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new DbContextOptionsBuilder().UseNpgsql("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection", """((IServiceCollection)null).AddNpgsqlDataSource("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Microsoft.Extensions.DependencyInjection", """((IHealthChecksBuilder)null).AddNpgSql("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("Microsoft.Extensions.Hosting", """((IHostApplicationBuilder)null).AddNpgsqlDataSource("orders");""")]
    [InlineData("System", """Console.WriteLine(name + "Server=db.example.com;Database=x");""")]
    public Task The_call_names_the_driver(string import, string statement) =>
        VerifyAsync(References.Framework, $"using {import};\n" + Verify.Method(statement), Clients.NpgsqlByName, Clients.AroundNpgsql);

    [Fact]
    public Task The_settings_of_Aspire_take_a_string() => VerifyAsync(
        References.WithNpgsql,
        "using Microsoft.Extensions.Hosting;\n" + Verify.Method(
            """((IHostApplicationBuilder)null).AddNpgsqlDataSource("orders", s => s.ConnectionString = "{|SSL1002:Server=db.example.com;Database=x|}");"""),
        Clients.AroundNpgsql);

    [Theory]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x");""")]
    [InlineData("MySqlConnector", """_ = new MySqlConnection("Server=db.example.com;Database=x;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("Oracle.ManagedDataAccess.Client", """_ = new OracleConnection("Server=db.example.com;Database=x");""")]
    [InlineData("StackExchange.Redis", """_ = ConnectionMultiplexer.Connect("Server=db.example.com;Database=x");""")]
    [InlineData("MongoDB.Driver", """_ = new MongoClient("Server=db.example.com;Database=x");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseSqlServer("Server=db.example.com;Database=x");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseMySql("Server=db.example.com;Database=x;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseOracle("Server=db.example.com;Database=x");""")]
    public Task The_call_outweighs_the_reference_to_Npgsql(string import, string statement) =>
        VerifyAsync(References.WithNpgsql, $"using {import};\n" + Verify.Method(statement), Clients.OtherEngines);

    [Fact]
    public Task Nothing_names_the_driver() =>
        VerifyAsync(References.Framework, """class C { string text = "Server=db.example.com;Database=x"; }""");

    [Fact]
    public Task Without_a_call_the_reference_names_the_driver() =>
        VerifyAsync(References.WithNpgsql, """class C { string text = "{|SSL1002:Server=db.example.com;Database=x|}"; }""");

    [Theory]
    [InlineData("10.0.3.0", "{|SSL1003:SSL Mode=Require|}")]
    [InlineData("8.0.0.0", "{|SSL1003:SSL Mode=Require|}")]
    [InlineData("7.0.0.0", "{|SSL4002:SSL Mode=Require|}")]
    [InlineData("6.0.0.0", "{|SSL4002:SSL Mode=Require|}")]
    [InlineData("6.0.0.0", "{|SSL1003:SSL Mode=Require|}", "8.0.3+96dff824")]
    [InlineData("10.0.3.0", "{|SSL4002:SSL Mode=Require|}", "7.0.4")]
    [InlineData("10.0.3.0", "{|SSL1003:SSL Mode=Require|}", "")]
    public Task The_referenced_version_decides_what_a_string_means(string version, string mode, string? package = null) =>
        VerifyAsync(References.WithNpgsqlOf(version, package), Verify.Method($"_ = new NpgsqlConnection(\"Host=db.example.com;{mode}\");"));

    private static Task VerifyAsync(ImmutableArray<MetadataReference> references, string source, params string[] others)
    {
        var test = new Verify.AnalyzerTest(references) { TestCode = source };
        foreach (var other in others)
        {
            test.TestState.Sources.Add(other);
        }

        return test.RunAsync();
    }
}
