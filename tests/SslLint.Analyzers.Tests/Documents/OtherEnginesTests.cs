using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

/// <summary>Engines that the catalogue of drivers doesn't hold yet: evidence that a string is theirs is a reason to say nothing.</summary>
public class OtherEnginesTests
{
    [Theory]
    [InlineData("Oracle.ManagedDataAccess.Client", """_ = new OracleConnection("Data Source=db.example.com:1521/x;User Id=app");""")]
    [InlineData("StackExchange.Redis", """_ = ConnectionMultiplexer.Connect("db.example.com:6379,ssl=false");""")]
    [InlineData("StackExchange.Redis", """_ = ConfigurationOptions.Parse("db.example.com:6379"); _ = new ConfigurationOptions { Ssl = false };""")]
    [InlineData("MongoDB.Driver", """_ = new MongoClient("mongodb://db.example.com/?tls=false");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseOracle("Data Source=db.example.com;User Id=app");""")]
    public Task Their_strings_and_builders_are_silent(string import, string statement)
    {
        var test = new Verify.AnalyzerTest { TestCode = $"using {import};\n" + Verify.Method(statement) };
        test.TestState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }

    [Fact]
    public Task A_string_that_Npgsql_reads_is_told_from_theirs()
    {
        var test = new Verify.AnalyzerTest
        {
            TestCode = "using Microsoft.Data.SqlClient;\n" + Verify.Method(
                """_ = new SqlConnection("Server=a.example.com;Database=x"); _ = new NpgsqlConnection("{|SSL1002:Server=b.example.com;Database=x|}");"""),
        };
        test.TestState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }
}
