using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.PostgreSql;

namespace SslLint.Core.Tests.Drivers;

public class MetabaseDriverTests
{
    private static Reading Read(string text)
    {
        Dialect dialect = text.StartsWith("jdbc:", StringComparison.Ordinal) ? PgjdbcDialect.Instance : UriDialect.Instance;
        return MetabaseDriver.Instance.Read(Summary.Parse(dialect, text), MetabaseDriver.Instance.Versions[0]);
    }

    [Theory]
    [InlineData("postgres://u:p@h:5432/d", "fallback")]
    [InlineData("postgresql://u:p@h/d?sslmode=require", "always")]
    [InlineData("postgres://u:p@h/d?ssl=true", "always chain host default")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&ssl=true", "always chain host default")]
    [InlineData("postgres://u:p@h/d?ssl=true&sslmode=require", "always - ssl")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/a+b.pem", "always chain host file:/a b.pem")]
    [InlineData("postgres://u:p@h/d?sslmode=require&sslrootcert=/ca.pem", "always - sslrootcert")]
    [InlineData("postgres://u:p@h/d?sslmod%65=verify-full", "fallback - sslmod%65")]
    [InlineData("postgres://u:p@h/d?useSSL=true", "fallback - useSSL")]
    [InlineData("postgres://u:p@h/d?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory", "always chain host system")]
    [InlineData("jdbc:postgresql://u:p@h/d?sslmode=verify-full", "always chain host default")]
    [InlineData("jdbc:postgresql://h/d?user=u&password=p", "fallback")]
    [InlineData("jdbc:postgres://h/d", "refused")]
    [InlineData("POSTGRES://u:p@h/d", "refused")]
    [InlineData("postgres://u:p@h/d?sslmode=${MODE}", "hidden")]
    public void Uri_is_split_and_read_as_pgjdbc_does(string text, string expected) => Assert.Equal(expected, Summary.Of(Read(text)));

    [Fact]
    public void At_sign_in_the_query_takes_host_and_settings_away()
    {
        var reading = Read("postgres://h/d?sslmode=verify-full&user=a@corp.example.com/x");

        Assert.Equal("fallback", Summary.Of(reading));
        Assert.Equal("corp.example.com", Summary.Endpoints(reading));
    }

    [Fact]
    public void Userinfo_password_with_a_colon_is_refused() => Assert.Equal("refused", Summary.Of(Read("postgres://u:p:w@h/d?sslmode=verify-full")));

    [Theory]
    [InlineData("postgres://u:p@db.example.com:5432/d", "db.example.com:5432")]
    [InlineData("postgres://u:p@a:1,b:2/d", "a:1, b:2")]
    public void Endpoints_are_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Read(text)));

    [Theory]
    [InlineData(
        "MB_DB_TYPE=postgres\nMB_DB_HOST=db.example.com\nMB_DB_PORT=5432\nMB_DB_DBNAME=metabase\nMB_DB_USER=u\nMB_DB_PASS=p",
        "fallback",
        "db.example.com:5432")]
    [InlineData("MB_DB_HOST=db.example.com\nMB_DB_DBNAME=metabase?sslmode=verify-full&sslrootcert=/ca.pem", "always chain host file:/ca.pem", "db.example.com")]
    [InlineData("MB_DB_TYPE=postgresql\nMB_DB_HOST=db.example.com", "fallback", "db.example.com")]
    [InlineData("MB_DB_TYPE=mysql\nMB_DB_HOST=db.example.com", "refused MB_DB_TYPE", "")]
    public void Parts_know_nothing_about_tls(string lines, string expected, string endpoint)
    {
        var reading = MetabaseDriver.Instance.Read(Summary.Spread(lines), new DriverVersion(0));

        Assert.Equal(expected, Summary.Of(reading));
        Assert.Equal(endpoint, Summary.Endpoints(reading));
    }
}
