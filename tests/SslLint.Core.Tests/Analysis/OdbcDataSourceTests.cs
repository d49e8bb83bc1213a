using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Redaction;
using SslLint.Rules;
using SslLint.Sources;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Data sources of ODBC, found in <c>odbc.ini</c> and files <c>.dsn</c>, judged and fixed.</summary>
public sealed class OdbcDataSourceTests
{
    private const string Plain =
        "[ODBC Data Sources]\nShop = the shop\n\n[Shop]\nDriver = ODBC Driver 18 for SQL Server\nServer = tcp:db.example.com,1433\nDatabase = shop\n"
        + "Encrypt = no\nTrustServerCertificate = yes\n";

    private static readonly AnalysisOptions PublicCa = new() { PublicCa = true };

    private static string Found(string path, string text) =>
        string.Join('\n', Analyze(path, text).Findings.Where(f => f.Level > Level.Info).Select(f => $"{f.Rule.Id} {f.Driver} [{f.Span.Of(text)}]"));

    [Theory]
    [InlineData("odbc.ini")]
    [InlineData(".odbc.ini")]
    [InlineData("docker/odbc.ini.j2")]
    [InlineData("etc/my-odbc.conf")]
    [InlineData("shop.dsn")]
    public void A_section_with_driver_and_server_is_a_connection(string path) =>
        Assert.Equal("SSL1001 odbc-sqlserver [Encrypt = no]", Found(path, Plain));

    [Theory]
    [InlineData("Driver=ODBC Driver 18 for SQL Server\nServer=db.example.com\nTrustServerCertificate=yes",
        "SSL1003 odbc-sqlserver [TrustServerCertificate=yes]")]
    [InlineData("driver       = ODBC Driver 18 for SQL Server\nserver       = db.example.com\ntrustservercertificate = Yes",
        "SSL1003 odbc-sqlserver [trustservercertificate = Yes]")]
    [InlineData("Driver = ODBC Driver 17 for SQL Server\nServer = db.example.com", "SSL1001 odbc-sqlserver [ODBC Driver 17 for SQL Server]")]
    [InlineData("Driver = /opt/microsoft/msodbcsql17/lib64/libmsodbcsql-17.10.so.2.1\nServer = db.example.com",
        "SSL1001 odbc-sqlserver [/opt/microsoft/msodbcsql17/lib64/libmsodbcsql-17.10.so.2.1]")]
    [InlineData("Driver = FreeTDS\nServer = db.example.com\nPort = 1433\nTDS_Version = 7.0\nEncryption = require", "SSL1001 freetds [TDS_Version = 7.0]")]
    [InlineData("Driver = FreeTDS\nServer = db.example.com\nTDS_Version = 7.4", "SSL1001 freetds [FreeTDS]")]
    [InlineData("Driver = /usr/lib/x86_64-linux-gnu/odbc/libtdsodbc.so\nServer = db.example.com\nEncryption = off", "SSL1001 freetds [Encryption = off]")]

    // Of several settings of one key the first counts.
    [InlineData("Driver = FreeTDS\nServer = db.example.com\nEncryption = off\nEncryption = require", "SSL1001 freetds [Encryption = off]")]
    [InlineData("Driver = ODBC Driver 18 for SQL Server\nServer = db.example.com\nEncrypt = no\nEncrypt = yes", "SSL1001 odbc-sqlserver [Encrypt = no]")]
    [InlineData("Driver = ODBC Driver 18 for SQL Server\nServer = db.example.com\nEncrypt = maybe", "SSL4002 odbc-sqlserver [Encrypt = maybe]")]
    public void The_driver_reads_it(string section, string expected) => Assert.Equal(expected, Found("odbc.ini", "[Shop]\n" + section + "\n"));

