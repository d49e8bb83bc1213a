using Microsoft.CodeAnalysis;
using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.TrustAnchors;

public class SSL2005_HostNameCannotBeVerifiedTests : StringRuleTests
{
    private protected override string Id => "SSL2005";

    private protected override string Connection => "{|#0:Host=203.0.113.7;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem|}";

    private protected override DiagnosticSeverity Severity => DiagnosticSeverity.Info;

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("{|SSL2005:Host=203.0.113.7;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem|}");""")]
    [InlineData(
        """_ = {|SSL2005:new NpgsqlConnectionStringBuilder { Host = "203.0.113.7", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" }|};""")]
    public Task An_address_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=127.0.0.1;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=203.0.113.7;{|SSL1003:SSL Mode=Require|}");""")]
    public Task A_name_a_local_address_and_an_unverified_one_are_not(string statement) => Verify.StatementsAsync(statement);

    [Fact]
    public Task No_edit_makes_a_name_of_an_address() =>
        Verify.NoFixAsync("""_ = new NpgsqlConnection("{|SSL2005:Host=203.0.113.7;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem|}");""");
}
