using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Settings;

public class SSL4002_InvalidSettingTests : StringRuleTests
{
    private protected override string Id => "SSL4002";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=verify-full|};Root Certificate=certs/ca.pem";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL4002:SSL Mode=verify-full|};Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;{|SSL4002:sslrootcert=certs/ca.pem|}");""")]
    public Task What_the_driver_refuses_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=verifyfull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=verify-full;Root Certificate=certs/ca.pem");""")]
    public Task What_it_accepts_is_not(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL4002:SSL Mode=verify-full|};Root Certificate=certs/ca.pem");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;{|SSL4002:sslrootcert=certs/own.pem|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    public Task It_is_written_as_the_driver_spells_it(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Fact]
    public Task All_are_written_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;{|SSL4002:SSL Mode=verify-full|};Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnection("Host=b.example.com;{|SSL4002:SSL Mode=verify-full|}");
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnection("Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
        """);
}
