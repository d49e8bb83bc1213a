using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Rules;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>SQL Server's strings and objects in Go and JavaScript, found in files, judged and fixed.</summary>
public sealed class SqlServerLanguageTests
{
    private static readonly AnalysisOptions Given = new() { RootCertificate = "certs/ca.pem" };

    private static string Found(string path, string text, ProjectFacts? project = null) =>
        string.Join('\n', Analyze(path, text, project: project).Findings.Where(f => f.Level > Level.Info)
            .Select(f => $"{f.Rule.Id} {f.Driver} [{f.Span.Of(text)}]"));

    [Theory]
    [InlineData("db, _ := sql.Open(\"sqlserver\", \"sqlserver://u:p@db.example.com?database=d&encrypt=disable\")\n", "SSL1001 go-mssqldb [encrypt=disable]")]
    [InlineData("u := \"sqlserver://u:p@db.example.com?database=d&encrypt=true&TrustServerCertificate=true\"\n",
        "SSL1003 go-mssqldb [TrustServerCertificate=true]")]
    [InlineData("u := \"sqlserver://u:p@db.example.com?database=d&encrypt=true\"\n", "")]
    [InlineData("s := \"server=db.example.com;user id=u;password=p;port=1433;database=d;encrypt=disable\"\n", "SSL1001 go-mssqldb [encrypt=disable]")]
    [InlineData("s := fmt.Sprintf(\"server=%s;user id=%s;password=%s;port=%d;database=%s;encrypt=disable\", h, u, p, n, d)\n",
        "SSL1001 go-mssqldb [encrypt=disable]")]
    [InlineData("s := \"server=db.example.com;user id=u;password=p;encrypt=true;certificate=certs/ca.pem\"\n", "")]
    [InlineData("db, err := sql.Open(\"sqlserver\", \"odbc:server=db.example.com;user id=u;password={a b};encrypt=disable\")\n",
        "SSL1001 go-mssqldb [encrypt=disable]")]
    [InlineData("db, err := sql.Open(\"sqlserver\", \"odbc:server=db.example.com;port=1433;user id=u\")\n",
        "SSL1001 go-mssqldb [server=db.example.com;port=1433;user id=u]")]
    [InlineData("db, err := sql.Open(\"sqlserver\", \"odbc:server=db.example.com;user id=u;password={x};encrypt=true\")\n", "")]
    public void Go(string text, string expected) => Assert.Equal(expected, Found("db.go", "package main\n" + text));

    [Fact]
    public void A_URL_in_the_environment_of_a_Go_program() =>
        Assert.Equal(
            "SSL1001 go-mssqldb [encrypt=disable]",
            Found(".env", "URL=sqlserver://u:p@db.example.com?database=d&encrypt=disable\n", Project("go-mssqldb", "pgx")));

    [Fact]
    public void A_password_in_braces_is_not_shown()
    {
        const string text = "db, err := sql.Open(\"sqlserver\", \"odbc:server=db.example.com;user id=u;password={Pa55;word77};encrypt=disable\")\n";
        var file = new SslLint.Sources.SourceFile("db.go", text);

        Assert.DoesNotContain("word77", Analyze("db.go", text).Shown(file)[1].Text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u := \"sqlserver://u:p@db.example.com?database=d\"\n",
        "u := \"sqlserver://u:p@db.example.com?database=d&encrypt=true&certificate=certs/ca.pem\"\n")]
    [InlineData(
        "s := \"server=db.example.com;user id=u;password=p;encrypt=disable\"\n",
        "s := \"server=db.example.com;user id=u;password=p;encrypt=true;certificate=certs/ca.pem\"\n")]
    public void Go_is_fixed_with_a_file(string text, string expected) => Assert.Equal(expected, Fixed("db.go", text, Given));

    [Theory]
    [InlineData("const c = 'Server=db.example.com,1433;Database=d;User Id=u;Password=p;Encrypt=false';\n", "SSL1001 mssql-node [Encrypt=false]")]
    [InlineData("await sql.connect('Server=db.example.com;Database=d;User Id=u;Password=p;Encrypt=true;TrustServerCertificate=true');\n",
        "SSL1002 mssql-node [TrustServerCertificate=true]")]
    [InlineData("await sql.connect('Server=db.example.com;Database=d;User Id=u;Password=p;Encrypt=true');\n", "")]
    [InlineData("const c = `Server=${h};Database=d;User Id=u;Password=${p};Encrypt=false`;\n", "SSL1001 mssql-node [Encrypt=false]")]
    public void Strings_in_JavaScript(string text, string expected) => Assert.Equal(expected, Found("db.ts", "import sql from 'mssql';\n" + text));

