using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

public class MssqlJdbcDriverTests
{
    private static readonly DriverVersion first = new(7, 4, 1);
    private static readonly DriverVersion encrypting = new(10, 2, 3);
    private static readonly DriverVersion recent = new(12, 6, 1);

    private static Reading Reading(string rest, DriverVersion version, string server = "db.example.com:1433") =>
        MssqlJdbcDriver.Instance.Read(Summary.Parse(SqlServerJdbcDialect.Instance, $"jdbc:sqlserver://{server}{rest}"), version);

    private static string Read(string rest, DriverVersion version) => Summary.Of(Reading(rest, version));

    [Theory]
    [InlineData("", "login-only", "always chain host system", "always chain host system")]
    [InlineData(";encrypt=true", "always chain host system", "always chain host system", "always chain host system")]
    [InlineData(";ENCRYPT=True", "always chain host system", "always chain host system", "always chain host system")]
    [InlineData(";encrypt={true}", "always chain host system", "always chain host system", "always chain host system")]
    [InlineData(";encrypt=false", "login-only", "login-only", "login-only")]
    [InlineData(";encrypt=false;trustServerCertificate=true", "login-only", "login-only", "login-only")]
    [InlineData(";encrypt=true;trustServerCertificate=true", "always", "always", "always")]
    [InlineData(";trustServerCertificate=TRUE", "login-only", "always", "always")]
    [InlineData(";encrypt=mandatory", "refused encrypt", "refused encrypt", "always chain host system")]
    [InlineData(";encrypt=Optional", "refused encrypt", "refused encrypt", "login-only")]
    [InlineData(";encrypt=no", "refused encrypt", "refused encrypt", "login-only")]
    [InlineData(";encrypt=strict", "refused encrypt", "refused encrypt", "always chain host system direct")]
    [InlineData(";encrypt=yes", "refused encrypt", "refused encrypt", "refused encrypt")]
    [InlineData(";encrypt=1", "refused encrypt", "refused encrypt", "refused encrypt")]
    [InlineData(";encrypt=", "refused encrypt", "refused encrypt", "refused encrypt")]
    [InlineData(";trustServerCertificate=yes", "refused trustServerCertificate", "refused trustServerCertificate", "refused trustServerCertificate")]
    [InlineData(";trustServerCertificate=", "refused trustServerCertificate", "refused trustServerCertificate", "refused trustServerCertificate")]
    public void Words_and_defaults_differ_by_version(string rest, string at74, string at102, string at126) =>
        Assert.Equal((at74, at102, at126), (Read(rest, first), Read(rest, encrypting), Read(rest, recent)));

    [Theory]
    [InlineData(";encrypt=false;encrypt=true", "always chain host system - encrypt")]
    [InlineData(";encrypt=true;Encrypt=false", "login-only - encrypt")]
    [InlineData(";encrypt=true;encrypt=mandatory", "always chain host system")]
    [InlineData(";trustServerCertificate=true;trustServerCertificate=false", "always chain host system - trustServerCertificate")]
    public void The_last_counts(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Theory]
    [InlineData(";encrypt=strict;trustServerCertificate=true", "always chain host system direct - trustServerCertificate")]
    [InlineData(";encrypt=strict;serverCertificate=/s.pem", "always pinned:/s.pem direct")]
    [InlineData(";encrypt=strict;serverCertificate=/s.pem;trustStore=/t.jks", "always pinned:/s.pem direct - trustStore")]
    [InlineData(";encrypt=true;serverCertificate=/s.pem", "always chain host system - serverCertificate")]
    public void Strict_verifies_and_pins(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Fact]
    public void A_pin_came_with_11_2() =>
        Assert.Equal("always chain host system - serverCertificate", Read(";encrypt=true;serverCertificate=/s.pem", encrypting));

