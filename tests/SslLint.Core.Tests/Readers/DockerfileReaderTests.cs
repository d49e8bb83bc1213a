using SslLint.Readers;

namespace SslLint.Core.Tests.Readers;

public class DockerfileReaderTests
{
    private const string Dockerfile = """
        FROM node:22
        # ENV X=postgres://no
        ENV DATABASE_URL="postgres://user:pass@localhost:5432/db"
        ENV A=1 B="two words" \
            # in between
            C=Host=db\;Port=1
        ENV OLD Host=db;SSL Mode=Disable
        ARG CONN=Host=x;Port=1 D=2
        RUN psql "postgres://h/d" && \
            echo done
        CMD ["app", "--db", "postgres://h/e"]
        """;

    [Fact]
    public void Variables_and_commands_are_read()
    {
        Assert.Equal(
            """
            |DATABASE_URL|postgres://user:pass@localhost:5432/db
            |A|1
            |B|two words
            |C|Host=db;Port=1
            |OLD|Host=db;SSL Mode=Disable
            |CONN|Host=x;Port=1
            |D|2
            ||postgres://h/d
            ||app
            ||--db
            ||postgres://h/e
            """,
            ReaderCheck.Show(ReaderCheck.Read(new DockerfileReader(), Dockerfile, "Dockerfile")));
    }

    [Theory]
    [InlineData("DATABASE_URL", "/db", "?sslmode=verify-full")]
    [InlineData("B", "two words", ";x=\"y\"")]
    [InlineData("OLD", "SSL Mode=Disable", ";Root Certificate=/ca.pem")]
    public void Edits_are_read_back(string key, string after, string insertion)
    {
        Assert.NotNull(ReaderCheck.Insert(new DockerfileReader(), Dockerfile, "Dockerfile", key, after, insertion));
    }

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("src/Dockerfile.dev")]
    [InlineData("web.dockerfile")]
    [InlineData("Containerfile")]
    public void Dockerfiles_are_known_by_name(string path) => ReaderCheck.Read(new DockerfileReader(), "ENV A=1", path);

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new DockerfileReader(), Dockerfile, "Dockerfile");
}
