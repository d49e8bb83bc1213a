using SslLint.Projects;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Which driver of MySQL reads a string, by what the project names and the string holds.</summary>
public sealed class MySqlReaderTests
{
    private const string Shared = "{\"ConnectionStrings\":{\"x\":\"Server=db.example.com;Database=x;Uid=u;Pwd=p\"}}";
    private const string Own = "{\"ConnectionStrings\":{\"x\":\"Server=db.example.com;Database=x;Uid=u;Pwd=p;Port=3306\"}}";

    [Theory]
    [InlineData(Own, "mysqlconnector", "mysqlconnector SSL1002")]
    [InlineData(Own, "mysql.data", "mysql.data SSL1002")]
    [InlineData(Own, "", "mysqlconnector SSL1002")]
    [InlineData(Shared, "mysql.data", "mysql.data SSL1002")]
    [InlineData(Shared, "", "")]
    [InlineData(Shared, "mysql.data npgsql", "")]
    [InlineData(Own, "mysql.data npgsql", "mysql.data SSL1002")]
    public void Ado_net_strings_go_to_the_driver_of_the_project(string text, string drivers, string expected) =>
        Assert.Equal(expected, Found("appsettings.json", text, drivers));

    [Theory]
    [InlineData("url=jdbc:mysql://db.example.com/x", "", "connector-j SSL1002")]
    [InlineData("url=jdbc:mysql://db.example.com/x?sslMode=verify-full", "mariadb-connector-j@2.7.6", "mariadb-connector-j SSL1001 SSL4001")]
    [InlineData("url=jdbc:mariadb://db.example.com/x", "", "mariadb-connector-j SSL1001")]
    [InlineData("url=jdbc:mariadb://db.example.com/x", "connector-j pgjdbc", "mariadb-connector-j SSL1001")]
    [InlineData("url=jdbc:mysql://localhost/x", "", "")]
    public void Jdbc_urls_go_by_their_scheme(string text, string drivers, string expected) => Assert.Equal(expected, Found("a.properties", text, drivers));

    [Theory]
    [InlineData("mysql://u:p@db.example.com/x", "", "")]
    [InlineData("mysql://u:p@db.example.com/x", "node-postgres", "")]
    [InlineData("mysql://u:p@db.example.com/x", "prisma", "")]
    [InlineData("mysql://u:p@db.example.com/x", "pymysql", "")]
    [InlineData("mysql://u:p@db.example.com/x", "mysql2 node-postgres", "mysql2 SSL1001")]
    [InlineData("mysql+pymysql://u:p@db.example.com/x?ssl_ca=/ca.pem", "pymysql@1.0.2", "pymysql SSL1002")]
    [InlineData("mysql://u:p@db.example.com/x?ssl={}", "mysql-node", "")]
    [InlineData("mysql://u:p@db.example.com/x?ssl=true", "mysql-node", "mysql-node SSL1003")]
    [InlineData("mysql+mysqldb://u:p@db.example.com/x?ssl_ca=/ca.pem", "mysqlclient@1.4.6", "")]
    [InlineData("mysql+mysqldb://u:p@db.example.com/x", "mysqlclient@1.4.6", "mysqlclient SSL1001")]
    [InlineData("mysql+aiomysql://u:p@db.example.com/x", "", "")]
    [InlineData("u:p@tcp(db.example.com:3306)/x?tls=preferred", "", "go-sql-driver SSL1002")]
    [InlineData("u:p@tcp(db.example.com:3306)/x?tls=true", "", "")]
    [InlineData("postgres://u:p@db.example.com/x?sslmode=disable", "mysql2 libpq", "libpq SSL1001")]
    public void Uris_go_to_a_driver_that_is_named(string url, string drivers, string expected) =>
        Assert.Equal(expected, Found(".env", "DATABASE_URL=" + url, drivers));

