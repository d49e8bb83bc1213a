using Microsoft.CodeAnalysis;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.TrustAnchors;

public class SSL2001_RootCertificateNotSpecifiedTests : StringRuleTests
{
    private protected override string Id => "SSL2001";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=VerifyFull|}";

    private protected override DiagnosticSeverity Severity => DiagnosticSeverity.Info;

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL2001:SSL Mode=VerifyFull|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL2001:SslMode = SslMode.VerifyFull|} };""")]
    [InlineData("""var uri = "postgresql://db.example.com/x?{|SSL2001:sslmode=verify-full|}";""")]
    public Task Every_CA_of_the_machine_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task A_private_CA_that_no_machine_knows_is_a_warning() => Verify.SourceAsync(
        Verify.Method("""_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;{|#0:SSL Mode=VerifyFull|}");"""),
        Expected(DiagnosticSeverity.Warning));

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=VerifyFull");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder(name) { SslMode = SslMode.VerifyFull };""")]
    public Task A_named_a_public_and_an_unknown_one_are_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task The_trust_anchor_is_named() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL2001:SSL Mode=VerifyFull|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""");

    [Fact]
    public Task All_are_named_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;{|SSL2001:SSL Mode=VerifyFull|}");
                _ = new NpgsqlConnectionStringBuilder { Host = "b.example.com", {|SSL2001:SslMode = SslMode.VerifyFull|} };
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };
        """);

    [Fact]
    public Task A_bundle_that_nothing_brings_is_not_written() => Verify.NoFixAsync(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;{|SSL2001:SSL Mode=VerifyFull|}");""",
        configuration: "");
}
