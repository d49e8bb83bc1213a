using SslLint.Dialects;
using SslLint.Engines;
using SslLint.Engines.MySql;

namespace SslLint.Core.Tests.Drivers;

public class MySqlUriDriverTests
{
    private static string Read(string reader, string text)
    {
        var (driver, version) = DriverCatalog.Find(reader)!.Value;
        return Summary.Of(driver.Read(Summary.Parse(driver.Dialects[0], text), version ?? driver.Versions[^1]));
    }

    [Theory]
    [InlineData("", "never")]
    [InlineData("?ssl={}", "always chain system")]
    [InlineData("?ssl={\"rejectUnauthorized\":true}", "always chain system")]
    [InlineData("?ssl=%7B%22verifyIdentity%22%3Atrue%7D", "always chain host system")]
    [InlineData("?ssl={\"verifyIdentity\":\"false\"}", "always chain host system")]
    [InlineData("?ssl={\"verifyIdentity\":0}", "always chain system")]
    [InlineData("?ssl={\"verifyIdentity\":true,\"rejectUnauthorized\":false}", "always")]
    [InlineData("?ssl={\"rejectUnauthorized\":0}", "always chain system")]
    [InlineData("?ssl={\"rejectUnauthorized\":\"false\"}", "always chain system")]
    [InlineData("?ssl={\"ca\":\"-----BEGIN\",\"verifyIdentity\":true}", "always chain host file:")]
    [InlineData("?ssl={\"rejectUnauthorized\":false}&ssl={}", "always - ssl")]
    [InlineData("?ssl={}&ssl={\"rejectUnauthorized\":false}", "always chain system - ssl")]
    [InlineData("?ssl=Amazon%20RDS", "always chain file:")]
    [InlineData("?ssl=Amazon+RDS", "always chain file:")]
    [InlineData("?ssl=true", "refused ssl")]
    [InlineData("?ssl=1", "refused ssl")]
    [InlineData("?ssl=false", "never")]
    [InlineData("?ssl=0", "never")]
    [InlineData("?ssl=null", "never")]
    [InlineData("?ssl=", "refused ssl")]
    [InlineData("?ssl={rejectUnauthorized:true}", "refused ssl")]
    [InlineData("?ssl=required", "refused ssl")]
    [InlineData("?SSL={}", "never - SSL")]
    [InlineData("?ssl[rejectUnauthorized]=false", "never")]
    [InlineData("?sslmode=verify-full&sslaccept=strict", "never - sslmode - sslaccept")]
    [InlineData("?ssl=${SSL}", "hidden")]
    public void Mysql2_takes_an_object(string query, string expected)
    {
        Assert.Equal(expected, Read("mysql2", "mysql://u:p@h:3306/d" + query));
        Assert.Equal(expected, Read("mysql2", "mariadb://u:p@h:3306/d" + query));
    }

    [Theory]
    [InlineData("", "never")]
    [InlineData("?ssl=true", "always")]
    [InlineData("?ssl=1", "always")]
    [InlineData("?ssl={}", "always chain system")]
    [InlineData("?ssl={\"ca\":\"x\",\"verifyIdentity\":true}", "always chain file:")]
    [InlineData("?ssl={\"rejectUnauthorized\":false}", "always")]
    [InlineData("?ssl=false", "never")]
    [InlineData("?ssl={}&ssl={}", "refused ssl")]
    public void Mysql_compares_no_name(string query, string expected) => Assert.Equal(expected, Read("mysql-node", "mysql://u:p@h/d" + query));

    [Theory]
    [InlineData("mariadb://u:p@h/d", "never")]
    [InlineData("mariadb://u:p@h/", "refused")]
    [InlineData("mariadb://u:p@h", "refused")]
    [InlineData("mariadb://u:p@h/?ssl=true", "refused")]
    [InlineData("mariadb://u:p@h/d?ssl=true", "always chain host system")]
    [InlineData("mariadb://u:p@h/d?ssl=1", "never - ssl")]
    [InlineData("mariadb://u:p@h/d?ssl={\"rejectUnauthorized\":true}", "never - ssl")]
    [InlineData("mariadb://u:p@h/d?ssl=TRUE", "never - ssl")]
    [InlineData("mysql://u:p@h/d?ssl=true", "refused")]
    public void Mariadb_takes_true_alone(string url, string expected) => Assert.Equal(expected, Read("mariadb-node", url));

