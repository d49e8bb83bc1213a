using SslLint.Text;

namespace SslLint.CSharp.Tests;

public class StringBuilderChainTests
{
    [Theory]
    [InlineData("""new StringBuilder("Host=db").Append(";SSL Mode=Disable").ToString()""", "Host=db;SSL Mode=Disable")]
    [InlineData("""new System.Text.StringBuilder().Append("Host=").Append(host).Append(';').Append("Port=").Append(5432).ToString()""", "Host=host;Port=5432")]
    [InlineData("""new StringBuilder(256).Append($"Host={host}").Append(";Port=" + port).ToString()""", "Host={host};Port=port")]
    [InlineData("""new StringBuilder("Host=" + host, 256).AppendFormat(";Port={0};Database={1}", port, "x").ToString()""", "Host=host;Port={0};Database=x")]
    public void A_chain_is_one_value(string expression, string value)
    {
        var entry = Reading.Connection("var cs = " + expression + ";");

        Assert.Equal(value, entry.Value.Value);
        Assert.Equal("cs", entry.Key);
    }

    [Theory]
    [InlineData("""new StringBuilder("Host=db").AppendLine(";Port=1").ToString()""")]
    [InlineData("""new StringBuilder("Host=db").Append(";Port=1", 0, 3).ToString()""")]
    [InlineData("""new StringBuilder("Host=db").Append(";Port=1").Replace("db", x).ToString()""")]
    [InlineData("""new StringBuilder(text).Append("Host=db").Append(";Port=1").ToString()""")]
    [InlineData("""new StringBuilder("Host=db").Append(";Port=1").ToString(0, 7)""")]
    [InlineData("""other.Append("Host=db").Append(";Port=1").ToString()""")]
    public void A_chain_that_does_more_than_append_is_not(string expression) =>
        Assert.Contains(Reading.Read("var cs = " + expression + ";").Entries, e => e.Value.Value == "Host=db");

    [Fact]
    public void Its_literals_are_edited_where_they_stand()
    {
        const string code = """var c = new NpgsqlConnection(new StringBuilder("Host=db").Append(";SSL Mode=Disable").ToString());""";
        var entry = Reading.Connection(code);

        Assert.Equal("npgsql", Reading.Drivers(entry));
        Assert.Equal(code.Replace("Disable", "VerifyFull", StringComparison.Ordinal), Reading.Edit(code, entry, "Disable", "VerifyFull"));
        Assert.Equal(code.Replace("Disable", "Disable;A=1", StringComparison.Ordinal), Reading.Append(code, entry, ";A=1"));
    }

    [Fact]
    public void Behind_a_hole_text_is_appended_by_a_call()
    {
        const string code = """var cs = new StringBuilder("Host=").Append(host).ToString();""";

        Assert.Equal(
            """var cs = new StringBuilder("Host=").Append(host).Append(";A=\"1\"").ToString();""", Reading.Append(code, Reading.Connection(code), ";A=\"1\""));
    }

    [Fact]
    public void Long_chains_are_read()
    {
        var code = "var cs = new StringBuilder(\"Host=db\")" + string.Concat(Enumerable.Repeat(".Append(\";x\").Append(y)", 1000)) + ".ToString();";

        Assert.StartsWith("Host=db;xy", Assert.Single(Reading.Read(code).Entries).Value.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_typed_chains_never_throw()
    {
        const string code = """var cs = new StringBuilder("Host=db").Append(host).AppendFormat("{0", 1).Append().AppendFormat("a{0}b").ToString();""";
        for (var length = 0; length <= code.Length; length++)
        {
            Assert.All(Reading.Read(code[..length]).Entries, e => Assert.InRange(e.Value.SourceSpan.End, 0, length));
        }
    }
}
