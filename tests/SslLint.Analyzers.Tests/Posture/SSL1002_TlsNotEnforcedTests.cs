using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Posture;

public class SSL1002_TlsNotEnforcedTests : StringRuleTests
{
    private protected override string Id => "SSL1002";

    private protected override string Connection => "Host=db.example.com;{|#0:SSL Mode=Prefer|}";

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("{|SSL1002:Host=db.example.com;Database=x|}");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;{|SSL1002:SSL Mode=Allow|}");""")]
    [InlineData("""_ = new NpgsqlConnection("{|SSL1002:Host=db.example.com;{|SSL4001:SSL Mode=VerifyFull|};SSL Mode=|}");""")]
    [InlineData("""_ = new NpgsqlConnection("{|SSL1002:Host=db.example.com;" + "Port=5432|}");""")]
    [InlineData("""const string host = "db.example.com"; _ = new NpgsqlConnection($"{|SSL1002:Host={host};Port=5432|}");""")]
    [InlineData("""var text = "{|SSL1002:Host=db.example.com;Database=x|}"; _ = new NpgsqlConnection(text);""")]
    [InlineData("""_ = {|SSL1002:new NpgsqlConnectionStringBuilder { Host = "db.example.com" }|};""")]
    [InlineData("""_ = new NpgsqlDataSourceBuilder("{|SSL1002:Host=db.example.com|}").Build();""")]
    public Task What_falls_back_to_plaintext_is_reported(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData("""_ = new NpgsqlConnection("Host=localhost;Database=x");""")]
    [InlineData("""_ = new NpgsqlConnection("Database=x");""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData("""_ = new NpgsqlConnection(name);""")]
    [InlineData("""_ = new NpgsqlConnection("Host=db.example.com;" + name);""")]
    [InlineData("""_ = new NpgsqlConnectionStringBuilder(name) { Database = "x" };""")]
    [InlineData("""_ = "Host=db.example.com";""")]
    public Task Strict_local_and_unknown_connections_are_not(string statement) => Verify.StatementsAsync(statement);

    [Theory]
    [InlineData(
        """_ = new NpgsqlConnection("{|SSL1002:Host=db.example.com;Database=x|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;Database=x;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """_ = new NpgsqlConnection("{|SSL1002:Host=db.example.com;" + "Port=5432|}");""",
        """_ = new NpgsqlConnection("Host=db.example.com;" + "Port=5432;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");""")]
    [InlineData(
        """_ = {|SSL1002:new NpgsqlConnectionStringBuilder { Host = "db.example.com" }|};""",
        """_ = new NpgsqlConnectionStringBuilder { Host = "db.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };""")]
    [InlineData(
        """var b = {|SSL1002:new NpgsqlConnectionStringBuilder()|}; b.Host = "db.example.com"; M(b.ConnectionString, flag);""",
        """var b = new NpgsqlConnectionStringBuilder(); b.Host = "db.example.com"; """
            + """b.SslMode = SslMode.VerifyFull; b.RootCertificate = "certs/ca.pem"; M(b.ConnectionString, flag);""")]
    public Task With_a_trust_anchor_it_is_made_strict(string before, string after) => Verify.FixStatementsAsync(before, after);

    [Fact]
    public Task All_are_made_strict_together() => Verify.FixStatementsAsync(
        """
        _ = new NpgsqlConnection("{|SSL1002:Host=a.example.com|}");
                _ = {|SSL1002:new NpgsqlConnectionStringBuilder { Host = "b.example.com" }|};
        """,
        """
        _ = new NpgsqlConnection("Host=a.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem");
                _ = new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.VerifyFull, RootCertificate = "certs/ca.pem" };
        """);

    [Fact]
    public Task A_constant_that_two_connections_share_is_changed_once() => Verify.FixAsync(
        """
        using Npgsql;

        static class Connections
        {
            private const string Server = "Host=db.example.com;{|SSL1002:{|SSL1002:SSL Mode=Prefer|}|}";

            public static NpgsqlConnectionStringBuilder First() => new(Server) { Database = "a" };

            public static NpgsqlConnectionStringBuilder Second() => new(Server) { Database = "b" };
        }

        """,
        """
        using Npgsql;

        static class Connections
        {
            private const string Server = "Host=db.example.com;SSL Mode=VerifyFull";

            public static NpgsqlConnectionStringBuilder First() => new(Server) { Database = "a", RootCertificate = "certs/ca.pem" };

            public static NpgsqlConnectionStringBuilder Second() => new(Server) { Database = "b", RootCertificate = "certs/ca.pem" };
        }

        """);
}