    [Fact]
    public void A_string_in_the_environment_of_a_JavaScript_project() =>
        Assert.Equal("SSL1001 mssql-node [Encrypt=false]", Found(
            ".env", "DB=\"Server=db.example.com,1433;Database=d;User Id=u;Password=p;Encrypt=false\"\n", Project("mssql-node")));

    [Theory]
    [InlineData("x.js", "const c = { server: 'db.example.com', options: { encrypt: false } };", "SSL1001 tedious [encrypt: false]")]
    [InlineData("x.js", "const c = { server: 'db.example.com', user: 'u', options: { encrypt: true, trustServerCertificate: true } };",
        "SSL1002 tedious [encrypt: true]")]
    [InlineData("x.js", "const c = { server: 'db.example.com', options: { encrypt: 'strict' } };", "")]
    [InlineData("x.js", "const c = { server: 'db.example.com', options: { encrypt: 'mandatory' } };", "SSL4002 tedious [encrypt: 'mandatory]")]
    [InlineData("x.js", "const sql = require('mssql');\nconst c = { server: process.env.S, options: { encrypt: false } };", "SSL1001 tedious [encrypt: false]")]
    [InlineData("x.js", "const c = { server: process.env.S, options: { encrypt: false } };", "")]
    [InlineData("x.js", "const c = { server: 'localhost', options: { encrypt: false } };", "")]
    [InlineData("x.js", "const c = { url: 'x', server: 'a', encrypt: false };", "")]
    [InlineData("config.json", "{ \"db\": { \"server\": \"db.example.com\", \"options\": { \"encrypt\": false } } }", "SSL1001 tedious [encrypt\": false]")]
    [InlineData("x.ts", "new Sequelize('d', 'u', 'p', { host: 'db.example.com', dialect: 'mssql', dialectOptions: { options: { encrypt: false } } });",
        "SSL1001 tedious [encrypt: false]")]
    [InlineData("x.ts", "new Sequelize('d', 'u', 'p', { host: 'db.example.com', dialect: 'mssql' });", "SSL1002 tedious [db.example.com]")]
    [InlineData("x.ts", "new Sequelize('d', 'u', 'p', { host: 'db.example.com', dialect: 'mssql', dialectOptions: { options: { encrypt: 'strict' } } });", "")]
    [InlineData("x.ts", "new Sequelize('d', 'u', 'p', { host: 'db.example.com', dialect: 'mysql', dialectOptions: { options: { encrypt: false } } });", "")]
    [InlineData("config/config.json",
        "{ \"production\": { \"dialect\": \"mssql\", \"host\": \"db.example.com\", \"dialectOptions\": { \"options\": { \"encrypt\": false } } } }",
        "SSL1001 tedious [encrypt\": false]")]
    [InlineData("x.ts", "new DataSource({ type: 'mssql', host: 'db.example.com', options: { encrypt: false } });", "SSL1001 tedious [encrypt: false]")]
    [InlineData("x.ts", "new DataSource({ type: 'mssql', host: 'db.example.com', extra: { trustServerCertificate: true } });",
        "SSL1002 tedious [true]")]
    [InlineData("x.ts", "new DataSource({ type: 'postgres', host: 'db.example.com', options: { encrypt: false } });", "")]
    [InlineData("ormconfig.json", "{ \"type\": \"mssql\", \"host\": \"db.example.com\", \"options\": { \"encrypt\": false } }",
        "SSL1001 tedious [encrypt\": false]")]
    [InlineData("knexfile.js", "module.exports = { client: 'mssql', connection: { host: 'db.example.com', options: { encrypt: true } } };",
        "SSL1002 tedious [encrypt: true]")]
    [InlineData("knexfile.js", "module.exports = { client: 'mssql', connection: { server: 'db.example.com', user: 'u' } };",
        "SSL1001 tedious [db.example.com]")]
    [InlineData("knexfile.js", "module.exports = { client: 'mssql', connection: { server: 'db.example.com', encrypt: true } };",
        "SSL1002 tedious [encrypt: true]")]
    [InlineData("knexfile.js", "module.exports = { client: 'pg', connection: { host: 'db.example.com', options: { encrypt: false } } };", "")]
    public void Objects_in_JavaScript_and_JSON(string path, string text, string expected) => Assert.Equal(expected, Found(path, text + "\n"));

    [Theory]
    [InlineData("const c = { server: 'db.example.com', options: { encrypt: false } };\n")]
    [InlineData("const c = 'Server=db.example.com;Database=d;User Id=u;Password=p;Encrypt=false';\n")]
    public void What_cannot_be_strict_says_where_it_can(string text)
    {
        var finding = Assert.Single(Analyze("x.js", text, Given).Findings);

        Assert.Null(finding.Fix);
        Assert.Contains("encrypt: 'strict'", finding.Help, StringComparison.Ordinal);
    }
}
