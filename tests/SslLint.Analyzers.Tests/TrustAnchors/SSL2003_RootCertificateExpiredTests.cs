using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.TrustAnchors;

public class SSL2003_RootCertificateExpiredTests : StringRuleTests
{
    private protected override string Id => "SSL2003";

    private protected override string Connection =>
        "Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;{|#0:Root Certificate=certs/rds-ca-2019-root.pem|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "shop.c0ffee.eu-west-1.rds.amazonaws.com", """
        + """SslMode = SslMode.VerifyFull, {|SSL2003:RootCertificate = "rds-ca-2019-root.pem"|} };""")]
    [InlineData("""var uri = "postgresql://shop.postgres.database.azure.com/x?sslmode=verify-full&{|SSL2003:sslrootcert=BaltimoreCyberTrustRoot.crt.pem|}";""")]
    public Task A_published_root_that_has_expired_is_known_by_its_name(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=rds-combined-ca-bundle.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/missing.pem");""")]
    public Task What_only_the_file_can_tell_is_not_reported(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task The_given_trust_anchor_takes_its_place() => Verify.FixStatementsAsync(
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;"""
            + """SSL Mode=VerifyFull;{|SSL2003:Root Certificate=certs/rds-ca-2019-root.pem|}");""",
        """_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""");
}
