using SslLint.Core.Tests.Hardening;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines.SqlServer;

namespace SslLint.Core.Tests.Drivers;

public class OdbcSqlServerDriverTests
{
    private const string Head18 = "Driver={ODBC Driver 18 for SQL Server};Server=tcp:db.example.com,1433;UID=u;PWD={a;b}}c}";

    private static readonly OdbcSqlServerDriver driver = OdbcSqlServerDriver.Instance;

    private static Reading Reading(string text, int version = 18) => driver.Read(
        Summary.Parse(text.Contains("://", StringComparison.Ordinal) ? UriDialect.Instance : OdbcDialect.Instance, text), new DriverVersion(version));

    [Theory]
    [InlineData("", "always chain host system")]
    [InlineData(";Encrypt=yes", "always chain host system")]
    [InlineData(";Encrypt=Mandatory", "always chain host system")]
    [InlineData(";ENCRYPT=YES", "always chain host system")]
    [InlineData(";Encrypt={yes}", "always chain host system")]
    [InlineData(";Encrypt=no", "login-only")]
    [InlineData(";Encrypt=optional", "login-only")]
    [InlineData(";Encrypt=strict", "always chain host system direct")]
    [InlineData(";Encrypt=true", "refused Encrypt")]
    [InlineData(";Encrypt=1", "refused Encrypt")]
    [InlineData(";Encrypt=", "refused Encrypt")]
    [InlineData(";TrustServerCertificate=yes", "always")]
    [InlineData(";Encrypt=yes;TrustServerCertificate=Yes", "always")]
    [InlineData(";Encrypt=yes;TrustServerCertificate=no", "always chain host system")]
    [InlineData(";Encrypt=yes;TrustServerCertificate=true", "refused TrustServerCertificate")]
    [InlineData(";Encrypt=no;TrustServerCertificate=yes", "login-only")]
    [InlineData(";Encrypt=strict;TrustServerCertificate=yes", "always chain host system direct - TrustServerCertificate")]
    public void Version_18_encrypts_and_verifies_by_default(string settings, string expected) =>
        Assert.Equal(expected, Summary.Of(Reading(Head18 + settings)));

    [Theory]
    [InlineData("ODBC Driver 17 for SQL Server", "", "login-only")]
    [InlineData("ODBC Driver 17 for SQL Server", ";Encrypt=yes", "always chain host system")]
    [InlineData("ODBC Driver 17 for SQL Server", ";Encrypt=yes;TrustServerCertificate=yes", "always")]
    [InlineData("ODBC Driver 17 for SQL Server", ";Encrypt=strict", "refused Encrypt")]
    [InlineData("ODBC Driver 17 for SQL Server", ";Encrypt=yes;HostnameInCertificate=x", "always chain host system - HostnameInCertificate")]
    [InlineData("ODBC Driver 13 for SQL Server", "", "login-only")]
    [InlineData("ODBC Driver 13.1 for SQL Server", "", "login-only")]
    [InlineData("SQL Server Native Client 11.0", "", "login-only")]
    [InlineData("SQL Server", "", "login-only")]
    [InlineData("ODBC Driver 18 for SQL Server", "", "always chain host system")]
    [InlineData("odbc driver 18 for sql server", "", "always chain host system")]
    [InlineData("FreeTDS", "", "refused Driver")]
    [InlineData("PostgreSQL Unicode", "", "refused Driver")]
    public void The_name_of_the_driver_is_its_version(string name, string settings, string expected) =>
        Assert.All([17, 18], v => Assert.Equal(expected, Summary.Of(Reading($"Driver={{{name}}};Server=db.example.com{settings}", v))));

    [Theory]
    [InlineData("/opt/microsoft/msodbcsql18/lib64/libmsodbcsql-18.3.so.2.1", "always chain host system")]
    [InlineData("/opt/microsoft/msodbcsql17/lib64/libmsodbcsql-17.10.so.6.1", "login-only")]
    [InlineData("/usr/local/lib/libmsodbcsql.17.dylib", "login-only")]
    public void So_is_its_path(string path, string expected) => Assert.Equal(expected, Summary.Of(Reading($"Driver={path};Server=h", version: 18)));

    [Theory]
    [InlineData("Server=h", "always chain host system")]
    [InlineData("Server=h\nTrustServerCertificate=yes", "always")]
    [InlineData("Server=h\nEncrypt=no", "login-only")]
    public void Settings_may_stand_apart(string lines, string expected) =>
        Assert.Equal(expected, Summary.Of(driver.Read(Summary.Spread(lines), new DriverVersion(18))));

    [Theory]
    [InlineData(17, "login-only")]
    [InlineData(18, "always chain host system")]
    public void Without_a_name_the_version_is_the_callers(int version, string expected) =>
        Assert.Equal(expected, Summary.Of(Reading("Server=h;UID=u", version)));

    [Theory]
    [InlineData(";Encrypt=yes;Encrypt=no", "always chain host system - Encrypt")]
    [InlineData(";Encrypt=no;Encrypt=yes", "login-only - Encrypt")]
    [InlineData(";TrustServerCertificate=no;TRUSTSERVERCERTIFICATE=yes", "always chain host system - TRUSTSERVERCERTIFICATE")]
    [InlineData(";Encrypt=yes;Encrypt=Yes", "always chain host system")]
    public void The_first_of_several_counts(string settings, string expected) => Assert.Equal(expected, Summary.Of(Reading(Head18 + settings)));

