using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Hardening;
using SslLint.Core.Tests.Drivers;

namespace SslLint.Core.Tests.Hardening;

/// <summary>What the hardening tests of all drivers share.</summary>
internal static class Harden
{
    /// <summary>The hardened text, or <c>! obstacle</c>. Checks that hardening the result changes nothing.</summary>
    /// <param name="reader">A driver, with a version where one is meant: <c>npgsql@7</c>.</param>
    /// <param name="text">The string.</param>
    /// <param name="anchor">A path, <c>system</c>, <c>existing</c>, or nothing.</param>
    /// <param name="client">Client certificate and key.</param>
    public static string Text(string reader, string text, string anchor, (string Certificate, string Key)? client = null)
    {
        var (driver, version) = DriverCatalog.Find(reader)!.Value;
        IReadOnlyList<DriverVersion> versions = version is { } v ? [v] : driver.Versions;
        var options = new HardeningOptions { Anchor = AnchorOf(anchor), ClientCertificate = client?.Certificate, ClientKey = client?.Key };
        var result = Hardener.Apply(driver, Summary.Parse(DialectOf(driver, text), text), versions, options);
        if (result.Text is not { } hardened)
        {
            return $"! {result.Obstacle}";
        }

        var again = Hardener.Apply(driver, Summary.Parse(DialectOf(driver, hardened), hardened), versions, options);
        Assert.Equal(hardened, again.Text);
        Assert.Empty(again.Edits);
        return hardened;
    }

    private static Dialect DialectOf(Driver driver, string text) =>
        text.StartsWith("jdbc:", StringComparison.Ordinal) ? JdbcDialect.Instance
        : text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance
        : driver is LibpqDriver ? LibpqKeywordDialect.Instance
        : AdoNetDialect.Instance;

    private static TrustAnchor? AnchorOf(string anchor) => anchor switch
    {
        "" => null,
        "system" => new TrustAnchor.System(),
        "existing" => new TrustAnchor.Existing(),
        _ => new TrustAnchor.File(anchor),
    };
}

