namespace SslLint.CSharp.Tests.Symbols;

public class SinkTests
{
    /// <summary>Stand-ins for clients that this project doesn't reference, and classes that are only called like theirs.</summary>
    private const string Others = """
        namespace Microsoft.Data.SqlClient { public class SqlConnection { public SqlConnection(string s) { } } }
        namespace StackExchange.Redis { public class ConnectionMultiplexer { public static object Connect(string s) => s; } }
        namespace MongoDB.Driver { public class MongoClient { public MongoClient(string s) { } } }
        namespace Lookalike
        {
            public class NpgsqlConnection { public NpgsqlConnection(string s) { } public string? ConnectionString { get; set; } }
            public class NpgsqlDataSource { public static object Create(string s) => s; }
        }
        namespace Shop
        {
            public class ShopConnection : MongoDB.Driver.MongoClient { public ShopConnection(string s) : base(s) { } }
            public static class Extensions { public static void UseNpgsql(this object o, string s) { } public static void Connect(this object o, string s) { } }
            public static class Make { public static Npgsql.NpgsqlConnection Connection() => new(); public static void Use(Npgsql.NpgsqlConnection c) { } }
            public partial class Part : MongoDB.Driver.MongoClient { }
        }
        """;

    [Theory]
    [InlineData("""new NpgsqlConnection("Host=db");""", "npgsql")]
    [InlineData("""new Pg("Host=db");""", "npgsql")]
    [InlineData("""Pg c = new("Host=db");""", "npgsql")]
    [InlineData("""Make.Use(new("Host=db"));""", "npgsql")]
    [InlineData("""Source.Create("Host=db");""", "npgsql")]
    [InlineData("""Create("Host=db");""", "npgsql")]
    [InlineData("""Make.Connection().ConnectionString = "Host=db";""", "npgsql")]
    [InlineData("""Make.Use(new() { ConnectionString = "Host=db" });""", "npgsql")]
    [InlineData("""new object().UseNpgsql("Host=db");""", "npgsql")]
    [InlineData("""new Microsoft.Data.SqlClient.SqlConnection("Host=db");""", "sqlclient")]
    [InlineData("""Redis.Connect("Host=db");""", "stackexchange.redis")]
    [InlineData("""new ShopConnection("Host=db");""", "mongodb")]
    [InlineData("""new Lookalike.NpgsqlConnection("Host=db");""", "")]
    [InlineData("""Lookalike.NpgsqlConnection c = new("Host=db");""", "")]
    [InlineData("""new Lookalike.NpgsqlConnection("") { ConnectionString = "Host=db" };""", "")]
    [InlineData("""Lookalike.NpgsqlDataSource.Create("Host=db");""", "")]
    [InlineData("""new object().Connect("Host=db");""", "")]
    [InlineData("""new NpgsqlException("Host=db");""", "")]
    public void The_type_or_method_that_gets_the_string_names_its_driver(string statement, string driver)
    {
        var code = "using Npgsql; using Shop; using Pg = Npgsql.NpgsqlConnection; "
            + "using Source = Npgsql.NpgsqlDataSource; using Redis = StackExchange.Redis.ConnectionMultiplexer; "
            + "using static Npgsql.NpgsqlDataSource; class C { void M() { " + statement + " } }";

        Assert.Equal(driver, Reading.Drivers(Binding.Connection(code, Others)));
    }

    [Theory]
    [InlineData("""class D : MongoDB.Driver.MongoClient { public D() : base("Host=db") { } }""", "mongodb")]
    [InlineData("""class D() : MongoDB.Driver.MongoClient("Host=db");""", "mongodb")]
    [InlineData("""class D() : Shop.ShopConnection("Host=db");""", "mongodb")]
    [InlineData("""namespace Shop; partial class Part { public Part() : base("Host=db") { } }""", "mongodb")]
    [InlineData("""class D : Lookalike.NpgsqlConnection { public D() : base("Host=db") { } }""", "")]
    [InlineData("""class D() : Lookalike.NpgsqlConnection("Host=db");""", "")]
    public void The_base_class_names_the_driver(string code, string driver) =>
        Assert.Equal(driver, Reading.Drivers(Binding.Connection(code, Others)));

    [Theory]
    [InlineData("""new NpgsqlConnection("Host=db");""")]
    [InlineData("""NpgsqlDataSource.Create("Host=db");""")]
    [InlineData("""NpgsqlConnection c = new() { ConnectionString = "Host=db" };""")]
    public void Without_the_reference_the_name_decides(string statement) =>
        Assert.Equal("npgsql", Reading.Drivers(Assert.Single(Binding.ReadWithoutNpgsql("using Npgsql; class C { void M() { " + statement + " } }").Entries)));
}
