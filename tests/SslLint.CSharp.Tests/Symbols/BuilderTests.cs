using SslLint.Dialects;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.CSharp.Tests.Symbols;

public class BuilderTests
{
    private const string Shop = """
        namespace Shop;
        using Npgsql;
        public static class Config
        {
            public const string Base = "Host=db;Port=1";
            public const string Server = "db";
            public const bool Trust = true;
            public const SslMode Mode = SslMode.Allow;
            public const int Number = 0;
            public static SslMode Changing = SslMode.Allow;
        }
        public static class Factory
        {
            public static NpgsqlConnectionStringBuilder Csb { get; } = new();
            public static NpgsqlConnectionStringBuilder Create() => new();
            public static void Configure(System.Action<NpgsqlConnectionStringBuilder> configure) { }
            public static void Use(NpgsqlConnectionStringBuilder builder) { }
        }
        """;

    /// <summary>A class that is only called like Npgsql's.</summary>
    private const string Lookalike = """
        namespace Other;
        public enum SslMode { Disable, Require }
        public class NpgsqlConnectionStringBuilder
        {
            public string? Host { get; set; }
            public SslMode SslMode { get; set; }
            public bool TrustServerCertificate { get; set; }
        }
        """;

    [Theory]
    [InlineData("""var b = Factory.Create(); b.SslMode = SslMode.Disable;""", "SslMode=Disable")]
    [InlineData("""var b = Factory.Create(); b.TrustServerCertificate = true;""", "TrustServerCertificate=true")]
    [InlineData("""var b = Factory.Create(); b["Trust Server Certificate"] = true;""", "Trust Server Certificate=true")]
    [InlineData("""Factory.Csb.SslMode = SslMode.Disable;""", "SslMode=Disable")]
    [InlineData("""Factory.Configure(csb => csb.TrustServerCertificate = true);""", "TrustServerCertificate=true")]
    [InlineData("""Factory.Configure(csb => { csb.Host = "db"; csb.SslMode = SslMode.Disable; });""", "Host=db SslMode=Disable")]
    [InlineData("""System.Action<NpgsqlConnectionStringBuilder> configure = csb => csb.TrustServerCertificate = true;""", "TrustServerCertificate=true")]
    [InlineData("""new NpgsqlDataSourceBuilder().ConnectionStringBuilder.TrustServerCertificate = true;""", "TrustServerCertificate=true")]
    [InlineData("""var d = new NpgsqlSlimDataSourceBuilder(cs); d.ConnectionStringBuilder.TrustServerCertificate = true;""", "TrustServerCertificate=true")]
    [InlineData("""NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cs) { TrustServerCertificate = true });""", "TrustServerCertificate=true")]
    [InlineData("""Factory.Use(new() { SslMode = SslMode.Disable });""", "SslMode=Disable")]
    public void Builders_are_known_by_their_type(string code, string settings)
    {
        var group = Assert.Single(Groups(code));

        Assert.Equal("npgsql", group.Driver);
        Assert.Equal(settings, Text(group));
    }

    [Theory]
    [InlineData("using Csb = Npgsql.NpgsqlConnectionStringBuilder;", "")]
    [InlineData("", "global using Csb = Npgsql.NpgsqlConnectionStringBuilder;")]
    public void An_alias_is_a_builder(string directive, string other)
    {
        var code = directive
            + """ using Npgsql; class C { void M() { var b = new Csb { Host = "a", SslMode = SslMode.Disable }; Csb c = new() { Host = "b" }; } }""";

        Assert.Equal(["Host=a SslMode=Disable", "Host=b"], Binding.Read(code, other).Groups.Select(Text));
    }

    [Theory]
    [InlineData("Host = Config.Server, SslMode = Config.Mode", "Host=db SslMode=Allow")]
    [InlineData("Host = Config.Server, TrustServerCertificate = Config.Trust", "Host=db TrustServerCertificate=True")]
    [InlineData("Host = \"db\", SslMode = (SslMode)Config.Number", "Host=db SslMode=Disable")]
    [InlineData("Host = \"db\", SslMode = (SslMode)System.DayOfWeek.Monday", "Host=db SslMode=Allow")]
    [InlineData("Host = \"db\", SslMode = Mode.Require", "Host=db SslMode=Require")]
    [InlineData("Host = \"db\", SslMode = VerifyCA", "Host=db SslMode=VerifyCA")]
    public void Values_of_other_files_are_known(string elements, string settings) =>
        Assert.Equal(settings, Text(Assert.Single(Groups("var b = new NpgsqlConnectionStringBuilder { " + elements + " };"))));

