namespace SslLint.Core.Tests.Hardening;

public class MssqlJdbcHardeningTests
{
    private const string Server = "jdbc:sqlserver://db.example.com:1433";

    [Theory]
    [InlineData("mssql-jdbc", "", ";encrypt=true")]
    [InlineData("mssql-jdbc", ";databaseName=d;", ";databaseName=d;encrypt=true;")]
    [InlineData("mssql-jdbc@7.4", ";encrypt=false", ";encrypt=true")]
    [InlineData("mssql-jdbc@12.6", "", "")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=no;trustServerCertificate=true", ";encrypt=true;trustServerCertificate=false")]
    [InlineData("mssql-jdbc@12.6", ";trustServerCertificate=true;databaseName=d", ";trustServerCertificate=false;databaseName=d")]
    [InlineData("mssql-jdbc", ";encrypt=mandatory;trustServerCertificate=true", ";encrypt=true;trustServerCertificate=false")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=Mandatory;trustServerCertificate=true", ";encrypt=Mandatory;trustServerCertificate=false")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=strict;trustServerCertificate=true", ";encrypt=strict;trustServerCertificate=false")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=yes", ";encrypt=true")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=true;encrypt=false", ";encrypt=true;encrypt=true")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;sslmode=require;Trust Server Certificate=true", ";encrypt=true")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;hostNameInCertificate=DB.example.com", ";encrypt=true;hostNameInCertificate=DB.example.com")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;hostNameInCertificate=*.example.com", ";encrypt=true;hostNameInCertificate=*.example.com")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;hostNameInCertificate=", ";encrypt=true")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;sslProtocol=TLSv1", ";encrypt=true")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;password={a;b}}c}", ";encrypt=true;password={a;b}}c}")]
    [InlineData("mssql-jdbc@12.6", ";encrypt=false;trustStore=/t.jks;trustStorePassword=x", ";encrypt=true")]
    public void Runtime_store_is_the_anchor(string driver, string rest, string expected) =>
        Assert.Equal(Server + expected, Harden.Text(driver, Server + rest, "system"));

    [Theory]
    [InlineData("", ";encrypt=true;trustStore=/t.p12")]
    [InlineData(";encrypt=false", ";encrypt=true;trustStore=/t.p12")]
    [InlineData(
        ";trustServerCertificate=true;trustStore=/old.jks;trustStorePassword=x",
        ";trustServerCertificate=false;trustStore=/t.p12;trustStorePassword=x;encrypt=true")]
    [InlineData(";encrypt=true;trustStore=/t.p12", ";encrypt=true;trustStore=/t.p12")]
    public void A_store_is_the_anchor(string rest, string expected) => Assert.Equal(Server + expected, Harden.Text("mssql-jdbc", Server + rest, "/t.p12"));

    [Theory]
    [InlineData(";encrypt=false;trustStore=/t.jks", ";encrypt=true;trustStore=/t.jks")]
    [InlineData(";encrypt=true;trustServerCertificate=true;trustStore=/t.jks;trustStorePassword=x",
        ";encrypt=true;trustServerCertificate=false;trustStore=/t.jks;trustStorePassword=x")]
    [InlineData(";encrypt=true", ";encrypt=true")]
    [InlineData(";encrypt=true;encrypt=true;trustServerCertificate=false", ";encrypt=true;encrypt=true;trustServerCertificate=false")]
    [InlineData(";encrypt=false;authentication=SqlPassword", ";authentication=SqlPassword")]
    public void Anchor_that_stands_there_is_kept(string rest, string expected) => Assert.Equal(Server + expected, Harden.Text("mssql-jdbc", Server + rest, ""));

    [Fact]
    public void A_pin_is_kept() => Assert.Equal(
        Server + ";encrypt=strict;serverCertificate=/s.pem", Harden.Text("mssql-jdbc@12.6", Server + ";encrypt=strict;serverCertificate=/s.pem", "system"));

    [Theory]
    [InlineData(";encrypt=false", "", "no trust anchor is known")]
    [InlineData(";encrypt=false", "/ca.pem", "`dotnet sslconnect truststore create --cert PEM")]
    [InlineData(";encrypt=false;trustManagerClass=com.example.T", "system", "'trustManagerClass' names a class")]
    [InlineData(";encrypt=true;fips=true", "system", "with 'fips=true' the driver compares no host name")]
    [InlineData(";encrypt=false;hostNameInCertificate=other.example.com", "system", "'hostNameInCertificate' gives another name")]
    [InlineData(";encrypt=false;serverCertificate=/s.pem", "system", "'serverCertificate' counts only with encrypt=strict")]
    [InlineData(";encrypt=${E}", "system", "can't be seen in the string")]
    [InlineData(";encrypt=false;authentication=x", "system", "'authentication' takes")]
    public void What_cannot_be_judged_stays(string rest, string anchor, string expected)
    {
        var result = Harden.Text("mssql-jdbc@12.6", Server + rest, anchor);
        Assert.StartsWith("! ", result, StringComparison.Ordinal);
        Assert.Contains(expected, result, StringComparison.Ordinal);
    }
}
