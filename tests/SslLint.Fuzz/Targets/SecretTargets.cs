using System.Security;
using System.Text;
using System.Text.Json;
using SslLint.Secrets;
using SslLint.Text;

namespace SslLint.Fuzz.Targets;

/// <summary>What takes secrets out of text takes any text, and a planted password is shown in no output.</summary>
internal static class SecretTargets
{
    private const string Marker = "Zq7xPlanted9";

    private static readonly string[] formats = ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "html"];

    private static readonly string[] texts =
    [
        .. Samples.Strings, "scott/tiger@//db.example.com:1521/x sqlplus a/b@c", "app:pw@tcp(db:3306)/x",
        "\"password\": \"x\", <password>y</password> --password z",
        "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n", "PGPASSWORD=a\\ b psql 'host=h' &pwd=x&amp;token=\\u0022y\\u0022",
    ];

    /// <summary>Where a string stands in a file: its text in, name and text of the file out.</summary>
    private static Func<string, (string Path, string Text)>[] Wrappers { get; } =
    [
        s => ("appsettings.json", $"{{ \"ConnectionStrings\": {{ \"Shop\": {JsonSerializer.Serialize(s)} }}, \"Provider\": \"PostgreSQL\" }}\n"),
        s => (
            "web.config",
            $"<c><connectionStrings><add name=\"Shop\" providerName=\"Npgsql\" connectionString=\"{SecurityElement.Escape(s)}\" "
                + "/></connectionStrings></c>\n"),
        s => ("values.yaml", $"database:\n  url: '{s.Replace("'", "''", StringComparison.Ordinal)}'\n"),
        s => ("app.env", $"DATABASE_URL='{s.Replace("'", "", StringComparison.Ordinal)}'\n"),
        s => ("application.properties", $"spring.datasource.url={s.Replace("\\", "\\\\", StringComparison.Ordinal)}\n"),
        s => ("Db.cs", $"class Db {{ object c = new Npgsql.NpgsqlConnection({JsonSerializer.Serialize(s)}); }}\n"),
        s => ("Raw.cs", $"class Db {{ object c = new Npgsql.NpgsqlConnection(@\"{s.Replace("\"", "\"\"", StringComparison.Ordinal)}\"); }}\n"),
        s => ("db.js", $"const pool = new Pool({{ connectionString: {JsonSerializer.Serialize(s)} }});\n"),
    ];

    /// <summary>Strings with a password where it belongs, written as their dialect wants it.</summary>
    private static Func<string, string, string>[] Strings { get; } =
    [
        (password, other) => $"Host=db.example.com;Username=app;Password={Quoted(password)};SSL Mode=Disable;Application Name={Quoted(other)}",
        (password, other) => $"Host=db.example.com;Application Name={Quoted(other)};SSL Mode=Prefer;Pwd={Quoted(password)}",
        (password, other) => $"host=db.example.com user=app password={Escaped(password)} sslmode=disable application_name={Escaped(other)}",
        (password, other) => $"postgresql://app:{Uri.EscapeDataString(password)}@db.example.com/{Uri.EscapeDataString(other)}?sslmode=disable",
        (password, other) =>
            $"jdbc:postgresql://db.example.com/{Uri.EscapeDataString(other)}?user=app&password={Uri.EscapeDataString(password)}&sslmode=prefer",
        (password, other) =>
            $"postgres://db.example.com/x?application_name={Uri.EscapeDataString(other)}&sslmode=prefer&password={Uri.EscapeDataString(password)}",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("secrets-redactor", AssertRedacts, texts),
        Finder("private-keys", (text, _) => PrivateKeyBlocks.Find(text)),
        Finder("user-information", UserInformationSecrets.Find),
        Finder("oracle", OracleSecrets.Find),
        Finder("pairs", PairSecrets.Find),
        FuzzTarget.OfText(
            "secrets-shown",
            AssertHidden,
            [
                .. Enumerable.Range(0, Wrappers.Length * Strings.Length).Select(i => $"{(char)('a' + (i / Strings.Length))}"
                    + $"{(char)('a' + (i % Strings.Length))}{(char)('a' + (i % formats.Length))}a;b\n'c\" d\nshop"),
            ]),
    ];

    private static FuzzTarget Finder(string name, Func<string, QuotedRanges, IEnumerable<SourceSpan>> find) =>
        FuzzTarget.OfText(
            $"secrets-{name}",
            text =>
            {
                foreach (var span in find(text, QuotedRanges.Of(text)))
                {
                    Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, "a secret lies in the text");
                }
            },
            texts);

    private static void AssertRedacts(string text)
    {
        var spans = Redactor.RedactSpans(text);
        DialectTargets.AssertOrdered(spans, text);
        Assert.All(spans, s => Assert.False(s.IsEmpty));
        var redacted = Redactor.Conceal(text);
        var last = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var at = redacted.Map(i);
            Assert.InRange(at, last, redacted.Text.Length);
            last = at;
        }
    }

    /// <summary>The input: a character for the file, one for the string, one for the format; then three lines: before the marker, behind
    /// it, and in another value.</summary>
    private static void AssertHidden(string text)
    {
        var lines = text.Length < 3 ? [] : text[3..].Split('\n').Select(Plain).ToList();
        if (lines.Count < 3 || lines.Exists(l => l.Contains(Marker, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        var written = Strings[text[1] % Strings.Length](lines[0] + Marker + lines[1], lines[2]);
        var (path, content) = Wrappers[text[0] % Wrappers.Length](written);
        ToolRun.Write((path, ToolRun.Bytes(content)));
        AssertNotIn(ToolRun.Run("scan", "--threads", "1", "--include-local", "--no-config", "--format", formats[text[2] % formats.Length], "."));
        AssertNotIn(ToolRun.Run("fix", "--unsafe", "--diff", "--threads", "1", "--no-config", "--root-cert", "certs/ca.pem", "."));
    }

    private static void AssertNotIn((int ExitCode, string Output, string Error) run) =>
        Assert.DoesNotContain(Marker, run.Output + run.Error, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without what no file of text holds in a line.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0x2028 or 0x2029 or 0xFFFE or 0xFFFF or 0xFFFD)))
        {
            plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Escaped(string value) => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
