using Microsoft.CodeAnalysis;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Settings;

public class SSL4003_ClientCertificateNotSupportedTests : StringRuleTests
{
    private protected override string Id => "SSL4003";

    private protected override string Connection =>
        "Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;{|#0:SSL Certificate=app.pfx|}";

    private protected override DiagnosticSeverity Severity => DiagnosticSeverity.Info;

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;"""
        + """SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;{|SSL4003:SSL Certificate=app.pfx|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "ep-shop.eu-central-1.aws.neon.tech", """
        + """SslMode = SslMode.VerifyFull, {|SSL4003:SslCertificate = "app.pfx"|} };""")]
    public Task A_certificate_that_the_provider_does_not_take_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;SSL Certificate=app.pfx");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=pg-shop.aivencloud.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem;SSL Certificate=app.pfx");""")]
    public Task None_one_for_an_unknown_host_and_one_that_may_be_taken_are_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task No_edit_takes_it_out() =>
        Verify.NoFixAsync("""_ = new NpgsqlConnection("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;"""
            + """Root Certificate=certs/ca.pem;{|SSL4003:SSL Certificate=app.pfx|}");""");
}
