using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.MySql;

namespace SslLint.Core.Tests.Drivers;

public class MySqlConnectorDriverTests
{
    private static Reading Reading(string text, int minor, ReadContext? context = null) =>
        MySqlConnectorDriver.Instance.Read(Summary.Parse(AdoNetDialect.Instance, text), new DriverVersion(2, minor), context ?? ReadContext.Unknown);

    private static string Read(string text, int minor = 6, ReadContext? context = null) => Summary.Of(Reading(text, minor, context));

    [Theory]
    [InlineData("Server=h", "fallback")]
    [InlineData("Server=h;SslMode=None", "never")]
    [InlineData("Server=h;SslMode=Disabled", "never")]
    [InlineData("Server=h;SslMode=Preferred", "fallback")]
    [InlineData("Server=h;SslMode=Required", "always")]
    [InlineData("Server=h;SslMode=VerifyCA", "always chain system")]
    [InlineData("Server=h;SslMode=VerifyFull", "always chain host system revocation")]
    [InlineData("Server=h;SslMode=VerifyFull;SslCa=/ca.pem", "always chain host file:/ca.pem+system")]
    [InlineData("Server=h;SslMode=VerifyCA;SslCa=/ca.pem", "always chain file:/ca.pem+system")]
    [InlineData("Server=h;SslMode=Required;SslCa=/ca.pem", "always - SslCa")]
    [InlineData("Server=h;SslCa=/ca.pem", "fallback - SslCa")]
    [InlineData("Server=h;SslMode=None;SslCa=/ca.pem;SslCert=/c.pem;SslKey=/k.pem", "never client - SslCa - SslCert - SslKey")]
    public void Each_mode_does_what_the_driver_does(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("SslMode=verifyfull", "always chain host system revocation")]
    [InlineData("SSL MODE= VerifyFull ", "always chain host system revocation")]
    [InlineData("Ssl Mode='VerifyFull'", "always chain host system revocation")]
    [InlineData("SslMode=4", "always chain host system revocation")]
    [InlineData("SslMode=+2", "always")]
    [InlineData("SslMode=0", "never")]
    [InlineData("SslMode=5", "always chain host system")]
    [InlineData("SslMode=99;SslCa=/ca.pem", "always chain host file:/ca.pem+system")]
    [InlineData("SslMode=-1", "always chain host system")]
    [InlineData("SslMode=None,Required", "always")]
    [InlineData("SslMode=Required , Preferred", "always chain system")]
    [InlineData("SslMode=Preferred,VerifyCA", "always chain system")]
    [InlineData("SslMode=Preferred,Required,VerifyFull", "always chain host system")]
    [InlineData("SslMode=1,Required", "refused SslMode")]
    [InlineData("SslMode=Required,", "refused SslMode")]
    [InlineData("SslMode=99999999999", "refused SslMode")]
    [InlineData("SslMode=2.0", "refused SslMode")]
    [InlineData("SslMode=Prefered", "refused SslMode")]
    [InlineData("SslMode=disable", "refused SslMode")]
    [InlineData("SslMode=verify-full", "refused SslMode")]
    [InlineData("SslMode=VERIFY_IDENTITY", "refused SslMode")]
    [InlineData("SslMode=true", "refused SslMode")]
    [InlineData("SslMode=\"\"", "refused SslMode")]
    [InlineData("SslMode==VerifyFull", "refused")]
    [InlineData("SslMode=${MODE}", "hidden")]
    public void Values_are_those_of_an_enum(string text, string expected) => Assert.Equal(expected, Read("Server=h;" + text));

    [Theory]
    [InlineData("ssl-mode=VerifyFull", "refused ssl-mode")]
    [InlineData("ssl_mode=VerifyFull", "refused ssl_mode")]
    [InlineData("SSL  Mode=VerifyFull", "refused SSL  Mode")]
    [InlineData("Encrypt=true", "refused Encrypt")]
    [InlineData("UseSSL=true", "refused UseSSL")]
    [InlineData("Colour=blue", "refused Colour")]
    [InlineData("Colour=", "fallback")]
    [InlineData("SslMode=VerifyCA;Ssl-Ca=/ca.pem", "always chain file:/ca.pem+system")]
    [InlineData("SslMode=VerifyCA;CACertificateFile=/ca.pem", "always chain file:/ca.pem+system")]
    [InlineData("SslMode=VerifyCA;CertificateFile=/me.pfx", "always chain system client")]
    [InlineData("SslMode=VerifyCA;Certificate Thumb Print=c0ffee", "always chain system client")]
    [InlineData("Pooling=yes;AllowPublicKeyRetrieval=True;Port=' 3306 '", "fallback")]
    [InlineData("Pooling=1", "refused Pooling")]
    [InlineData("Port=abc", "refused Port")]
    [InlineData("Port=-1", "refused Port")]
    [InlineData("Guid Format=Char36,Binary16", "fallback")]
    [InlineData("Guid Format=green", "refused Guid Format")]
    public void Keys_match_in_the_listed_spellings_alone(string text, string expected) => Assert.Equal(expected, Read("Server=h;" + text));

