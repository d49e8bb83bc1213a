using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.MySql;

namespace SslLint.Core.Tests.Drivers;

public class MySqlDataDriverTests
{
    private static string Read(string text, string version) =>
        Summary.Of(MySqlDataDriver.Instance.Read(Summary.Parse(AdoNetDialect.Instance, text), DriverCatalog.Find("mysql.data@" + version)!.Value.Version!.Value));

    [Theory]
    [InlineData("Server=h", "fallback", "fallback")]
    [InlineData("Server=h;SslMode=None", "never", "refused SslMode")]
    [InlineData("Server=h;SslMode=Disabled", "refused SslMode", "never")]
    [InlineData("Server=h;SslMode=Prefered", "fallback", "refused SslMode")]
    [InlineData("Server=h;SslMode=Preferred", "fallback", "fallback")]
    [InlineData("Server=h;SslMode=Required", "always", "always")]
    [InlineData("Server=h;SslMode=VerifyCA", "always chain host system", "always chain host system")]
    [InlineData("Server=h;SslMode=VerifyFull", "always chain host system", "always chain host system")]
    [InlineData("Server=h;SslMode=VerifyCA;SslCa=/ca.pem", "always chain file:/ca.pem+system", "always chain file:/ca.pem+system")]
    [InlineData("Server=h;SslMode=VerifyFull;SslCa=/ca.pem", "always chain host system - SslCa", "always chain host system - SslCa")]
    [InlineData(
        "Server=h;SslMode=VerifyFull;SslCa=/ca.pem;SslCert=/c.pem;SslKey=/k.pem",
        "always chain file:/ca.pem+system",
        "always chain host file:/ca.pem+system")]
    [InlineData("Server=h;SslMode=Required;SslCa=/ca.pem", "always - SslCa", "always - SslCa")]
    [InlineData("Server=h;SslMode=Required;CertificateFile=/me.pfx", "always client", "always client")]
    public void Each_mode_does_what_8_0_19_and_26_do(string text, string old, string current)
    {
        Assert.Equal(old, Read(text, "8.0.19"));
        Assert.Equal(current, Read(text, "26"));
    }

    [Theory]
    [InlineData("SslMode=4", "always chain host system", "always chain host system")]
    [InlineData("SslMode=-1", "always", "refused SslMode")]
    [InlineData("SslMode=99", "always", "refused SslMode")]
    [InlineData("SslMode=Preferred,VerifyCA", "always chain host system", "always chain host system")]
    [InlineData("SslMode=Preferred,Required,VerifyFull", "always", "refused SslMode")]
    [InlineData("SslMode=verify-full", "refused SslMode", "refused SslMode")]
    [InlineData("ssl-mode=Required", "always", "always")]
    [InlineData("ssl mode=required", "always", "always")]
    [InlineData("ssl_mode=Required", "refused ssl_mode", "refused ssl_mode")]
    [InlineData("SSL CA=/ca.pem", "refused SSL CA", "refused SSL CA")]
    [InlineData("Use SSL=true", "refused Use SSL", "refused Use SSL")]
    [InlineData("SkipCertificateRevocationCheck=true", "refused SkipCertificateRevocationCheck", "refused SkipCertificateRevocationCheck")]
    [InlineData("Certificate Thumbprint=a", "refused Certificate Thumbprint", "refused Certificate Thumbprint")]
    [InlineData("Ignore Prepare=true", "fallback", "refused Ignore Prepare")]
    [InlineData("Password2=x", "refused Password2", "fallback")]
    [InlineData("Pooling=1", "refused Pooling", "refused Pooling")]
    [InlineData("Port=abc", "refused Port", "refused Port")]
    [InlineData("TlsVersion=TLSv1.0,TLSv1.2", "fallback tls>=1.0", "fallback")]
    [InlineData("TlsVersion=TLSv1.1", "fallback tls>=1.1", "refused TlsVersion")]
    [InlineData("TlsVersion=1.2", "refused TlsVersion", "refused TlsVersion")]
    public void Keys_and_values_are_its_own(string text, string old, string current)
    {
        Assert.Equal(old, Read("Server=h;" + text, "8.0.19"));
        Assert.Equal(current, Read("Server=h;" + text, "26"));
    }

    [Theory]
    [InlineData("SslMode=Required;SslMode=Required", "refused SslMode", "always")]
    [InlineData("SslMode=Required;SSL Mode=VerifyFull", "refused SSL Mode", "always chain host system - SslMode")]
    [InlineData("SslCa=/a.pem;CertificateFile=/b.pem;SslMode=VerifyCA", "refused CertificateFile", "always chain file:/b.pem+system - SslCa")]
    [InlineData("Password=\"x;SslMode=None\";SslMode=Required", "refused SslMode", "always")]
    [InlineData("SslMode=None;SslCa=/ca.pem", "refused SslCa", "refused SslMode")]
    [InlineData("SslMode=Disabled;SslCa=/ca.pem", "refused SslMode SslCa", "never - SslCa")]
    [InlineData("SslMode=VerifyFull;SslMode=", "refused SslMode", "fallback - SslMode")]
    [InlineData("SslMode=VerifyFull;ssl mode=", "refused ssl mode", "always chain host system - ssl mode")]
    [InlineData("SslMode=VerifyCA;SslCa=/a.pem;sslca=", "refused sslca", "always chain file:/a.pem+system")]
    [InlineData("SslMode=VerifyCA;SslCa=/a.pem;certificatefile=", "refused certificatefile", "always chain host system - SslCa")]
    public void Duplicates_are_refused_by_8_0_19_and_the_last_counts_in_26(string text, string old, string current)
    {
        Assert.Equal(old, Read("Server=h;" + text, "8.0.19"));
        Assert.Equal(current, Read("Server=h;" + text, "26"));
    }

    [Theory]
    [InlineData("Server=h;SslMode=None", "never")]
    [InlineData("Server=h;SslMode=Disabled", "never")]
    [InlineData("Server=h;SslMode=Required;SslMode=Required", "always")]
    [InlineData("Server=h;SslMode=VerifyFull;SslCa=/ca.pem;SslCert=/c.pem;SslKey=/k.pem", "always chain file:/ca.pem+system")]
    public void In_between_nothing_is_refused_that_either_takes(string text, string expected) => Assert.Equal(expected, Read(text, "9"));
}