    [Theory]
    [InlineData(";trustStore=/t.p12", "always chain host store:/t.p12")]
    [InlineData(";trustStore=/t.p12;trustStorePassword=x;trustStoreType=PKCS12", "always chain host store:/t.p12")]
    [InlineData(";trustStore=", "always chain host system")]
    [InlineData(";trustStore=${STORE}", "always chain host store:${STORE}")]
    [InlineData(";trustServerCertificate=true;trustStore=/t.p12;hostNameInCertificate=h", "always - trustStore - hostNameInCertificate")]
    [InlineData(";fips=true", "always chain system")]
    [InlineData(";fips=yes", "always chain host system")]
    [InlineData(";fips=true;hostNameInCertificate=h", "always chain system - hostNameInCertificate")]
    [InlineData(";fips=true;encrypt=false", "refused fips")]
    [InlineData(";fips=true;trustServerCertificate=true", "refused fips")]
    [InlineData(";sslProtocol=TLSv1.1", "always chain host system tls>=1.0")]
    [InlineData(";sslProtocol=TLSv1.2", "always chain host system")]
    [InlineData(";sslProtocol=SSLv3", "refused sslProtocol")]
    [InlineData(";clientCertificate=/c.pem;clientKey=/k.pem", "always chain host system client")]
    public void Other_options_are_heard(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Fact]
    public void Names_and_paths_are_told()
    {
        Assert.Equal("sql.example.com", Reading(";hostNameInCertificate=sql.example.com", recent).Posture!.ExpectedName);
        Assert.Equal(new Roots.Store("/t.jks"), Reading(";trustStore=/t.jks", recent).Posture!.Roots);
        Assert.Equal(new Roots.Pinned("/s.pem"), Reading(";encrypt=strict;serverCertificate=/s.pem", recent).Posture!.Roots);
        Assert.Equal("trustServerCertificate", Reading(";trustServerCertificate=true", recent).Decisive?.Key);
        Assert.Equal("fips", Reading(";encrypt=true;fips=true", recent).Decisive?.Key);
    }

    [Theory]
    [InlineData(";encrypt=false;authentication=SqlPassword", "always chain host system - encrypt")]
    [InlineData(";encrypt=false;authentication=ActiveDirectoryDefault;trustServerCertificate=true", "always - encrypt")]
    [InlineData(";encrypt=false;authentication=NotSpecified", "login-only")]
    [InlineData(";authentication=Kerberos", "refused authentication")]
    public void Authentication_encrypts_all(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Fact]
    public void Authentication_encrypts_all_in_old_versions() =>
        Assert.Equal("always chain host system", Read(";authentication=ActiveDirectoryPassword", first));

    [Theory]
    [InlineData(";encrypt=false;sslmode=verify-full", "login-only - sslmode")]
    [InlineData(";Trust Server Certificate=true", "always chain host system - Trust Server Certificate")]
    [InlineData(";useSSL=true;databaseName=d;nonsense=1", "always chain host system - useSSL")]
    [InlineData(";accessToken=x;encrypt=false", "login-only")]
    public void Unknown_keys_are_passed_over(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Theory]
    [InlineData(";encrypt=${E}", "hidden")]
    [InlineData(";${REST}", "hidden")]
    [InlineData(";trustServerCertificate=${T}", "hidden")]
    [InlineData(";trustManagerClass=com.example.Trust", "hidden")]
    [InlineData(";trustManagerClass=com.example.Trust;encrypt=false", "login-only")]
    [InlineData(";trustManagerClass=com.example.Trust;trustServerCertificate=true", "always - trustManagerClass")]
    [InlineData(";password=${P};user=${U}", "always chain host system")]
    public void What_cannot_be_seen_hides(string rest, string expected) => Assert.Equal(expected, Read(rest, recent));

    [Theory]
    [InlineData(";password={a}}b}", "refused password", "always chain host system")]
    [InlineData(";password={a;b}", "login-only", "always chain host system")]
    [InlineData(";password=a{b", "refused", "refused")]
    public void Braces_are_doubled_since_8_4(string rest, string old, string now) => Assert.Equal((old, now), (Read(rest, first), Read(rest, recent)));

    [Theory]
    [InlineData("a", ";databaseName=d", "a")]
    [InlineData("a:1500", "", "a:1500")]
    [InlineData("a\\inst:1500", "", "a:1500")]
    [InlineData("", ";serverName=b\\inst;portNumber=1500", "b:1500")]
    [InlineData("a:1", ";server=b;port=2", "b:2")]
    [InlineData("", ";databaseName=d", "localhost")]
    [InlineData("", ";serverName=::1", "::1")]
    [InlineData("a", ";failoverPartner=b\\x", "a, b")]
    [InlineData("${H}:${P}", "", "? ${H}:${P}")]
    public void Endpoints_are_read(string server, string rest, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(rest, recent, server)));

    [Theory]
    [InlineData("a:1433/d")]
    [InlineData("a:70000")]
    [InlineData("[::1]:1433")]
    [InlineData("user:p@a")]
    public void A_port_is_a_number(string server) => Assert.False(Reading("", recent, server).IsAccepted);

    [Theory]
    [InlineData("jdbc:mysql://h/d")]
    [InlineData("JDBC:SQLSERVER://h")]
    [InlineData("jdbc:sqlserver:h")]
    public void Other_urls_are_refused(string text) =>
        Assert.Equal("refused", Summary.Of(MssqlJdbcDriver.Instance.Read(SqlServerJdbcDialect.Instance.Parse(text), recent)));
}