    [Theory]
    [InlineData("SslMode=None;SslMode=Required", "always - SslMode")]
    [InlineData("SslMode=VerifyFull;SSL Mode=None", "never - SslMode")]
    [InlineData("SslMode=VerifyFull;SslMode=", "fallback - SslMode")]
    [InlineData("SslMode=VerifyFull;SSL Mode=", "fallback - SslMode")]
    [InlineData("SslMode=;SslMode=VerifyCA", "always chain system - SslMode")]
    [InlineData("SslMode=VerifyCA;SslCa=/a.pem;SslCa=", "always chain system - SslCa")]
    [InlineData("SslMode=VerifyCA;SslCa=/a.pem;Ssl-Ca=/b.pem", "always chain file:/b.pem+system - SslCa")]
    [InlineData("SslMode=VerifyCA;SslCa=\"\"", "always chain system")]
    public void The_last_one_counts_and_an_empty_value_takes_back(string text, string expected) => Assert.Equal(expected, Read("Server=h;" + text));

    [Theory]
    [InlineData("SslMode=VerifyFull;SkipCertificateRevocationCheck=true", 6, "always chain host system")]
    [InlineData("SslMode=VerifyFull;SkipCertificateRevocationCheck=no", 6, "always chain host system revocation")]
    [InlineData("SslMode=VerifyFull;SkipCertificateRevocationCheck=true", 4, "refused SkipCertificateRevocationCheck")]
    [InlineData("SslMode=VerifyCA;SkipCertificateRevocationCheck=true", 6, "refused SkipCertificateRevocationCheck")]
    [InlineData("SkipCertificateRevocationCheck=true", 6, "refused SkipCertificateRevocationCheck")]
    public void Revocation_is_asked_for_with_VerifyFull_unless_it_is_skipped(string text, int minor, string expected) =>
        Assert.Equal(expected, Read("Server=h;" + text, minor));

    [Theory]
    [InlineData("Server=h", true)]
    [InlineData("Server=h;SslMode=VerifyFull;SslCa=/ca.pem", true)]
    [InlineData("Server=h;SslMode=VerifyFull;SkipCertificateRevocationCheck=true", false)]
    public void What_would_verify_would_ask_for_revocation(string text, bool expected) => Assert.Equal(expected, Reading(text, 6).AsksForRevocation);

    [Theory]
    [InlineData("TlsVersion=TLS 1.2, TLS 1.3", "fallback tls>=1.2")]
    [InlineData("TlsVersion=[TLSv1.0,tls13]", "fallback tls>=1.0")]
    [InlineData("Tls-Version=TLS v11", "fallback tls>=1.1")]
    [InlineData("TLS Version=TLS", "fallback tls>=1.0")]
    [InlineData("TlsVersion=1.2", "refused TlsVersion")]
    [InlineData("TlsVersion=TLS 1.2,", "refused TlsVersion")]
    [InlineData("TlsVersion=TLSv1.4", "refused TlsVersion")]
    public void Tls_versions_are_a_list(string text, string expected) => Assert.Equal(expected, Read("Server=h;" + text));

    [Theory]
    [InlineData("Server=h;Port=3307", "h:3307")]
    [InlineData("Data Source=a,b;Port=3307", "a:3307, b:3307")]
    [InlineData("Host=h1;Server=h2", "h2")]
    [InlineData("Network Address=${HOST}", "? ${HOST}")]
    [InlineData("Server=/var/run/mysqld/mysqld.sock", "socket /var/run/mysqld/mysqld.sock")]
    [InlineData("Server=mysqld.sock;Protocol=Unix", "socket mysqld.sock")]
    [InlineData("Server=h;Server=", "")]
    public void Hosts_are_where_it_connects(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text, 6)));

    [Theory]
    [InlineData("Server=h;SslMode=Required", Verified.Yes, Verified.Yes, "always chain host system")]
    [InlineData("Server=h;SslMode=Required", Verified.Yes, Verified.No, "always chain system")]
    [InlineData("Server=h;SslMode=Preferred", Verified.Yes, Verified.Yes, "fallback chain host system")]
    [InlineData("Server=h;SslMode=VerifyCA", Verified.Yes, Verified.Yes, "always chain system")]
    public void A_callback_decides_where_the_mode_verifies_nothing(string text, Verified chain, Verified host, string expected) =>
        Assert.Equal(expected, Read(text, 6, new ReadContext { Validation = ServerValidation.Callback(chain, host) }));

    [Theory]
    [InlineData("mysql://u:p@h/d", "refused")]
    [InlineData("Server=h;Pass\"word=x\"y", "refused Pass\"word")]
    [InlineData("Server=h;Password=\"a", "refused")]
    [InlineData("Server=h;${REST}", "hidden")]
    public void Other_texts_are_refused(string text, string expected) => Assert.Equal(expected, Read(text));
}
