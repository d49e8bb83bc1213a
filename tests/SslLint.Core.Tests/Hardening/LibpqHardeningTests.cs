using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

public class LibpqHardeningTests
{
    [Theory]
    [InlineData("host=h user=u", "host=h user=u sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h sslmode=require password='a b'", "host=h sslmode=verify-full password='a b' sslrootcert=/ca.pem")]
    [InlineData("host=h requiressl=1", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h sslmode=verify-full requiressl=0", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h SSLMODE=verify-full ssl=true", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h sslmode=verify-full sslmode=disable", "host=h sslmode=verify-full sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("host=h sslmode=disable sslmode=verify-full", "host=h sslrootcert=/ca.pem sslmode=verify-full")]
    [InlineData("host=h ssl_min_protocol_version=TLSv1 sslmode=require", "host=h sslrootcert=/ca.pem sslmode=verify-full")]
    [InlineData("host=h ssl_min_protocol_version=TLSv1.3 sslmode=require", "host=h ssl_min_protocol_version=TLSv1.3 sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("postgresql://u:p@h/d", "postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=require&application_name=x", "postgres://u:p@h/d?sslmode=verify-full&application_name=x&sslrootcert=/ca.pem")]
    [InlineData("postgres://u:p@h/d?ssl=true", "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&ssl=true", "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("postgres://u:p@a:1,b:2/d?sslmode=require", "postgres://u:p@a:1,b:2/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("postgres://u:p@h/d?pgbouncer=true", "! libpq refuses keywords that it doesn't know, and this is one")]
    [InlineData("host=/tmp", "! there is no TLS over a unix socket, and without a host libpq uses one")]
    [InlineData("hostaddr=10.0.0.1", "! 'hostaddr' stands alone: without 'host' there is no name to compare with the certificate")]
    [InlineData(
        "postgres://u:p@h/d?${EXTRA}",
        "! what decides about TLS can't be seen in the string: a placeholder, a service file, a class of the application, or GSS encryption")]
    public void File_is_the_anchor(string text, string expected) => Assert.Equal(expected, Harden.Text("libpq", text, "/ca.pem"));

    [Theory]
    [InlineData("libpq@18", "host=h", "host=h sslmode=verify-full sslrootcert=system")]
    [InlineData("libpq@16", "postgres://h/d?sslmode=require&sslrootcert=/ca.pem", "postgres://h/d?sslmode=verify-full&sslrootcert=system")]
    public void Public_ca_is_the_word_system(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, "system"));

    [Theory]
    [InlineData("host=h", "host=h sslmode=verify-full sslrootcert=./system")]
    [InlineData("postgres://h/d?sslmode=require", "postgres://h/d?sslmode=verify-full&sslrootcert=./system")]
    public void A_file_called_system_is_written_with_its_folder(string text, string expected) =>
        Assert.Equal(expected, Harden.Text("libpq", text, "system-file"));

    [Theory]
    [InlineData("libpq@18", "host=h sslmode=require ssl_min_protocol_version=TLSv1.2",
        "host=h sslmode=verify-full ssl_min_protocol_version=TLSv1.2 sslrootcert=/ca.pem")]
    [InlineData("libpq@18", "host=h sslmode=require ssl_min_protocol_version=TLSv1.1", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("libpq@18", "host=h sslmode=require sslkeylogfile=/k", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("libpq@18", "host=h sslmode=require sslcertmode=allow", "host=h sslmode=verify-full sslcertmode=allow sslrootcert=/ca.pem")]
    public void Only_what_weakens_goes(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, "/ca.pem"));

    [Fact]
    public void Old_version_has_no_system_roots() =>
        Assert.StartsWith("! libpq 15 has no 'sslrootcert=system'", Harden.Text("libpq", "host=h", "system"), StringComparison.Ordinal);

    [Fact]
    public void What_is_strict_in_one_version_only_is_not_strict() =>
        Assert.StartsWith("! libpq 15 has no 'sslrootcert=system'", Harden.Text("libpq", "host=h sslrootcert=system", ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("libpq", "host=h sslmode=require sslrootcert=/ca.pem", "host=h sslmode=verify-full sslrootcert=/ca.pem")]
    [InlineData("libpq", "host=h sslrootcert=/ca.pem", "host=h sslrootcert=/ca.pem sslmode=verify-full")]
    [InlineData("libpq", "postgres://h/d?sslmode=VerifyFull&sslRootCert=/ca.pem", "postgres://h/d?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("libpq@18", "host=h sslrootcert=system", "host=h sslrootcert=system")]
    [InlineData("libpq", "host=h sslmode=verify-full", "host=h sslmode=verify-full")]
    [InlineData("libpq", "host=h sslmode=require", $"! {HardeningPlan.NoAnchor}")]
    public void Anchor_that_stands_there_is_kept(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, ""));

    [Fact]
    public void Client_certificate_and_key_are_written() => Assert.Equal(
        "host=h sslmode=verify-full sslrootcert=/ca.pem sslcert=/c.pem sslkey=/k.pem",
        Harden.Text("libpq", "host=h", "/ca.pem", ("/c.pem", "/k.pem")));
}