    [Theory]
    [InlineData("", "never", "fallback")]
    [InlineData("?ssl_ca=/ca.pem", "fallback chain host file:/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?ssl_ca=", "never", "fallback")]
    [InlineData("?ssl_capath=/certs", "fallback chain host file:/certs", "always chain host file:/certs")]
    [InlineData("?ssl_ca=/ca.pem&ssl_check_hostname=false", "fallback chain file:/ca.pem", "always chain file:/ca.pem")]
    [InlineData("?ssl_ca=/ca.pem&ssl_check_hostname=true", "fallback chain host file:/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?ssl_ca=/ca.pem&ssl_verify_identity=true", "fallback - ssl_ca", "always - ssl_ca")]
    [InlineData("?ssl_ca=/ca.pem&ssl_verify_cert=true", "fallback chain system - ssl_ca", "always chain system - ssl_ca")]
    [InlineData("?ssl_verify_cert=true&ssl_verify_identity=true", "fallback chain system", "always chain system")]
    [InlineData("?ssl_ca=/ca.pem&ssl_disabled=false", "never", "never")]
    [InlineData("?ssl_mode=VERIFY_IDENTITY", "refused ssl_mode", "refused ssl_mode")]
    public void PyMySQL_falls_back_before_1_2(string query, string old, string current)
    {
        Assert.Equal(old, Read("pymysql@1.0.2", "mysql+pymysql://u:p@h/d" + query));
        Assert.Equal(current, Read("pymysql@1.2", "mariadb+pymysql://u:p@h/d" + query));
        Assert.Equal("hidden", Read("pymysql@1.2", "mysql://u:p@h/d" + query));
    }

    [Theory]
    [InlineData("", "never")]
    [InlineData("?ssl_ca=/ca.pem", "fallback chain file:/ca.pem")]
    [InlineData("?ssl_ca=/ca.pem&ssl_check_hostname=true", "fallback chain file:/ca.pem")]
    [InlineData("?ssl=true", "fallback")]
    [InlineData("?ssl=false", "fallback")]
    [InlineData("?ssl_mode=REQUIRED", "refused ssl_mode")]
    public void Mysqlclient_never_insists(string query, string expected)
    {
        Assert.Equal(expected, Read("mysqlclient", "mysql+mysqldb://u:p@h/d" + query));
        Assert.Equal("hidden", Read("mysqlclient@2.2", "mysql+mysqldb://u:p@h/d" + query));
    }

    [Theory]
    [InlineData("", "never")]
    [InlineData("?tls=true", "always chain host system")]
    [InlineData("?tls=TRUE", "always chain host system")]
    [InlineData("?tls=%74rue", "always chain host system")]
    [InlineData("?tls=1", "always chain host system")]
    [InlineData("?tls=Skip-Verify", "always")]
    [InlineData("?tls=preferred", "fallback")]
    [InlineData("?tls=false", "never")]
    [InlineData("?tls=", "never")]
    [InlineData("?tls", "never")]
    [InlineData("?tls=false&tls=true", "always chain host system - tls")]
    [InlineData("?tls=skip-verify&allowFallbackToPlaintext=true", "fallback")]
    [InlineData("?tls=true&allowFallbackToPlaintext=true", "fallback chain host system")]
    [InlineData("?tls=preferred&allowFallbackToPlaintext=false", "fallback")]
    [InlineData("?tls=required", "refused tls")]
    [InlineData("?tls=yes", "refused tls")]
    [InlineData("?tls= true", "refused tls")]
    [InlineData("?tls=my-config", "hidden")]
    [InlineData("?tls=${TLS}", "hidden")]
    [InlineData("?TLS=true", "never - TLS")]
    [InlineData("?useSSL=true&sslmode=require", "never - useSSL - sslmode")]
    public void Go_takes_words_of_its_own(string query, string expected) => Assert.Equal(expected, Read("go-sql-driver", "u:p@tcp(h:3306)/d" + query));

    [Theory]
    [InlineData("u:p@tcp(h:3306)/d", "h:3306")]
    [InlineData("u:p?tls=true@tcp(h)/d", "h")]
    [InlineData("u:a/b@c@tcp([::1]:3306)/d", "::1:3306")]
    [InlineData("u:p@unix(/tmp/mysql.sock)/d", "socket /tmp/mysql.sock")]
    [InlineData("u:p@tcp(${HOST}:3306)/", "? ${HOST}:3306")]
    [InlineData("u@tcp/d", "localhost")]
    public void Go_splits_at_the_last_signs(string text, string expected) =>
        Assert.Equal(expected, Summary.Endpoints(GoMySqlDriver.Instance.Read(Summary.Parse(GoDsnDialect.Instance, text), new(1, 9))));

    [Theory]
    [InlineData("1.5", "always")]
    [InlineData("1.7", "fallback")]
    public void Go_falls_back_by_a_key_that_came_with_1_7(string version, string expected) =>
        Assert.Equal(expected, Read("go-sql-driver@" + version, "u:p@tcp(h)/d?tls=skip-verify&allowFallbackToPlaintext=true"));
}
