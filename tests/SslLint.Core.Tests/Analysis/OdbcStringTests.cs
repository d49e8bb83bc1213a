using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Rules;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>ODBC's strings for SQL Server and SQLAlchemy's URIs, found in files, judged and fixed.</summary>
public sealed class OdbcStringTests
{
    private const string Trusting =
        "Driver={ODBC Driver 18 for SQL Server};Server=tcp:db.example.com,1433;Database=d;UID=u;PWD={a;b}}c};TrustServerCertificate=yes";

    private static readonly AnalysisOptions PublicCa = new() { PublicCa = true };

    private static string Found(string path, string text, ProjectFacts? project = null) =>
        string.Join('\n', Analyze(path, text, project: project).Findings.Where(f => f.Level > Level.Info)
            .Select(f => $"{f.Rule.Id} {f.Driver} [{f.Span.Of(text)}]"));

    [Theory]
    [InlineData("appsettings.json", "{ \"ConnectionStrings\": { \"Shop\": \"" + Trusting + "\" } }")]
    [InlineData(".env", "SHOP=\"" + Trusting + "\"\n")]
    [InlineData(".env", "SHOP=" + Trusting + "\n")]
    [InlineData("app.config", "<configuration><connectionStrings><add name=\"a\" connectionString=\"" + Trusting + "\" /></connectionStrings></configuration>")]
    [InlineData("db.py", "params = urllib.parse.quote_plus(\"" + Trusting + "\")\n")]
    [InlineData("db.py", "conn = pyodbc.connect('" + Trusting + "')\n")]
    [InlineData("db.py",
        "conn = pyodbc.connect(\n    'Driver={ODBC Driver 18 for SQL Server};'\n    'Server=db.example.com;'\n    'TrustServerCertificate=yes'\n)\n")]
    [InlineData("db.py", "c = f\"DRIVER={{ODBC Driver 18 for SQL Server}};SERVER={server};DATABASE={db};UID={u};PWD={p};TrustServerCertificate=yes\"\n")]
    [InlineData("db.py", "c = \"DRIVER={{ODBC Driver 18 for SQL Server}};SERVER={};DATABASE={};TrustServerCertificate=yes\".format(s, d)\n")]
    [InlineData("db.py", "c = 'DRIVER={ODBC Driver 18 for SQL Server};SERVER='+server+';DATABASE='+d+';TrustServerCertificate=yes'\n")]
    [InlineData("db.php", "$c = new PDO(\"odbc:" + Trusting + "\");\n")]
    [InlineData("run.sh", "isql -k \"" + Trusting + "\"\n")]
    [InlineData("values.ini", "server=x\nconn = Server=db.example.com;UID=u;Driver=ODBC Driver 18 for SQL Server;TrustServerCertificate=yes\n")]
    public void A_string_that_names_the_driver_is_ODBCs(string path, string text) =>
        Assert.Equal("SSL1003 odbc-sqlserver [TrustServerCertificate=yes]", Found(path, text));

