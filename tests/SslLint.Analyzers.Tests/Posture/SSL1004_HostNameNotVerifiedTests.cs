using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Posture;

public class SSL1004_HostNameNotVerifiedTests : StringRuleTests
{
    private protected override string Id => "SSL1004";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=VerifyCA|};Root Certificate=certs/ca.pem";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1004:SslMode = SslMode.VerifyCA|} };""")]
    public Task A_chain_without_a_name_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=VerifyCA;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    public Task Strict_and_local_connections_are_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task With_a_trust_anchor_it_is_made_strict() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=certs/own.pem");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""");

    [Fact]
    public Task All_are_made_strict_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;{|SSL1004:SSL Mode=VerifyCA|}");
                _ = new NpgsqlConnectionStringBuilder { Host = "b.example.com", {|SSL1004:SslMode = SslMode.VerifyCA|} };
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };
        """);

    [Fact]
    public Task Its_own_root_certificate_was_never_tried_with_the_name() => Verify.FixUnsafeAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1004:SSL Mode=VerifyCA|};Root Certificate=certs/own.pem");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/own.pem");""");
}
