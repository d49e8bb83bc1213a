using SslLint.Readers;

namespace SslLint.Core.Tests.Readers;

public class PropertiesReaderTests
{
    private const string Settings = """
        # url=jdbc:no
        ! url=jdbc:no
        spring.datasource.url=jdbc:postgresql://localhost:5432/db?ssl=false
        spring.datasource.username : user
        spring.datasource.password pa\=ss\u0041\\
        long = Host=db;\
               SSL Mode=Disable
        path=C\:\\ca.pem
        empty=
        """;

    [Fact]
    public void Keys_end_at_the_last_dot()
    {
        Assert.Equal(
            """
            spring.datasource|url|jdbc:postgresql://localhost:5432/db?ssl=false
            spring.datasource|username|user
            spring.datasource|password|pa=ssA\
            |long|Host=db;SSL Mode=Disable
            |path|C:\ca.pem
            |empty|
            """,
            ReaderCheck.Show(ReaderCheck.Read(new PropertiesReader(), Settings, "application.properties")));
    }

    [Theory]
    [InlineData("url", "ssl=false", "&sslrootcert=C:\\ca.pem", "&sslrootcert=C:\\\\ca.pem")]
    [InlineData("long", "SSL Mode=Disable", ";x=\u00e9", ";x=\\u00e9")]
    [InlineData("long", "Host=db;", "a=b;", "Host=db;a=b;\\")]
    [InlineData("empty", "", " x", "\\ x")]
    public void Edits_are_escaped(string key, string after, string insertion, string written)
    {
        Assert.Contains(written, ReaderCheck.Insert(new PropertiesReader(), Settings, "a.properties", key, after, insertion), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_read_without_an_exception() => ReaderCheck.Mutate(new PropertiesReader(), Settings, "a.properties");
}
