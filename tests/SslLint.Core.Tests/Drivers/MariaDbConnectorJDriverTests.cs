using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.MySql;

namespace SslLint.Core.Tests.Drivers;

public class MariaDbConnectorJDriverTests
{
    private static string Url(string url, string version)
    {
        var dialect = url.StartsWith("jdbc:mysql", StringComparison.Ordinal) ? MySqlJdbcDialect.MySql : MySqlJdbcDialect.MariaDb;
        var named = DriverCatalog.Find("mariadb-connector-j@" + version)!.Value.Version!.Value;
        return Summary.Of(MariaDbConnectorJDriver.Instance.Read(Summary.Parse(dialect, url), named));
    }

    private static string Read(string query, string version = "3.5.9") => Url("jdbc:mariadb://h:3306/d" + query, version);

    [Theory]
    [InlineData("", "never")]
    [InlineData("?sslMode=disable", "never")]
    [InlineData("?sslMode=trust", "always")]
    [InlineData("?sslMode=REQUIRED", "always")]
    [InlineData("?sslMode=verify-ca", "always chain system")]
    [InlineData("?sslMode=verify-full", "always chain host system")]
    [InlineData("?SSLMODE=VERIFY_IDENTITY", "always chain host system")]
    [InlineData("?sslMode=verify_full&serverSslCert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?sslMode=verify-full&trustStore=/t.p12", "always chain host store:/t.p12")]
    [InlineData("?sslMode=true", "always chain host system")]
    [InlineData("?sslMode=verifyfull", "refused sslMode")]
    [InlineData("?sslMode=VerifyFull", "refused sslMode")]
    [InlineData("?sslMode= verify-full", "refused sslMode")]
    [InlineData("?sslMode=prefer", "refused sslMode")]
    [InlineData("?sslMode=", "never")]
    [InlineData("?sslMode=verify%2Dfull", "refused sslMode")]
    [InlineData("?serverSslCert=/ca.pem", "never - serverSslCert")]
    [InlineData("?sslMode=trust&serverSslCert=/ca.pem", "always - serverSslCert")]
    [InlineData("?sslMode=verify-full#frag", "refused sslMode")]
    [InlineData("?sslMode=disable&sslMode=verify-full", "always chain host system - sslMode")]
    [InlineData("?sslMode=verify-full&fallbackToSystemTrustStore=false", "refused fallbackToSystemTrustStore")]
    [InlineData("?sslMode=${MODE}", "hidden")]
    public void Each_mode_does_what_version_3_does(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?useSSL=true", "always chain host system")]
    [InlineData("?useSsl", "always chain host system")]
    [InlineData("?useSSL=TRUE", "never")]
    [InlineData("?useSSL=yes", "never")]
    [InlineData("?usessl=true", "never - usessl")]
    [InlineData("?ssl=true", "never - ssl")]
    [InlineData("?ssl-mode=verify-full", "never - ssl-mode")]
    [InlineData("?requireSSL=true&verifyServerCertificate=true", "never - requireSSL - verifyServerCertificate")]
    [InlineData("?sslMode=verify-full&useSSL=true&trustServerCertificate=true", "always - sslMode")]
    [InlineData("?sslMode=verify-full&useSSL=1&disableSslHostnameVerification=true", "always chain system - sslMode")]
    [InlineData("?sslMode=verify-full&trustServerCertificate=true", "always chain host system")]
    public void Flags_of_before_are_applied_last(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("", "never")]
    [InlineData("?sslMode=verify-full&serverSslCert=/ca.pem", "never - sslMode - serverSslCert")]
    [InlineData("?useSSL=true", "always chain host system")]
    [InlineData("?useSSL=TRUE&serverSslCert=/ca.pem", "always chain host file:/ca.pem")]
    [InlineData("?useSSL=yes", "refused useSSL")]
    [InlineData("?useSSL=true&trustServerCertificate=true", "always")]
    [InlineData("?useSSL=true&disableSslHostnameVerification=true", "always chain system")]
    public void Version_2_has_no_sslMode(string query, string expected) => Assert.Equal(expected, Read(query, "2.7.6"));

    [Theory]
    [InlineData("jdbc:mysql://h/d?sslMode=verify-full", "2.7.6", "never - sslMode")]
    [InlineData("jdbc:mysql://h/d?sslMode=verify-full", "3.3.3", "refused")]
    [InlineData("jdbc:mysql://h/d?permitMysqlScheme&sslMode=verify-full", "3.3.3", "always chain host system")]
    [InlineData("jdbc:mariadb://u:p@h/d", "3.5.9", "refused")]
    [InlineData("jdbc:mariadb://address=(host=h)(sslMode=disable)/d?sslMode=verify-full", "3.3.3", "always chain host system")]
    [InlineData("jdbc:mariadb://address=(host=h)(sslMode=disable)/d?sslMode=verify-full", "3.5.9", "never")]
    [InlineData("jdbc:mariadb://h/d?sslMode=verify-full&trustStore=/t.p12", "3.3.3", "always chain host system - trustStore")]
    public void Versions_differ(string url, string version, string expected) => Assert.Equal(expected, Url(url, version));
}
