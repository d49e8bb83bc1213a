using SslLint.Core.Tests.Hardening;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

public class GoMssqldbDriverTests
{
    private const string Url = "sqlserver://u:p@db.example.com:1433?database=d";
    private const string Pairs = "server=db.example.com;user id=u;password=p";

    private static Reading Reading(string text, string version = "1.8.2") => GoMssqldbDriver.Instance.Read(
        Summary.Parse(text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance : AdoNetDialect.Instance, text),
        DriverVersion.TryParse(version, out var parsed) ? parsed : default);

    [Theory]
    [InlineData("", "login-only")]
    [InlineData("encrypt=disable", "never")]
    [InlineData("encrypt=false", "login-only chain host system")]
    [InlineData("encrypt=no", "login-only chain host system")]
    [InlineData("encrypt=optional", "login-only chain host system")]
    [InlineData("encrypt=true", "always chain host system")]
    [InlineData("encrypt=1", "always chain host system")]
    [InlineData("encrypt=Mandatory", "always chain host system")]
    [InlineData("ENCRYPT=yes", "always chain host system")]
    [InlineData("encrypt=strict", "always chain host system direct")]
    [InlineData("encrypt=", "refused encrypt")]
    [InlineData("encrypt=require", "refused encrypt")]
    [InlineData("TrustServerCertificate=false", "login-only chain host system")]
    [InlineData("TrustServerCertificate=true", "login-only")]
    [InlineData("encrypt=true|trustservercertificate=true", "always")]
    [InlineData("encrypt=true|TrustServerCertificate=T", "always")]
    [InlineData("encrypt=true|TrustServerCertificate=yes", "refused TrustServerCertificate")]
    [InlineData("encrypt=true|certificate=certs/ca.pem", "always chain host file:certs/ca.pem")]
    [InlineData("encrypt=true|certificate=certs/ca.crt", "refused certificate")]
    [InlineData("certificate=certs/ca.pem", "login-only - certificate")]
    [InlineData("encrypt=disable|certificate=certs/ca.pem", "never - certificate")]
    [InlineData("encrypt=true|trustservercertificate=true|certificate=ca.pem", "always - certificate")]
    [InlineData("encrypt=true|Trust Server Certificate=true", "always chain host system - Trust Server Certificate")]
    [InlineData("encrypt=true|serverCertificate=c.pem", "always chain host system - serverCertificate")]
    [InlineData("encrypt=true|sslmode=disable", "always chain host system - sslmode")]
    [InlineData("encrypt=true|tlsmin=1.1", "always chain host system tls>=1.1")]
    [InlineData("encrypt=${E}", "hidden")]
    public void Each_setting_in_both_forms(string settings, string expected)
    {
        Assert.Equal(expected, Summary.Of(Reading(Url + string.Concat(settings.Split('|').Where(s => s.Length > 0).Select(s => "&" + s)))));
        Assert.Equal(expected, Summary.Of(Reading(Pairs + string.Concat(settings.Split('|').Where(s => s.Length > 0).Select(s => ";" + s)))));
    }

    [Theory]
    [InlineData("0", "&encrypt=true", "always chain host system")]
    [InlineData("0", "&encrypt=strict", "refused encrypt")]
    [InlineData("0", "&encrypt=yes", "refused encrypt")]
    [InlineData("0", "&encrypt=true&certificate=ca.crt", "always chain host file:ca.crt")]
    [InlineData("1.9.6", "&encrypt=true&serverCertificate=c.pem", "always pinned:c.pem")]
    [InlineData("1.9.6", "&encrypt=true&serverCertificate=c.pem&certificate=ca.pem", "refused serverCertificate")]
    public void Versions_differ(string version, string query, string expected) => Assert.Equal(expected, Summary.Of(Reading(Url + query, version)));

    [Theory]
    [InlineData(Pairs + ";encrypt=disable;encrypt=true", "always chain host system - encrypt")]
    [InlineData(Pairs + ";encrypt=true;encrypt=disable", "never - encrypt")]
    [InlineData(Url + "&encrypt=disable&encrypt=true", "refused encrypt")]
    public void Of_pairs_the_last_counts_and_a_URL_has_one(string text, string expected) => Assert.Equal(expected, Summary.Of(Reading(text)));

    [Theory]
    [InlineData("sqlserver://u:p@h:1433/SQLExpress?database=d", "h:1433")]
    [InlineData("sqlserver://u:p@h", "h")]
    [InlineData("sqlserver://u:p@${H}:1433", "? ${H}:1433")]
    [InlineData("mssql://u:p@h:1433/d", "localhost")]
    [InlineData("server=h\\i;user id=u", "h")]
    [InlineData("server=tcp:h,1433;user id=u", "h:1433")]
    [InlineData("server=h;port=1434", "h:1434")]
    public void Endpoint_is_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text)));

    [Theory]
    [InlineData("", "system", "&encrypt=true")]
    [InlineData("", "certs/ca.pem", "&encrypt=true&certificate=certs/ca.pem")]
    [InlineData("&encrypt=disable", "certs/ca.pem", "&encrypt=true&certificate=certs/ca.pem")]
    [InlineData("&encrypt=false&trustservercertificate=true", "system", "&encrypt=true&trustservercertificate=false")]
    [InlineData("&encrypt=true&trustservercertificate=true&certificate=ca.pem", "", "&encrypt=true&trustservercertificate=false&certificate=ca.pem")]
    [InlineData("&encrypt=true&certificate=ca.crt", "ca.pem", "&encrypt=true&certificate=ca.pem")]
    [InlineData("&encrypt=true&certificate=ca.pem", "system", "&encrypt=true")]
    [InlineData("&encrypt=strict&Trust+Server+Certificate=true", "system", "&encrypt=strict")]
    public void What_hardening_writes(string query, string anchor, string expected) =>
        Assert.Equal(Url + expected, Harden.Text("go-mssqldb@1.8.2", Url + query, anchor));

    [Theory]
    [InlineData(Pairs, "certs/ca.pem", Pairs + ";encrypt=true;certificate=certs/ca.pem")]
    [InlineData(Pairs + ";encrypt=disable", "system", Pairs + ";encrypt=true")]
    public void Pairs_are_hardened_too(string text, string anchor, string expected) => Assert.Equal(expected, Harden.Text("go-mssqldb", text, anchor));

    [Theory]
    [InlineData("", "", "! no trust anchor")]
    [InlineData("", "certs/ca.crt", "! go-mssqldb takes a file of root certificates whose name ends in .pem")]
    [InlineData("&hostNameInCertificate=other", "system", "! 'hostNameInCertificate' gives another name")]
    public void What_hardening_leaves(string query, string anchor, string expected) =>
        Assert.StartsWith(expected, Harden.Text("go-mssqldb", Url + query, anchor), StringComparison.Ordinal);
}
