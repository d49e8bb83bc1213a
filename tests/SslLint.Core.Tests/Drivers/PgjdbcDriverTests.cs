using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class PgjdbcDriverTests
{
    private static readonly DriverVersion old = new(42, 5, 5);
    private static readonly DriverVersion recent = new(42, 7, 14);

    private static string Read(string query, DriverVersion version) =>
        Summary.Of(PgjdbcDriver.Instance.Read(Summary.Parse(PgjdbcDialect.Instance, $"jdbc:postgresql://db.example.com/d{query}"), version));

    [Theory]
    [InlineData("", "fallback")]
    [InlineData("?sslmode=disable", "never")]
    [InlineData("?sslmode=allow", "plaintext-first")]
    [InlineData("?sslmode=prefer", "fallback")]
    [InlineData("?sslmode=require", "always")]
    [InlineData("?sslmode=verify-ca", "always chain default")]
    [InlineData("?sslmode=verify-full", "always chain host default")]
    [InlineData("?sslmode=VERIFY-FULL", "always chain host default")]
    [InlineData("?sslmode=verify-full&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslmode=verify-ca&sslrootcert=/ca.pem", "always chain file:/ca.pem")]
    [InlineData("?sslmode=require&sslrootcert=/ca.pem", "always - sslrootcert")]
    [InlineData("?sslmode=disable&sslrootcert=/ca.pem", "never - sslrootcert")]
    [InlineData("?sslrootcert=/ca.pem", "fallback - sslrootcert")]
    [InlineData("?sslmode=verify-full&sslrootcert=system", "always chain host file:system")]
    public void Each_mode_does_what_pgjdbc_does(string query, string expected)
    {
        Assert.Equal(expected, Read(query, old));
        Assert.Equal(expected, Read(query, recent));
    }

    [Theory]
    [InlineData("?sslmode=verify_full", "refused sslmode")]
    [InlineData("?sslmode=VerifyFull", "refused sslmode")]
    [InlineData("?sslmode=verify-full%20", "refused sslmode")]
    [InlineData("?sslmode=verify-full#x", "refused sslmode")]
    [InlineData("?sslmode=", "refused sslmode")]
    [InlineData("?sslmode", "refused sslmode")]
    [InlineData("?gssEncMode=never", "refused gssEncMode")]
    public void Unknown_value_is_refused(string query, string expected) => Assert.Equal(expected, Read(query, old));

    [Theory]
    [InlineData("?SSLMODE=verify-full", "fallback - SSLMODE")]
    [InlineData("?sslMode=verify-full&sslRootCert=/ca.pem", "fallback - sslMode - sslRootCert")]
    [InlineData("?sslmod%65=verify-full", "fallback - sslmod%65")]
    [InlineData("?user=u&amp;sslmode=verify-full", "fallback - amp;sslmode")]
    [InlineData("?useSSL=true&requireSSL=true", "fallback - useSSL - requireSSL")]
    [InlineData("?sslmode=verify-full&SSLMODE=disable", "always chain host default - SSLMODE")]
    [InlineData("?ApplicationName=x&currentSchema=y&gssencmode=disable", "fallback")]
    public void Misspelt_key_is_passed_over(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Theory]
    [InlineData("?ssl=true", "always chain host default")]
    [InlineData("?ssl=TRUE", "always chain host default")]
    [InlineData("?ssl", "always chain host default")]
    [InlineData("?ssl=", "always chain host default")]
    [InlineData("?ssl=1", "fallback - ssl")]
    [InlineData("?ssl=false&sslmode=prefer", "fallback")]
    [InlineData("?ssl=false&sslmode=allow", "plaintext-first")]
    [InlineData("?ssl=false&sslmode=disable", "never")]
    [InlineData("?ssl=false&sslmode=require", "always - ssl")]
    [InlineData("?ssl=yes", "fallback - ssl")]
    [InlineData("?ssl=false", "fallback - ssl")]
    [InlineData("?ssl=true&sslmode=require", "always - ssl")]
    [InlineData("?ssl=true&sslmode=verify-full", "always chain host default")]
    [InlineData("?sslmode=verify-full&ssl=true", "always chain host default")]
    [InlineData("?ssl=true&sslmode=disable", "never - ssl")]
    [InlineData("?ssl=false&sslmode=verify-full", "always chain host default - ssl")]
    [InlineData("?ssl=true&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    public void Ssl_counts_only_where_sslmode_is_absent(string query, string expected) => Assert.Equal(expected, Read(query, old));

    [Theory]
    [InlineData("?sslmode=verify-full&sslmode=disable", "never - sslmode")]
    [InlineData("?sslmode=disable&sslmode=verify-full", "always chain host default - sslmode")]
    [InlineData("?sslmode=verify-full&sslmode=Verify-Full", "always chain host default")]
    public void Last_of_two_wins(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Theory]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory", "always host")]
    [InlineData("?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory", "always host")]
    [InlineData("?sslmode=verify-ca&sslfactory=org.postgresql.ssl.NonValidatingFactory", "always")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory&sslrootcert=/ca.pem", "always host - sslrootcert")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "always chain host system")]
    [InlineData("?sslmode=require&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "always chain system")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.LibPQFactory&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.jdbc4.LibPQFactory", "always chain host default")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.SingleCertValidatingFactory&sslfactoryarg=file:/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslmode=verify-full&sslfactory=com.example.Factory", "always host")]
    [InlineData("?sslmode=disable&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "never - sslfactory")]
    public void Factory_brings_its_own_check_of_the_chain(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Theory]
    [InlineData("?sslmode=verify-full&sslhostnameverifier=com.example.AcceptAll", "always chain default")]
    [InlineData("?sslmode=verify-full&sslhostnameverifier=org.postgresql.ssl.PGjdbcHostnameVerifier", "always chain host default")]
    [InlineData("?sslmode=verify-ca&sslhostnameverifier=com.example.Strict", "always chain default - sslhostnameverifier")]
    public void Verifier_replaces_the_check_of_the_name(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Fact]
    public void Direct_negotiation_came_with_42_7_4()
    {
        Assert.Equal("always chain host default direct", Read("?sslmode=verify-full&sslNegotiation=direct", recent));
        Assert.Equal("always chain host default", Read("?sslmode=verify-full&sslNegotiation=direct", old));
        Assert.Equal("never - sslNegotiation", Read("?sslmode=disable&sslNegotiation=direct", recent));
        Assert.Equal("refused sslNegotiation", Read("?sslmode=verify-full&sslNegotiation=always", recent));
    }

    [Theory]
    [InlineData("", "never")]
    [InlineData("?ssl=true", "always chain system")]
    [InlineData("?sslmode=verify-full", "always chain host default")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "always chain system")]
    [InlineData("?sslmode=prefer", "refused sslmode")]
    public void Before_42_2_5_tls_was_off_and_ssl_true_never_checked_the_name(string query, string expected) =>
        Assert.Equal(expected, Read(query, new DriverVersion(42, 2, 4)));

    [Theory]
    [InlineData("?sslmode=${MODE}", "hidden")]
    [InlineData("?${EXTRA}", "hidden")]
    [InlineData("?sslmode=verify-full&${EXTRA}", "hidden")]
    [InlineData("?sslmode=verify-full&sslrootcert=${CA}", "always chain host file:${CA}")]
    [InlineData("?sslmode=verify-full&sslfactory=${F}", "hidden")]
    [InlineData("?password=${P}&sslmode=require", "always")]
    [InlineData("?socketFactory=com.google.cloud.sql.postgres.SocketFactory&cloudSqlInstance=x", "hidden")]
    [InlineData("?gssEncMode=require", "hidden")]
    [InlineData("?gssEncMode=disable", "fallback")]
    [InlineData("?service=mine", "hidden")]
    [InlineData("?service=mine&sslmode=require", "always")]
    public void Placeholder_socket_factory_or_service_hides_what_it_may_decide(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Theory]
    [InlineData("?sslmode=verify-full&sslcert=/c.pem&sslkey=/k.pk8", "always chain host default client")]
    [InlineData("?sslmode=disable&sslcert=/c.pem&sslkey=/k.pk8", "never client - sslcert - sslkey")]
    public void Client_certificate_is_noted(string query, string expected) => Assert.Equal(expected, Read(query, recent));

    [Theory]
    [InlineData("jdbc:postgresql://a:1,b:2/d", "a:1, b:2")]
    [InlineData("jdbc:postgresql://[::1]:5433/d", "::1:5433")]
    [InlineData("jdbc:postgresql:d", "localhost")]
    [InlineData("jdbc:postgresql://a:1/d?host=b&PGPORT=2", "b:2")]
    [InlineData("jdbc:postgresql://${HOST}:${PORT}/d", "? ${HOST}:${PORT}")]
    public void Endpoints_are_read(string text, string expected) =>
        Assert.Equal(expected, Summary.Endpoints(PgjdbcDriver.Instance.Read(Summary.Parse(PgjdbcDialect.Instance, text), recent)));

    [Theory]
    [InlineData("jdbc:mysql://h/d")]
    [InlineData("JDBC:postgresql://h/d")]
    [InlineData("jdbc:postgresql://u:p@h/d")]
    public void Other_urls_are_refused(string text) =>
        Assert.Equal("refused", Summary.Of(PgjdbcDriver.Instance.Read(PgjdbcDialect.Instance.Parse(text), recent)));
}
