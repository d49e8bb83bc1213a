namespace SslLint.CSharp.Tests;

public class KeyTests
{
    [Theory]
    [InlineData("""var [|cs|] = "Host=db";""")]
    [InlineData("""class C { string [|cs|] = x ?? ("Host=db"); }""")]
    [InlineData("""class C { string [|cs|] => "Host=db"; }""")]
    [InlineData("""class C { string [|cs|] { get { return "Host=db"; } } }""")]
    [InlineData("""class C { string [|cs|]() => "Host=db"; }""")]
    [InlineData("""void M(string [|cs|] = "Host=db") { }""")]
    [InlineData("""options.[|cs|] = "Host=db";""")]
    [InlineData("""var o = new Options { [|cs|] = "Host=db" };""")]
    [InlineData("""var o = new { [|cs|] = "Host=db" };""")]
    [InlineData("""Open([|cs|]: "Host=db");""")]
    [InlineData("""configuration["[|cs|]"] = "Host=db";""")]
    [InlineData("""var d = new Dictionary<string, string> { ["[|cs|]"] = "Host=db" };""")]
    [InlineData("""var d = new Dictionary<string, string> { { "[|cs|]", "Host=db" } };""")]
    [InlineData("""builder.UseSetting("[|cs|]", "Host=db");""")]
    [InlineData("""Environment.SetEnvironmentVariable("[|cs|]", $"Host={db}");""")]
    [InlineData("""config.AddInMemoryCollection(new[] { new KeyValuePair<string, string?>("[|cs|]", "Host=db") });""")]
    [InlineData("""config.AddInMemoryCollection([new("[|cs|]", "Host=db")]);""")]
    [InlineData("""config.AddInMemoryCollection([KeyValuePair.Create("[|cs|]", "Host=db")]);""")]
    [InlineData("""var s = config.GetValue<string>("[|cs|]", "Host=db");""")]
    public void A_string_is_named_by_what_it_is_given_to(string marked)
    {
        var markup = Markup.Parse(marked);

        var entry = Assert.Single(Reading.Read(markup.Code).Entries, e => e.Value.Value.StartsWith("Host=", StringComparison.Ordinal));

        Assert.Equal("cs", entry.Key);
        Assert.Equal(markup.Span, entry.KeySpan);
    }

    [Theory]
    [InlineData("""Open("Host=db");""")]
    [InlineData("""Open("a", "Host=db");""")]
    public void An_argument_has_no_name(string code) =>
        Assert.Null(Reading.Connection(code).Key);

    [Fact]
    public void A_constant_key_is_resolved()
    {
        const string code = """const string Key = "ConnectionStrings:Shop"; map[Key] = "Host=db";""";

        Assert.Equal("ConnectionStrings:Shop", Reading.Connection(code).Key);
    }

    [Fact]
    public void Only_keys_of_one_map_are_siblings()
    {
        const string code = """
            var a = new Dictionary<string, string> { ["PGHOST"] = "a", ["PGSSLMODE"] = "b" };
            var c = new Dictionary<string, string> { ["PGHOST"] = "c" };
            var host = "d";
            var mode = "e";
            """;

        var sections = Reading.Read(code).Entries.Where(e => e.Key is not null).ToDictionary(e => e.Value.Value, e => e.Section);

        Assert.Equal(sections["a"], sections["b"]);
        Assert.Equal(4, sections.Values.Distinct().Count());
    }
}
