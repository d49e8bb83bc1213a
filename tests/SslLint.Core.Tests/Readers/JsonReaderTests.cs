using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class JsonReaderTests
{
    private const string Settings = """
        {
          // "Commented": "Host=no",
          "ConnectionStrings": {
            "Default": "Host=db;Password=a\"b\u0027c\\d;SSL Mode=Disable", /* "x" */
          },
          "Db": { "Host": "db.example.com", "Port": 5432, "Ssl": false, "Empty": "", "None": null },
          "Evolve.ConnectionString": "Server=x",
          "Servers": [ { "Host": "a" }, { "Host": "b" } ],
          "Args": [ "one", [ "two" ] ],
        }
        """;

    [Fact]
    public void Keys_and_sections_follow_the_path()
    {
        Assert.Equal(
            """
            ConnectionStrings|Default|Host=db;Password=a"b'c\d;SSL Mode=Disable
            Db|Host|db.example.com
            Db|Port|5432
            Db|Ssl|false
            Db|Empty|
            |Evolve.ConnectionString|Server=x
            Servers:0|Host|a
            Servers:1|Host|b
            |Args|one
            |Args|two
            """,
            ReaderCheck.Show(ReaderCheck.Read(new JsonReader(), Settings, "appsettings.json")));
    }

    [Fact]
    public void Spans_point_behind_escapes()
    {
        var entry = ReaderCheck.Read(new JsonReader(), Settings, "appsettings.json").Entries[0];
        var at = entry.Value.Value.IndexOf("SSL Mode=Disable", StringComparison.Ordinal);

        Assert.Equal("SSL Mode=Disable", entry.Value.ToSource(new(at, 16)).Of(Settings));
        Assert.Equal("Default", entry.KeySpan.Of(Settings));
    }

    [Theory]
    [InlineData("""C:\certs\"ca".pem""", """C:\\certs\\\"ca\".pem""")]
    [InlineData("a\tb", "a\\tb")]
    public void Edits_are_escaped(string insertion, string written)
    {
        var text = ReaderCheck.Insert(new JsonReader(), Settings, "a.json", "Default", "Host=db", insertion);

        Assert.Contains("\"Host=db" + written + ";Password", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_values_take_only_bare_values()
    {
        Assert.NotNull(ReaderCheck.Insert(new JsonReader(), """{"a":1}""", "a.json", "a", "1", "0"));
        Assert.Null(ReaderCheck.Insert(new JsonReader(), """{"a":1}""", "a.json", "a", "1", "x"));
    }

    [Fact]
    public void Named_values_of_a_list_are_siblings_under_their_names()
    {
        const string Text = """
            { "environment": [ { "name": "PGHOST", "value": "db" }, { "value": "disable", "name": "PGSSLMODE" } ] }
            """;

        Assert.Equal(
            """
            environment:0|name|PGHOST
            environment|PGHOST|db
            environment|PGSSLMODE|disable
            environment:1|name|PGSSLMODE
            """,
            ReaderCheck.Show(ReaderCheck.Read(new JsonReader(), Text, "task.json")));
    }

    [Theory]
    [InlineData("""{ "a": "Host=x", "b": "unended""")]
    [InlineData("""{ "a": "Host=x", "b" 1 }""")]
    [InlineData("""{ "a": "Host=x" ]""")]
    [InlineData("""{ "a": "Host=x", {{ template }} }""")]
    public void What_precedes_a_break_is_read_with_one_warning(string text)
    {
        var result = ReaderCheck.Read(new JsonReader(), text, "a.json");

        Assert.Equal("|a|Host=x", ReaderCheck.Show(result));
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Command_lines_are_free_text_whose_quotes_are_kept()
    {
        const string Text = """{ "commandLineArgs": "run --db=\"Host=db\"" }""";

        Assert.Equal("~|commandLineArgs|run --db=\"Host=db\"", ReaderCheck.Show(ReaderCheck.Read(new JsonReader(), Text, "launchSettings.json")));
        Assert.NotNull(ReaderCheck.Insert(new JsonReader(), Text, "a.json", "commandLineArgs", "Host=db", ";Port=1"));
        Assert.Null(ReaderCheck.Insert(new JsonReader(), Text, "a.json", "commandLineArgs", "Host=db", "\""));
    }

    [Fact]
    public void Json5_is_tolerated()
    {
        Assert.Equal("|url|postgres://h/d", ReaderCheck.Show(ReaderCheck.Read(new JsonReader(), "{ url: 'postgres://h/d' }", "a.json5")));
    }

    [Fact]
    public void Huge_nesting_ends_with_a_warning()
    {
        var result = ReaderCheck.Read(new JsonReader(), new string('[', 100_000), "a.json");

        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Documents_of_one_file_are_no_siblings()
    {
        Assert.Equal("|a|1\n#2|a|2", ReaderCheck.Show(ReaderCheck.Read(new JsonReader(), "{\"a\":1}\r\n{\"a\":2}", "a.json")));
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new JsonReader(), Settings, "a.json");

    [Fact]
    public void Reading_stops_when_cancelled()
    {
        Assert.Throws<OperationCanceledException>(
            () => new JsonReader().Read(new SourceFile("a.json", Settings), new CancellationToken(canceled: true)));
    }
}
