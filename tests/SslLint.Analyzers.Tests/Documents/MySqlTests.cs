using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

/// <summary>Strings and builders of both MySQL drivers of .NET.</summary>
public class MySqlTests
{
    [Theory]
    [InlineData("MySqlConnector", """_ = new MySqlConnection("Server=db.example.com;Database=x;{|SSL1001:SslMode=None|}");""")]
    [InlineData("MySqlConnector", """_ = new MySqlConnection("Server=db.example.com;Database=x;{|SSL1003:SslMode=Required|}");""")]
    [InlineData("MySqlConnector", """_ = new MySqlConnection("{|SSL1002:Server=db.example.com;Database=x|}");""")]
    [InlineData("MySqlConnector", """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", {|SSL1001:SslMode = MySqlSslMode.None|} };""")]
    [InlineData("MySql.Data.MySqlClient", """_ = new MySqlConnection("Server=db.example.com;Database=x;{|SSL1001:SslMode=Disabled|}");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseMySql("Server=db.example.com;Database=x;{|SSL1001:SslMode=None|}");""")]
    public Task Each_is_judged_by_its_own_driver(string import, string statement)
    {
        var test = new Verify.AnalyzerTest { TestCode = $"using {import};\n" + Verify.Method(statement) };
        test.TestState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }
}