public class NpgsqlHardeningTests
{
    [Theory]
    [InlineData("Host=h;Username=u;Password=p", "Host=h;Username=u;Password=p;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true;Database=d", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Database=d")]
    [InlineData("Host=h;SslMode=Require;TrustServerCertificate=true", "Host=h;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;SslMode=Prefer", "Host=h;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;UserId=u", "Host=h;UserId=u;SslMode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;User Id=u", "Host=h;User Id=u;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=verify-full", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/old.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;sslmode=verifyfull;Root Certificate=/ca.pem", "Host=h;sslmode=verifyfull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Disable;SSL Mode=Require;Trust Server Certificate=true", "Host=h;Root Certificate=/ca.pem;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Mode=", "Host=h;SSL Mode=VerifyFull;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=h;sslmode=verify-full;sslrootcert=/old.pem", "Host=h;sslmode=VerifyFull;RootCertificate=/ca.pem")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=false", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=false;Root Certificate=/ca.pem")]
    [InlineData("Host=h;Password=a;b=c", "! Npgsql throws on keys that it doesn't know, and this is one")]
    [InlineData("Host=h;Password='a;SSL Mode=Disable'", "Host=h;Password='a;SSL Mode=Disable';SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("Host=/var/run/postgresql", "! a unix socket has no TLS, and Npgsql asks for it there too: the connection would fail")]
    [InlineData("Host=h;SSL Mode=${MODE}", "! what decides about TLS stands elsewhere: in a placeholder, a service file or a class of the application")]
    [InlineData("Host=${HOST};Password=${PASSWORD}", "Host=${HOST};Password=${PASSWORD};SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    public void File_is_the_anchor(string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, "/ca.pem"));

    [Theory]
    [InlineData("Host=h", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=Require;Trust Server Certificate=true;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull")]
    public void Public_ca_needs_no_root_certificate(string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, "system"));

    [Theory]
    [InlineData("existing", "Host=h;SSL Mode=Require;Trust Server Certificate=true;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=VerifyCA;Root Certificate=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=Require;sslrootcert=/ca.pem", "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem")]
    [InlineData("", "Host=h;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("existing", "Host=h;SSL Mode=Require", $"! {HardeningPlan.NoAnchor}")]
    [InlineData("", "Host=h", $"! {HardeningPlan.NoAnchor}")]
    public void Anchor_that_stands_there_is_kept(string anchor, string text, string expected) => Assert.Equal(expected, Harden.Text("npgsql", text, anchor));

    [Theory]
    [InlineData("npgsql@8", "Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("npgsql@9", "Host=h;SSL Mode=Disable;SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    public void Dead_settings_go_from_a_strict_string(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, ""));

    [Fact]
    public void Versions_that_refuse_a_key_that_stays_are_left_out()
    {
        const string text = "Host=h;SSL Mode=Require;SSL Negotiation=Direct";

        Assert.Equal("Host=h;SSL Mode=VerifyFull;SSL Negotiation=Direct;Root Certificate=/ca.pem", Harden.Text("npgsql", text, "/ca.pem"));
        Assert.Equal("! Npgsql 7 doesn't know 'SSL Negotiation', which came with version 9", Harden.Text("npgsql@7", text, "/ca.pem"));
    }

    [Fact]
    public void Version_5_has_no_strict_mode() =>
        Assert.StartsWith("! Npgsql 5", Harden.Text("npgsql@5", "Host=h", "/ca.pem"), StringComparison.Ordinal);

    [Fact]
    public void Client_certificate_and_key_are_written() => Assert.Equal(
        "Host=h;SSL Mode=VerifyFull;Root Certificate=/ca.pem;SSL Certificate=/c.pem;SSL Key=/k.pem",
        Harden.Text("npgsql", "Host=h", "/ca.pem", ("/c.pem", "/k.pem")));

    [Fact]
    public void Builder_properties_are_changed_one_by_one()
    {
        var source = Summary.Spread("""
            Host=h
            SslMode=Require
            TrustServerCertificate=true
            """);

        var result = NpgsqlDriver.Instance.Harden(source, NpgsqlDriver.Instance.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("/ca.pem") });

        Assert.Equal(
            [
                new SettingChange.Replace(source.Settings[1], "VerifyFull"),
                new SettingChange.Append("RootCertificate", "/ca.pem"),
                new SettingChange.Remove(source.Settings[2]),
            ],
            result.Changes);
    }
}

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
    [InlineData("postgres://u:p@h/d?${EXTRA}", "! what decides about TLS stands elsewhere: in a placeholder, a service file or a class of the application")]
    public void File_is_the_anchor(string text, string expected) => Assert.Equal(expected, Harden.Text("libpq", text, "/ca.pem"));

    [Theory]
    [InlineData("libpq@18", "host=h", "host=h sslmode=verify-full sslrootcert=system")]
    [InlineData("libpq@16", "postgres://h/d?sslmode=require&sslrootcert=/ca.pem", "postgres://h/d?sslmode=verify-full&sslrootcert=system")]
    public void Public_ca_is_the_word_system(string reader, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, "system"));

    [Fact]
    public void Old_version_has_no_system_roots() => Assert.StartsWith("! libpq 15 has no 'sslrootcert=system'", Harden.Text("libpq", "host=h", "system"), StringComparison.Ordinal);

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
    [InlineData("?sslmode=require&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    [InlineData("?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory&sslrootcert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true", "?ssl=true")]
    public void Anchor_that_stands_there_is_kept(string query, string expected) =>
        Assert.Equal($"jdbc:postgresql://h/d{expected}", Harden.Text("pgjdbc", $"jdbc:postgresql://h/d{query}", ""));

    [Theory]
    [InlineData("?sslmode=verify-full&sslfactory=com.example.Factory", "! 'sslfactory' names a class of the application: what it verifies can't be seen here")]
    [InlineData("?socketFactory=com.example.Socket", "! what decides about TLS stands elsewhere: in a placeholder, a service file or a class of the application")]
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
    }
}

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
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/path/to/certificate.pem", "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    public void Documented_form_is_written(string text, string expected) => Assert.Equal(expected, Harden.Text("metabase", text, "/path/to/certificate.pem"));

    [Fact]
    public void Public_ca_is_a_factory() => Assert.Equal(
        "postgres://u:p@h/d?ssl=true&sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        Harden.Text("metabase", "postgres://u:p@h/d", "system"));

    [Fact]
    public void Parts_have_no_setting_for_tls()
    {
        var source = Summary.Spread("MB_DB_TYPE=postgres\nMB_DB_HOST=h");

        var result = MetabaseDriver.Instance.Harden(source, MetabaseDriver.Instance.Versions, new HardeningOptions { Anchor = new TrustAnchor.File("/ca.pem") });

        Assert.Contains("MB_DB_CONNECTION_URI", result.Obstacle, StringComparison.Ordinal);
    }
}

public class NodePostgresHardeningTests
{
    [Theory]
    [InlineData("", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=no-verify", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=true", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?ssl=false", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require&uselibpqcompat=true", "?sslmode=verify-full&uselibpqcompat=true&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-ca&uselibpqcompat=true", "?sslmode=verify-full&uselibpqcompat=true&sslrootcert=/ca.pem")]
    [InlineData("?SSLMODE=require", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=require&sslrootcert=system", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    public void File_is_the_anchor(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", "/ca.pem"));

    [Theory]
    [InlineData("", "?sslmode=verify-full")]
    [InlineData("?sslmode=no-verify&sslrootcert=/ca.pem", "?sslmode=verify-full")]
    public void Public_ca_needs_no_root_certificate(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", "system"));

    [Theory]
    [InlineData("?sslmode=require", "?sslmode=require")]
    [InlineData("?sslmode=verify-full&ssl=false", "?sslmode=verify-full")]
    [InlineData("?sslmode=no-verify&sslrootcert=/ca.pem", "?sslmode=verify-full&sslrootcert=/ca.pem")]
    [InlineData("?sslmode=verify-full&sslrootcert=system", "?sslmode=verify-full")]
    public void Anchor_that_stands_there_is_kept(string query, string expected) =>
        Assert.Equal($"postgres://u:p@h/d{expected}", Harden.Text("node-postgres", $"postgres://u:p@h/d{query}", ""));

    [Fact]
    public void Socket_has_no_tls() =>
        Assert.StartsWith("! a unix socket", Harden.Text("node-postgres", "postgres://u:p@h/d?host=/tmp", "/ca.pem"), StringComparison.Ordinal);
}
