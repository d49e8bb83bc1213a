using SslLint.Drivers;
using SslLint.Engines.MySql;

namespace SslLint.Core.Tests.Drivers;

public class ConnectorJDriverTests
{
    private static Reading Reading(string url, DriverVersion version) => ConnectorJDriver.Instance.Read(Summary.Parse(MySqlJdbcDialect.MySql, url), version);

    private static string Read(string query, int major = 8, int minor = 0) =>
        Summary.Of(Reading("jdbc:mysql://h:3306/d" + query, new DriverVersion(major, minor)));

    [Theory]
    [InlineData("", "fallback")]
    [InlineData("?sslMode=DISABLED", "never")]
    [InlineData("?sslMode=preferred", "fallback")]
    [InlineData("?sslMode=REQUIRED", "always")]
    [InlineData("?sslMode=VERIFY_CA", "always chain system")]
    [InlineData("?sslMode=VERIFY_IDENTITY", "always chain host system")]
    [InlineData("?sslMode=verify_identity&trustCertificateKeyStoreUrl=file:/t.p12", "always chain host store:/t.p12")]
    [InlineData("?sslMode=%56ERIFY_CA", "always chain system")]
    [InlineData("?sslMode= VERIFY_CA ", "always chain system")]
    [InlineData("?sslMode=VERIFY-CA", "refused sslMode")]
    [InlineData("?sslMode=", "refused sslMode")]
    [InlineData("?sslMode", "refused sslMode")]
    [InlineData("?sslMode=${MODE}", "hidden")]
    [InlineData("?${REST}", "hidden")]
    [InlineData("#?sslMode=VERIFY_IDENTITY", "fallback")]
    public void Each_mode_does_what_the_driver_does(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?sslmode=VERIFY_IDENTITY", "fallback - sslmode")]
    [InlineData("?SslMode=VERIFY_IDENTITY", "fallback - SslMode")]
    [InlineData("?ssl-mode=VERIFY_IDENTITY", "fallback - ssl-mode")]
    [InlineData("?usessl=true", "fallback - usessl")]
    [InlineData("?serverSslCert=/ca.pem", "fallback - serverSslCert")]
    [InlineData("?sslMode=VERIFY_CA&trustCertificateKeystoreUrl=file:/t.p12", "always chain system - trustCertificateKeystoreUrl")]
    [InlineData("?useUnicode=true&serverTimezone=UTC", "fallback")]
    public void Keys_match_letter_by_letter(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?useSSL=false", "never")]
    [InlineData("?useSSL=no&requireSSL=true&verifyServerCertificate=true", "never")]
    [InlineData("?useSSL=true", "fallback")]
    [InlineData("?useSSL=yes&requireSSL=true", "always")]
    [InlineData("?verifyServerCertificate=true", "always chain system")]
    [InlineData("?useSSL=1", "refused useSSL")]
    [InlineData("?useSSL", "refused useSSL")]
    [InlineData("?useSSL=false&sslMode=VERIFY_IDENTITY", "always chain host system - useSSL")]
    [InlineData("?sslMode=DISABLED&sslMode=REQUIRED", "always - sslMode")]
    [InlineData("?useSSL=${USE}", "hidden")]
    public void Flags_of_before_8_count_where_there_is_no_sslMode(string query, string expected) => Assert.Equal(expected, Read(query));

    [Theory]
    [InlineData("?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=/t.p12", "refused trustCertificateKeyStoreUrl")]
    [InlineData("?sslMode=REQUIRED&trustCertificateKeyStoreUrl=/t.p12", "always - trustCertificateKeyStoreUrl")]
    [InlineData("?sslMode=VERIFY_IDENTITY&fallbackToSystemTrustStore=false", "refused fallbackToSystemTrustStore")]
    [InlineData("?sslMode=VERIFY_IDENTITY&clientCertificateKeyStoreUrl=file:/me.p12", "always chain host system client")]
    [InlineData("?sslMode=DISABLED&socketFactory=com.example.Factory", "hidden")]
    public void Stores_are_read_where_something_is_verified(string query, string expected) => Assert.Equal(expected, Read(query));

    [Fact]
    public void Fips_makes_REQUIRED_verify_since_9_1()
    {
        Assert.Equal("always", Read("?sslMode=REQUIRED&fipsCompliantJsse=true"));
        Assert.Equal("always chain system", Read("?sslMode=REQUIRED&fipsCompliantJsse=true", 9, 1));
    }

    [Theory]
    [InlineData("?useSSL=false", "never")]
    [InlineData("?useSSL=true&useSSL=no", "never - useSSL")]
    [InlineData("", "hidden")]
    [InlineData("?useSSL=true", "hidden")]
    [InlineData("?useSSL=${SSL}", "hidden")]
    [InlineData("?sslMode=DISABLED", "hidden")]
    [InlineData("?useSSL=false&sslMode=VERIFY_IDENTITY", "hidden")]
    public void Of_versions_before_8_plaintext_alone_is_known(string query, string expected) => Assert.Equal(expected, Read(query, 5, 1));

    [Theory]
    [InlineData("jdbc:mysql://address=(host=a)(port=1)(sslMode=DISABLED),b/d?sslMode=VERIFY_IDENTITY", "never", "a:1, b")]
    [InlineData("jdbc:mysql://address=(host=a)(sslMode=VERIFY_IDENTITY)/d?sslMode=DISABLED", "always chain host system", "a")]
    [InlineData("jdbc:mysql://(host=a,port=1,sslMode=REQUIRED),(host=b,sslMode=VERIFY_CA)/d", "always", "a:1, b")]
    [InlineData("jdbc:mysql:loadbalance://u:p@a:1,b:2/d?sslMode=REQUIRED", "always", "a:1, b:2")]
    [InlineData("jdbc:mysql://[::1]:3306/d", "fallback", "::1:3306")]
    [InlineData("jdbc:mysql://${HOST}:${PORT}/d", "fallback", "? ${HOST}:${PORT}")]
    [InlineData("jdbc:mysql:///d", "fallback", "localhost")]
    [InlineData("jdbc:mariadb://h/d", "refused", "")]
    public void The_weakest_host_decides(string url, string expected, string endpoints)
    {
        var reading = Reading(url, new DriverVersion(8));

        Assert.Equal(expected, Summary.Of(reading));
        Assert.Equal(endpoints, Summary.Endpoints(reading));
    }
}
