using SslLint.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

public sealed class FileAnalyzerTests
{
    [Fact]
    public void Appsettings_string_without_ssl_mode_falls_back()
    {
        var text = """{ "ConnectionStrings": { "Default": "Host=db.example.com;Username=app;Password=x;Database=shop" } }""";
        Assert.Equal("SSL1002 warning [Host=db.example.com;Username=app;Password=x;Database=shop]", Show("appsettings.json", text));
    }

    [Theory]
    [InlineData("appsettings.json", """{ "Title": "a: b=c" }""", 0)]
    [InlineData("appsettings.json", """{ "Default": "Host=db.example.com;Username=app" }""", 1)]
    [InlineData("app.csproj", "<Project />", 1)]
    public void The_project_is_looked_at_once_and_only_where_something_is_asked_of_it(string name, string text, int times)
    {
        var asked = 0;
        var file = new SourceFile(name, text);
        var read = new FileReaders().Read(file, CancellationToken.None);
        FileAnalyzer.Analyze(
            file,
            read,
            () =>
            {
                asked++;
                return ProjectFacts.None;
            },
            new AnalysisOptions());
        Assert.Equal(times, asked);
    }

    [Fact]
    public void The_deciding_setting_is_marked()
    {
        var text = """{ "ConnectionStrings": { "Default": "Host=db.example.com;SSL Mode=Require;Username=app" } }""";
        Assert.Equal("SSL1003 warning [SSL Mode=Require]", Show("appsettings.json", text));
    }

