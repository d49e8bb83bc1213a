using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.TrustAnchors;

public class SSL2004_RootCertificateOfAnotherProviderTests : StringRuleTests
{
    private protected override string Id => "SSL2004";

    private protected override string Connection =>
        "Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;{|#0:Root Certificate=certs/azure.pem|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com;"""
        + """SSL Mode=VerifyFull;{|SSL2004:Root Certificate=rds-combined-ca-bundle.pem|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "pg-shop.aivencloud.com", """
        + """SslMode = SslMode.VerifyFull, {|SSL2004:RootCertificate = "certs/isrgrootx1.pem"|} };""")]
    [InlineData("""var uri = "postgresql://shop.postgres.database.azure.com/x?sslmode=verify-full&{|SSL2004:sslrootcert=certs/aws-rds.pem|}";""")]

    // Npgsql 10, which these tests reference, trusts the file alone.
    [InlineData("""_ = new NpgsqlConnection("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;"""
        + """{|SSL2004:Root Certificate=certs/aws-rds.pem|}");""")]
    public Task A_file_that_can_not_verify_the_provider_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem");""")]
    public Task Its_own_and_an_unknown_one_are_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task The_given_trust_anchor_takes_its_place() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;{|SSL2004:Root Certificate=certs/azure.pem|}");""",
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""");

    [Fact]
    public Task A_bundle_that_nothing_brings_is_not_written() => Verify.NoFixAsync(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;{|SSL2004:Root Certificate=certs/azure.pem|}");""",
        configuration: "");
}
