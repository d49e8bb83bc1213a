namespace SslLint.Core.Tests.Hardening;

public class PgjdbcHardeningTests
{
    [Theory]
    [InlineData("", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true", "?ssl=true&sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true&sslmode=require&user=u", "?ssl=true&sslmode=verify-full&user=u&sslrootcert=/ca.pem")]
    [InlineData("?ssl=false", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?SSLMODE=verify-full", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslMode=require&sslRootCert=/old.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory", "?ssl=true&sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-full&sslhostnameverifier=com.example.AcceptAll", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=VERIFY-FULL&sslrootcert=/ca.pem", "?sslmode=VERIFY-FULL&sslrootcert=/ca.pem")]
    [InlineData("?ApplicationName=a+b&sslmode=prefer", "?ApplicationName=a+b&sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require&sslfactory=org.postgresql.ssl.SingleCertValidatingFactory&sslfactoryarg=file:/old.pem",
        "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-full&sslrootcert=/ca.pem&sslfactoryarg=x", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslNegotiation=direct", "?sslNegotiation=direct&sslmode=verify-full&sslrootcert=/ca.pem")]
    public void File_is_the_anchor(string query, string expected) =>
        Assert.Equal($"jdbc:postgresql://h:5432/d{expected}", Harden.Text("pgjdbc", $"jdbc:postgresql://h:5432/d{query}", "/ca.pem"));

    [Theory]
    [InlineData("", "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    [InlineData("?sslmode=require&sslrootcert=/ca.pem", "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    public void Public_ca_is_a_factory(string query, string expected) =>
        Assert.Equal($"jdbc:postgresql://h/d{expected}", Harden.Text("pgjdbc", $"jdbc:postgresql://h/d{query}", "system"));

    [Theory]
    [InlineData("?sslmode=require&sslrootcert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslMode=verify-full&sslRootCert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData(
        "?sslmode=require&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory&sslrootcert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true", "?ssl=true")]
    public void Anchor_that_stands_there_is_kept(string query, string expected) =>
        Assert.Equal($"jdbc:postgresql://h/d{expected}", Harden.Text("pgjdbc", $"jdbc:postgresql://h/d{query}", ""));

    [Theory]
    [InlineData("?sslmode=verify-full&sslfactory=com.example.Factory", "! 'sslfactory' names a class of the application: what it verifies can't be seen here")]
    [InlineData(
        "?socketFactory=com.example.Socket",
        "! what decides about TLS can't be seen in the string: a placeholder, a service file, a class of the application, or GSS encryption")]
    public void Class_of_the_application_is_left_alone(string query, string expected) =>
        Assert.Equal(expected, Harden.Text("pgjdbc", $"jdbc:postgresql://h/d{query}", "/ca.pem"));

    [Fact]
    public void Client_certificate_and_key_are_written()
    {
        Assert.Equal(
            "jdbc:postgresql://h/d?sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pk8",
            Harden.Text("pgjdbc", "jdbc:postgresql://h/d", "/ca.pem", ("/c.pem", "/k.pk8")));
        Assert.Equal(
            "jdbc:postgresql://h/d?sslmode=verify-full&sslrootcert=/ca.pem&sslkey=/k.p12",
            Harden.Text("pgjdbc", "jdbc:postgresql://h/d", "/ca.pem", ("/c.pem", "/k.p12")));
        Assert.Equal(
            "jdbc:postgresql://h/d?sslmode=verify-full&sslrootcert=/ca.pem&sslkey=/k.PFX",
            Harden.Text("pgjdbc", "jdbc:postgresql://h/d", "/ca.pem", ("/c.pem", "/k.PFX")));
    }
}
