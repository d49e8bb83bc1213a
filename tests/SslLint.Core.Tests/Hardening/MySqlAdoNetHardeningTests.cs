using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.MySql;
using SslLint.Hardening;

namespace SslLint.Core.Tests.Hardening;

public class MySqlAdoNetHardeningTests
{
    [Theory]
    [InlineData("Server=h;Uid=u;Pwd=p", "Server=h;Uid=u;Pwd=p;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=h;SslMode=None;Database=d", "Server=h;SslMode=VerifyFull;Database=d;SslCa=/ca.pem")]
    [InlineData("Server=h;SSL Mode=Required;SSL CA=/old.pem", "Server=h;SSL Mode=VerifyFull;SSL CA=/ca.pem")]
    [InlineData("Server=h;SslMode=Prefered", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=h;ssl-mode=REQUIRED", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=h;SslMode=99", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=h;SslMode=VerifyCA;SslCa=/a;CACertificateFile=/b", "Server=h;SslMode=VerifyFull;CACertificateFile=/ca.pem")]
    [InlineData("Server=h;SslMode=None;SslMode=Required", "Server=h;SslCa=/ca.pem;SslMode=VerifyFull")]
    [InlineData("Server=h;SslMode=", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=${HOST};Password=${PASSWORD}", "Server=${HOST};Password=${PASSWORD};SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("Server=h;Colour=blue", "! MySqlConnector throws on keys that it doesn't know, and this is one")]
    public void MySqlConnector_takes_a_file(string text, string expected) => Assert.Equal(expected, Harden.Text("mysqlconnector", text, "/ca.pem"));

    [Theory]
    [InlineData("mysqlconnector", "system", "Server=h", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysqlconnector", "system", "Server=h;SslMode=Required;SslCa=/ca.pem", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysqlconnector", "existing", "Server=h;SslMode=Required;SslCa=/ca.pem", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem")]
    [InlineData("mysqlconnector", "", "Server=h;SslMode=VerifyFull", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysqlconnector", "", "Server=h;SslMode=Required", $"! {HardeningPlan.NoAnchor}")]
    [InlineData(
        "mysqlconnector@2.6",
        "system",
        "Server=h;SslMode=VerifyCA;SkipCertificateRevocationCheck=true",
        "Server=h;SslMode=VerifyFull;SkipCertificateRevocationCheck=true")]
    [InlineData("mysql.data@26", "system", "Server=h;SslMode=Required", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysql.data@26", "system", "Server=h;SslMode=VerifyCA;SslCa=/ca.pem", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysql.data@26", "system", "Server=h;CertificateFile=/me.pfx", "Server=h;CertificateFile=/me.pfx;SslMode=VerifyFull")]
    [InlineData("mysql.data@26", "", "Server=h;SslMode=VerifyFull;SslCa=/ca.pem", "Server=h;SslMode=VerifyFull")]
    [InlineData("mysql.data@8.0.19", "system", "Server=h;SslMode=Required;SSL Mode=Required", "Server=h;SSL Mode=VerifyFull")]
    [InlineData("mysql.data", "system", "Server=h;SslMode=None", "Server=h;SslMode=VerifyFull")]
    public void Roots_of_the_system_need_no_file(string reader, string anchor, string text, string expected) =>
        Assert.Equal(expected, Harden.Text(reader, text, anchor));

    [Theory]
    [InlineData(
        "mysql.data@26", "Server=h;SslMode=VerifyCA;SslCert=/c.pem;SslKey=/k.pem", "Server=h;SslMode=VerifyFull;SslCert=/c.pem;SslKey=/k.pem;SslCa=/ca.pem")]
    [InlineData("mysql.data@26", "Server=h;SslMode=Required", "! MySql.Data verifies with a file only where 'SslCert' and 'SslKey'")]
    [InlineData("mysql.data@26", "Server=h;CertificateFile=/me.pfx", "! MySql.Data keeps the client certificate and 'SslCa' in one place")]
    [InlineData("mysql.data@9", "Server=h;SslCert=/c.pem;SslKey=/k.pem", "! MySql.Data before version 26 compares no host name")]
    public void MySqlData_takes_a_file_beside_a_pair_alone(string reader, string text, string expected) =>
        Assert.StartsWith(expected, Harden.Text(reader, text, "/ca.pem"), StringComparison.Ordinal);

    [Fact]
    public void Client_certificate_is_written_beside_the_file()
    {
        const string Expected = "Server=h;SslMode=VerifyFull;SslCa=/ca.pem;SslCert=/me.pem;SslKey=/me.key";

        Assert.Equal(Expected, Harden.Text("mysqlconnector", "Server=h", "/ca.pem", ("/me.pem", "/me.key")));
        Assert.Equal(Expected, Harden.Text("mysql.data@26", "Server=h", "/ca.pem", ("/me.pem", "/me.key")));
    }

    [Fact]
    public void Beside_a_callback_that_verifies_the_string_insists_on_TLS()
    {
        var options = new HardeningOptions { Validation = ServerValidation.Callback(Verified.Yes, Verified.Yes) };
        var driver = MySqlConnectorDriver.Instance;
        var source = AdoNetDialect.Instance.Parse("Server=h;SslMode=Preferred");

        Assert.Equal("Server=h;SslMode=Required", Hardener.Apply(driver, source, driver.Versions, options).Text);
    }
}
