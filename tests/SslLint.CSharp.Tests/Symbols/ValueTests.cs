using SslLint.Text;

namespace SslLint.CSharp.Tests.Symbols;

public class ValueTests
{
    private const string Config = """
        namespace Shop;
        public static class Config
        {
            public const string Server = "Host=db";
            public const string Tail = ";SSL Mode=Disable";
            public const int Port = 6432;
            public const char Separator = ';';
            public const bool Trust = true;
            public const double Factor = 0.5;
            public const string? Nothing = null;
            public static readonly string Kept = "Host=kept";
            public static string Changed = "Host=changed";
            public static string Computed => Server;
            public static class Inner { public const string Name = "shop"; }
        }
        public class Settings { protected const string Inherited = ";Port=1"; }
        """;

    [Theory]
    [InlineData("""Config.Server + ";Database=x" """, "Host=db;Database=x")]
    [InlineData("""Config.Server + Config.Tail""", "Host=db;SSL Mode=Disable")]
    [InlineData("""Shop.Config.Server + global::Shop.Config.Tail""", "Host=db;SSL Mode=Disable")]
    [InlineData("""Config.Server + ";Database=" + Config.Inner.Name""", "Host=db;Database=shop")]
    [InlineData("""Config.Kept + ";Database=x" """, "Host=kept;Database=x")]
    [InlineData("""$"{Config.Server};Port={Config.Port}" """, "Host=db;Port=6432")]
    [InlineData("""string.Format("Host={0};Port={1}", "db", Config.Port)""", "Host=db;Port=6432")]
    [InlineData("""string.Concat(Config.Server, ";Port=1")""", "Host=db;Port=1")]
    [InlineData("""string.Join(Config.Separator, Config.Server, "Port=1")""", "Host=db;Port=1")]
    [InlineData("""$"Host=db;SSL Mode={Npgsql.SslMode.Disable}" """, "Host=db;SSL Mode=Disable")]
    [InlineData(""" "Host=db;SSL Mode=" + SslMode.Disable""", "Host=db;SSL Mode=Disable")]
    [InlineData(""" "Host=db;SSL Mode=" + nameof(SslMode.Disable)""", "Host=db;SSL Mode=Disable")]
    [InlineData("""$"Host=db;Trust Server Certificate={Config.Trust}" """, "Host=db;Trust Server Certificate=True")]
    [InlineData("""$"Host=db{Config.Nothing};Port=1" """, "Host=db;Port=1")]
    [InlineData("""new StringBuilder(256).Append(Config.Server).Append(Config.Tail).ToString()""", "Host=db;SSL Mode=Disable")]
    public void Constants_of_other_files_are_known(string expression, string value)
    {
        var entry = Binding.Connection("using Npgsql; using Shop; using System.Text; class C { string cs = " + expression + "; }", Config);

        Assert.Equal(value, entry.Value.Value);
        Assert.Empty(entry.Value.OpaqueSpans);
    }

    [Theory]
    [InlineData("class C : Settings { string cs = Config.Server + Inherited; }", "Host=db;Port=1")]
    [InlineData("class C { string cs = Server + Tail; }", "Host=db;SSL Mode=Disable")]
    [InlineData("class C { string cs = S.Server + S.Tail; }", "Host=db;SSL Mode=Disable")]
    [InlineData("""partial class P { string cs = "Host=" + Name; }""", "Host=part")]
    public void Names_are_bound_as_the_compiler_does(string code, string value) =>
        Assert.Equal(
            value,
            Binding.Connection(
                "using Shop; using static Shop.Config; using S = Shop.Config; " + code,
                Config,
                """partial class P { const string Name = "part"; }""").Value.Value);

    [Theory]
    [InlineData("Config.Changed")]
    [InlineData("Config.Computed")]
    [InlineData("Config.Factor")]
    [InlineData("Config.Missing")]
    [InlineData("Missing.Server")]
    [InlineData("local.Server")]
    public void What_may_change_is_a_hole(string name)
    {
        var entry = Binding.Connection("using Shop; class C { void M(C local) { var cs = \"Host=db;Name=\" + " + name + "; } }", Config);

        Assert.Equal([name], entry.Value.OpaqueSpans.Select(s => s.Of(entry.Value.Value)));
    }

    [Fact]
    public void Sums_of_numbers_are_no_text() =>
        Assert.Empty(Binding.Read("using Shop; class C { int a = Config.Port + Config.Port; }", Config).Entries);

    [Fact]
    public void A_constant_of_another_file_is_not_edited_but_text_goes_behind_it()
    {
        const string code = "using Shop; class C { string cs = Config.Server + Config.Tail; }";
        var entry = Binding.Connection(code, Config);
        var mode = entry.Value.Value.IndexOf("Disable", StringComparison.Ordinal);

        Assert.False(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(mode, 7), "VerifyFull"), out _));
        Assert.False(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(0, 7), "Host=x"), out _));
        Assert.False(entry.Value.TryMapEdit(new TextEdit(new SourceSpan(7, entry.Value.Value.Length - 7), ""), out _));
        Assert.Equal("Config.Tail", entry.Value.ToSource(new SourceSpan(mode, 7)).Of(code));
        Assert.Equal(
            """using Shop; class C { string cs = Config.Server + Config.Tail + ";SSL Mode=\"x\""; }""",
            Reading.Append(code, entry, ";SSL Mode=\"x\""));
    }

    [Theory]
    [InlineData("""string.Concat("Host=db", Config.Tail)""", """string.Concat("Host=db", Config.Tail, ";A=1")""")]
    [InlineData("""$"Host=db{Config.Tail}" """, """$"Host=db{Config.Tail};A=1" """)]
    [InlineData(
        """new System.Text.StringBuilder("Host=db").Append(Config.Tail).ToString()""",
        """new System.Text.StringBuilder("Host=db").Append(Config.Tail).Append(";A=1").ToString()""")]
    public void Text_goes_behind_a_constant_in_the_way_of_its_expression(string expression, string expected)
    {
        var code = "using Shop; class C { string cs = " + expression + "; }";

        Assert.Contains(expected, Reading.Append(code, Binding.Connection(code, Config), ";A=1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_another_project_only_what_its_assembly_keeps_is_known() =>
        Assert.Equal(
            ["Host=db;Port=1", "Host=db;Config.Kept"],
            Binding.ReadBesideProject("using Shop; class C { string a = Config.Server + \";Port=1\"; string b = \"Host=db;\" + Config.Kept; }", Config).Entries
                .Select(e => e.Value.Value));

    [Fact]
    public void A_broken_constant_is_unknown()
    {
        var entry = Binding.Connection("""class C { string cs = "Host=db" + A.X; }""", "class A { public const string X = A.Y; public const string Y = A.X; }");

        Assert.Single(entry.Value.OpaqueSpans);
    }
}
