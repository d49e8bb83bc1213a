using SslLint.Core.Tests.Hardening;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

public class FreeTdsDriverTests
{
    private static Reading Reading(string text) => FreeTdsDriver.Instance.Read(
        Summary.Parse(text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance : OdbcDialect.Instance, text), new DriverVersion(1));

    [Theory]
    [InlineData("", "login-only")]
    [InlineData(";Encryption=request", "login-only")]
    [InlineData(";Encryption=off", "never")]
    [InlineData(";encryption=Require", "always")]
    [InlineData(";Encryption=strict", "refused Encryption")]
    [InlineData(";Encryption=", "refused Encryption")]
    [InlineData(";Encrypt=yes", "login-only - Encrypt")]
    [InlineData(";Encryption=require;TrustServerCertificate=no", "always - TrustServerCertificate")]
    [InlineData(";Encryption=require;TDS_Version=7.0", "never")]
    [InlineData(";Encryption=require;TDS_Version=7.4", "always")]
    [InlineData(";Encryption=require;Encryption=off", "never - Encryption")]
    [InlineData(";Encryption=off;Encryption=require", "always - Encryption")]
    [InlineData(";Encryption=${E}", "hidden")]
    public void Each_word_of_encryption(string settings, string expected) =>
        Assert.Equal(expected, Summary.Of(Reading("Driver={FreeTDS};Server=db.example.com;Port=1433;UID=u;PWD=p" + settings)));

    [Fact]
    public void An_interceptor_that_says_off_gets_the_session() => Assert.Equal(["prelogin-off"], Reading("Server=h;Encryption=require").Posture!.Gaps);

    [Theory]
    [InlineData("Driver={FreeTDS};Servername=shop;UID=u", "hidden")]
    [InlineData("DSN=shop;UID=u", "hidden")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=h", "refused Driver")]
    [InlineData("Driver=/usr/lib/x86_64-linux-gnu/odbc/libtdsodbc.so;Server=h", "login-only")]
    public void Where_the_settings_are(string text, string expected) => Assert.Equal(expected, Summary.Of(Reading(text)));

    [Theory]
    [InlineData("mssql+pyodbc://u:p@h/d?driver=FreeTDS", "login-only")]
    [InlineData("mssql+pyodbc://u:p@h/d?driver=FreeTDS&Encryption=require", "always")]
    [InlineData("mssql+pymssql://u:p@h/d", "login-only")]
    [InlineData("mssql+pymssql://u:p@h/d?charset=utf8", "login-only")]
    [InlineData("mssql+pymssql://u:p@h/d?encrypt=yes", "refused encrypt")]
    [InlineData("mssql+pymssql://u:p@h/d?Encryption=require", "refused Encryption")]
    public void URIs_of_SQLAlchemy(string text, string expected) => Assert.Equal(expected, Summary.Of(Reading(text)));

    [Theory]
    [InlineData("Driver={FreeTDS};Server=h;Port=1433", "h:1433")]
    [InlineData("mssql+pymssql://u:p@h:1434/d", "h:1434")]
    public void Endpoint_is_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text)));

    [Theory]
    [InlineData("Driver={FreeTDS};Server=h;Encryption=require")]
    [InlineData("mssql+pymssql://u:p@h/d")]
    public void No_string_is_strict(string text)
    {
        var obstacle = Harden.Text("freetds", text, "system");
        Assert.Contains("freetds.conf", obstacle, StringComparison.Ordinal);
        Assert.Contains("ODBC Driver 18", obstacle, StringComparison.Ordinal);
    }
}
