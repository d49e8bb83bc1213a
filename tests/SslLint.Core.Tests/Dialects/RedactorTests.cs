using CsCheck;
using SslLint.Secrets;
using SslLint.Text;

namespace SslLint.Core.Tests.Dialects;

public sealed class RedactorTests
{
    private const string Head = "Zq7xW";
    private const string Tail = "Kw9vT";

    private static readonly (string Name, Func<string, string> Text)[] forms =
    [
        ("URI", p => $"postgres://user:{p}@db.example.com:5432/app?sslmode=require"),
        ("URI without database", p => $"postgresql://user:{p}@db.example.com"),
        ("URI in JSON", p => $$"""  "Url": "postgres://user:{{Backslashed(p)}}@db.example.com/app", """),
        ("URI in a variable", p => $"DATABASE_URL=postgres://user:{Solid(p)}@db.example.com/app?sslmode=require"),
        ("URI in an argument", p => $"psql postgres://user:{Solid(p)}@db.example.com/app -c 'select 1'"),
        ("JDBC URL with user information", p => $"jdbc:postgresql://user:{p}@db.example.com:5432/app"),
        ("query", p => $"jdbc:postgresql://db.example.com/app?user=u&password={Uri.EscapeDataString(p)}&sslmode=require"),
        ("query unescaped", p => $"jdbc:postgresql://db.example.com/app?user=u&password={p}&sslmode=require"),
        ("query in XML", p => $"""<url value="jdbc:postgresql://db.example.com/app?user=u&amp;password={Uri.EscapeDataString(p)}&amp;sslmode=require" />"""),
        ("ADO.NET", p => $"Host=db.example.com;Username=u;Password={p};Database=d"),
        ("ADO.NET at the end", p => $"Host=db.example.com;Username=u;Pwd={p}"),
        ("ADO.NET quoted", p => $"Host=db.example.com;Password=\"{p.Replace("\"", "\"\"", StringComparison.Ordinal)}\";Database=d"),
        ("ADO.NET quoted carelessly", p => $"Host=db.example.com;Password=\"{p}\";Database=d"),
        ("ADO.NET in single quotes carelessly", p => $"Host=db.example.com;Password='{p}';Database=d"),
        ("ADO.NET never closed", p => $"Host=db.example.com;Password='{p};Database=d"),
        ("ODBC", p => $"Driver={{FreeTDS}};Server=db.example.com;PWD={{{p.Replace("}", "}}", StringComparison.Ordinal)}}};Database=d"),
        ("ADO.NET in C#", p => $"var c = new NpgsqlConnection(\"Host=db.example.com;Password={Backslashed(p)};Database=d\");"),
        ("ADO.NET quoted in JSON",
            p => $"\"Default\": \"Host=db.example.com;Password=\\\"{Backslashed(p.Replace("\"", "\"\"", StringComparison.Ordinal))}\\\";Database=d\","),
        ("ADO.NET in a verbatim string", p => $"var c = @\"Host=db.example.com;Password={p.Replace("\"", "\"\"", StringComparison.Ordinal)};Database=d\";"),
        ("libpq",
            p => "host=db.example.com user=u "
                + $"password={p.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
                    .Replace(" ", "\\ ", StringComparison.Ordinal)} dbname=d"),
        ("libpq quoted",
            p => $"host=db.example.com password='{p.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}' dbname=d"),
        ("libpq quoted carelessly", p => $"host=db.example.com password='{p}' dbname=d"),
        ("JSON", p => $$"""{ "Host": "db.example.com", "Password": "{{Backslashed(p)}}", "Port": 5432 }"""),
        ("C# initializer", p => $"Host = \"db.example.com\", Password = \"{Backslashed(p)}\", SslMode = SslMode.Require,"),
        ("C# method", p => $"options.WithPassword(\"{Backslashed(p)}\").WithHost(\"db.example.com\")"),
        ("YAML", p => $"  password: {p}"),
        ("YAML quoted", p => $"  DB_PASSWORD: \"{Backslashed(p)}\" # secret"),
        ("XML attribute", p => $"""<db host="db.example.com" password="{Xml(p)}" port="5432" />"""),
        ("XML element", p => $"<Host>db.example.com</Host><Password>{Xml(p)}</Password>"),
        ("XML setting", p => $"""<add key="DbPassword" value="{Xml(p)}" />"""),
        ("variable", p => $"PGPASSWORD={Solid(p)} psql -h db.example.com -U u"),
        ("variable in quotes", p => $"export PGPASSWORD='{p.Replace("'", string.Empty, StringComparison.Ordinal)}'"),
        ("Docker", p => $"ENV MB_DB_PASS={Solid(p)}"),
        ("argument", p => $"mytool --host db.example.com --password {Solid(p)}"),
        ("argument with equals sign", p => $"mytool --password={Solid(p)} --host db.example.com"),
        ("PEM", p => $"-----BEGIN RSA PRIVATE KEY-----\n{p}\n-----END RSA PRIVATE KEY-----"),
        ("Oracle", p => $"jdbc:oracle:thin:scott/{Solid(p)}@//db.example.com:1521/app"),
        ("Kubernetes", p => $"- name: DB_PASSWORD\n  value: \"{Backslashed(p)}\"\n- name: DB_HOST\n  value: db.example.com"),
        ("JSON with an escaped key", p => $$"""{ "Pass\u0077ord": "{{Backslashed(p)}}", "Port": 5432 }"""),
        ("Go", p => $"sql.Open(\"mysql\", \"user:{Backslashed(p)}@tcp(db.example.com:3306)/app\")"),
    ];

    private static readonly Gen<string> junk = Generators.Pieces(
        0, 6, "@", "/", ":", "?", "#", "&", "=", "+", "%", ";", "'", "\"", "\\", " ", ",", "!", "$", "{", "}", "<", ">", "(", ")", "[", "|", "`", "1",
        "x", "é", "://", "}}", "\"\"", "word", "\\u0041");

    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "Host=h;Username=u;Password=p;SSL Mode=Require", "Host=h;Username=u;Password=***;SSL Mode=Require" },
        { "Host=h;User Id=u;pwd = 'a;b' ;SSL Key=/k.pem", "Host=h;User Id=u;pwd = '***' ;SSL Key=/k.pem" },
        { "Host=h;Password=a;b;Database=d", "Host=h;Password=***" },
        { "Host=h;Password=;Database=d", "Host=h;Password=;Database=d" },
        { "Host=h;SSL Password=x;Root Certificate=/ca.pem", "Host=h;SSL Password=***;Root Certificate=/ca.pem" },
        { "postgres://u:p@h:5432/d?sslmode=require", "postgres://u:***@h:5432/d?sslmode=require" },
        { "postgres://u@h:5432/d", "postgres://u@h:5432/d" },
        { "postgres://u:a@b/c@h/d", "postgres://u:***@h/d" },
        { "postgres://u:p@h/d?user=a@corp&sslmode=require", "postgres://u:***@h/d?user=a@corp&sslmode=require" },
        { "postgres://${U}:${P:-x}@h/d", "postgres://${U}:***@h/d" },
        { "postgres://[::1]:5432/d", "postgres://[::1]:5432/d" },
        { "postgres://h/d?user=u&p%61ssword=x&sslmode=require", "postgres://h/d?user=u&p%61ssword=***&sslmode=require" },
        { "host=h password='a b' sslmode=require", "host=h password='***' sslmode=require" },
        { "host=h password=a\\ b sslmode=require sslkey=/k.pem", "host=h password=*** sslmode=require sslkey=/k.pem" },
        { """  "Password": "x", "Host": "h" """, """  "Password": "***", "Host": "h" """ },
        { """new() { Password = "x", Host = "h" };""", """new() { Password = "***", Host = "h" };""" },
        { """{ password: process.env.PW, host: "h" };""", """{ password: ***, host: "h" };""" },
        { "MB_DB_PASS=x", "MB_DB_PASS=***" },
        { "password: a,b=\"\"c", "password: ***" },
        { "AWS_SECRET_ACCESS_KEY=x", "AWS_SECRET_ACCESS_KEY=***" },
        { "PGPASSWORD=x psql \"host=h sslmode=require\"; echo done", "PGPASSWORD=*** psql \"host=h sslmode=require\"; echo done" },
        { "AccountName=n;AccountKey=a==;EndpointSuffix=core.windows.net", "AccountName=n;AccountKey=***;EndpointSuffix=core.windows.net" },
        { "redis:6380,password=x,ssl=true", "redis:6380,password=***,ssl=true" },
        { "key=value;sslkey=/k.pem;passfile=/p", "key=value;sslkey=/k.pem;passfile=/p" },
        { "Host=h;Password=a;word=b;Database=d", "Host=h;Password=***;Database=d" },
        { "Host=h;Password=a;word=b", "Host=h;Password=***" },
        { "Password=a,word=b", "Password=***" },
        { "password: a word: b", "password: ***" },
        { """{ "Pass\u0077ord": "x", "Host": "h" }""", """{ "Pass\u0077ord": "***", "Host": "h" }""" },
        { """{ "Db": "Host=h;Pass\u0077ord\u003dx;Port=1" }""", """{ "Db": "Host=h;Pass\u0077ord\u003d***;Port=1" }""" },
        { """{ "Db": "Host=h;Password=\u0027a;host=b\u0027;Port=1" }""", """{ "Db": "Host=h;Password=\u0027***\u0027;Port=1" }""" },
        { """{ "Db": "postgres:\u002f\u002fu:p@h/d" }""", """{ "Db": "postgres:\u002f\u002fu:***@h/d" }""" },
        { "- name: DB_PASSWORD\n  value: x y\n- name: DB_HOST\n  value: h", "- name: DB_PASSWORD\n  value: ***\n- name: DB_HOST\n  value: h" },
        { "- name: \"DB_PASSWORD\"\r\n  value: \"x\"\r\n- name: A", "- name: \"DB_PASSWORD\"\r\n  value: \"***\"\r\n- name: A" },
        { "sqlplus scott/tiger@orcl", "sqlplus scott/***@orcl" },
        { "jdbc:oracle:thin:scott/tig/er@//h:1521/s", "jdbc:oracle:thin:scott/***@//h:1521/s" },
        { "scott/t@ger@h.example.com:1521/s", "scott/***@h.example.com:1521/s" },
        { "uses: actions/checkout@v4", "uses: actions/checkout@v4" },
        { "jdbc:oracle:thin:@//h:1521/s", "jdbc:oracle:thin:@//h:1521/s" },
        { "export DB_PASSWORD=\"x\" # set in CI", "export DB_PASSWORD=\"***\" # set in CI" },
        { "nothing to hide", "nothing to hide" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Secrets_go_and_the_rest_stays(string text, string expected) => Assert.Equal(expected, Redactor.Redact(text));

    [Fact]
    public void A_planted_password_never_survives() =>
        Gen.Select(Gen.Int[0, forms.Length - 1], junk).Check(
            (form, special) =>
            {
                var text = forms[form].Text(Head + special + Tail);
                var redacted = Redactor.Redact(text);
                Assert.False(
                    redacted.Contains(Head, StringComparison.Ordinal) || redacted.Contains(Tail, StringComparison.Ordinal),
                    $"{forms[form].Name}: {text}\n{redacted}");
            },
            iter: 60_000);

    [Fact]
    public void Any_text_is_redacted_and_offsets_outside_secrets_stay_on_their_character() =>
        Generators.AnyText.Check(
            text =>
            {
                var redacted = Redactor.Conceal(text);
                var spans = Redactor.RedactSpans(text);
                Assert.Equal(redacted.Text, TextEdit.Apply(text, spans.Select(s => new TextEdit(s, Redactor.Mask))));
                Assert.Equal(redacted.Text.Length, redacted.Map(text.Length));
                for (var i = 0; i < text.Length; i++)
                {
                    if (!spans.Any(s => s.Contains(i)))
                    {
                        Assert.Equal(text[i], redacted.Text[redacted.Map(i)]);
                    }
                }
            },
            iter: 20_000);

    private static string Solid(string password) => string.Concat(password.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`')));

    private static string Backslashed(string password) =>
        password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Xml(string password) => System.Security.SecurityElement.Escape(password);
}
