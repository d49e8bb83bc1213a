using SslLint.Readers;

namespace SslLint.Core.Tests.Readers;

public class EnvReaderTests
{
    private const string Settings = """
        # DATABASE_URL=postgres://commented/x
        MB_DB_CONNECTION_URI=jdbc:postgresql://db/mydb?user=u&password=p#1 # trailing
        export PGHOST=db.example.com
        DOUBLE="Host=db;Password=\"x\";\nSSL Mode=Disable"   # comment
        SINGLE='Host=db;Password=a\nb'
        EMPTY=
        ConnectionStrings__Default = Host=db;Password=it's
        MULTI="one
        two"
        OPEN="Host=db
        not an assignment
        LAST=x
        """;

    [Fact]
    public void Values_are_unquoted_as_loaders_do()
    {
        Assert.Equal(
            """
            |MB_DB_CONNECTION_URI|jdbc:postgresql://db/mydb?user=u&password=p#1
            |PGHOST|db.example.com
            |DOUBLE|Host=db;Password="x";
            SSL Mode=Disable
            |SINGLE|Host=db;Password=a\nb
            |EMPTY|
            |ConnectionStrings__Default|Host=db;Password=it's
            |MULTI|one
            two
            |OPEN|"Host=db
            |LAST|x
            """,
            ReaderCheck.Show(ReaderCheck.Read(new EnvReader(), Settings, ".env")));
    }

    [Theory]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("deploy/db.env")]
    [InlineData("podman/env.sample")]
    [InlineData(".env.example")]
    [InlineData("app.env.template")]
    public void Environment_files_are_known_by_name(string path) => ReaderCheck.Read(new EnvReader(), "A=1", path);

    [Theory]
    [InlineData("MB_DB_CONNECTION_URI", "password=p#1", "&ssl=true&sslmode=verify-full&sslrootcert=/path/to/certificate.pem")]
    [InlineData("DOUBLE", "SSL Mode=Disable", ";Root Certificate=/etc/ssl/my ca.pem")]
    [InlineData("SINGLE", "Host=db", ";Root Certificate=/etc/$x")]
    [InlineData("EMPTY", "", "verify-full")]
    [InlineData("LAST", "x", ";SSL Mode=VerifyFull")]
    public void Edits_are_read_back(string key, string after, string insertion)
    {
        Assert.NotNull(ReaderCheck.Insert(new EnvReader(), Settings, ".env", key, after, insertion));
    }

    [Theory]
    [InlineData("MB_DB_CONNECTION_URI", "password=p", "#x")]
    [InlineData("MB_DB_CONNECTION_URI", "password=p", "$HOME")]
    [InlineData("PGHOST", "db", "&x")]
    [InlineData("DOUBLE", "Host=db", "\"x\"")]
    [InlineData("SINGLE", "Host=db", "'")]
    [InlineData("LAST", "x", "\ny")]
    public void What_loaders_read_differently_is_refused(string key, string after, string insertion)
    {
        Assert.Null(ReaderCheck.Insert(new EnvReader(), Settings, ".env", key, after, insertion));
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new EnvReader(), Settings, ".env");

    [Fact]
    public void Line_breaks_of_windows_are_no_part_of_a_value()
    {
        Assert.Equal("|A|1\n|B|2", ReaderCheck.Show(ReaderCheck.Read(new EnvReader(), "A=1\r\nB=2\r\n", ".env")));
    }
}
