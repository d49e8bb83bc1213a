using SslLint.Dialects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests;

public class BuilderTests
{
    [Theory]
    [InlineData("""var b = [|new NpgsqlConnectionStringBuilder { Host = "db", SslMode = SslMode.Require }|];""", "Host=db SslMode=Require")]
    [InlineData(
        """NpgsqlConnectionStringBuilder b = [|new() { Host = "db", Port = 5432, TrustServerCertificate = true }|];""",
        "Host=db Port=5432 TrustServerCertificate=true")]
    [InlineData("""NpgsqlConnectionStringBuilder M() => [|new() { Host = "db" }|];""", "Host=db")]
    [InlineData("""var b = [|new Npgsql.NpgsqlConnectionStringBuilder { ["Server"] = "db", ["SSL Mode"] = "Require" }|];""", "Server=db SSL Mode=Require")]
    [InlineData("""var b = [|new NpgsqlConnectionStringBuilder()|]; b.Host = "db"; if (x) { b.SslMode = SslMode.Disable; }""", "Host=db SslMode=Disable")]
    [InlineData("""var b = [|new NpgsqlConnectionStringBuilder("Host=db;Port=1")|]; b["SSL Mode"] = "Require";""", "Host=db Port=1 SSL Mode=Require")]
    [InlineData("""const string Cs = "Host=db"; var b = [|new NpgsqlConnectionStringBuilder(Cs) { SslMode = SslMode.Allow }|];""", "Host=db SslMode=Allow")]
    [InlineData(
        """var b = [|new NpgsqlConnectionStringBuilder()|]; b.Port = 1; b.ConnectionString = "Host=db;Timeout=3"; b.SslMode = SslMode.Allow;""",
        "Host=db Timeout=3 SslMode=Allow")]
    [InlineData(
        """const string H = "db"; var b = [|new NpgsqlConnectionStringBuilder { Host = H, SslMode = (SslMode)3, Password = null }|];""",
        "Host=db SslMode=3 Password=")]
    public void Settings_of_a_builder_are_one_connection(string marked, string settings)
    {
        var markup = Markup.Parse(marked);

        var group = Assert.Single(Reading.Read(markup.Code).Groups);

        Assert.Equal("npgsql", group.Driver);
        Assert.Equal(settings, Text(group));
        Assert.True(group.IsComplete);
        Assert.Equal(markup.Span, group.Span);
    }

    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(connectionString) { Database = "x" };""", "Database=x")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder($"{cs};Port=1") { Database = "x" };""", "{cs}= Port=1 Database=x")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { Host = "db" }; Configure(b);""", "Host=db")]
    [InlineData("""Create(csb => csb.SslMode = SslMode.Require);""", "SslMode=Require")]
    [InlineData("""Configure(new NpgsqlConnectionStringBuilder { SslMode = SslMode.Require });""", "SslMode=Require")]
    [InlineData("""void M(NpgsqlConnectionStringBuilder b) { b.LoadBalanceMode = LoadBalanceMode.Any; b.Timeout = -1; }""", "LoadBalanceMode=Any Timeout=-1")]
    [InlineData("""Create(csb => { csb.SslMode = SslMode.Require; csb.RootCertificate = "ca.pem"; });""", "SslMode=Require RootCertificate=ca.pem")]
    [InlineData("""dataSourceBuilder.ConnectionStringBuilder.SslMode = Npgsql.SslMode.Require;""", "SslMode=Require")]
    [InlineData("""var d = new NpgsqlDataSourceBuilder(); d.ConnectionStringBuilder.TrustServerCertificate = true;""", "TrustServerCertificate=true")]
    [InlineData("""void M(NpgsqlConnectionStringBuilder b) { b.Host = host; }""", "Host=host")]
    [InlineData("""Create(csb => csb.SslMode = MySqlSslMode.Required);""", "SslMode=Required")]
    [InlineData("""var d = new MySqlDataSourceBuilder(cs); d.ConnectionStringBuilder.SslMode = MySqlSslMode.None;""", "SslMode=None")]
    public void What_is_set_on_an_unknown_builder_is_not_all(string code, string settings)
    {
        var group = Assert.Single(Reading.Read(code).Groups);

        Assert.Equal(settings, Text(group));
        Assert.False(group.IsComplete);
    }

    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder();""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(cs);""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder("Host=db");""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.Require }; Use(b.SslMode);""")]
    [InlineData("""if (settings.SslMode == SslMode.Require || settings is { SslMode: SslMode.Prefer }) { }""")]
    [InlineData("""class C { [Test] void M([Values(SslMode.Require)] SslMode mode) { } }""")]
    [InlineData("""Create(csb => csb.SslMode = sslMode);""")]
    [InlineData("""using MySqlConnector; Create(csb => csb.SslMode = SslMode.Require);""")]
    [InlineData("""var b = new MySqlConnectionStringBuilder { SslMode = SslMode.Require }; b.SslMode = SslMode.Require;""")]
    public void Other_code_is_no_builder(string code) =>
        Assert.Empty(Reading.Read(code).Groups);

    [Fact]
    public void A_builder_that_only_assertions_look_at_is_no_connection()
    {
        const string Test = """var b = new NpgsqlConnectionStringBuilder(); b.Host = "db"; Assert.That(b["host"], Is.EqualTo("db")); b.Remove("HOST");""";
        Assert.Empty(Reading.Read(Test).Groups);
        Assert.Single(Reading.Read(Test + " Open(b.ConnectionString);").Groups);
    }

    [Fact]
    public void Unknown_values_are_placeholders()
    {
        var group = Assert.Single(Reading.Read("""var b = new NpgsqlConnectionStringBuilder { Host = $"{x}.db", SslMode = mode, Port = 1 };""").Groups);

        Assert.Equal([true, true, false], group.Settings.Select(s => s.IsPlaceholder));
    }

    [Fact]
    public void Spans_are_those_of_the_file()
    {
        var markup = Markup.Parse(
            """var b = new NpgsqlConnectionStringBuilder("[|Host|]=db;[|SSL Mode=Require|]") { [|TrustServerCertificate|] = [|true|] };""");

        var settings = Assert.Single(Reading.Read(markup.Code).Groups).Settings;

        Assert.Equal(markup.Spans, [settings[0].KeySpan, settings[1].Span, settings[2].KeySpan, settings[2].ValueSpan]);
    }

    [Fact]
    public void Strings_of_a_builder_are_not_read_again()
    {
        const string code = """
            const string Cs = "Host=a;Port=1";
            var b = new NpgsqlConnectionStringBuilder(Cs) { SslMode = SslMode.VerifyFull };
            var c = new NpgsqlConnectionStringBuilder("Host=b;Port=1") { SslMode = SslMode.VerifyFull };
            var d = new NpgsqlConnectionStringBuilder("Host=c;Port=1");
            var e = new NpgsqlConnectionStringBuilder("Port=1");
            var f = new NpgsqlConnectionStringBuilder { ConnectionString = "Host=f", Port = 1 };
            """;

        Assert.Equal(
            [("Host=a;Port=1", true), ("Host=b;Port=1", true), ("Host=c;Port=1", false), ("Port=1", true), ("Host=f", true)],
            Reading.Read(code).Entries.Select(e => (e.Value.Value, e.IsInert)));
    }

    [Fact]
    public void Each_local_has_its_own_settings()
    {
        const string code = """
            void A() { var b = new NpgsqlConnectionStringBuilder(); b.Host = "a"; b = new() { Port = 2 }; b.Host = "c"; }
            void B() { var b = new NpgsqlConnectionStringBuilder { Host = "d" }; }
            """;

        Assert.Equal(["Host=a", "Port=2 Host=c", "Host=d"], Reading.Read(code).Groups.Select(Text));
    }

    [Theory]
    [InlineData("SslMode = SslMode.Require", "SslMode = SslMode.VerifyFull")]
    [InlineData("SslMode = Npgsql.SslMode.Require", "SslMode = Npgsql.SslMode.VerifyFull")]
    [InlineData("""["SSL Mode"] = "Require" """, """["SSL Mode"] = "VerifyFull" """)]
    [InlineData("SslMode = (SslMode)3", "SslMode = SslMode.VerifyFull")]
    public void A_value_is_replaced_in_its_spelling(string element, string expected) =>
        Assert.Equal(
            $$"""var b = new NpgsqlConnectionStringBuilder { Host = "db", {{expected}} };""",
            Change($$"""var b = new NpgsqlConnectionStringBuilder { Host = "db", {{element}} };""",
                g => [new SettingChange.Replace(g.Settings[1], "VerifyFull")]));

    [Theory]
    [InlineData("A = 1, SslMode = SslMode.Require, TrustServerCertificate = true", "A = 1, SslMode = SslMode.VerifyFull, RootCertificate = \"ca\"")]
    [InlineData("A = 1, TrustServerCertificate = true, SslMode = SslMode.Require", "A = 1, SslMode = SslMode.VerifyFull, RootCertificate = \"ca\"")]
    [InlineData("TrustServerCertificate = true, SslMode = SslMode.Require,", "SslMode = SslMode.VerifyFull, RootCertificate = \"ca\",")]
    [InlineData("SslMode = SslMode.Require, TrustServerCertificate = true,", "SslMode = SslMode.VerifyFull, RootCertificate = \"ca\",")]
    [InlineData("SslMode = SslMode.Require, /* dev */ TrustServerCertificate = true", "SslMode = SslMode.VerifyFull, /* dev */  RootCertificate = \"ca\",")]
    [InlineData("SslMode = SslMode.Require, // why\nTrustServerCertificate = true,\n", "SslMode = SslMode.VerifyFull, // why\n RootCertificate = \"ca\",\n")]
    public void Elements_are_removed_and_added(string elements, string expected) =>
        Assert.Equal(
            "var b = new NpgsqlConnectionStringBuilder(cs) { " + expected + " };",
            Change("var b = new NpgsqlConnectionStringBuilder(cs) { " + elements + " };", Harden));

    [Fact]
    public void The_only_element_gives_its_place_to_another() =>
        Assert.Equal(
            """var b = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.VerifyFull };""",
            Change("""var b = new NpgsqlConnectionStringBuilder(cs) { TrustServerCertificate = true };""",
                g => [new SettingChange.Remove(g.Settings[0]), new SettingChange.Append("SSL Mode", "VerifyFull")]));

    [Fact]
    public void All_elements_may_go() =>
        Assert.Equal(
            """var b = new NpgsqlConnectionStringBuilder(cs) {  };""",
            Change("""var b = new NpgsqlConnectionStringBuilder(cs) { TrustServerCertificate = true, RootCertificate = "ca" };""",
                g => [.. g.Settings.Select(s => new SettingChange.Remove(s))]));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Elements_on_lines_of_their_own_stay_so(string newline) =>
        Assert.Equal(
            """
            var b = new NpgsqlConnectionStringBuilder
            {
                Host = "db",
                SslMode = SslMode.VerifyFull,
                RootCertificate = "ca"
            };
            """.ReplaceLineEndings(newline),
            Change(
                """
                var b = new NpgsqlConnectionStringBuilder
                {
                    Host = "db",
                    TrustServerCertificate = true,
                    SslMode = SslMode.Require
                };
                """.ReplaceLineEndings(newline),
                Harden));

    [Fact]
    public void Statements_are_removed_and_added() =>
        Assert.Equal(
            """
            void M()
            {
                var b = new NpgsqlConnectionStringBuilder();
                b.Host = "db";
                b.SslMode = SslMode.VerifyFull; // the mode
                b.RootCertificate = "C:\\ca";
                if (local) { b.Port = 1; }
            }
            """,
            Change(
                """
                void M()
                {
                    var b = new NpgsqlConnectionStringBuilder();
                    b.Host = "db";
                    b.TrustServerCertificate = true;
                    b.SslMode = SslMode.Require; // the mode
                    if (local) { b.Port = 1; }
                }
                """,
                g => Harden(g, "C:\\ca")));

    [Theory]
    [InlineData("Create(csb => csb.SslMode = SslMode.Require);", "Create(csb => { csb.SslMode = SslMode.VerifyFull; csb.RootCertificate = \"ca\"; });")]
    [InlineData("Create(csb => { csb.SslMode = SslMode.Require; });", "Create(csb => { csb.SslMode = SslMode.VerifyFull; csb.RootCertificate = \"ca\"; });")]
    [InlineData(
        "d.ConnectionStringBuilder.SslMode = SslMode.Require;",
        "d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\nd.ConnectionStringBuilder.RootCertificate = \"ca\";")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(\"Host=db;Trust Server Certificate=true\"); b.SslMode = SslMode.Require;",
        "var b = new NpgsqlConnectionStringBuilder(\"Host=db\"); b.SslMode = SslMode.VerifyFull; b.RootCertificate = \"ca\";")]
    public void Lambdas_properties_and_constructor_strings_are_changed_where_they_stand(string code, string expected) =>
        Assert.Equal(expected, Change(code, Harden));

    [Fact]
    public void Changes_made_one_by_one_fit_together()
    {
        const string code = """var b = new NpgsqlConnectionStringBuilder(cs) { TrustServerCertificate = true, SslMode = SslMode.Require };""";
        var group = Assert.Single(Reading.Read(code).Groups);

        var edits = Harden(group).SelectMany(c => group.Edit(c)!);

        Assert.Equal(
            """var b = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.VerifyFull, RootCertificate = "ca" };""",
            TextEdit.Apply(code, edits));
    }

    [Theory]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.Require, TrustServerCertificate = true };")]
    [InlineData("var b = new NpgsqlConnectionStringBuilder(\"Host=db;Trust Server Certificate=true\") { SslMode = SslMode.Require };")]
    [InlineData("Create(csb => csb.SslMode = SslMode.Require);")]
    public void Changes_that_hang_together_are_refused_one_by_one(string code)
    {
        var group = Assert.Single(Reading.Read(code).Groups);

        Assert.Contains(Harden(group), c => group.Edit(c) is null);
    }

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        var group = Assert.Single(Reading.Read("if (x) b.SslMode = SslMode.Require;").Groups);

        Assert.Null(group.EditAll!([new SettingChange.Remove(group.Settings[0])]));
        Assert.Null(group.EditAll([new SettingChange.Append("Nonsense", "x")]));
        Assert.Null(group.EditAll([new SettingChange.Replace(group.Settings[0], "nonsense")]));
    }

    private static IReadOnlyList<SettingChange> Harden(SettingGroup group) => Harden(group, "ca");

    /// <summary>What a driver asks for: strict mode, a root, no blind trust.</summary>
    private static IReadOnlyList<SettingChange> Harden(SettingGroup group, string root) =>
    [
        .. group.Settings.Where(s => s.Key.Replace(" ", "", StringComparison.Ordinal) == "TrustServerCertificate").Select(s => new SettingChange.Remove(s)),
        .. group.Settings.Where(s => s.Key == "SslMode").Select(s => new SettingChange.Replace(s, "VerifyFull")),
        new SettingChange.Append("Root Certificate", root),
    ];

    private static string Change(string code, Func<SettingGroup, IReadOnlyList<SettingChange>> changes)
    {
        var group = Assert.Single(Reading.Read(code).Groups);
        var edits = group.EditAll!(changes(group));
        Assert.NotNull(edits);
        return TextEdit.Apply(code, edits);
    }

    private static string Text(SettingGroup group) => string.Join(' ', group.Settings.Select(s => $"{s.Key}={s.Value}"));
}
