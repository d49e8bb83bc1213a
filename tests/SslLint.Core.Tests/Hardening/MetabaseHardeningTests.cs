using SslLint.Core.Tests.Drivers;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;
using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

public class MetabaseHardeningTests
{
    [Theory]
    [InlineData(
        "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword",
        "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("postgres://u:p@h/d", "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=require", "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("postgres://u:p@h/d?ssl=true", "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("postgres://u:p@h/d?ssl=true&sslmode=require", "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full", "postgres://u:p@h/d?sslmode=verify-full&ssl=true&sslrootcert=/path/to/certificate.pem")]
    [InlineData("jdbc:postgresql://u:p@h/d", "jdbc:postgresql://u:p@h/d?ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData(
        "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/path/to/certificate.pem",
        "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    public void Documented_form_is_written(string text, string expected) => Assert.Equal(expected, Harden.Text("metabase", text, "/path/to/certificate.pem"));

    [Fact]
    public void Public_ca_is_a_factory() => Assert.Equal(
        "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        Harden.Text("metabase", "postgres://u:p@h/d", "system"));

    [Fact]
    public void Parts_have_no_setting_for_tls()
    {
        var source = Summary.Spread("MB_DB_TYPE=postgres\nMB_DB_HOST=h");

        var result = MetabaseDriver.Instance.Harden(
            source, MetabaseDriver.Instance.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("/ca.pem") });

        Assert.Contains("MB_DB_CONNECTION_URI", result.Obstacle, StringComparison.Ordinal);
    }
}
