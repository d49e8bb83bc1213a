using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Core.Tests.Readers;

public class ShellReaderTests
{
    private const string Script = """
        #!/usr/bin/env bash
        # export X="Host=no"
        export Hangfire="Server=127.0.0.1;User Id=sa;Password=$PW;TrustServerCertificate=True"
        PGSSLMODE=disable psql "host=db sslmode=disable" -c 'select 1'
        psql postgres://u@h/d?sslmode=disable --file x
        A='it'"'"'s' B=a\ b C="x \"y\" \
        z"
        jq '.a = "Host=h;SSL Mode=Disable"' f > g
        echo "Conn__A=Host=db;Port=1" >> "$GITHUB_ENV"
        echo "try postgres://example/x"
        DSN=$(make "host=inner sslmode=allow" "$(deep 'postgres://deep/x')")
        declare -A dbs=([my]="Server=m;SslMode=None")
        cat > .env <<EOF
        DATABASE_URL=postgres://h/${DB}
        EOF
        tool --connection "Host=opt" --db=Host=eq '/Target:Server=x;Encrypt=no'
        """;

    [Fact]
    public void Assignments_words_and_documents_are_read()
    {
        Assert.Equal(
            """
            |Hangfire|Server=127.0.0.1;User Id=sa;Password=$PW;TrustServerCertificate=True
            |PGSSLMODE|disable
            ||host=db sslmode=disable
            |c|select 1
            ||postgres://u@h/d?sslmode=disable
            |file|x
            |A|it's
            |B|a b
            |C|x "y" z
            ~||.a = "Host=h;SSL Mode=Disable"
            |Conn__A|Host=db;Port=1
            !||try postgres://example/x
            |DSN|$(make "host=inner sslmode=allow" "$(deep 'postgres://deep/x')")
            ||host=inner sslmode=allow
            ||postgres://deep/x
            |my|Server=m;SslMode=None
            |DATABASE_URL|postgres://h/${DB}
            |connection|Host=opt
            |db|Host=eq
            |Target|Server=x;Encrypt=no
            """,
            ReaderCheck.Show(ReaderCheck.Read(new ShellReader(), Script, "run.sh")));
    }

    [Fact]
    public void Expansions_are_holes()
    {
        var entry = ReaderCheck.Read(new ShellReader(), Script, "run.sh").Entries[0];

        Assert.Equal("$PW", Assert.Single(entry.Value.OpaqueSpans).Of(entry.Value.Value));
    }

    [Theory]
    [InlineData("Hangfire", "TrustServerCertificate=True", ";x=\"y\"", ";x=\\\"y\\\"\"")]
    [InlineData("B", "a b", "&c d", "a\\ b\\&c\\ d")]
    [InlineData("A", "it", "$x", "'it$x'")]
    public void Edits_are_quoted_as_the_word_is(string key, string after, string insertion, string written)
    {
        Assert.Contains(written, ReaderCheck.Insert(new ShellReader(), Script, "run.sh", key, after, insertion), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hangfire", "Server=127.0.0.1", "$HOME")]
    [InlineData("B", "a b", "$x")]
    [InlineData("my", "Server=m", "\n")]
    [InlineData(null, "Host=h", "\"")]
    public void What_a_shell_or_the_program_inside_would_misread_is_refused(string? key, string after, string insertion)
    {
        Assert.Null(ReaderCheck.Insert(new ShellReader(), Script, "run.sh", key, after, insertion));
    }

    [Theory]
    [InlineData("deploy", "#!/bin/sh\nA=1", true)]
    [InlineData("deploy", "#!/usr/bin/env python\nA=1", false)]
    [InlineData(".envrc", "A=1", true)]
    public void Scripts_are_known_by_name_or_interpreter(string path, string text, bool expected)
    {
        Assert.Equal(expected, new ShellReader().CanRead(new SourceFile(path, text)));
    }

    [Fact]
    public void Unclosed_brackets_do_not_make_reading_quadratic()
    {
        var text = string.Concat(Enumerable.Repeat("\"$( \"${ ", 30_000));

        Assert.Empty(ReaderCheck.Read(new ShellReader(), text, "a.sh").Warnings);
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new ShellReader(), Script, "a.sh");
}
