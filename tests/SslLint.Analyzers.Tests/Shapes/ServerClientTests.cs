using SslLint.Analyzers.CodeFixes;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Shapes;

/// <summary>Builders, callbacks and fixes of the clients of SQL Server and MySQL.</summary>
public class ServerClientTests
{
    [Theory]
    [InlineData("MySqlConnector", """
        new MySqlDataSourceBuilder("Server=db.example.com;{|SSL1003:SslMode=Required|}").UseRemoteCertificateValidationCallback({|SSL3001:(_, _, _, _) => true|});
        """)]
    [InlineData("MySqlConnector", """
        var b = new MySqlDataSourceBuilder("Server=db.example.com;{|SSL1003:SslMode=Required|}"); b.UseRemoteCertificateValidationCallback({|SSL3001:delegate { return true; }|});
        """)]
    [InlineData("MySqlConnector", """
        new MySqlConnection("Server=db.example.com;{|SSL1003:SslMode=Required|}").RemoteCertificateValidationCallback = {|SSL3001:(_, _, _, _) => true|};
        """)]
    [InlineData("MySql.Data.MySqlClient",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", {|SSL1001:SslMode = MySqlSslMode.Disabled|} };""")]
    [InlineData("MySql.Data.MySqlClient",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", {|SSL1003:SslMode = MySqlSslMode.Required|} };""")]
    [InlineData("MySqlConnector",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", {|SSL1003:SslMode = MySqlSslMode.Required|} };""")]
    [InlineData("System.Data.SqlClient",
        """_ = new SqlConnectionStringBuilder { DataSource = "db.example.com", Encrypt = true, {|SSL1003:TrustServerCertificate = true|} };""")]
    public Task What_lets_anyone_in_is_reported(string import, string statement) => VerifyAsync(import, statement);

    [Theory]
    [InlineData("MySqlConnector", """
        new MySqlDataSourceBuilder("Server=db.example.com;SslMode=Required")
            .UseRemoteCertificateValidationCallback((_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None);
        """)]
    [InlineData("MySqlConnector", """
        var b = new MySqlDataSourceBuilder("Server=db.example.com;SslMode=Required");
        b.UseRemoteCertificateValidationCallback((_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None);
        """)]
    [InlineData("MySqlConnector", """
        new MySqlConnection("Server=db.example.com;SslMode=Required").RemoteCertificateValidationCallback =
            (_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None;
        """)]
    [InlineData("MySqlConnector", """new MySqlDataSourceBuilder("Server=db.example.com;SslMode=VerifyFull;SslCa=/etc/ca.pem");""")]
    [InlineData("MySqlConnector", """_ = new MySqlConnectionStringBuilder { Server = "localhost", SslMode = MySqlSslMode.None };""")]
    [InlineData(
        "MySql.Data.MySqlClient",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", SslMode = MySqlSslMode.VerifyFull };""")]
    [InlineData("System.Data.SqlClient", """_ = new SqlConnectionStringBuilder { DataSource = "db.example.com", Encrypt = true };""")]
    [InlineData("Microsoft.Data.SqlClient", """_ = new SqlConnectionStringBuilder { DataSource = "(localdb)\\v11.0", Encrypt = false };""")]
    public Task What_verifies_or_stays_on_this_machine_is_silent(string import, string statement) => VerifyAsync(import, statement);

    [Theory]
    [InlineData(
        "Microsoft.Data.SqlClient",
        """_ = new SqlConnection("Server=shop.database.windows.net;Database=x;{|SSL1001:Encrypt=False|}");""",
        """_ = new SqlConnection("Server=shop.database.windows.net;Database=x;Encrypt=True");""")]
    [InlineData(
        "Microsoft.Data.SqlClient",
        """_ = new SqlConnectionStringBuilder { DataSource = "shop.database.windows.net", {|SSL1003:TrustServerCertificate = true|} };""",
        """_ = new SqlConnectionStringBuilder { DataSource = "shop.database.windows.net", TrustServerCertificate = false, Encrypt = true };""")]
    [InlineData(
        "Microsoft.EntityFrameworkCore",
        """new object().UseSqlServer("Server=shop.database.windows.net;Database=x;Encrypt=True;{|SSL1003:TrustServerCertificate=True|}");""",
        """new object().UseSqlServer("Server=shop.database.windows.net;Database=x;Encrypt=True;TrustServerCertificate=False");""")]
    [InlineData(
        "MySqlConnector",
        """_ = new MySqlConnection("Server=db.example.com;{|SSL1003:SslMode=Required|}");""",
        """_ = new MySqlConnection("Server=db.example.com;SslMode=VerifyFull;SslCa=certs/ca.pem");""")]
    [InlineData(
        "MySqlConnector",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", {|SSL1003:SslMode = MySqlSslMode.Required|} };""",
        """_ = new MySqlConnectionStringBuilder { Server = "db.example.com", SslMode = MySqlSslMode.VerifyFull, SslCa = "certs/ca.pem" };""")]
    public Task What_the_fix_writes(string import, string statement, string expected)
    {
        var test = Verify.Fix<ConnectionCodeFixProvider>(Code(import, statement), Code(import, expected), Verify.Anchor);
        test.TestState.Sources.Add(Clients.OtherEngines);
        test.FixedState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }

    private static string Code(string import, string statement) =>
        $"using {import};\n" + Verify.Method(statement).Replace("using Npgsql;\n", "", StringComparison.Ordinal);

    private static Task VerifyAsync(string import, string statement)
    {
        var test = new Verify.AnalyzerTest { TestCode = Code(import, statement) };
        test.TestState.Sources.Add(Clients.OtherEngines);
        return test.RunAsync();
    }
}
