using SslLint.Readers;
using SslLint.Sources;

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
        Assert.Same(ReadResult.NotRead, new FileReaders().Read(new SourceFile("README.md", "postgres://h/d"), CancellationToken.None));
    }

    [Theory]
    [InlineData("Model.Designer.cs")]
    [InlineData("obj/App.g.cs")]
    [InlineData("Schemas.generated.cs")]
    [InlineData("wwwroot/site.min.js")]
    [InlineData("wwwroot/site.js.map")]
    [InlineData("web/package-lock.json")]
    [InlineData("pnpm-lock.yaml")]
    [InlineData("src/App/packages.lock.json")]
    [InlineData("src/App/packages.App.lock.json")]
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
    [InlineData("package.json")]
    [InlineData("locks.json")]
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

    [Theory]
    [InlineData("scan.json", """{ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [] }""")]
    [InlineData(
        "scan.sarif",
        """{"version":"2.1.0","$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","runs":[]}""")]
    [InlineData("bom.json", """{ "bomFormat": "CycloneDX", "specVersion": "1.6" }""")]
    [InlineData("scan.html", "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"dotnet-sslconnect\"></head></html>")]
    public void A_report_or_bill_of_materials_is_not_read(string path, string text) => Assert.Null(new FileReaders().Find(new SourceFile(path, text)));

    [Theory]
    [InlineData("package.json", """{ "$schema": "https://json.schemastore.org/package.json", "version": "2.1.0", "name": "sql" }""")]
    [InlineData("page.html", "<!DOCTYPE html><html><head><meta name=\"generator\" content=\"Hugo\"></head></html>")]
    public void What_begins_like_one_is_read(string path, string text) => Assert.NotNull(new FileReaders().Find(new SourceFile(path, text)));

    private sealed class OwnReader : IFileReader
    {
        public bool CanRead(SourceFile file) => true;

        public ReadResult Read(SourceFile file, CancellationToken cancellation) => ReadResult.Empty;
    }
}
