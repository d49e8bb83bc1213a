namespace SslLint.Core.Tests.Hardening;

public class MySqlJdbcHardeningTests
{
    private const string NoPem = "! Connector/J takes key stores (PKCS#12, JKS) and no PEM file: `dotnet sslconnect truststore create` makes one of it";

    [Theory]
    [InlineData("system", "jdbc:mysql://h/d", "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY")]
    [InlineData("system", "jdbc:mysql://h/d?useSSL=false&a=b", "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY&a=b")]
    [InlineData("system", "jdbc:mysql://h/d?sslmode=REQUIRED", "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY")]
    [InlineData("system", "jdbc:mysql://h/d?useSSL=true&requireSSL=true&verifyServerCertificate=true", "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY")]
    [InlineData(
        "/t.p12",
        "jdbc:mysql://h/d?sslMode=REQUIRED",
        "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreUrl=file:/t.p12&trustCertificateKeyStoreType=PKCS12")]
    [InlineData(
        "",
        "jdbc:mysql://h/d?verifyServerCertificate=true&trustCertificateKeyStoreUrl=file:/t.jks",
        "jdbc:mysql://h/d?sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreUrl=file:/t.jks")]
    [InlineData("/ca.pem", "jdbc:mysql://h/d", NoPem)]
    [InlineData(
        "system", "jdbc:mysql://address=(host=h)(sslMode=DISABLED)/d", "! a host has TLS properties of its own, which count for it alone: set them by hand")]
    public void ConnectorJ_takes_stores(string anchor, string text, string expected) => Assert.Equal(expected, Harden.Text("connector-j", text, anchor));

    [Theory]
    [InlineData("mariadb-connector-j@3.5", "/ca.pem", "jdbc:mariadb://h/d", "jdbc:mariadb://h/d?sslMode=verify-full&serverSslCert=/ca.pem")]
    [InlineData("mariadb-connector-j@3.5", "system", "jdbc:mariadb://h/d?sslMode=trust", "jdbc:mariadb://h/d?sslMode=verify-full")]
    [InlineData(
        "mariadb-connector-j@3.5", "system", "jdbc:mariadb://h/d?useSSL=true&trustServerCertificate=true", "jdbc:mariadb://h/d?sslMode=verify-full")]
    [InlineData("mariadb-connector-j@3.5", "/my ca.pem", "jdbc:mariadb://h/d", "jdbc:mariadb://h/d?sslMode=verify-full&serverSslCert=/my ca.pem")]
    [InlineData("mariadb-connector-j@2.7", "/ca.pem", "jdbc:mariadb://h/d?sslMode=verify-full", "jdbc:mariadb://h/d?useSSL=true&serverSslCert=/ca.pem")]
    [InlineData("mariadb-connector-j", "/ca.pem", "jdbc:mariadb://h/d", "jdbc:mariadb://h/d?useSSL=true&serverSslCert=/ca.pem")]
    public void MariaDb_takes_a_file(string reader, string anchor, string text, string expected) => Assert.Equal(expected, Harden.Text(reader, text, anchor));
}
