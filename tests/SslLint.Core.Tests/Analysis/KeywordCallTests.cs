using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Sources;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Connections that are the arguments of a call of Python, found, judged and fixed.</summary>
public sealed class KeywordCallTests
{
    private static readonly AnalysisOptions PublicCa = new() { PublicCa = true };

    private static void AssertFirst(string expected, string found)
    {
        Assert.StartsWith(expected, found, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Length == 0);
    }

    private static ProjectFacts PyMySqlOf(int minor) => new()
    {
        Drivers = [new DriverEvidence("pymysql", new DriverVersion(1, minor), EvidenceStrength.Project, "requirements.txt")],
    };

    private static string Found(string text, string path = "db.py", ProjectFacts? project = null) =>
        string.Join('\n', Analyze(path, text, project: project).Findings.Where(f => f.Level > Level.Info)
            .Select(f => $"{f.Rule.Id} {f.Driver} [{f.Span.Of(text)}]"));

    [Theory]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='db.example.com', TrustServerCertificate='yes'",
        "SSL1003 odbc-sqlserver [TrustServerCertificate='yes']")]
    [InlineData("driver='ODBC Driver 18 for SQL Server', host=HOST, uid=USER, pwd=os.environ['PW'], Encrypt='no'", "SSL1001 odbc-sqlserver [Encrypt='no']")]
    [InlineData("driver='{ODBC Driver 17 for SQL Server}', server=cfg.get('server', 'x'), database='d'", "SSL1001 odbc-sqlserver [pyodbc.connect]")]
    [InlineData("driver=DRIVER, server=SERVER, TrustServerCertificate='yes'", "SSL1003 odbc-sqlserver [TrustServerCertificate='yes']")]
    [InlineData("driver='{FreeTDS}', server='db.example.com', port=1433, TDS_Version='7.0'", "SSL1001 freetds [TDS_Version='7.0']")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='db.example.com', Encrypt='perhaps'", "SSL4002 odbc-sqlserver [Encrypt='perhaps']")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', TrustServerCertificate='yes', **settings", "SSL1003 odbc-sqlserver [TrustServerCertificate='yes']")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='db.example.com'", "")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='localhost', Encrypt='no'", "")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='db.example.com', Encrypt=ENCRYPT", "")]
    [InlineData("driver='{ODBC Driver 18 for SQL Server}', server='db.example.com', Encrypt='no' if old else 'yes'", "")]
    [InlineData("driver='{Oracle in XE}', server='db.example.com', Encrypt='no'", "")]
    [InlineData("driver=DRIVER, server=SERVER", "")]
    [InlineData("dsn='Shop', uid='u', pwd='p'", "")]
    [InlineData("connection_string, autocommit=True", "")]
    [InlineData("**settings", "")]
    public void PyOdbc(string arguments, string expected) => Assert.Equal(expected, Found($"cnxn = pyodbc.connect({arguments})\n"));

    [Theory]
    [InlineData("server='db.example.com', user='u', password='p'", "SSL1001 freetds [pymssql.connect]")]
    [InlineData("SERVER, USER, PASSWORD, 'd'", "SSL1001 freetds [pymssql.connect]")]
    [InlineData("host='db.example.com', tds_version='7.0'", "SSL1001 freetds [tds_version='7.0']")]
    [InlineData("server='db.example.com', encryption='off'", "SSL1001 freetds [encryption='off']")]
    [InlineData("server='db.example.com', encrypt=True", "SSL4002 freetds [encrypt=True]")]
    [InlineData("server='db.example.com', encryption='require'", "")]
    [InlineData("server='localhost', user='u'", "")]
    [InlineData("**settings", "")]
    public void PyMsSql(string arguments, string expected) => Assert.Equal(expected, Found($"c = pymssql.connect({arguments})\n"));

    [Theory]
    [InlineData("host='db.example.com', user='u', password=PW, ssl_disabled=True", "SSL1001 pymysql [ssl_disabled=True]")]
    [InlineData("host='db.example.com', user='u', password=PW", "SSL1002 pymysql [pymysql.connect]")]
    [InlineData("host=HOST, ssl={}", "SSL1002 pymysql [ssl={}]")]
    [InlineData("host='db.example.com', ssl={'ssl_ca': CA}", "SSL1003 pymysql ['ssl_ca': CA]")]
    [InlineData("host='db.example.com', ssl={'ssl': True}", "SSL1003 pymysql")]
    [InlineData("host='db.example.com', ssl_ca='ca.pem'", "SSL1003 pymysql [ssl_ca='ca.pem']")]
    [InlineData("host='db.example.com', ssl_ca='ca.pem', ssl_verify_cert=True", "SSL1004 pymysql [ssl_verify_cert=True]")]
    [InlineData("host='db.example.com', ssl_verify_cert=True, ssl_verify_identity=True", "SSL1004 pymysql [ssl_verify_cert=True]")]
    [InlineData("host='db.example.com', ssl={\n    # the CA\n    'ca': os.path.join(HERE, 'ca.pem'),\n    'check_hostname': False,\n}", "SSL1004 pymysql")]
    [InlineData("host='db.example.com', ssl={'ca': 'ca.pem', 'check_hostname': False, 'verify_mode': 'none'}", "SSL1003 pymysql")]
    [InlineData("host='db.example.com', ssl_ca='ca.pem', ssl_verify_identity=True", "SSL4002 pymysql [ssl_verify_identity=True]")]
    [InlineData("host='db.example.com', ssl_mode='REQUIRED'", "SSL4002 pymysql [ssl_mode='REQUIRED']")]
    [InlineData("host='db.example.com', ssl=True", "SSL4002 pymysql [ssl=True]")]
    public void PyMySql_since_1_2(string arguments, string expected) => Assert.StartsWith(
        expected, Found($"c = pymysql.connect({arguments})\n", project: PyMySqlOf(2)), StringComparison.Ordinal);

    [Theory]
    [InlineData("host='db.example.com', ssl={'ca': 'ca.pem'}")]
    [InlineData("host='db.example.com', ssl={'ca': CA, 'verify_mode': ssl.CERT_REQUIRED}")]
    [InlineData("host='db.example.com', ssl_ca=CA, ssl_verify_cert=True, ssl_verify_identity=True")]
    [InlineData("host='db.example.com', ssl=context")]
    [InlineData("host='db.example.com', ssl_disabled=not USE_TLS")]
    [InlineData("host='db.example.com', read_default_file='~/.my.cnf'")]
    [InlineData("host='localhost', ssl_disabled=True")]
    [InlineData("user='u', password='p'")]
    [InlineData("unix_socket='/run/mysqld/mysqld.sock', ssl_disabled=True")]
    [InlineData("**settings")]
    [InlineData("")]
    public void What_is_strict_local_or_not_known_is_silent(string arguments) =>
        Assert.Equal("", Found($"c = pymysql.connect({arguments})\n", project: PyMySqlOf(2)));

    [Theory]
    [InlineData("host='db.example.com', ssl={'ca': 'ca.pem'}", "SSL1002 pymysql ['ca': 'ca.pem']")]
    [InlineData("host='db.example.com', user='u', passwd='p'", "SSL1001 pymysql [pymysql.connect]")]
    public void PyMySql_before_1_2_goes_on_in_plaintext(string arguments, string expected) =>
        Assert.Equal(expected, Found($"c = pymysql.connect({arguments})\n", project: PyMySqlOf(0)));

    [Theory]
    [InlineData("host='db.example.com', ssl_mode='DISABLED'", "SSL1001 mysqlclient [ssl_mode='DISABLED']")]
    [InlineData("host='db.example.com', ssl_mode='REQUIRED'", "SSL1003 mysqlclient [ssl_mode='REQUIRED']")]
    [InlineData("host='db.example.com', ssl_mode='VERIFY_CA', ssl={'ca': CA}", "")]
    [InlineData("DB_HOST, DB_USER, DB_PASS, DB_NAME", "SSL1001 mysqlclient [MySQLdb.connect]")]
    [InlineData("host='db.example.com', ssl={'cipher': 'X'}", "SSL1002 mysqlclient")]
    [InlineData("host='db.example.com', ssl_mode='VERIFY_IDENTITY', ssl={'ca': CA}", "")]
    [InlineData("'localhost', 'root', 'p', 'd'", "")]
    public void MySqlClient(string arguments, string expected) =>
        AssertFirst(expected, Found($"db = MySQLdb.connect({arguments})\n"));

    [Theory]
    [InlineData("# pymysql.connect(host='db.example.com', ssl_disabled=True)\n")]
    [InlineData("\"\"\"Use pymysql.connect(host='db.example.com', ssl_disabled=True) to connect.\"\"\"\n")]
    [InlineData("print('pymysql.connect(host=\"db.example.com\", ssl_disabled=True)')\n")]
    [InlineData("assert_called(pymysql.connect(host='db.example.com', ssl_disabled=True))\n")]
    [InlineData("connect(host='db.example.com', ssl_disabled=True)\n")]
    [InlineData("pymysql.connect(host='db.example.com', ssl_disabled=True\n")]
    public void What_is_no_call_is_silent(string text) => Assert.Equal("", Found(text));

    [Fact]
    public void Documents_are_not_read() => Assert.Equal("", Found("pymysql.connect(host='db.example.com', ssl_disabled=True)\n", "docs/use.md"));

    [Fact]
    public void A_driver_that_is_not_read_is_named() =>
        Assert.Equal(["mysqlconnector-python"], Analyze("db.py", "c = mysql.connector.connect(host='db.example.com', ssl_disabled=True)\n").OtherReaders);

    [Theory]
    [InlineData("TrustServerCertificate='yes'", "TrustServerCertificate='no'")]
    [InlineData("Encrypt=\"no\", TrustServerCertificate=\"yes\"", "Encrypt=\"yes\", TrustServerCertificate=\"no\"")]
    public void Arguments_are_changed_where_they_stand(string written, string strict)
    {
        const string head = "c = pyodbc.connect(\n    driver='{ODBC Driver 18 for SQL Server}',\n    server=SERVER,\n    ";

        Assert.Equal(head + strict + ",\n)\n", Fixed("db.py", head + written + ",\n)\n", PublicCa));
        Assert.Equal(head + strict + ",\n)\n", Fixed("db.py", head + strict + ",\n)\n", PublicCa));
    }

    [Fact]
    public void An_argument_that_is_missing_is_added() => Assert.Equal(
        "c = pyodbc.connect(driver='{ODBC Driver 17 for SQL Server}', server='db.example.com', Encrypt='yes', database='d')\n",
        Fixed("db.py", "c = pyodbc.connect(driver='{ODBC Driver 17 for SQL Server}', server='db.example.com', database='d')\n", PublicCa));

    [Fact]
    public void What_makes_PyMySql_strict_is_told()
    {
        var finding = Assert.Single(Analyze("db.py", "c = pymysql.connect(host='db.example.com', ssl_disabled=True)\n").Findings);

        Assert.Null(finding.Fix);
        Assert.Contains("ssl={\"ca\": PATH}", finding.Help, StringComparison.Ordinal);
    }
}
