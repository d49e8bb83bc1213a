using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Settings;

public class SSL4001_IneffectiveSettingTests : StringRuleTests
{
    private protected override string Id => "SSL4001";

    private protected override string Connection =>
        "Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;{|#0:Trust Server Certificate=true|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL4001:SSL Mode=Require|};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|};{|SSL4001:Root Certificate=certs/ca.pem|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", """
        + """{|SSL1003:SslMode = SslMode.Require|}, {|SSL4001:RootCertificate = "certs/ca.pem"|} };""")]
    public Task What_the_driver_ignores_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=Require;Root Certificate=certs/ca.pem");""")]
    public Task What_counts_or_agrees_is_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task What_does_nothing_is_taken_out_of_a_strict_string() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;"""
            + """Root Certificate=certs/ca.pem;{|SSL4001:Trust Server Certificate=true|};Database=x");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;Database=x");""",
        configuration: "");

    [Fact]
    public Task Findings_of_one_connection_are_fixed_once() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|};{|SSL4001:Root Certificate=certs/own.pem|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""");

    [Fact]
    public Task All_are_taken_out_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;{|SSL4001:Trust Server Certificate=true|}");
                _ = new NpgsqlConnection("Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;{|SSL4001:Trust Server Certificate=true|}");
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnection("Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
        """);
}
