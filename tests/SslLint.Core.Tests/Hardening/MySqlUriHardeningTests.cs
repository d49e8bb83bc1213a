namespace SslLint.Core.Tests.Hardening;

public class MySqlUriHardeningTests
{
    private const string Object = "ssl=%7B%22verifyIdentity%22:true%7D";

    [Theory]
    [InlineData("mysql2", "system", "mysql://u:p@h/d", "mysql://u:p@h/d?" + Object)]
    [InlineData("mysql2", "system", "mysql://u:p@h/d?ssl={\"rejectUnauthorized\":false}&ssl={}", "mysql://u:p@h/d?" + Object)]
    [InlineData("mysql2", "system", "mysql://u:p@h/d?ssl={\"rejectUnauthorized\":true}&a=b", "mysql://u:p@h/d?" + Object + "&a=b")]
    [InlineData("mysql2", "system", "mysql://u:p@h/d?sslmode=require", "mysql://u:p@h/d?" + Object)]
    [InlineData("mysql2", "", "mysql://u:p@h/d?ssl={\"ca\":\"x\",\"verifyIdentity\":true}", "mysql://u:p@h/d?ssl={\"ca\":\"x\",\"verifyIdentity\":true}")]
    [InlineData("mariadb-node", "system", "mariadb://h/d?ssl=1", "mariadb://h/d?ssl=true")]
    [InlineData("mariadb-node", "system", "mariadb://h/d", "mariadb://h/d?ssl=true")]
    [InlineData("go-sql-driver", "system", "u:p@tcp(h:1)/d?parseTime=true&tls=skip-verify", "u:p@tcp(h:1)/d?parseTime=true&tls=true")]
    [InlineData("go-sql-driver", "system", "u:p@tcp(h:1)/d", "u:p@tcp(h:1)/d?tls=true")]
    [InlineData("go-sql-driver", "system", "u:p@tcp(h:1)/d?tls=true&allowFallbackToPlaintext=true", "u:p@tcp(h:1)/d?tls=true")]
    [InlineData("pymysql@1.2", "/ca.pem", "mysql+pymysql://u:p@h/d", "mysql+pymysql://u:p@h/d?ssl_ca=/ca.pem")]
    [InlineData("pymysql@1.2", "/ca.pem", "mysql+pymysql://u:p@h/d?ssl_verify_cert=true", "mysql+pymysql://u:p@h/d?ssl_ca=/ca.pem")]
    [InlineData("pymysql@1.2", "", "mysql+pymysql://u:p@h/d?ssl_ca=/ca.pem&ssl_check_hostname=0", "mysql+pymysql://u:p@h/d?ssl_ca=/ca.pem")]
    public void Strict_form_is_the_drivers_own(string reader, string anchor, string text, string expected) =>
        Assert.Equal(expected, Harden.Text(reader, text, anchor));

    [Theory]
    [InlineData("mysql2", "/ca.pem", "mysql://u:p@h/d", "! mysql2 takes certificates as PEM text and no path")]
    [InlineData("mysql2", "system", "mysql://u:p@h/d?ssl={\"ca\":\"x\"}", "! 'ssl' holds more than how the server is verified")]
    [InlineData("mysql-node", "system", "mysql://u:p@h/d", "! mysql compares no host name")]
    [InlineData("mariadb-node", "/ca.pem", "mariadb://u:p@h/d", "! mariadb takes no certificate in a URL")]
    [InlineData("go-sql-driver", "/ca.pem", "u:p@tcp(h)/d", "! go-sql-driver/mysql takes no file in a string")]
    [InlineData("pymysql", "/ca.pem", "mysql+pymysql://h/d", "! PyMySQL before 1.2 goes on in plaintext")]
    [InlineData("pymysql@1.2", "system", "mysql+pymysql://h/d", "! PyMySQL compares no host name with the system's roots")]
    [InlineData("mysqlclient", "/ca.pem", "mysql+mysqldb://h/d", "! mysqlclient neither insists on TLS")]
    public void What_a_driver_cannot_is_said(string reader, string anchor, string text, string expected) =>
        Assert.StartsWith(expected, Harden.Text(reader, text, anchor), StringComparison.Ordinal);
}
