using SslLint.Readers;

namespace SslLint.Core.Tests.Readers;

public class FileReadersTests
{
    [Theory]
    [InlineData("appsettings.json", typeof(JsonReader))]
    [InlineData("dev/secrets.json.example", typeof(JsonReader))]
    [InlineData(".env.local", typeof(EnvReader))]
    [InlineData("env.sample", typeof(EnvReader))]
    [InlineData("web.config", typeof(XmlConfigReader))]
    [InlineData("App.csproj", typeof(XmlConfigReader))]
    [InlineData("application-prod.properties", typeof(PropertiesReader))]
    [InlineData("run.sh", typeof(ShellReader))]
    [InlineData("Dockerfile", typeof(DockerfileReader))]
    [InlineData("src/index.tsx", typeof(CodeReader))]
    [InlineData("main.py", typeof(CodeReader))]
    [InlineData("odbc.ini", typeof(FallbackReader))]
    [InlineData("Makefile", typeof(FallbackReader))]
    public void The_name_decides(string path, Type reader)
    {
        Assert.IsType(reader, new FileReaders().Find(new SourceFile(path, "")));
    }

    [Fact]
    public void Readers_of_the_host_come_first()
    {
        var own = new OwnReader();

        Assert.Same(own, new FileReaders(own).Find(new SourceFile("a.json", "")));
    }

    [Fact]
    public void Documentation_gives_nothing()
    {
        Assert.Same(ReadResult.Empty, new FileReaders().Read(new SourceFile("README.md", "postgres://h/d"), CancellationToken.None));
    }

    [Theory]
    [InlineData("Model.Designer.cs")]
    [InlineData("obj/App.g.cs")]
    [InlineData("Schemas.generated.cs")]
    [InlineData("wwwroot/site.min.js")]
    [InlineData("wwwroot/site.js.map")]
    [InlineData("docs/README.md")]
    [InlineData("Api.verified.txt")]
    public void Documentation_snapshots_and_what_tools_write_are_not_read(string path)
    {
        Assert.False(new FileReaders().Reads(path));
    }

    [Theory]
    [InlineData(".env.txt")]
    [InlineData("Program.cs")]
    [InlineData("wwwroot/site.js")]
    [InlineData("no extension")]
    public void Everything_else_is_read(string path)
    {
        Assert.True(new FileReaders().Reads(path));
    }

    [Fact]
    public void The_documentation_of_an_assembly_is_not_read()
    {
        var file = new SourceFile("Driver.xml", """<?xml version="1.0"?><doc><assembly><name>Driver</name></assembly></doc>""");

        Assert.Null(new FileReaders().Find(file));
    }

    private sealed class OwnReader : IFileReader
    {
        public bool CanRead(SourceFile file) => true;

        public ReadResult Read(SourceFile file, CancellationToken cancellation) => ReadResult.Empty;
    }
}
