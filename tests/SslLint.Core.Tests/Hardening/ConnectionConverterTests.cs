using SslLint.Core.Tests.Drivers;
using SslLint.Dialects;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Hardening;

public class ConnectionConverterTests
{
    private const string AdoNet = "Host=db.example.com;Port=5433;Username=u;Password=p;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem";
    private const string Keywords = "host=db.example.com port=5433 user=u password=p dbname=d sslmode=verify-full sslrootcert=/ca.pem";
    private const string Uri = "postgresql://u:p@db.example.com:5433/d?sslmode=verify-full&sslrootcert=/ca.pem";
    private const string Jdbc = "jdbc:postgresql://db.example.com:5433/d?user=u&password=p&sslmode=verify-full&sslrootcert=/ca.pem";

    private static string Convert(string reader, string text, Dialect target)
    {
        var (driver, version) = DriverCatalog.Find(reader)!.Value;
        Dialect dialect = text.StartsWith("jdbc:", StringComparison.Ordinal) ? PgjdbcDialect.Instance
            : text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance
            : driver is LibpqDriver ? LibpqKeywordDialect.Instance
            : AdoNetDialect.Instance;
        var result = driver.Engine.Convert(Summary.Parse(dialect, text), driver, version ?? driver.Versions[^1], target);
        return result.Text ?? $"! {result.Obstacle}";
    }

    [Theory]
    [InlineData("npgsql", AdoNet)]
    [InlineData("libpq", Keywords)]
    [InlineData("libpq", Uri)]
    [InlineData("pgjdbc", Jdbc)]
    [InlineData("node-postgres", Uri)]
    [InlineData("metabase", "postgres://u:p@db.example.com:5433/d?ssl=true&sslmode=verify-full&sslrootcert=/ca.pem")]
    public void Strict_string_is_written_in_every_dialect(string reader, string text)
    {
        Assert.Equal(AdoNet, Convert(reader, text, AdoNetDialect.Instance));
        Assert.Equal(Keywords, Convert(reader, text, LibpqKeywordDialect.Instance));
        Assert.Equal(Uri, Convert(reader, text, UriDialect.Instance));
        Assert.Equal(Jdbc, Convert(reader, text, PgjdbcDialect.Instance));
    }

    [Fact]
    public void Characters_that_mean_something_are_written_as_the_dialect_wants()
    {
        const string text = """Host=h;Username=u;Password="p ;'&=@/+%";Database=d""";

        var keywords = Convert("npgsql", text, LibpqKeywordDialect.Instance);
        var uri = Convert("npgsql", text, UriDialect.Instance);
        var jdbc = Convert("npgsql", text, PgjdbcDialect.Instance);

        Assert.Equal(text, Convert("libpq", keywords, AdoNetDialect.Instance));
        Assert.Equal(text, Convert("libpq", uri, AdoNetDialect.Instance));
        Assert.Equal(text, Convert("pgjdbc", jdbc, AdoNetDialect.Instance));
    }

    [Theory]
    [InlineData("npgsql", "Host=h;SSL Mode=VerifyFull", "host=h sslmode=verify-full sslrootcert=system")]
    [InlineData("node-postgres", "postgres://h/d?sslmode=require", "host=h dbname=d sslmode=verify-full sslrootcert=system")]
    [InlineData("node-postgres", "postgres://h/d", "host=h dbname=d sslmode=disable")]
    [InlineData("npgsql", "Host=h;SSL Mode=Require;Root Certificate=/ca.pem", "host=h sslmode=require")]
    [InlineData("pgjdbc", "jdbc:postgresql://h/d?ssl=true", "host=h dbname=d sslmode=verify-full")]
    [InlineData("pgjdbc", "jdbc:postgresql://h/d", "host=h dbname=d")]
    [InlineData("pgjdbc", "jdbc:postgresql://h/d?SSLMODE=verify-full", "host=h dbname=d")]
    [InlineData("libpq", "postgresql://h/d?requiressl=1", "host=h dbname=d sslmode=require")]
    public void Tls_goes_over_by_what_drivers_do(string reader, string text, string expected) =>
        Assert.Equal(expected, Convert(reader, text, LibpqKeywordDialect.Instance));

