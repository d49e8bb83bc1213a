using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class FallbackReaderTests
{
    private const string Ini = """
        ; comment = Host=no
        [database]
        url = Host=db;Password='a b';SSL Mode=Disable # note
        name: "quoted"
        # host = x
        [other]
        host=db
        """;

    [Fact]
    public void Ini_sections_hold_their_keys()
    {
        Assert.Equal(
            """
            database|url|Host=db;Password='a b';SSL Mode=Disable
            database|name|quoted
            other|host|db
            """,
            ReaderCheck.Show(ReaderCheck.Read(new FallbackReader(), Ini, "app.ini")));
    }

    private const string Unknown = """
        // "Host=no"
        connect("Host=db;Password=it's", 'x') -- y = "no"
        /* "Host=no"
           "Host=no" */ settings["Url"] = "postgres://u:p\"@h/d"
        don't worry: "quoted" and url=postgres://h/d
        plain = Host=db;Port=1
        """;

    [Fact]
    public void Strings_of_an_unknown_language_are_values_and_the_rest_is_free_text()
    {
        Assert.Equal(
            """
            |connect|Host=db;Password=it's
            ||x
            ||Url
            |Url|postgres://u:p"@h/d
            |worry|quoted
            ~||and url=postgres://h/d
            |plain|Host=db;Port=1
            """,
            ReaderCheck.Show(ReaderCheck.Read(new FallbackReader(), Unknown, "file.unknown")));
    }

    [Fact]
    public void Indentation_nests_where_a_yaml_reader_gave_up()
    {
        const string Text = """
            a:
              host: x
              b:
                host: y
              sslmode: disable
            c:
              - host: z
                sslmode: allow
            """;

        Assert.Equal(
            """
            a|host|x
            a:b|host|y
            a|sslmode|disable
            c:54|host|z
            c:54|sslmode|allow
            """,
            ReaderCheck.Show(ReaderCheck.Read(new FallbackReader(), Text, "a.yaml")));
    }

    [Fact]
    public void A_quoted_assignment_is_one()
    {
        Assert.Equal("|CONN|Host=db;Port=1", ReaderCheck.Show(ReaderCheck.Read(new FallbackReader(), "set \"CONN=Host=db;Port=1\"", "a.cmd")));
    }

    [Theory]
    [InlineData("readme.md")]
    [InlineData("notes.txt")]
    public void Documentation_is_not_read(string path)
    {
        Assert.Empty(new FallbackReader().Read(new SourceFile(path, "Host=db;SSL Mode=Disable"), CancellationToken.None).Entries);
        Assert.Null(new FileReaders().Find(new SourceFile(path, "")));
    }

    [Fact]
    public void Edits_that_could_end_the_value_are_refused()
    {
        Assert.NotNull(ReaderCheck.Insert(new FallbackReader(), Ini, "a.ini", "url", "SSL Mode=Disable", ";Root Certificate=/ca.pem"));
        Assert.Null(ReaderCheck.Insert(new FallbackReader(), Ini, "a.ini", "url", "SSL Mode=Disable", " # x"));
        Assert.Null(ReaderCheck.Insert(new FallbackReader(), Ini, "a.ini", "name", "quoted", "\""));
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception()
    {
        ReaderCheck.Mutate(new FallbackReader(), Ini, "a.ini");
        ReaderCheck.Mutate(new FallbackReader(), Unknown, "a.unknown");
    }
}
