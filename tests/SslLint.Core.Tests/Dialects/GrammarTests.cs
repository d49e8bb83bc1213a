using SslLint.Dialects;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;
using SslLint.Text;

namespace SslLint.Core.Tests.Dialects;

/// <summary>One row for each statement of the grammars, as <see cref="Shown"/> shows them.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("Host=h;Port=5", "Host=h|Port=5")]
    [InlineData(" ;; Host = h ;\n\tPort=5;", "Host=h|Port=5")]
    [InlineData("SSL  Mode=x", "SSL  Mode=x")]
    [InlineData("a;b=c", "a;b=c")]
    [InlineData("a=1;b;c=d", "a=1|b;c=d")]
    [InlineData("a=b;c", "a=b!4")]
    [InlineData("#a;b", "!0")]
    [InlineData("a==b=c", "a=b=c")]
    [InlineData("a=b=c", "a=b=c")]
    [InlineData("a='x;y'", "a=<x;y>")]
    [InlineData("a=\"x\"\"y'\"", "a=<x\"y'>")]
    [InlineData("a=x'y", "a=x'y")]
    [InlineData("a=xy'", "!0")]
    [InlineData("a='b'c", "!0")]
    [InlineData("z=1;a='b", "z=1!4")]
    [InlineData("a={x;y}", "a={x!5")]
    [InlineData("a=;b=", "a=|b=")]
    [InlineData("a=\"\"", "a=<>")]
    [InlineData("=x", "!0")]
    [InlineData("a=b\0\0", "a=b")]
    [InlineData("a=b\0c", "a=b!4")]
    [InlineData("a=\"b\0\"", "!0")]
    [InlineData("a\tb=c", "!0")]
    [InlineData("a\tb=", "a\tb=")]
    public void ADO_NET(string text, string expected) => Assert.Equal(expected, Shown.Of(AdoNetDialect.Instance.Parse(text)));

    [Fact]
    public void ADO_NET_takes_the_last_of_a_key_and_an_empty_value_takes_it_back()
    {
        Assert.Equal(["b", "A", "d"], Effective("a=1;b=2;A=3;c=4;c=;d=\"\""));
        Assert.Equal(["SslMode"], Effective("SSL Mode=x;SslMode=y", key => key.Replace(" ", string.Empty, StringComparison.Ordinal)));

        static string[] Effective(string text, Func<string, string>? canonical = null) =>
            [.. AdoNetDialect.Effective(AdoNetDialect.Instance.Parse(text), canonical).Select(s => s.Key)];
    }

    [Theory]
    [InlineData("Driver={ODBC Driver 18 for SQL Server};Server=tcp:h,1433", "Driver=<ODBC Driver 18 for SQL Server>|Server=tcp:h,1433")]
    [InlineData(" ;; Server = h ;\n\tUID=u;", "Server=h|UID=u")]
    [InlineData("PWD={a;b}}c};Encrypt=yes", "PWD=<a;b}c>|Encrypt=yes")]
    [InlineData("PWD={{a}", "PWD=<{a>")]
    [InlineData("PWD={} ;UID=u", "PWD=<>|UID=u")]
    [InlineData("PWD=a{b}c", "PWD=a{b}c")]
    [InlineData("PWD='a\";UID=u", "PWD='a\"|UID=u")]
    [InlineData("a=b=c;a=d", "a=b=c|a=d")]
    [InlineData("a=;b= ", "a=|b=")]
    [InlineData("a=b;c", "a=b!4")]
    [InlineData("=b", "!0")]
    [InlineData("a=b;c={d", "a=b!4")]
    [InlineData("a=b;c={d}e", "a=b!4")]
    [InlineData("c={d}}", "!0")]
    public void ODBC(string text, string expected) => Assert.Equal(expected, Shown.Of(OdbcDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("mssql+pyodbc://u:p@h/d?driver=ODBC+Driver+18&a%2Bb=c%2Bd", "user:u|password:p|host:h|dbname:d|driver=ODBC Driver 18|a+b=c+d")]
    [InlineData("mssql+pyodbc://u:p+w@h/d?a=b#c", "user:u|password:p+w|host:h|dbname:d|a=b#c")]
    public void URIs_whose_query_is_a_form(string text, string expected) =>
        Assert.Equal(expected, Shown.Of(UriSyntax.ReadAsForm(UriDialect.Instance.Parse(text))));

    [Theory]
    [InlineData("host=h port = 5\nuser=u", "host=h|port=5|user=u")]
    [InlineData("a=b;c=d", "a=b;c=d")]
    [InlineData("a='b c' d=''", "a=<b c>|d=<>")]
    [InlineData("a='it\\'s' b=x\\ y\\\\", "a=<it's>|b=x y\\")]
    [InlineData("a='b'c=d", "a=<b>|c=d")]
    [InlineData("a= b=c", "a=b=c")]
    [InlineData("a=", "a=")]
    [InlineData("a=b\\", "a=b")]
    [InlineData("a=b c", "a=b!4")]
    [InlineData("a=b c='d", "a=b!6")]
    [InlineData("=x", "=x")]
    [InlineData("a=b\0 c=d", "a=b!3")]
    public void Libpq_keywords(string text, string expected) => Assert.Equal(expected, Shown.Of(LibpqKeywordDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("postgresql://", "")]
    [InlineData("postgres://u:p@h:5/d?a=b&c=d", "user:u|password:p|host:h|port:5|dbname:d|a=b|c=d")]
    [InlineData("postgres://u%40x:p%3A@h", "user:u@x|password:p:|host:h")]
    [InlineData("postgres://u:p@w@h/d", "user:u|password:p|host:w@h|dbname:d")]
    [InlineData("postgres://u:p/w@h/d", "host:u|port:p|dbname:w@h/d")]
    [InlineData("postgres://a:1,b,[::1]:3/d", "host:a|port:1|host:b|host:::1|port:3|dbname:d")]
    [InlineData("postgres:///d?host=%2Ftmp", "dbname:d|host=/tmp")]
    [InlineData("postgres://%2Ftmp/d", "host:/tmp|dbname:d")]
    [InlineData("postgres://:5433/d", "port:5433|dbname:d")]
    [InlineData("postgres://,b/", "host:|host:b")]
    [InlineData("postgres://h?a=b+c", "host:h|a=b+c")]
    [InlineData("postgres://h/d?a=b#c", "host:h|dbname:d|a=b#c")]
    [InlineData("postgres://h/d?ssl&a=b=c&", "host:h|dbname:d|ssl|a=b=c")]
    [InlineData("postgres://h/d?sslmod%65=a%zz", "host:h|dbname:d|sslmode=a%zz")]
    [InlineData("POSTGRESQL+psycopg://h", "host:h")]
    [InlineData("postgres://[::1", "!11")]
    [InlineData("postgres://[]", "!11")]
    [InlineData("postgres://[::1]x", "!16")]
    [InlineData("host=h", "!0")]
    public void URIs(string text, string expected) => Assert.Equal(expected, Shown.Of(UriDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("postgresql://h/d?a=b&", null)]
    [InlineData("postgresql://h/d?ssl", 17)]
    [InlineData("postgresql://h/d?a=b=c", 20)]
    [InlineData("postgresql://h/d?a=b&&c=d", 21)]
    [InlineData("postgresql://h/d?a=%zz", 19)]
    [InlineData("postgresql://h/%00", 15)]
    [InlineData("PostgreSQL://h", 0)]
    [InlineData("postgresql+psycopg://h", 0)]
    public void URIs_that_libpq_refuses(string text, int? position) =>
        Assert.Equal(position, LibpqUri.ErrorOf(UriDialect.Instance.Parse(text))?.Position);

    [Theory]
    [InlineData("postgres://u:p@w@h:5/d?a=b+c#x&d=e", "user:u|password:p@w|host:h|port:5|dbname:d|a=b c")]
    [InlineData("postgres://h?user=a@b", "host:h|user=a@b")]
    [InlineData("postgres://[::1]:5/d", "host:::1|port:5|dbname:d")]
    public void URIs_as_WHATWG_reads_them(string text, string expected) =>
        Assert.Equal(expected, Shown.Of(UriSyntax.ReadAsWhatwg(UriDialect.Instance.Parse(text))));

    [Theory]
    [InlineData("jdbc:postgresql:", "")]
    [InlineData("jdbc:postgresql:db?ssl", "dbname:db|ssl")]
    [InlineData("jdbc:postgresql:///", "")]
    [InlineData("jdbc:postgresql:/", "!16")]
    [InlineData("jdbc:postgresql:/db", "!16")]
    [InlineData("jdbc:postgresql://h", "!19")]
    [InlineData("jdbc:postgresql://h:5,[::1]:6/d?a=b+c%2B&%61=b#c", "host:h|port:5|host:[::1]|port:6|dbname:d|a=b c+|%61=b#c")]
    [InlineData("jdbc:postgresql://h:0/d", "!19")]
    [InlineData("jdbc:postgresql://h/d/e", "!21")]
    [InlineData("jdbc:postgresql://h/d?a=b;c=d", "host:h|dbname:d|a=b;c=d")]
    [InlineData("jdbc:postgresql://h/d?a=%zz", "host:h|dbname:d!24")]
    [InlineData("jdbc:postgresql://u:p@h:5/d", "host:u:p@h|port:5|dbname:d")]
    [InlineData("jdbc:postgresql://u:p@h/d", "!19")]
    [InlineData("JDBC:postgresql://h/d", "!0")]
    public void JDBC_URLs(string text, string expected) => Assert.Equal(expected, Shown.Of(PgjdbcDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("jdbc:sqlserver://", "")]
    [InlineData("jdbc:sqlserver://h", "host:h")]
    [InlineData("jdbc:sqlserver://h;", "host:h")]
    [InlineData("jdbc:sqlserver://;a=b", "a=b")]
    [InlineData("jdbc:sqlserver:// h \\ i : 5 ; a = b c ;; x=", "host:h|instance:i|port:5|a=b c|x=")]
    [InlineData("jdbc:sqlserver://h\\i;a=b;a=c", "host:h|instance:i|a=b|a=c")]
    [InlineData("jdbc:sqlserver://h:5;a=b=c}%41+", "host:h|port:5|a=b=c}%41+")]
    [InlineData("jdbc:sqlserver://h:5/d?a=b;c=d", "host:h|port:5/d?a=b|c=d")]
    [InlineData("jdbc:sqlserver://[::1]:5;a=b", "host:[|port::1]:5|a=b")]
    [InlineData("jdbc:sqlserver://u:p@h;a=b", "host:u|port:p@h|a=b")]
    [InlineData("jdbc:sqlserver://h;a={b;c=d};e={ f }} } ;g={}", "host:h|a=<b;c=d>|e=< f } >|g=<>")]
    [InlineData("jdbc:sqlserver://h;a={b}}};c=d", "host:h|a=<b}>|c=d")]
    [InlineData("jdbc:sqlserver://h;a='b;c'", "host:h|a='b!24")]
    [InlineData("jdbc:sqlserver://h;a=b;c", "host:h|a=b!23")]
    [InlineData("jdbc:sqlserver://h;a=b{c}", "host:h!22")]
    [InlineData("jdbc:sqlserver://h;a={b", "host:h!21")]
    [InlineData("jdbc:sqlserver://h;a={b}}", "host:h!21")]
    [InlineData("jdbc:sqlserver://h;a={b}c;d=e", "host:h!24")]
    [InlineData("jdbc:sqlserver://h;=b", "host:h!19")]
    [InlineData("jdbc:sqlserver://a=b;c=d", "!17")]
    [InlineData("jdbc:sqlserver:h", "!0")]
    [InlineData("JDBC:sqlserver://h", "!0")]
    public void JDBC_URLs_of_SQL_Server(string text, string expected) => Assert.Equal(expected, Shown.Of(SqlServerJdbcDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("jdbc:jtds:sqlserver://h", "host:h")]
    [InlineData("JDBC:jTDS:sqlserver://h:5/d;a=b;A=c", "host:h|port:5|dbname:d|a=b|A=c")]
    [InlineData("jdbc:jtds:sqlserver://h;a=b=c;;d;e=", "host:h|a=b=c|d|e=")]
    [InlineData("jdbc:jtds:sqlserver://[::1]:5/[a/b];c=[d:e;f]g", "host:::1|port:5|dbname:a/b|c=d:e;fg")]
    [InlineData("jdbc:jtds:sqlserver://h/d;a=b:c;ssl=require", "host:h|dbname:d|a=b")]
    [InlineData("jdbc:jtds:sqlserver://h/d;a=b/c;ssl=require", "host:h|dbname:d|a=b")]
    [InlineData("jdbc:jtds:sqlserver://h:x", "host:h!23")]
    [InlineData("jdbc:jtds:sqlserver:///d", "!22")]
    [InlineData("jdbc:jtds:sybase://h", "!0")]
    public void URLs_of_jTDS(string text, string expected) => Assert.Equal(expected, Shown.Of(JtdsDialect.Instance.Parse(text)));

    [Theory]
    [InlineData("postgres://u:p%40@h:5/d?a=b", "user:u|password:p%40|host:h|port:5|dbname:d|a=b")]
    [InlineData("jdbc:postgresql://u:p@h/d", "user:u|password:p|host:h|dbname:d")]
    [InlineData("postgresql://u@h/d", "user:u|host:h|dbname:d")]
    [InlineData("postgresql://h/d?user=a@corp/x", "user:h/d?user=a|host:corp|dbname:x")]
    [InlineData("postgres://u:p@w@h/d", "user:u|password:p|host:w@h|dbname:d")]
    [InlineData("jdbc:postgres://h/d", "!0")]
    public void URLs_as_Metabase_reads_them(string text, string expected) =>
        Assert.Equal(expected, Shown.Of(PgjdbcSyntax.ReadAsMetabase(PgjdbcDialect.Instance.Parse(text))));

    [Theory]
    [InlineData("ado.net", "Host=${H:-a;b=c};Password=%PW%;${REST}", "Host=~${H:-a;b=c}|Password=~%PW%|~${REST}")]
    [InlineData("ado.net", "{0};SSL Mode=Require", "~{0}|SSL Mode=Require")]
    [InlineData("odbc", "Driver={FreeTDS};Server=${H:-a;b=c};PWD={pw};${REST}", "Driver=~{FreeTDS}|Server=~${H:-a;b=c}|PWD=~{pw}|~${REST}")]
    [InlineData("libpq-keywords", "host=$(H x) ${REST} sslmode=require", "host=~$(H x)|~${REST}|sslmode=require")]
    [InlineData(
        "uri",
        "postgres://${U:-a@b}:${P}@${H}:${PORT}/d?a={{ .x.y }}&${REST}",
        "user:~${U:-a@b}|password:~${P}|host:~${H}|port:~${PORT}|dbname:d|a=~{{ .x.y }}|~${REST}")]
    [InlineData("uri", "${BASE}/d?sslmode=require", "host:~${BASE}|dbname:d|sslmode=require")]
    [InlineData("uri", "${S}://h/d", "host:h|dbname:d")]
    [InlineData("jdbc", "jdbc:postgresql://${H}:${P}/d?sslmode=${M}", "host:~${H}|port:~${P}|dbname:d|sslmode=~${M}")]
    [InlineData("jdbc", "jdbc:postgresql://${HOST_AND_DB}?a=b", "host:~${HOST_AND_DB}|a=b")]
    [InlineData("jdbc", "jdbc:postgresql:${X}?a=b", "host:~${X}|a=b")]
    [InlineData("jdbc", "jdbc:sqlserver://${H}:${P};a=${V;x};${REST}", "host:~${H}|port:~${P}|a=~${V;x}|~${REST}")]
    [InlineData("jdbc", "jdbc:sqlserver://${H};a={${V}};b={c{d}}};e=f", "host:~${H}|a=~<${V}>|b=~<c{d}>|e=f")]
    public void Placeholders_are_no_syntax(string dialect, string text, string expected)
    {
        Dialect[] dialects =
            [
                AdoNetDialect.Instance, OdbcDialect.Instance, LibpqKeywordDialect.Instance, SqlServerJdbcDialect.Instance, PgjdbcDialect.Instance,
                UriDialect.Instance,
            ];
        var reader = dialects.First(d => d.Name == dialect && (d is not SqlServerJdbcDialect || d.Fits(text)));
        Assert.Equal(expected, Shown.Of(reader.Parse(text, Placeholders.Find(text))));
    }

    [Fact]
    public void Messages_of_errors_hold_no_text()
    {
        foreach (var dialect in (Dialect[])
        [
            AdoNetDialect.Instance,
            OdbcDialect.Instance,
            LibpqKeywordDialect.Instance,
            UriDialect.Instance,
            PgjdbcDialect.Instance,
            SqlServerJdbcDialect.Instance,
            SpreadDialect.Instance
        ])
        {
            var error = dialect.Parse(dialect is OdbcDialect ? "Password={Zq7xW" : "Password='Zq7xW").Error;
            Assert.NotNull(error);
            Assert.DoesNotContain("Zq7xW", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Spans_are_those_of_the_text()
    {
        var setting = AdoNetDialect.Instance.Parse("x=1; SSL Mode = 'a' ;").Settings[1];
        Assert.Equal((new SourceSpan(5, 14), new SourceSpan(5, 8), new SourceSpan(16, 3)), (setting.Span, setting.KeySpan, setting.ValueSpan));
        var host = UriDialect.Instance.Parse("postgres://u@[::1]:5/d").Settings[1];
        Assert.Equal(("::1", new SourceSpan(13, 5)), (host.Value, host.ValueSpan));
    }
}
