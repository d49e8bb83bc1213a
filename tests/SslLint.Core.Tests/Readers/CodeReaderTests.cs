using SslLint.Readers;

namespace SslLint.Core.Tests.Readers;

public class CodeReaderTests
{
    private const string Script = """"
        // const no = "postgres://no"
        import { Pool } from 'pg';
        /* "no" */
        const url = process.env.DATABASE_URL || 'postgres://u:p\'@h/d';
        const typed: string = "postgres://h/typed";
        const pattern = /["'`]/.test(url) / 2;
        const pool = new Pool({
          connectionString: `postgres://${user["x"]}:${p}@h/d?sslmode=disable`,
          ssl: { rejectUnauthorized: false, ca: read('/ca.pem') },
          port: 5432,
        });
        console.log("postgres://logged", url);
        it('postgres://title', () => { connect('postgres://real') });
        expect(parse("postgres://expected")).toEqual({ host: 'asserted' });
        throw new Error('set postgres://example');
        const joined = "Host=" + host(1, ")") + ";Password=x" +
          ";SSL Mode=Disable";
        const env = [{ name: 'PGHOST', value: 'db' }, { name: 'PGSSLMODE', value: 'disable' }];
        """";

    private static string ShowWithoutOffsets(string text, string path) =>
        string.Join('\n', ReaderCheck.Read(new CodeReader(), text, path).Entries
            .Select(e => ReaderCheck.Show(e with { Section = string.Concat(e.Section.SkipWhile(c => c == '@' || char.IsDigit(c))) })));

    [Fact]
    public void Literals_know_their_names_and_whether_they_are_only_shown()
    {
        Assert.Equal(
            """
            ||pg
            |DATABASE_URL|postgres://u:p'@h/d
            |typed|postgres://h/typed
            |connectionString|postgres://${user["x"]}:${p}@h/d?sslmode=disable
            :ssl|rejectUnauthorized|false
            |read|/ca.pem
            |port|5432
            !|log|postgres://logged
            !|it|postgres://title
            |connect|postgres://real
            !|parse|postgres://expected
            !|host|asserted
            !|Error|set postgres://example
            |joined|Host=host(1, ")");Password=x;SSL Mode=Disable
            |name|PGHOST
            |PGHOST|db
            |name|PGSSLMODE
            |PGSSLMODE|disable
            """,
            ShowWithoutOffsets(Script, "db.ts"));
    }

    [Fact]
    public void Objects_are_sections_and_calls_tell_the_driver()
    {
        var entries = ReaderCheck.Read(new CodeReader(), Script, "db.ts").Entries;
        var connection = entries.Single(e => e.Key == "connectionString");
        var port = entries.Single(e => e.Key == "port");
        var ssl = entries.Single(e => e.Key == "rejectUnauthorized");

        Assert.Equal(connection.Section, port.Section);
        Assert.Equal(connection.Section + ":ssl", ssl.Section);
        Assert.Equal("node-postgres", Assert.Single(connection.Evidence).Driver);
        Assert.Empty(entries.Single(e => e.Key == "typed").Evidence);
        Assert.Equal(2, connection.Value.OpaqueSpans.Count());
    }

    [Theory]
    [InlineData("DATABASE_URL", "@h/d", "?a='b'", "?a=\\'b\\''")]
    [InlineData("connectionString", "sslmode=disable", "`", "disable\\``")]
    [InlineData("joined", "Password=x", ";a=\"b\"", ";Password=x;a=\\\"b\\\"\"")]
    public void Edits_are_escaped(string key, string after, string insertion, string written)
    {
        Assert.Contains(written, ReaderCheck.Insert(new CodeReader(), Script, "db.ts", key, after, insertion), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connectionString", "sslmode=disable", "${x}")]
    [InlineData("connectionString", "${p", "x")]
    public void Holes_are_neither_written_nor_edited(string key, string after, string insertion)
    {
        Assert.Null(ReaderCheck.Insert(new CodeReader(), Script, "db.ts", key, after, insertion));
    }

    [Theory]
    [InlineData(
        "a.py",
        "# 'no'\nconn = psycopg2.connect(host='db', sslmode=\"disable\", port=5432)\nx = f'host={h} a' \"b\"",
        "|host|db\n|sslmode|disable\n|port|5432\n|x|host={h} a\n||b")]
    [InlineData(
        "a.py",
        "engine = create_engine(\n  'postgresql://h/d'\n  '?sslmode=disable')\nraw = r'a\\b'",
        "|create_engine|postgresql://h/d?sslmode=disable\n|raw|a\\b")]
    [InlineData(
        "a.go",
        "dsn := `host=db sslmode=disable` // \"no\"\nc := '\"'\ndb, err := sql.Open(\"postgres\", \"postgres://h/d\")",
        "|dsn|host=db sslmode=disable\n|Open|postgres\n||postgres://h/d")]
    [InlineData("a.java", "String url = \"jdbc:postgresql://h/d\" + \"?ssl=true\"; char c = '\\'';", "|url|jdbc:postgresql://h/d?ssl=true")]
    [InlineData("a.sql", "-- 'no'\nCREATE SUBSCRIPTION s CONNECTION 'host=db password=it''s'", "||host=db password=it's")]
    [InlineData("a.tf", "x = \"postgres://${var.user}@h/d\" # \"no\"", "|x|postgres://${var.user}@h/d")]
    [InlineData("a.ps1", "$env:CONN = \"Host=db;Password=$(Get-X \"y\")\" <# \"no\" #>", "|CONN|Host=db;Password=$(Get-X \"y\")")]
    [InlineData("a.vb", "Dim c = \"Server=x;Password=\"\"y\"\"\" ' \"no\"", "|c|Server=x;Password=\"y\"")]
    [InlineData("b.go", "env := []string{\"PGHOST=db\", \"--db=Host=x;Port=1\", \"Host=db;Port=1\"}", "|PGHOST|db\n|db|Host=x;Port=1\n||Host=db;Port=1")]
    [InlineData("b.py", "p.add_argument('--db', help='postgres://example')", "|add_argument|--db\n!|help|postgres://example")]
    [InlineData("a.rb", "url = \"postgres://#{u}@h/d\" # 'no'", "|url|postgres://#{u}@h/d")]
    [InlineData("a.php", "$c = ['host' => 'db', 'sslmode' => \"disable\"];", "|$c|host\n|host|db\n|$c|sslmode\n|sslmode|disable")]
    public void Other_languages_are_read_by_their_own_quotes(string path, string text, string expected)
    {
        Assert.Equal(expected, ShowWithoutOffsets(text, path));
    }

    [Theory]
    [InlineData("`\\")]
    [InlineData("\"\\")]
    [InlineData("`${")]
    [InlineData("{(")]
    public void Unclosed_tokens_do_not_make_reading_quadratic(string token)
    {
        var text = string.Concat(Enumerable.Repeat(token, 50_000));

        Assert.Empty(ReaderCheck.Read(new CodeReader(), text, "a.js").Warnings);
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception()
    {
        ReaderCheck.Mutate(new CodeReader(), Script, "a.ts");
        ReaderCheck.Mutate(new CodeReader(), "x = f'host={h} a' \"b\"\nraw = r'''a\\b'''", "a.py");
        ReaderCheck.Mutate(new CodeReader(), "$env:CONN = \"Host=db;Password=$(Get-X \"y\")\" <# \"no\" #> @'\nx\n'@", "a.ps1");
    }
}
