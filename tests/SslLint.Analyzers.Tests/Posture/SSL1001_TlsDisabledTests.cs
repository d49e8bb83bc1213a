using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Posture;

public class SSL1001_TlsDisabledTests : StringRuleTests
{
    private protected override string Id => "SSL1001";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=Disable|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Server=db.example.com;{|SSL1001:sslmode=disable|};Database=x");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=0|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=a.example.com,localhost;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnection($"Host={name};{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = NpgsqlDataSource.Create("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1001:SslMode = SslMode.Disable|} };""")]
    public Task Plaintext_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;SSL Mode=Disable");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=127.0.0.1;SSL Mode=Disable");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=/var/run/postgresql;SSL Mode=Disable");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection("Database=x;SSL Mode=Disable");""")]
    [InlineData("""_ = "SSL Mode=Disable";""")]
    [InlineData("""_ = new NpgsqlConnection($"Host=db.example.com;SSL Mode={name}");""")]
    public Task Local_strict_and_unknown_connections_are_not(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """"_ = new NpgsqlConnection(@"Host=db.example.com;{|SSL1001:SslMode=disable|};Database=""x""");"""",
        """"_ = new NpgsqlConnection(@"Host=db.example.com;SslMode=VerifyFull;Database=""x"";RootCertificate=certs/ca.pem");"""")]
    [InlineData(
        """_ = new NpgsqlConnection($"Host={name};{|SSL1001:SSL Mode=Disable|};Port=5432");""",
        """_ = new NpgsqlConnection($"Host={name};SSL Mode=VerifyFull;Port=5432;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """"_ = new NpgsqlConnection("""Host=db.example.com;{|SSL1001:SSL Mode=Disable|}""");"""",
        """"_ = new NpgsqlConnection("""Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem""");"""")]
    [InlineData(
        """_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", {|SSL1001:SslMode = SslMode.Disable|} };""",
        """_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };""")]
    public Task With_a_trust_anchor_it_is_made_strict(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Fact]
    public Task All_are_made_strict_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("Host=a.example.com;{|SSL1001:SSL Mode=Disable|}");
                _ = new NpgsqlConnection("Host=localhost;SSL Mode=Disable");
                _ = new NpgsqlConnection("Host=b.example.com;{|SSL1001:SSL Mode=Disable|}"); // why
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnection("Host=localhost;SSL Mode=Disable");
                _ = new NpgsqlConnection("Host=b.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"); // why
        """);

    [Fact]
    public Task Without_a_trust_anchor_nothing_is_offered() =>
        Verify.NoFixAsync("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1001:SSL Mode=Disable|}");""", configuration: "");
}
