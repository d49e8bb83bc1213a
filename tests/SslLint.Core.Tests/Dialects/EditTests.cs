using SslLint.Dialects;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;
using SslLint.Text;

namespace SslLint.Core.Tests.Dialects;

/// <summary>Where new settings go and what goes with removed ones. Changes are written as <c>-key</c>, <c>key=value</c> (replace), <c>+key=value</c>.</summary>
public sealed class EditTests
{
    [Theory]
    [InlineData("Host=h", "+SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;", "+SSL Mode=VerifyFull", "Host=h;SSL Mode=VerifyFull;")]
    [InlineData("", "+SSL Mode=VerifyFull", "SSL Mode=VerifyFull")]
    [InlineData("Host=h;\n  Port=5;\n", "+a=b", "Host=h;\n  Port=5;a=b;\n")]
    [InlineData("a=1;b=2;c=3", "-a", "b=2;c=3")]
    [InlineData("a=1;b=2;c=3", "-b", "a=1;c=3")]
    [InlineData("a=1;b=2;c=3", "-c", "a=1;b=2")]
    [InlineData("a=1;b=2;c=3;", "-b|-c", "a=1;")]
    [InlineData("a=1;b=2;", "-a|-b", "")]
    [InlineData("a=1;b=2;c=3", "-b|+d=4", "a=1;d=4;c=3")]
    [InlineData("a=1;b=2;d=3", "-b|+d=4", "a=1;d=3;d=4")]
    [InlineData("a=1;b=2", "a=x y|b=q\"r", "a=\"x y\";b='q\"r'")]
    [InlineData("a=1", "a=", "a=\"\"")]
    [InlineData("a= ;b=2", "a=x", "a=x ;b=2")]
    [InlineData("a=1", "+k=/my certs/ca.pem", "a=1;k=\"/my certs/ca.pem\"")]
    public void ADO_NET(string text, string changes, string expected) => Check(AdoNetDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData("Server=h", "+Encrypt=yes", "Server=h;Encrypt=yes")]
    [InlineData("Server=h;", "+Encrypt=yes", "Server=h;Encrypt=yes;")]
    [InlineData("PWD={a;b};Encrypt=no;UID=u", "Encrypt=yes", "PWD={a;b};Encrypt=yes;UID=u")]
    [InlineData("a=1;b=2;c=3", "-b", "a=1;c=3")]
    [InlineData("PWD=x", "PWD=a;b}c", "PWD={a;b}}c}")]
    [InlineData("PWD={x}", "PWD=y", "PWD=y")]
    [InlineData("a=1", "+k= b", "a=1;k={ b}")]
    public void ODBC(string text, string changes, string expected) => Check(OdbcDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData("host=h", "+sslmode=verify-full", "host=h sslmode=verify-full")]
    [InlineData("host=h ", "+a=b c", "host=h a='b c' ")]
    [InlineData("host=", "+a=b", "host='' a=b")]
    [InlineData("host=x\\", "+a=b", "host='x' a=b")]
    [InlineData("a='b'c=d", "a=x", "a=x c=d")]
    [InlineData("a=1 b=2\nc=3", "-b", "a=1 c=3")]
    [InlineData("a=1 b=2", "-b|+c=it's", "a=1 c='it\\'s'")]
    public void Libpq_keywords(string text, string changes, string expected) => Check(LibpqKeywordDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData("postgres://h", "+sslmode=verify-full", "postgres://h?sslmode=verify-full")]
    [InlineData("postgres://h/d?", "+a=b", "postgres://h/d?a=b")]
    [InlineData("postgres://h/d?a=b&", "+c=d", "postgres://h/d?a=b&c=d&")]
    [InlineData("postgres://h/d?a=b&c=d", "-a", "postgres://h/d?c=d")]
    [InlineData("postgres://h/d?a=b&c=d", "-c", "postgres://h/d?a=b")]
    [InlineData("postgres://h/d?a=b", "-a", "postgres://h/d")]
    [InlineData(
        "postgres://h/d?ssl=true&a=b", "-ssl|+sslmode=verify-full|+sslrootcert=/c a.pem", "postgres://h/d?sslmode=verify-full&a=b&sslrootcert=/c%20a.pem")]
    [InlineData("postgres://h/d?a=b#f", "+c=d", "postgres://h/d?c=d&a=b#f")]
    [InlineData("postgres://u:p@h:5/d", "-password", "postgres://u@h:5/d")]
    [InlineData("postgres://u:p@h:5/d", "-user|-password|-port", "postgres://h/d")]
    [InlineData("postgres://u:p@h/d", "password=a/b|host=::1", "postgres://u:a%2Fb@[::1]/d")]
    public void URIs(string text, string changes, string expected) => Check(UriDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData(
        "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword", "+ssl=true|+sslmode=verify-full|+sslrootcert=/path/to/certificate.pem",
        "jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("jdbc:postgresql://u:p@h/d?ssl", "ssl=true", "jdbc:postgresql://u:p@h/d?ssl=true")]
    [InlineData("jdbc:postgresql:db", "+a=b+c", "jdbc:postgresql:db?a=b%2Bc")]
    [InlineData("jdbc:postgresql://h/d?a=b#f", "+c=d", "jdbc:postgresql://h/d?a=b#f&c=d")]
    public void JDBC_URLs(string text, string changes, string expected) => Check(PgjdbcDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData("jdbc:sqlserver://h", "+encrypt=true", "jdbc:sqlserver://h;encrypt=true")]
    [InlineData("jdbc:sqlserver://h;", "+encrypt=true|+a=b", "jdbc:sqlserver://h;encrypt=true;a=b")]
    [InlineData("jdbc:sqlserver://h:5;a=b;", "+c=d", "jdbc:sqlserver://h:5;a=b;c=d;")]
    [InlineData("jdbc:sqlserver://h:5;a=b", "-a", "jdbc:sqlserver://h:5")]
    [InlineData("jdbc:sqlserver://h:5;a=b;c=d;e=f", "-c", "jdbc:sqlserver://h:5;a=b;e=f")]
    [InlineData("jdbc:sqlserver://h:5;a=b;c=d", "-a|c=x;y", "jdbc:sqlserver://h:5;c={x;y}")]
    [InlineData("jdbc:sqlserver://h:5; a = b ; c=d", "a=x", "jdbc:sqlserver://h:5; a = x ; c=d")]
    [InlineData("jdbc:sqlserver://h;a={b;c}", "a=x}y", "jdbc:sqlserver://h;a=x}y")]
    [InlineData("jdbc:sqlserver://h;a=", "a= x{}", "jdbc:sqlserver://h;a={ x{}}}")]
    [InlineData("jdbc:sqlserver://h\\i:5;A=b;b=c", "-A|+A=d|-port|-instance|host=g", "jdbc:sqlserver://g;A=d;b=c")]
    public void JDBC_URLs_of_SQL_Server(string text, string changes, string expected) => Check(SqlServerJdbcDialect.Instance, text, changes, expected);

    [Theory]
    [InlineData("jdbc:jtds:sqlserver://h", "+ssl=require", "jdbc:jtds:sqlserver://h;ssl=require")]
    [InlineData("jdbc:jtds:sqlserver://h:5/d;a=b;c=d", "-a|c=x:y", "jdbc:jtds:sqlserver://h:5/d;c=[x:y]")]
    [InlineData("jdbc:jtds:sqlserver://h/d;a=[b;c]", "-a|+e=f|host=::1", "jdbc:jtds:sqlserver://[::1]/d;e=f")]
    public void URLs_of_jTDS(string text, string changes, string expected) => Check(JtdsDialect.Instance, text, changes, expected);

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        Refused(JtdsDialect.Instance, "jdbc:jtds:sqlserver://h;a=b:c", new SettingChange.Append("c", "d"));
        Refused(JtdsDialect.Instance, "jdbc:jtds:sqlserver://h", new SettingChange.Append("c", "[d]"));
        Refused(SqlServerJdbcDialect.Instance, "jdbc:sqlserver://h", new SettingChange.Append("a;b", "d"));
        Refused(SqlServerJdbcDialect.Instance, "jdbc:sqlserver://h;a={b", new SettingChange.Append("a", "d"));
        Refused(AdoNetDialect.Instance, "a='b", new SettingChange.Append("c", "d"));
        Refused(AdoNetDialect.Instance, "a=b", new SettingChange.Append("c", "\0"));
        Refused(OdbcDialect.Instance, "a={b", new SettingChange.Append("c", "d"));
        Refused(OdbcDialect.Instance, "a=b", new SettingChange.Append("c;d", "e"));
        Refused(LibpqKeywordDialect.Instance, "a=b", new SettingChange.Append("c d", "e"));
        Refused(UriDialect.Instance, "postgres://h/d#f", new SettingChange.Append("c", "d"));
        Refused(PgjdbcDialect.Instance, "jdbc:postgresql://h/d", new SettingChange.Append("a&b", "d"));
        Refused(SpreadDialect.Instance, "a", new SettingChange.Append("a", "b"));

        static void Refused(Dialect dialect, string text, SettingChange change) =>
            Assert.Throws<InvalidOperationException>(() => dialect.Edit(dialect.Parse(text), [change]));
    }

    private static void Check(Dialect dialect, string text, string changes, string expected)
    {
        var source = dialect.Parse(text);
        var split = source.Error is null ? source : PgjdbcSyntax.ReadAsMetabase(source);
        var settings = split.Settings;
        var list = changes.Split('|').Select(change =>
        {
            var parts = change.TrimStart('-', '+').Split('=', 2);
            return change[0] switch
            {
                '+' => new SettingChange.Append(parts[0], parts[1]),
                '-' => new SettingChange.Remove(settings.First(s => s.Key == parts[0])),
                _ => (SettingChange)new SettingChange.Replace(settings.First(s => s.Key == parts[0]), parts[1]),
            };
        });
        Assert.Equal(expected, TextEdit.Apply(text, dialect.Edit(split, [.. list])));
    }
}