    [Theory]
    [InlineData("Driver={PostgreSQL Unicode};Server=db.example.com;Port=5432;Database=d;Uid=u;Pwd=p;sslmode=disable")]
    [InlineData("Driver={MySQL ODBC 8.0 Unicode Driver};Server=db.example.com;Database=d;Uid=u;Pwd=p;SSLMODE=DISABLED")]
    [InlineData("Driver={Microsoft Access Driver (*.mdb)};DBQ=c:\\x.mdb;Uid=u;Pwd=p")]
    [InlineData("Server=db.example.com;Driver={Oracle in XE};Encrypt=no;Uid=u")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=db.example.com;UID=u;PWD=p")]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=db.example.com;Encrypt=strict")]
    public void Other_drivers_and_strict_strings_are_silent(string text)
    {
        Assert.Equal("", Found(".env", $"X=\"{text}\"\n"));
        Assert.Equal("", Found("db.py", $"x = \"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"\n"));
    }

    [Theory]
    [InlineData("Driver={FreeTDS};Server=db.example.com;Port=1433;UID=u;PWD=p", "SSL1001 freetds")]
    [InlineData("Driver={ODBC Driver 17 for SQL Server};Server=db.example.com;UID=u;PWD=p", "SSL1001 odbc-sqlserver")]
    [InlineData("Driver={SQL Server};Server=db.example.com;UID=u;PWD=p", "SSL1001 odbc-sqlserver")]
    [InlineData("Driver=/opt/microsoft/msodbcsql17/lib64/libmsodbcsql-17.10.so.2.1;Server=db.example.com", "SSL1001 odbc-sqlserver")]
    public void Defaults_that_are_plaintext_are_told(string text, string expected) =>
        Assert.StartsWith(expected, Found("db.py", $"x = pyodbc.connect(\"{text}\")\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+18+for+SQL+Server&TrustServerCertificate=yes",
        "SSL1003 odbc-sqlserver [TrustServerCertificate=yes]")]
    [InlineData("mssql://u:p@db.example.com/d?driver=ODBC%20Driver%2018%20for%20SQL%20Server&TrustServerCertificate=yes",
        "SSL1003 odbc-sqlserver [TrustServerCertificate=yes]")]
    [InlineData("mssql+aioodbc://u:p@db.example.com/d?driver=ODBC+Driver+18+for+SQL+Server&Encrypt=no", "SSL1001 odbc-sqlserver [Encrypt=no]")]
    [InlineData("mssql+pyodbc://u:p@db.example.com/d?driver=FreeTDS&Encryption=off", "SSL1001 freetds [Encryption=off]")]
    [InlineData("mssql+pymssql://u:p@db.example.com/d", "SSL1001 freetds [mssql+pymssql://u:p@db.example.com/d]")]
    [InlineData("mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+18+for+SQL+Server&Encrypt=yes", "")]
    [InlineData("mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+18+for+SQL+Server", "")]
    [InlineData("mssql+pyodbc://db-by-name", "")]
    [InlineData("mssql+pyodbc:///?odbc_connect=%s", "")]
    public void URIs_of_SQLAlchemy_go_to_the_driver_that_they_name(string uri, string expected)
    {
        Assert.Equal(expected, Found("settings.py", $"SHOP = \"{uri}\"\n"));
        Assert.Equal(expected, Found(".env", $"SHOP={uri}\n"));
    }

    [Theory]
    [InlineData("npgsql")]
    [InlineData("libpq")]
    [InlineData("pyodbc")]
    public void Drivers_of_other_engines_in_the_project_do_not_matter(string driver) =>
        Assert.Equal("SSL1001 odbc-sqlserver [Encrypt=no]", Found(
            ".env", "SHOP=mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+18+for+SQL+Server&Encrypt=no\n", Project(driver)));

    [Fact]
    public void A_driver_of_SQL_Server_in_the_project_reads_no_URI_of_PostgreSQL() =>
        Assert.StartsWith("SSL1002 libpq", Found(".env", "SHOP=postgres://u:p@db.example.com/d\n", Project("odbc-sqlserver")), StringComparison.Ordinal);

    [Theory]
    [InlineData("DATABASE_URL=\"sqlserver://db.example.com:1433;database=shop;user=app;password=Pa55word;encrypt=true\"\n")]
    [InlineData("DATABASE_URL=sqlserver://db.example.com:1433;database=shop;user=app;password=Pa55word;encrypt=true\n")]
    [InlineData("DATABASE_URL=sqlserver://db.example.com;database=shop;user=app;password=Pa55word;trustServerCertificate=true\n")]
    public void Prismas_form_is_not_read(string text)
    {
        var result = Analyze(".env", text);

        Assert.Empty(result.Findings);
        Assert.Equal(["prisma"], result.OtherReaders);
    }

    [Theory]
    [InlineData("x = \"{0}\"\n", Trusting,
        "Driver={ODBC Driver 18 for SQL Server};Server=tcp:db.example.com,1433;Database=d;UID=u;PWD={a;b}}c};TrustServerCertificate=no")]
    [InlineData("x = \"{0}\"\n", "Driver={ODBC Driver 17 for SQL Server};Server=db.example.com;UID=u",
        "Driver={ODBC Driver 17 for SQL Server};Server=db.example.com;UID=u;Encrypt=yes")]
    [InlineData("x = \"{0}\"\n", "mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+17+for+SQL+Server",
        "mssql+pyodbc://u:p@db.example.com/d?driver=ODBC+Driver+17+for+SQL+Server&Encrypt=yes")]
    [InlineData(
        "x = \"{0}\"\n",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC+Driver+18+for+SQL+Server%7D%3BSERVER%3Ddb.example.com%3BUID%3Du%3BEncrypt%3Dno",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC+Driver+18+for+SQL+Server%7D%3BSERVER%3Ddb.example.com%3BUID%3Du%3BEncrypt%3Dyes")]
    [InlineData(
        "x = \"{0}\"\n",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC%20Driver%2017%20for%20SQL%20Server%7D%3BSERVER%3Ddb.example.com",
        "mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC%20Driver%2017%20for%20SQL%20Server%7D%3BSERVER%3Ddb.example.com%3BEncrypt%3Dyes")]
    [InlineData(
        "x = \"{0}\"\n",
        "mssql+pyodbc:///?odbc_connect=DRIVER={ODBC Driver 18 for SQL Server};SERVER=db.example.com;Encrypt=no",
        "mssql+pyodbc:///?odbc_connect=DRIVER={ODBC Driver 18 for SQL Server};SERVER=db.example.com;Encrypt=yes")]
    public void Fixed_where_a_public_CA_is_vouched_for(string file, string text, string expected)
    {
        var strict = file.Replace("{0}", expected, StringComparison.Ordinal);

        Assert.Equal(strict, Fixed("db.py", file.Replace("{0}", text, StringComparison.Ordinal), PublicCa));
        Assert.Equal(strict, Fixed("db.py", strict, PublicCa));
    }

    [Theory]
    [InlineData("Driver={FreeTDS};Server=h", "freetds")]
    [InlineData("Server=h;Driver={ODBC Driver 18 for SQL Server}", "odbc-sqlserver")]
    [InlineData("mssql+pyodbc://u:p@h/d?driver=FreeTDS", "freetds")]
    [InlineData("mssql+pyodbc://u:p@h/d", "odbc-sqlserver")]
    [InlineData("mssql+pymssql://u:p@h/d", "freetds")]
    [InlineData("sqlserver://u:p@h", "go-mssqldb, odbc-sqlserver, freetds")]
    [InlineData("postgresql+psycopg2://u:p@h/d", "libpq, node-postgres, metabase")]
    public void A_string_alone_is_read_by_whom_it_names(string text, string drivers) =>
        Assert.Equal(drivers, string.Join(", ", SslLint.Analysis.Explainer.CandidatesFor(text).Select(static d => d.Name)));

    [Theory]
    [InlineData("x = \"Driver={FreeTDS};Server=db.example.com\"\n", "freetds.conf")]
    [InlineData("x = \"Driver={SQL Server};Server=db.example.com\"\n", "name 'ODBC Driver 18 for SQL Server'")]
    public void What_cannot_be_strict_says_where_it_can(string text, string help)
    {
        var finding = Assert.Single(Analyze("db.py", text, PublicCa).Findings);

        Assert.Null(finding.Fix);
        Assert.Contains(help, finding.Help, StringComparison.Ordinal);
    }
}