    [Theory]
    [InlineData("Config.Changing")]
    [InlineData("settings.Mode")]
    [InlineData("Missing.Mode")]
    public void An_enum_value_that_may_change_is_unknown(string value)
    {
        var group = Assert.Single(Groups("var b = new NpgsqlConnectionStringBuilder { Host = \"db\", SslMode = " + value + " };"));

        Assert.Equal([false, true], group.Settings.Select(s => s.IsPlaceholder));
    }

    [Fact]
    public void The_string_of_another_file_is_read_but_not_written()
    {
        var group = Assert.Single(Groups("var b = new NpgsqlConnectionStringBuilder(Config.Base) { SslMode = SslMode.Disable };"));

        Assert.Equal("Host=db Port=1 SslMode=Disable", Text(group));
        Assert.True(group.IsComplete);
        Assert.Null(group.EditAll!([new SettingChange.Replace(group.Settings[0], "x")]));
        Assert.NotNull(group.EditAll([new SettingChange.Replace(group.Settings[2], "VerifyFull")]));
    }

    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { Host = "db", SslMode = SslMode.Disable };""")]
    [InlineData("""NpgsqlConnectionStringBuilder b = new() { Host = "db" }; b.TrustServerCertificate = true;""")]
    [InlineData("""void F(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.Disable; }""")]
    [InlineData("""System.Action<NpgsqlConnectionStringBuilder> f = csb => csb.SslMode = SslMode.Require;""")]
    public void A_class_of_the_same_name_is_no_builder(string statement)
    {
        var code = "using Other; class C { void M() { " + statement + " } }";

        Assert.Empty(Binding.Read(code, Lookalike).Groups);
        Assert.Single(Binding.Read(code.Replace("Other", "Npgsql", StringComparison.Ordinal), Lookalike).Groups);
    }

    [Fact]
    public void An_object_of_another_type_is_no_builder_even_if_its_enum_is_called_so() =>
        Assert.Empty(
            Binding.Read("using Npgsql; class Options { public SslMode SslMode; } "
                + "class C { void M(System.Action<System.Action<Options>> f) => f(o => o.SslMode = SslMode.Disable); }").Groups);

    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(cs);""")]
    [InlineData("""var b = Factory.Create(); var c = new NpgsqlConnection(b.ConnectionString);""")]
    public void A_builder_that_wraps_an_unknown_string_says_nothing(string code) => Assert.Empty(Groups(code));

    [Fact]
    public void A_builder_of_an_unknown_string_is_never_complete() =>
        Assert.False(Assert.Single(Groups("""var b = new NpgsqlConnectionStringBuilder(cs) { Database = "x" };""")).IsComplete);

    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { Host = "db", SslMode = SslMode.Disable };""")]
    [InlineData("""b.SslMode = SslMode.Disable;""")]
    public void Without_the_reference_the_syntax_decides(string code)
    {
        code = "using Npgsql; class C { void M() { " + code + " } }";

        Assert.Equal(Reading.Read(code).Groups.Select(Text), Binding.ReadWithoutNpgsql(code).Groups.Select(Text));
        Assert.Single(Binding.ReadWithoutNpgsql(code).Groups);
    }

    [Theory]
    [InlineData(
        """DbConnectionStringBuilder b = new() { ["Host"] = "db", ["SSL Mode"] = "Disable" }; var c = new NpgsqlConnection(b.ConnectionString);""",
        "Host=db SSL Mode=Disable")]
    [InlineData(
        """var b = new DbConnectionStringBuilder(); b["Host"] = "db"; b["SSL Mode"] = "Disable"; var c = new NpgsqlConnection(b.ToString());""",
        "Host=db SSL Mode=Disable")]
    [InlineData(
        """var c = new NpgsqlConnection(new DbConnectionStringBuilder { ["Host"] = "db", ["SSL Mode"] = "Disable" }.ConnectionString);""",
        "Host=db SSL Mode=Disable")]
    [InlineData("""var b = NpgsqlFactory.Instance.CreateConnectionStringBuilder(); b["SSL Mode"] = "Disable";""", "SSL Mode=Disable")]
    [InlineData("""DbConnectionStringBuilder b = NpgsqlFactory.Instance.CreateConnectionStringBuilder()!; b["SSL Mode"] = "Disable";""", "SSL Mode=Disable")]
    public void A_neutral_builder_is_that_of_the_driver_that_gets_its_string(string code, string settings)
    {
        var group = Assert.Single(Groups(code));

        Assert.Equal("npgsql", group.Driver);
        Assert.Equal(settings, Text(group));
    }

    [Theory]
    [InlineData("""var b = new DbConnectionStringBuilder { ["Host"] = "db", ["SSL Mode"] = "Disable" };""")]
    [InlineData("""var b = new DbConnectionStringBuilder { ["Host"] = "db" }; """
        + """var c = new NpgsqlConnection(b.ConnectionString); Sql.UseSqlServer(b.ConnectionString);""")]
    [InlineData("""DbProviderFactory f = null!; var b = f.CreateConnectionStringBuilder()!; b["SSL Mode"] = "Disable";""")]
    [InlineData("""var d = new Dictionary<string, string>(); d["SSL Mode"] = "Disable";""")]
    public void A_neutral_builder_of_no_known_driver_is_silent(string code) => Assert.Empty(Groups(code));

    [Fact]
    public void Keys_are_added_to_a_neutral_builder() =>
        Assert.Equal(
            """var b = new DbConnectionStringBuilder(); b["Host"] = "db"; b["SslMode"] = "VerifyFull"; Open(new NpgsqlConnection(b.ToString()));""",
            Change(
                """var b = new DbConnectionStringBuilder(); b["Host"] = "db"; Open(new NpgsqlConnection(b.ToString()));""",
                "using Npgsql; using System.Data.Common;",
                _ => [new SettingChange.Append("SSL Mode", "VerifyFull")]));

    [Fact]
    public void Keys_are_added_to_a_builder_that_is_held_as_a_neutral_one() =>
        Assert.Equal(
            """DbConnectionStringBuilder b = new NpgsqlConnectionStringBuilder(); b["Host"] = "db"; b["SslMode"] = "VerifyFull"; Open(b.ToString());""",
            Change(
                """DbConnectionStringBuilder b = new NpgsqlConnectionStringBuilder(); b["Host"] = "db"; Open(b.ToString());""",
                "using Npgsql; using System.Data.Common;",
                _ => [new SettingChange.Append("SSL Mode", "VerifyFull")]));

    [Theory]
    [InlineData("using Npgsql;", "SslMode.VerifyFull")]
    [InlineData("using Shop;", "Npgsql.SslMode.VerifyFull")]
    [InlineData("using Shop; namespace App.Npgsql;", "global::Npgsql.SslMode.VerifyFull")]
    public void Names_of_the_driver_are_written_so_that_they_are_found(string header, string expected) =>
        Assert.Equal(
            "Shop.Factory.Configure(csb => { csb.TrustServerCertificate = true; csb.SslMode = " + expected + "; });",
            Change("Shop.Factory.Configure(csb => csb.TrustServerCertificate = true);", header, _ => [new SettingChange.Append("SSL Mode", "VerifyFull")]));

    private static string Change(string statement, string header, Func<SettingGroup, IReadOnlyList<SettingChange>> changes)
    {
        var before = header + " class C { void M() { ";
        const string After = " } }";
        var group = Assert.Single(Binding.Read(before + statement + After, Shop).Groups);
        var edits = group.EditAll!(changes(group));
        Assert.NotNull(edits);
        return TextEdit.Apply(before + statement + After, edits)[before.Length..^After.Length];
    }

    private static IReadOnlyList<SettingGroup> Groups(string statements) =>
        Binding.Read(
            "using System.Collections.Generic; using System.Data.Common; using Npgsql; using Shop; "
                + "using Mode = Npgsql.SslMode; using static Npgsql.SslMode; class C { void M(string cs) { " + statements + " } }",
            Shop).Groups;

    private static string Text(SettingGroup group) => string.Join(' ', group.Settings.Select(s => $"{s.Key}={s.Value}"));
}