    [Theory]
    [InlineData("a.yml", "env:\n  DBS__1__TYPE: MySql\n  DBS__1__CONNECTIONSTRING: \"{0}\"", "mysqlconnector SSL1002")]
    [InlineData("a.yml", "env:\n  DBS__2__TYPE: MySql\n  DBS__1__TYPE: Sqlite\n  DBS__1__CONNECTIONSTRING: \"{0}\"", "")]
    [InlineData("a.yml", "env:\n  DBS__1__TYPE: MySql\n  dbs__1__url: \"{0}\"", "mysqlconnector SSL1002")]
    [InlineData("a.json", "{\"Dbs:1:Type\":\"MySql\",\"Dbs:1:Url\":\"{0}\"}", "mysqlconnector SSL1002")]
    [InlineData("a.sh", "jq \".a.mySql.url = \\\"{0}\\\"\" x.json", "mysqlconnector SSL1002")]
    [InlineData("a.sh", "jq \".a.pgsql.url = \\\"a\\\" | .b.url = \\\"{0}\\\"\" x.json", "")]
    [InlineData(".env", "SQLAZURECONNSTR_x={0};Encrypt=no", "sqlclient SSL1001")]
    [InlineData(".env", "SQLCONNSTR_mysql={0};Encrypt=no", "sqlclient SSL1001")]
    [InlineData(".env", "MYSQLCONNSTR_x={0}", "mysqlconnector SSL1002")]
    [InlineData(".env", "POSTGRESQLCONNSTR_x={0}", "npgsql SSL1002")]
    [InlineData(".env", "CUSTOMCONNSTR_x={0}", "")]
    [InlineData("a.bicep", "{ connectionString: '{0};Encrypt=no'\n type: 'SQLAzure' }", "sqlclient SSL1001")]
    public void Names_beside_a_string_tell_its_engine(string path, string text, string expected) =>
        Assert.Equal(expected, Found(path, text.Replace("{0}", "Server=db.example.com;Database=x;Uid=u;Pwd=p", StringComparison.Ordinal), ""));

    [Theory]
    [InlineData("data-source add --name=x --connection-url=jdbc:mysql://db.example.com/x?a=b&amp;useSSL=false --user-name=u", "connector-j SSL1002 SSL4001")]
    [InlineData("see the option --connection-url=jdbc:mysql://db.example.com/x?useSSL=false", "connector-j SSL1001")]
    public void An_option_of_a_command_is_no_prose(string text, string expected) => Assert.Equal(expected, Found("a.cli", text, ""));

    [Fact]
    public void An_entity_does_not_end_a_url() =>
        Assert.Equal("connector-j SSL1001", Found("a.cli", "add --url=jdbc:mysql://db.example.com/x?a=b&amp;c=d&useSSL=false --user-name=u", ""));

    [Theory]
    [InlineData("MYSQL_HOST=db.example.com\nMYSQL_USER=u\nMYSQL_PASSWORD=p")]
    [InlineData("MB_DB_CONNECTION_URI=mysql://u:p@db.example.com/x")]
    public void What_an_image_or_program_takes_is_no_string_of_a_driver(string text) => Assert.Equal("", Found(".env", text, ""));

    private static string Found(string path, string text, string drivers)
    {
        string[] named = drivers.Length == 0 ? [] : drivers.Split(' ');
        var project = new ProjectFacts
        {
            Drivers = [.. named.Select(static d => d.Split('@')).Select(static d => new SslLint.Sources.DriverEvidence(
                d[0],
                d.Length > 1 && SslLint.Drivers.DriverVersion.TryParse(d[1], out var version) ? version : null,
                SslLint.Sources.EvidenceStrength.Project,
                d[0]))],
        };
        var findings = Analyze(path, text, null, project).Findings.Where(static f => f.Level > SslLint.Rules.Level.Info).ToList();
        return findings.Count == 0 ? "" : findings[0].Driver + " " + string.Join(' ', findings.Select(static f => f.Rule.Id).Distinct().Order());
    }
}