    [Theory]
    [InlineData(";HostnameInCertificate=sql.example.com", "always chain host system")]
    [InlineData(";TrustServerCertificate=yes;HostnameInCertificate=x", "always - HostnameInCertificate")]
    [InlineData(";Encrypt=strict;ServerCertificate=/c.pem", "always pinned:/c.pem direct")]
    [InlineData(";Encrypt=yes;ServerCertificate=/c.pem", "always chain host system - ServerCertificate")]
    [InlineData(";Trust Server Certificate=yes", "always chain host system - Trust Server Certificate")]
    [InlineData(";sslmode=disable", "always chain host system - sslmode")]
    [InlineData(";Frobnicate=1", "always chain host system")]
    public void Other_keys(string settings, string expected) => Assert.Equal(expected, Summary.Of(Reading(Head18 + settings)));

    [Fact]
    public void The_name_in_the_string_takes_the_place_of_the_hosts() =>
        Assert.Equal("sql.example.com", Reading(Head18 + ";HostnameInCertificate=sql.example.com").Posture!.ExpectedName);

    [Theory]
    [InlineData(";Encrypt=${E}", "hidden")]
    [InlineData(";TrustServerCertificate=${T}", "hidden")]
    [InlineData(";${MORE}", "hidden")]
    [InlineData(";PWD=${P}", "always chain host system")]
    public void Placeholder_hides_what_it_may_decide(string settings, string expected) => Assert.Equal(expected, Summary.Of(Reading(Head18 + settings)));

    [Theory]
    [InlineData("DSN=shop;UID=u", "hidden")]
    [InlineData("DSN=shop;UID=u;Encrypt=no", "login-only")]
    [InlineData("mssql+pyodbc://u:p@shop", "hidden")]
    public void A_data_source_may_hold_the_rest(string text, string expected) => Assert.Equal(expected, Summary.Of(Reading(text)));

    [Theory]
    [InlineData("?driver=ODBC+Driver+18+for+SQL+Server", "always chain host system")]
    [InlineData("?driver=ODBC%20Driver%2018%20for%20SQL%20Server&TrustServerCertificate=yes", "always")]
    [InlineData("?driver=ODBC+Driver+17+for+SQL+Server", "login-only")]
    [InlineData("?driver=ODBC+Driver+17+for+SQL+Server&Encrypt=yes", "always chain host system")]
    [InlineData("?Driver=ODBC+Driver+17+for+SQL+Server&encrypt=yes&trustservercertificate=yes", "always")]
    [InlineData("?driver=FreeTDS", "refused driver")]
    public void The_query_of_SQLAlchemys_URIs_goes_to_the_driver(string query, string expected) =>
        Assert.Equal(expected, Summary.Of(Reading($"mssql+pyodbc://u:p@db.example.com:1433/d{query}")));

    [Theory]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=tcp:h,1433", "h:1433")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=h\\i", "h")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Addr=h", "h")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=.", "localhost")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=${H}", "? ${H}")]
    [InlineData("mssql+pyodbc://u:p@h:1434/d", "h:1434")]
    public void Endpoint_is_read(string text, string expected) => Assert.Equal(expected, Summary.Endpoints(Reading(text)));

    [Theory]
    [InlineData("", "")]
    [InlineData(";Encrypt=no", ";Encrypt=yes")]
    [InlineData(";Encrypt=true", ";Encrypt=yes")]
    [InlineData(";Encrypt=optional;TrustServerCertificate=yes", ";Encrypt=yes;TrustServerCertificate=no")]
    [InlineData(";TrustServerCertificate=yes", ";TrustServerCertificate=no")]
    [InlineData(";Encrypt=strict", ";Encrypt=strict")]
    [InlineData(";Encrypt=strict;TrustServerCertificate=yes", ";Encrypt=strict")]
    [InlineData(";Encrypt=no;Encrypt=yes", ";Encrypt=yes;Encrypt=yes")]
    [InlineData(";TrustServerCertificate=yes;Trust Server Certificate=yes", ";TrustServerCertificate=no")]
    public void What_hardening_writes(string settings, string expected) =>
        Assert.Equal(Head18 + expected, Harden.Text("odbc-sqlserver", Head18 + settings, "system"));

    [Theory]
    [InlineData("Driver={ODBC Driver 17 for SQL Server};Server=h", "Driver={ODBC Driver 17 for SQL Server};Server=h;Encrypt=yes")]
    [InlineData(
        "mssql+pyodbc://u:p@h/d?driver=ODBC+Driver+17+for+SQL+Server&TrustServerCertificate=yes",
        "mssql+pyodbc://u:p@h/d?driver=ODBC+Driver+17+for+SQL+Server&TrustServerCertificate=no&Encrypt=yes")]
    public void Version_17_needs_the_word(string text, string expected) => Assert.Equal(expected, Harden.Text("odbc-sqlserver", text, "system"));

    [Theory]
    [InlineData(";Encrypt=no", "/ca.pem", "! Microsoft's ODBC driver can name no file")]
    [InlineData(";Encrypt=no", "", "! no trust anchor")]
    [InlineData(";Encrypt=no;HostnameInCertificate=other", "system", "! 'HostnameInCertificate' gives another name")]
    [InlineData(";Encrypt=${E}", "system", "! what decides about TLS can't be seen")]
    public void What_hardening_leaves(string settings, string anchor, string expected) =>
        Assert.StartsWith(expected, Harden.Text("odbc-sqlserver", Head18 + settings, anchor), StringComparison.Ordinal);
}