    [Theory]
    [InlineData("Server=db.example.com;Initial Catalog=shop;User Id=sa;Password=x")]
    [InlineData("Server=db.example.com;Database=shop;User Id=app;Password=x")]
    [InlineData("Data Source=app.db")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=x;EndpointSuffix=core.windows.net")]
    public void Strings_of_other_engines_and_shared_keys_are_silent(string value)
    {
        Assert.Equal("", Show("appsettings.json", $$"""{ "ConnectionStrings": { "Default": "{{value}}" } }"""));
    }

    [Fact]
    public void Shared_keys_are_read_where_the_key_names_the_engine()
    {
        var text = """{ "ConnectionStrings": { "PostgreSql": "Server=db.example.com;Database=shop;User Id=app;Password=x" } }""";
        Assert.StartsWith("SSL1002 warning", Show("appsettings.json", text));
    }

    [Fact]
    public void Shared_keys_are_read_where_the_project_knows_one_engine_only()
    {
        var text = """{ "ConnectionStrings": { "Default": "Server=db.example.com;Database=shop;User Id=app;Password=x" } }""";
        Assert.StartsWith("SSL1002 warning", Show("appsettings.json", text, project: Project("npgsql")));
        Assert.Equal("", Show("appsettings.json", text, project: Project("npgsql", "sqlclient")));
    }

    [Fact]
    public void Loopback_is_reported_only_when_asked()
    {
        var text = "DATABASE_URL=postgres://u:p@localhost:5432/d\n";
        Assert.Equal("", Show(".env", text));
        Assert.StartsWith("SSL1002 warning", Show(".env", text, new AnalysisOptions { IncludeLocal = true }));
    }

    [Fact]
    public void A_service_name_is_one_level_lower()
    {
        Assert.StartsWith("SSL1002 info", Show(".env", "DATABASE_URL=postgres://u:p@db:5432/d\n"));
    }

    [Fact]
    public void A_placeholder_that_may_hold_TLS_settings_is_no_finding()
    {
        Assert.Equal("", Show(".env", "DATABASE_URL=postgres://u:p@db.example.com/d?${OPTIONS}\n"));
        Assert.Equal("", Show(".env", "DATABASE_URL=postgres://u:p@db.example.com/d?sslmode=${MODE}\n"));
    }

    [Fact]
    public void A_placeholder_as_host_counts_as_remote()
    {
        Assert.StartsWith("SSL1002 warning", Show(".env", "DATABASE_URL=postgres://u:p@${DB_HOST}/d\n"));
    }

    [Fact]
    public void The_default_of_a_placeholder_is_read()
    {
        Assert.StartsWith("SSL1002 warning", Show(".env", "DATABASE_URL=${URL:-postgres://u:p@db.example.com/d}\n"));
    }

    [Theory]
    [InlineData("postgresql+asyncpg://u:p@db.example.com/d")]
    [InlineData("postgresql://u:p@db.example.com/d?schema=public")]
    [InlineData("r2dbc:postgresql://db.example.com/d")]
    public void Strings_of_drivers_that_are_not_read_are_counted(string uri)
    {
        var result = Analyze(".env", $"DATABASE_URL={uri}\n");
        Assert.Empty(result.Findings);
        Assert.Equal(1, result.NotRead);
    }

    [Fact]
    public void A_known_driver_beside_an_unknown_one_is_read()
    {
        Assert.StartsWith("SSL1001", Show(".env", "DATABASE_URL=postgres://u:p@db.example.com/d\n", project: Project("prisma", "node-postgres")));
        Assert.Equal("", Show(".env", "DATABASE_URL=postgres://u:p@db.example.com/d\n", project: Project("prisma")));
    }

    [Fact]
    public void Metabase_is_known_by_its_variable()
    {
        var text = "MB_DB_CONNECTION_URI=jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&password=dbpassword\n";
        var options = new AnalysisOptions { RootCertificate = "/path/to/certificate.pem" };
        Assert.Equal("metabase", Analyze("metabase.env", text).Findings[0].Driver);
        Assert.Equal(
            "MB_DB_CONNECTION_URI=jdbc:postgresql://db.example.com:5432/mydb?user=dbuser&"
                + "password=dbpassword&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem\n",
            Fixed("metabase.env", text, options));
    }

    [Fact]
    public void Metabase_parts_have_no_TLS_setting()
    {
        var text = "MB_DB_TYPE=postgres\nMB_DB_HOST=db.example.com\nMB_DB_DBNAME=metabase\n";
        Assert.Equal("SSL1002 warning [db.example.com]", Show("metabase.env", text));
    }

    [Fact]
    public void Environment_variables_of_libpq_are_one_connection()
    {
        Assert.Equal("SSL1003 warning [PGSSLMODE=require]", Show(".env", "PGHOST=db.example.com\nPGSSLMODE=require\n"));
        Assert.Equal("SSL1002 warning [db.example.com]", Show(".env", "PGHOST=db.example.com\nPGUSER=app\n"));
        Assert.Equal("", Show(".env", "PGHOST=db.example.com\nPGSSLMODE=verify-full\nPGSSLROOTCERT=/etc/ca.pem\n"));
    }

    [Fact]
    public void Environment_variables_are_fixed_in_place()
    {
        var options = new AnalysisOptions { RootCertificate = "/etc/ca.pem" };
        Assert.Equal(
            "PGHOST=db.example.com\nPGSSLROOTCERT=/etc/ca.pem\nPGSSLMODE=verify-full\n",
            Fixed(".env", "PGHOST=db.example.com\nPGSSLMODE=require\n", options));
    }

    [Theory]
    [InlineData("app.env", "DATABASE_URL=postgresql://${REST}\n", "")]
    [InlineData("a.properties", "spring.datasource.url=jdbc:postgresql:${REST}\n", "")]
    [InlineData("a.properties", "spring.datasource.url=jdbc:postgresql://${REST}\n", "")]
    [InlineData("A.java", "String url = \"jdbc:postgresql:\" + rest;\n", "")]
    [InlineData("a.js", "new Client(`postgres://${rest}`)\n", "")]
    [InlineData("a.env", "DATABASE_URL=postgresql://${USER}@${HOST}/${NAME}\n", "SSL1002 warning [postgresql://${USER}@${HOST}/${NAME}]")]
    [InlineData("a.properties", "spring.datasource.url=jdbc:postgresql://${HOST}/app\n", "SSL1002 warning [jdbc:postgresql://${HOST}/app]")]
    public void What_is_but_a_placeholder_behind_the_scheme_may_hold_everything(string path, string text, string expected) =>
        Assert.Equal(expected, Show(path, text));

    [Theory]
    [InlineData("app.toml", "url = \"Host=db.example.com;Username=app;Password=\"a;b\";SSL Mode=Require\"\n")]
    [InlineData("app.toml", "url = \"Host=db.example.com;Username=app;Password=\"#a;b\";SSL Mode=Require\"\n")]
    [InlineData("app.py", "url = 'Host=db.example.com;Username=app;Password='a b';SSL Mode=Require'\n")]
    [InlineData("app.json", "{ \"url\": \"Host=db.example.com;Username=app;Password=\"a;b\";SSL Mode=Require\" }")]
    public void A_string_with_a_quote_that_wants_an_escape_is_not_fixed(string path, string text)
    {
        var options = new AnalysisOptions { RootCertificate = "ca.pem" };
        Assert.Equal(text, Fixed(path, text, options, unsafeToo: true));
        Assert.Contains("the quote needs an escape", Assert.Single(Analyze(path, text, options).Findings).Help);
    }

    [Theory]
    [InlineData("app.py", "url = 'Host=db.example.com;Username=app;SSL Mode=Require;Password='+password\n")]
    [InlineData("app.js", "const url = `Host=db.example.com;Username=app;SSL Mode=Require`\n")]
    [InlineData(
        "app.config",
        "<configuration><connectionStrings><add name=\"a\" providerName=\"Npgsql\" connectionString=\"Host=db.example.com;"
            + "SSL Mode=Require;Password=\"/></connectionStrings></configuration>")]
    [InlineData("app.toml", "url = \"\"\"Host=db.example.com;Username=app;SSL Mode=Require\"\"\"\n")]
    public void A_string_that_is_joined_to_another_or_ends_with_an_open_value_is_fixed(string path, string text) =>
        Assert.Contains("SSL Mode=VerifyFull;", Fixed(path, text, new AnalysisOptions { RootCertificate = "ca.pem" }));

    [Theory]
    [InlineData("rootcert")]
    [InlineData("sslca")]
    [InlineData("SSLROOTCERT")]
    public void A_root_under_a_key_that_the_driver_passes_over_is_the_strings_own_and_nothing_that_is_vouched_for(string key)
    {
        var text = $"DB=jdbc:postgresql://db.example.com/shop?sslmode=require&{key}=/etc/ca.pem\n";

        Assert.Equal(text, Fixed("a.env", text, new AnalysisOptions()));
        Assert.Equal(
            "DB=jdbc:postgresql://db.example.com/shop?sslmode=verify-full&sslrootcert=/etc/ca.pem\n",
            Fixed("a.env", text, new AnalysisOptions(), unsafeToo: true));
    }

    [Fact]
    public void A_mode_beside_a_host_is_a_connection()
    {
        var text = """{ "Database": { "Host": "db.example.com", "Name": "x", "SslMode": "require" } }""";
        Assert.Equal("""SSL1003 warning ["SslMode": "require]""".Replace("\"SslMode\": \"require", "SslMode\": \"require"), Show("config.json", text));
    }

    [Fact]
    public void A_provider_bundle_that_the_build_brings_makes_a_fix_safe()
    {
        var text = """{ "Db": "Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;Password=x;SSL Mode=Require;Trust Server Certificate=true" }""";
        Assert.Equal(text, Fixed("appsettings.json", text, new AnalysisOptions()));
        var brought = new ProjectFacts
        {
            Bundles = ["aws-rds"],
            OfferDefault = _ => new DefaultRootOffer(new FileEdits("App.csproj", [new TextEdit(default, "x")]), null),
        };
        Assert.Equal(
            """{ "Db": "Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;Password=x;SSL Mode=VerifyFull" }""",
            Fixed("appsettings.json", text, new AnalysisOptions(), project: brought));
        var fix = Analyze("appsettings.json", text, project: brought).Findings[0].Fix!;
        Assert.Equal(("App.csproj", "aws-rds"), (fix.First!.Path, fix.Default!.Bundle));
    }

    [Fact]
    public void A_path_that_fails_in_some_starts_is_written_only_when_asked()
    {
        var text = """{ "Db": "Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;Password=x;SSL Mode=Require" }""";
        var brought = new ProjectFacts { Bundles = ["aws-rds"], OfferDefault = _ => new DefaultRootOffer(null, "but App.csproj can't be changed in place") };
        Assert.Equal(text, Fixed("appsettings.json", text, new AnalysisOptions(), project: brought));
        Assert.Contains(
            "SslLintSetPgSslRootCert for configuration (but App.csproj can't be changed in place)",
            Analyze("appsettings.json", text, project: brought).Findings[0].Help);
        Assert.Equal(
            text.Replace("Require", "VerifyFull;Root Certificate=certs/aws-rds.pem"),
            Fixed("appsettings.json", text, new AnalysisOptions(), unsafeToo: true, project: brought));
    }

    [Fact]
    public void Without_an_anchor_nothing_is_written_and_the_help_says_what_is_missing()
    {
        var text = "DATABASE_URL=postgres://u:p@db.example.com/d\n";
        var finding = Assert.Single(Analyze(".env", text).Findings);
        Assert.Null(finding.Fix);
        Assert.Contains("--root-cert", finding.Help);
        Assert.Equal(text, Fixed(".env", text, new AnalysisOptions(), unsafeToo: true));
    }

    [Fact]
    public void Loopback_is_never_rewritten()
    {
        var text = "DATABASE_URL=postgres://u:p@localhost/d\n";
        Assert.Equal(text, Fixed(".env", text, new AnalysisOptions { IncludeLocal = true, RootCertificate = "/ca.pem" }, unsafeToo: true));
    }

    [Fact]
    public void A_refused_value_is_a_finding_where_the_driver_is_named()
    {
        var text = """{ "ConnectionStrings": { "Postgres": "Host=db.example.com;Username=app;SSL Mode=verify-full" } }""";
        Assert.Equal("SSL4002 warning [SSL Mode=verify-full]", Show("appsettings.json", text));
    }

    [Fact]
    public void A_URI_that_no_evidence_names_and_libpq_refuses_is_counted_as_not_read()
    {
        var result = Analyze(".env", "DATABASE_URL=postgres://u:p@db.example.com/d?x-migrations-table=m&sslmode=disable\n");
        Assert.Empty(result.Findings);
        Assert.Equal(1, result.NotRead);
    }

    [Fact]
    public void A_name_of_the_engine_beside_a_URI_is_not_Npgsql()
    {
        Assert.StartsWith("SSL1002", Show(".env", "DATABASE_URL=postgres://u:p@db.example.com/d\nDATABASE_TYPE=postgresql\n"));
    }

    [Fact]
    public void A_strict_string_keeps_its_anchor_when_a_setting_without_effect_goes()
    {
        var text = """{ "Db": "Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;"""
            + """SSL Mode=VerifyFull;Root Certificate=/own/ca.pem;Trust Server Certificate=true" }""";
        Assert.Equal("SSL4001 warning [Trust Server Certificate=true]", Show("appsettings.json", text, project: Npgsql10));
        Assert.Equal(text.Replace(";Trust Server Certificate=true", ""), Fixed("appsettings.json", text, new AnalysisOptions(), project: Npgsql10));
    }

    [Fact]
    public void Text_that_speaks_of_a_connection_is_none()
    {
        Assert.Equal("", Show("help.js", """const help = "Example: DATABASE_URL=postgres://u:p@db.example.com/d";"""));
    }
}
