using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Posture;

public class SSL1003_ServerCertificateNotVerifiedTests : StringRuleTests
{
    private protected override string Id => "SSL1003";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=Require|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL4001:SSL Mode=VerifyFull|};{|SSL1003:sslmode=require|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1003:SslMode = SslMode.Require|} };""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { ["Host"] = "db.example.com", {|SSL1003:["SSL Mode"] = "Require"|} };""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(name); {|SSL1003:b.SslMode = SslMode.Require|};""")]
    [InlineData("""var b = new NpgsqlDataSourceBuilder(name); {|SSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|};""")]
    public Task Encryption_to_anyone_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=Require");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL4001:SSL Mode=Require|};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(name); if (b.SslMode == SslMode.Require) { }""")]
    [InlineData("""_ = SslMode.Require;""")]
    public Task Strict_and_local_connections_are_not(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|};Database=x");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Database=x;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1003:SslMode = SslMode.Require|} };""",
        """_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };""")]
    public Task With_a_trust_anchor_it_is_made_strict(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Fact]
    public Task All_are_made_strict_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;{|SSL1003:SSL Mode=Require|}");
                _ = new NpgsqlConnection(@"Host=b.example.com;{|SSL1003:SSL Mode=Require|}");
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnection(@"Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
        """);

    [Fact]
    public Task A_root_certificate_that_stands_there_makes_an_unsafe_fix() => Verify.FixUnsafeAsync(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1003:SSL Mode=Require|};{|SSL4001:Root Certificate=certs/own.pem|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/own.pem");""");

    [Fact]
    public Task A_bundle_that_nothing_brings_is_not_written() => Verify.NoFixAsync(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;{|SSL1003:SSL Mode=Require|}");""",
        configuration: "");
}