    [Theory]
    [InlineData("npgsql", "Host=h;SSL Mode=VerifyFull", "jdbc:postgresql://h/?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    [InlineData("libpq", "host=h sslmode=require sslrootcert=/ca.pem", "jdbc:postgresql://h/?sslmode=verify-ca&sslrootcert=/ca.pem")]
    [InlineData(
        "libpq", "host=h application_name=x connect_timeout=3 keepalives=1", "jdbc:postgresql://h/?ApplicationName=x&connectTimeout=3&tcpKeepAlive=true")]
    [InlineData("libpq", "host=a,b port=1,2 target_session_attrs=standby", "jdbc:postgresql://a:1,b:2/?targetServerType=secondary")]
    [InlineData("npgsql", "Host=h;Search Path=a,b", "jdbc:postgresql://h/?currentSchema=a%2Cb")]
    [InlineData("npgsql", "Host=h;Channel Binding=Require;Application Name=x", "jdbc:postgresql://h/?channelBinding=require&ApplicationName=x")]
    public void Options_are_translated_for_pgjdbc(string reader, string text, string expected) =>
        Assert.Equal(expected, Convert(reader, text, PgjdbcDialect.Instance));

    [Theory]
    [InlineData(
        "pgjdbc",
        "jdbc:postgresql://h/d?currentSchema=s&sslmode=verify-full&sslrootcert=/ca.pem&sslcert=/c.pem&sslkey=/k.pem",
        "Host=h;Database=d;SSL Mode=VerifyFull;Root Certificate=/ca.pem;Search Path=s;SSL Certificate=/c.pem;SSL Key=/k.pem")]
    [InlineData("libpq", "postgresql://[::1]:5433/d", "Host=::1;Port=5433;Database=d")]
    [InlineData("libpq", "postgresql://a:1,b:2/d", "Host=a:1,b:2;Database=d")]
    [InlineData("libpq", "host=h channel_binding=require gssencmode=disable", "Host=h;Channel Binding=Require;GSS Encryption Mode=Disable")]
    public void Options_are_translated_for_npgsql(string reader, string text, string expected) =>
        Assert.Equal(expected, Convert(reader, text, AdoNetDialect.Instance));

    [Fact]
    public void Search_path_becomes_an_option_of_the_session_in_libpq() =>
        Assert.Equal("host=h options=-csearch_path=a,b", Convert("npgsql", "Host=h;Search Path=a,b", LibpqKeywordDialect.Instance));

    [Theory]
    [InlineData("postgresql:///d?host=/tmp", "host=/tmp dbname=d")]
    [InlineData("postgresql://h/d?hostaddr=10.0.0.1", "host=h dbname=d hostaddr=10.0.0.1")]
    [InlineData(
        "postgresql://h/d?sslmode=verify-full&sslrootcert=/ca.pem&ssl_min_protocol_version=TLSv1.3",
        "host=h dbname=d sslmode=verify-full sslrootcert=/ca.pem ssl_min_protocol_version=TLSv1.3")]
    public void Libpq_keeps_its_own_options_between_its_two_forms(string text, string expected) =>
        Assert.Equal(expected, Convert("libpq", text, LibpqKeywordDialect.Instance));

    [Theory]
    [InlineData("npgsql", "Host=h;Maximum Pool Size=5", "! 'MaxPoolSize' has no counterpart in pgjdbc")]
    [InlineData("libpq", "host=h ssl_min_protocol_version=TLSv1.3", "! 'ssl_min_protocol_version' has no counterpart in pgjdbc")]
    [InlineData("libpq", "host=h hostaddr=10.0.0.1", "! 'hostaddr' has no counterpart in pgjdbc")]
    [InlineData("libpq", "host=h target_session_attrs=read-write", "! 'target_session_attrs' has no counterpart in pgjdbc")]
    [InlineData("libpq", "host=/tmp", "! pgjdbc can't connect to a unix socket by itself: give a host name.")]
    [InlineData("libpq", "host=h sslmode=prefer sslrootcert=/ca.pem", "! pgjdbc has no setting that does the same about TLS: make the string strict first")]
    [InlineData("npgsql", "Host=h;SSL Mode=verify-full", "! 'SSL Mode' takes Disable, Allow, Prefer, Require, VerifyCA, VerifyFull and no other spelling")]
    [InlineData("npgsql", "Host=h;Password=${PASSWORD}", "! a placeholder stands in the string: what it will hold may need another spelling there")]
    [InlineData("node-postgres", "postgres://h/d?password=a&b", "! a setting that its own driver doesn't know has no counterpart in pgjdbc")]
    public void What_has_no_counterpart_is_named(string reader, string text, string expected) =>
        Assert.Equal(expected, Convert(reader, text, PgjdbcDialect.Instance));
}