    [Theory]
    [InlineData("odbc.ini", "[Shop]\nDriver = ODBC Driver 18 for SQL Server\nServer = db.example.com\nDatabase = shop\n")]
    [InlineData("odbc.ini", "[Shop]\nDriver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nEncrypt = yes\n")]
    [InlineData("odbc.ini", "[Shop]\nDriver = ODBC Driver 18 for SQL Server\nServer = db.example.com\nEncrypt = yes\nEncrypt = no\n")]
    [InlineData("odbc.ini", "[Shop]\nDriver = ODBC Driver 17 for SQL Server\nServer = localhost\n")]
    [InlineData("odbc.ini", "[Shop]\nDriver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nEncrypt = ${ENCRYPT}\n")]
    [InlineData("odbc.ini", "[Shop]\nDriver = FreeTDS\nServername = shop\nEncryption = off\n")]
    [InlineData("odbc.ini", "[Shop]\n# Driver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nEncrypt = no\n")]
    [InlineData("odbc.ini", "Driver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nEncrypt = no\n")]
    [InlineData("odbcinst.ini", "[ODBC Driver 17 for SQL Server]\nDescription=Microsoft ODBC Driver\nDriver=/opt/microsoft/libmsodbcsql-17.so\nUsageCount=1\n")]
    [InlineData("settings.ini", "[database]\ndriver = ODBC Driver 17 for SQL Server\nserver = db.example.com\ndatabase = shop\n")]
    [InlineData("odbc.md", Plain)]
    [InlineData("odbc.yaml", "shop:\n  Driver: ODBC Driver 17 for SQL Server\n  Server: db.example.com\n")]
    public void What_is_safe_or_no_data_source_is_silent(string path, string text) => Assert.Equal("", Found(path, text));

    [Theory]
    [InlineData("PostgreSQL Unicode", "Servername", "psqlodbc")]
    [InlineData("/usr/lib/x86_64-linux-gnu/odbc/psqlodbcw.so", "Servername", "psqlodbc")]
    [InlineData("MySQL ODBC 8.0 Unicode Driver", "SERVER", "mysql-odbc")]
    [InlineData("/usr/lib/libmyodbc8w.so", "Server", "mysql-odbc")]
    [InlineData("MariaDB Unicode", "SERVER", "mariadb-odbc")]
    [InlineData("/usr/lib/libmaodbc.so", "SERVER", "mariadb-odbc")]
    public void Drivers_that_are_not_read_are_named(string driver, string host, string expected)
    {
        var result = Analyze("odbc.ini", $"[Shop]\nDriver = {driver}\n{host} = db.example.com\nPort = 5432\n");

        Assert.Equal((0, 1, expected), (result.Findings.Count, result.NotRead, string.Join(',', result.OtherReaders)));
        Assert.Equal([expected], Analyze(".env", $"X=\"Driver={{{driver}}};Server=db.example.com;Uid=u;Pwd=p\"\n").OtherReaders);
        Assert.Equal(0, Analyze("odbcinst.ini", $"[{driver}]\nDriver = {driver}\nSetup = x\n").NotRead);
    }

    [Theory]
    [InlineData("Encrypt = no\nTrustServerCertificate = yes", "Encrypt = yes\nTrustServerCertificate = no")]
    [InlineData("Encrypt=Optional", "Encrypt=yes")]
    [InlineData("TrustServerCertificate=yes\r", "TrustServerCertificate=no\r")]
    public void Settings_are_changed_where_they_stand(string written, string strict)
    {
        const string head = "[Shop]\nDriver = ODBC Driver 18 for SQL Server\nServer = db.example.com\n";

        Assert.Equal(head + strict + "\n", Fixed("odbc.ini", head + written + "\n", PublicCa));
        Assert.Equal(head + strict + "\n", Fixed("odbc.ini", head + strict + "\n", PublicCa));
    }

    [Fact]
    public void A_setting_that_is_missing_gets_a_line() =>
        Assert.Equal(
            "[Shop]\nDriver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nEncrypt = yes\nPWD = Pa55word\n\n[Other]\nA = 1\n",
            Fixed("odbc.ini", "[Shop]\nDriver = ODBC Driver 17 for SQL Server\nServer = db.example.com\nPWD = Pa55word\n\n[Other]\nA = 1\n", PublicCa));

    [Fact]
    public void FreeTDS_says_where_it_can_be_strict()
    {
        var finding = Assert.Single(Analyze("odbc.ini", "[Shop]\nDriver = FreeTDS\nServer = db.example.com\n", PublicCa).Findings);

        Assert.Null(finding.Fix);
        Assert.Contains("freetds.conf", finding.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_are_not_shown()
    {
        const string text = "[Shop]\nDriver = FreeTDS\nServer = db.example.com\nUID = app\nPWD = Pa55word\nPassword = Pa66word\nEncryption = off\n";
        var shown = ShownFile.Of(new SourceFile("odbc.ini", text), Analyze("odbc.ini", text).Judged);
        var lines = string.Join('\n', Enumerable.Range(1, 7).Select(l => shown[l].Text.Text));

        Assert.DoesNotContain("Pa55word", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("Pa66word", lines, StringComparison.Ordinal);
        Assert.Contains("Encryption = off", lines, StringComparison.Ordinal);
    }
}
