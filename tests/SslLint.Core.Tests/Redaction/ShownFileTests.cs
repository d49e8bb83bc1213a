using SslLint.Core.Tests.Analysis;
using SslLint.Redaction;
using SslLint.Secrets;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Core.Tests.Redaction;

/// <summary>What is shown of a file: the setting at fault and what surrounds it, and no literal that the engine doesn't know to be harmless.</summary>
public sealed class ShownFileTests
{
    private const string Secret = "Vt4mOpen";

    /// <summary>Kinds of files with <c>§</c> for each secret, and what must still be seen.</summary>
    public static TheoryData<string, string, string> Files { get; } = new()
    {
        { "a.js", "const c = connect('postgres://app@db.example.com/s?sslmode=require', 'app', '§');",
            "connect('postgres://app@db.example.com/s?sslmode=require', '***', '***')" },
        { "a.js", "f(\"postgres://app:\" + \"§\" + \"@db.example.com/s?sslmode=require\")", "\"@db.example.com/s?sslmode=require\"" },
        { "a.ts", "const u = `postgres://app:${process.env.PW ?? '§'}@db.example.com/s?sslmode=require`; // §",
            "@db.example.com/s?sslmode=require`; // ***" },
        { "a.py", "c = connect('host=db.example.com user=app pass' 'word=§ sslmode=require')", "sslmode=require" },
        { "A.java", "c(\"jdbc:postgresql://db.example.com/s?sslmode=require\", p.get(\"§\")); /* § */",
            "c(\"jdbc:postgresql://db.example.com/s?sslmode=require\", p.get(\"***\"));" },
        { "a.go", "sql.Open(\"postgres\", \"host=db.example.com user=app password=§ sslmode=require\") // §",
            "sql.Open(\"***\", \"host=db.example.com user=app password=*** sslmode=require\") // ***" },
        { "a.rb", "c = ['postgres://app@db.example.com/s?sslmode=require', \"§\"]", "'postgres://app@db.example.com/s?sslmode=require'" },
        { "a.json", "{ \"§\\u0020x\": 1, \"Note\": \"§\", \"Db\": \"postgres://app@db.example.com/s?sslmode=require\", \"Pin\": 8675309 }",
            "\"Note\": \"***\", \"Db\": \"postgres://app@db.example.com/s?sslmode=require\", \"Pin\": ***" },
        { "web.config", "<add name=\"a\" providerName=\"Npgsql\" connectionString=\"postgres://app:§db.example.com:5432/s?sslmode=require\" />",
            "sslmode=require\" />" },
        { "a.json", "{ \"Db\": \"postgres://app:12/§.example.com:x/s?sslmode=require\" }", "sslmode=require" },
        { "a.json", "{ \"Db\": \"postgres://app@db.example.com/s?application_name=§&sslmode=require\" }", "application_name=***&sslmode=require" },
        { "a.json", "{ \"Db\": \"postgres://app%3A§@db.example.com/s?sslmode=require\" }", "@db.example.com/s?sslmode=require" },
        { "app.config", "<add key=\"Db\" value=\"postgres://app@db.example.com/s?sslmode=require\" note='§' /><!-- § -->§",
            "<add key=\"Db\" value=\"postgres://app@db.example.com/s?sslmode=require\" note='***' />" },
        { "app.config", "<client url=\"postgres://app@db.example.com/s?sslmode=require\" key=\"§\" />", "sslmode=require\" key=\"***\" />" },
        { ".env", "URL=postgres://app:${PW:-§}@db.example.com/s?sslmode=require # §", "@db.example.com/s?sslmode=require" },
        { ".env", "URL=postgres://${APP:-§}@db.example.com/s?sslmode=require", "postgres://${APP:-***}@db.example.com/s?sslmode=require" },
        { "a.properties", "spring.datasource.url=jdbc:postgresql://db.example.com/s?sslmode=require&extra=§",
            "spring.datasource.url=jdbc:postgresql://db.example.com/s?sslmode=require&extra=***" },
        { "a.sh", "PGPASSWORD=§ psql -W § \"host=db.example.com user=app sslmode=require\" --note=§",
            "psql -W *** \"host=db.example.com user=app sslmode=require\"" },
        { "Dockerfile", "ENV URL=postgres://app@db.example.com/s?sslmode=require NOTE=§", "ENV URL=postgres://app@db.example.com/s?sslmode=require" },
        { "a.toml", "url = \"postgres://app@db.example.com/s?sslmode=require\" # §", "url = \"postgres://app@db.example.com/s?sslmode=require\"" },
        { "a.unknown", "§ url: postgres://app@db.example.com/s?sslmode=require §", "postgres://app@db.example.com/s?sslmode=require" },
        { "a.fs", "let c = f \"postgres://app@db.example.com/s?sslmode=require\" \"§\" (* § *)",
            "let c = f \"postgres://app@db.example.com/s?sslmode=require\" \"***\"" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void The_setting_is_shown_and_no_secret_is(string path, string text, string visible)
    {
        var (file, result) = Analyze(path, text.Replace("§", Secret, StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f.Rule.Id is "SSL1003" or "SSL4002");
        var shown = result.Shown(file)[1].Text.Text;
        Assert.Contains(visible, shown);
        Assert.DoesNotContain(Secret, shown);
    }

    [Theory]
    [InlineData("PSW")]
    [InlineData("DbPw")]
    [InlineData("PSWD")]
    public void Short_names_of_passwords_are_names_of_passwords(string key) =>
        Assert.Equal($"Host=h;{key}=***;Port=1", Redactor.Redact($"Host=h;{key}=x;Port=1"));

    [Theory]
    [InlineData("Host=h;Username=u;Password=a&b=c;Port=1", "Host=h;Username=u;Password=***;Port=1")]
    [InlineData("host=h password=a&user=c port=1", "host=h password=*** port=1")]
    [InlineData("jdbc:postgresql://h/d?password=a&user=c", "jdbc:postgresql://h/d?password=***&user=c")]
    public void An_ampersand_ends_a_password_in_a_query_only(string text, string shown) => Assert.Equal(shown, Redactor.Redact(text));

    [Theory]
    [InlineData("a.csproj", "<PackageReference Include=\"Npgsql\" Version=\"[9.0.3, 10)\" />",
        "<PackageReference Include=\"Npgsql\" Version=\"[9.0.3, 10)\" />")]
    [InlineData("a.csproj", "<PackageReference Update=\"Npgsql\" Version=\"$(V)\" Note=\"§\">",
        "<PackageReference Update=\"Npgsql\" Version=\"$(V)\" Note=\"***\">")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include=\"A.B\" Version=\"9.*\" />", "<PackageVersion Include=\"A.B\" Version=\"9.*\" />")]
    [InlineData("packages.config", "<package id=\"Npgsql\" version=\"9.0.3-rc.1\" note='§' />", "<package id=\"Npgsql\" version=\"9.0.3-rc.1\" note='***' />")]
    [InlineData("a.csproj", "<PackageReference Include=\"https://u:§@h/\" Version=\"a=§\" />", "<PackageReference Include=\"***\" Version=\"***\" />")]
    [InlineData("a.csproj", "<Content Include=\"§\" Version=\"§\" />", "<Content Include=\"***\" Version=\"***\" />")]
    [InlineData("app.config", "<package id=\"§\" version=\"§\" />", "<package id=\"***\" version=\"***\" />")]
    public void The_name_and_the_version_of_a_package_are_shown(string path, string line, string expected) => Assert.Equal(
        expected, ShownFile.Of(new SourceFile(path, line.Replace("§", Secret, StringComparison.Ordinal)))[1].Text.Text);

    [Fact]
    public void The_variable_beside_a_password_stays_visible()
    {
        var (file, result) = Analyze("a.sh", $"export PGHOST=db.example.com PGPASSWORD={Secret} PGSSLMODE=require");
        Assert.Equal("export PGHOST=db.example.com PGPASSWORD=*** PGSSLMODE=require", result.Shown(file)[1].Text.Text);
        Assert.Equal("db.example.com", Assert.Single(result.Findings).Host);
    }

    [Fact]
    public void An_edit_that_copies_a_secret_is_not_shown()
    {
        var (file, result) = Analyze("a.env", $"A=1\nURL=postgres://app:{Secret}@db.example.com/s?sslmode=require\n");
        var shown = result.Shown(file);
        var at = file.Text.IndexOf("require", StringComparison.Ordinal);
        Assert.True(shown.Shows(new TextEdit(new SourceSpan(at, 7), "verify-full")));
        Assert.True(shown.Shows(new TextEdit(new SourceSpan(at - 30, 37), "")));
        Assert.False(shown.Shows(new TextEdit(new SourceSpan(at, 7), $"verify-full&x={Secret}")));
        Assert.False(shown.Shows(new TextEdit(new SourceSpan(at, 7), "verify-full&password=other")));
        Assert.False(shown.Shows(new TextEdit(SourceSpan.FromBounds(file.Text.IndexOf(Secret, StringComparison.Ordinal), at), "cG9zdGdyZXM6Ly8=")));
    }

    [Fact]
    public void A_fingerprint_knows_the_connection_and_not_its_password()
    {
        var marks = new[] { "a;Database=d", "b;Database=d", "a;Database=e", "a;Database=d;SSL Mode=Prefer" }
            .Select(p => Analyze(
                "appsettings.json",
                $"{{ \"ConnectionStrings\": {{ \"Npgsql\": \"Host=db.example.com;Username=u;Password={p}\" }} }}").Result.Findings[0].Fingerprint).ToList();
        Assert.Equal(marks[0], marks[1]);
        Assert.NotEqual(marks[0], marks[2]);
        Assert.NotEqual(marks[0], marks[3]);
    }

    [Fact]
    public void A_fingerprint_does_not_hang_on_what_is_shown()
    {
        // What is hidden here in one place and shown in the other is known to the engine alike.
        static string Mark(string around) => Analyze("a.js", $"f('postgres://app@db.example.com/s?sslmode=require'{around}").Result.Findings[0].Fingerprint;
        Assert.Equal(Mark(")"), Mark(", 'password=x', \"y\") // z"));

        // Baselines hold this value: it changes with the string, and with nothing that is done to its excerpt.
        Assert.Equal("d9c4c3d830a9c28b5ad0271143197cc5", Mark(")"));
    }

    [Fact]
    public void Long_values_are_quoted_in_no_message()
    {
        var word = new string('x', 25);
        var (_, result) = Analyze(
            "a.json",
            $"{{ \"Npgsql\": \"Host=db.example.com;Username=app;SSL Mode={word}\", \"Url\": \"postgres://app@db.example.com/s?sslmode={word}\" }}");
        Assert.NotEmpty(result.Findings);
        Assert.All(result.Findings, f => Assert.DoesNotContain(word, f.Message + f.Help));
    }

    [Theory]
    [InlineData("/etc/ssl/ca.pem", "/etc/ssl/ca.pem")]
    [InlineData("${CERTS:-Vt4mOpen}/ca.pem", "${CERTS:-***}/ca.pem")]
    [InlineData("ca.pem password=Vt4mOpen", "***")]
    [InlineData("ca.pem Vt4mOpen", "***")]
    [InlineData("postgres://u:Vt4mOpen@h", "***")]
    public void Paths_are_shown_that_are_paths(string path, string shown) => Assert.Equal(shown, ShownPath.Of(path));

    [Fact]
    public void Lines_without_a_connection_show_no_literal()
    {
        var file = new SourceFile("a.json", "{\n\"Url\": \"Vt4mOpen\"\n}");
        Assert.Equal("\"Url\": \"***\"", ShownFile.Of(file)[2].Text.Text);
    }

    private static (SourceFile File, SslLint.Analysis.AnalysisResult Result) Analyze(string path, string text) =>
        (new SourceFile(path, text), AnalysisHarness.Analyze(path, text));
}
