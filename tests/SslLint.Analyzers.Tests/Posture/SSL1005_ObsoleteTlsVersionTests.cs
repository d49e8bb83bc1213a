using SslLint.Analyzers.Tests.Support;

namespace SslLint.Analyzers.Tests.Posture;

public class SSL1005_ObsoleteTlsVersionTests : StringRuleTests
{
    private protected override string Id => "SSL1005";

    private protected override string Connection =>
        "postgresql://db.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem&{|#0:ssl_min_protocol_version=TLSv1|}";

    // Npgsql takes no URI: this is a string for another driver that the program starts or hands on.
    private protected override string Statements => $"M(\"{Connection}\", flag);";

    [Theory]
    [InlineData("TLSv1")]
    [InlineData("TLSv1.1")]
    public Task Obsolete_versions_are_reported(string version) => Verify.StatementsAsync(
        $$"""var uri = "postgresql://db.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem&{|SSL1005:ssl_min_protocol_version={{version}}|}";""");

    [Theory]
    [InlineData("""var uri = "postgresql://db.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem&ssl_min_protocol_version=TLSv1.2";""")]
    [InlineData("""var uri = "postgresql://db.example.com/x?sslmode=verify-full&sslrootcert=certs/ca.pem";""")]
    [InlineData("""var uri = "postgresql://localhost/x?sslmode=verify-full&sslrootcert=certs/ca.pem&ssl_min_protocol_version=TLSv1";""")]
    public Task Versions_of_today_are_not(string statement) => Verify.StatementsAsync(statement);

    /// <summary>A URI would be none of .NET's: what takes it apart isn't known, so that it has no fix.</summary>
    [Fact]
    public Task The_setting_is_taken_out() => Verify.FixStatementsAsync(
        """var text = "host=db.example.com sslmode=verify-full {|SSL1005:ssl_min_protocol_version=TLSv1|} sslrootcert=certs/ca.pem";""",
        """var text = "host=db.example.com sslmode=verify-full sslrootcert=certs/ca.pem";""");

    [Fact]
    public Task All_are_taken_out_together() => Verify.FixStatementsAsync(
        """
        M("host=a.example.com sslmode=verify-full sslrootcert=certs/ca.pem {|SSL1005:ssl_min_protocol_version=TLSv1|}", flag);
                M("host=b.example.com sslmode=verify-full sslrootcert=certs/ca.pem {|SSL1005:ssl_min_protocol_version=TLSv1.1|}", flag);
        """,
        """
        M("host=a.example.com sslmode=verify-full sslrootcert=certs/ca.pem", flag);
                M("host=b.example.com sslmode=verify-full sslrootcert=certs/ca.pem", flag);
        """);
}
