using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Documents;

/// <summary>Strings and builders of both SqlClients: whose they are their namespace tells.</summary>
public class SqlServerTests
{
    [Theory]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x;{|SSL1001:Encrypt=false|}");""")]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x;{|SSL1003:TrustServerCertificate=true|}");""")]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x");""")]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x;Encrypt=Strict");""")]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnectionStringBuilder { DataSource = "db.example.com", {|SSL1001:Encrypt = false|} };""")]
    [InlineData(
        "Microsoft.Data.SqlClient", """_ = new SqlConnectionStringBuilder { DataSource = "db.example.com", {|SSL1003:TrustServerCertificate = true|} };""")]
    [InlineData("System.Data.SqlClient", """_ = new SqlConnection("{|SSL1001:Server=db.example.com;Database=x|}");""")]
    [InlineData("System.Data.SqlClient", """_ = new SqlConnection("Server=db.example.com;Database=x;Encrypt=True");""")]
    [InlineData("Microsoft.EntityFrameworkCore", """new object().UseSqlServer("Server=db.example.com;Database=x;{|SSL1001:Encrypt=false|}");""")]
    public Task Each_is_judged_by_its_own_driver(string import, string statement)
    {
        var test = new Verify.AnalyzerTest { TestCode = $"using {import};\n" + Verify.Method(statement) };
        test.TestState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }
}
