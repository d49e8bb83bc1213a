using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Sources;

namespace SslLint.Core.Tests.Analysis;

/// <summary>JDBC URLs of SQL Server in files: where they end, who reads them, and how they are made strict.</summary>
public class SqlServerUrlTests
{
    private const string Url = "jdbc:sqlserver://db.example.com:1433;databaseName=shop;encrypt=false";

    private static DriverEvidence Old { get; } = new("mssql-jdbc", new DriverVersion(9, 4), EvidenceStrength.Configured, "--driver");

    [Theory]
    [InlineData("a.json", "{ \"Url\": \"@;trustServerCertificate=true\" }")]
    [InlineData("a.json", "{ \"Url\": \"jdbc:sqlserver://db.example.com\\\\SQL01;database=my shop;encrypt=false\" }")]
    [InlineData("a.properties", "spring.datasource.url=@")]
    [InlineData("a.properties", "a.url=jdbc\\:sqlserver\\://db.example.com\\:1433;databaseName\\=shop;encrypt\\=false")]
    [InlineData("a.properties", "a.url=${DB_URL:@}")]
    [InlineData("beans.xml", "<beans><property name=\"jdbcUrl\" value=\"@\"/></beans>")]
    [InlineData("hibernate.cfg.xml", "<p name=\"connection.url\">\n  jdbc:sqlserver://db.example.com:1433;\n  databaseName=shop;encrypt=false;\n</p>")]
    [InlineData(".env", "KC_DB_URL=@")]
    [InlineData(".env", "JAVA_OPTS=-Xmx1g -Dspring.datasource.url=@ -Dx=y")]
    [InlineData("Dockerfile", "FROM x\nENV KC_DB_URL=@ OTHER=1")]
    [InlineData("run.sh", "java -Durl='@' -jar a.jar")]
    [InlineData("run.sh", "flyway --url \"jdbc:sqlserver://db.example.com;databaseName=my shop;encrypt=false\" migrate")]
    [InlineData("A.java", "String s = \"jdbc:sqlserver://db.example.com\\\\SQL01;databaseName=x;\" + \"encrypt=false\";")]
    [InlineData("A.java", "String s = String.format(\"jdbc:sqlserver://%s:%d;databaseName=%s;encrypt=false\", a, b, c);")]
    [InlineData("A.kt", "val s = \"jdbc:sqlserver://$host:1433;databaseName=x;encrypt=false;user=$u\"")]
    [InlineData("a.conf", "url = @")]
    [InlineData("a.conf", "see '@' or not")]
    [InlineData("a.conf", "url(@); other")]
    [InlineData("A.java", "String s = \"jdbc:sqlserver://h.example.com;password={a;b\\\"c}}d};encrypt=false\";")]
    public void A_URL_is_found_with_all_its_pairs(string path, string text)
    {
        text = text.Replace("@", Url, StringComparison.Ordinal);
        var findings = AnalysisHarness.Analyze(path, text).Findings.Where(f => f.Rule.Id == "SSL1001").ToList();

        Assert.Equal("mssql-jdbc", Assert.Single(findings).Driver);
        Assert.StartsWith("encrypt", findings[0].Span.Of(text), StringComparison.Ordinal);

        var strict = AnalysisHarness.Fixed(path, text, new AnalysisOptions { PublicCa = true }, unsafeToo: true);
        Assert.DoesNotContain("warning", AnalysisHarness.Show(path, strict), StringComparison.Ordinal);
        Assert.NotEmpty(AnalysisHarness.Analyze(path, strict).Judged);
    }

    [Theory]
    [InlineData("A.java", "if (url.startsWith(\"jdbc:sqlserver:\")) { }")]
    [InlineData("A.java", "if (url.startsWith(\"jdbc:sqlserver://\")) { }")]
    [InlineData("A.java", "throw new X(\"write it as jdbc:sqlserver://host:1433;databaseName=x;encrypt=false\");")]
    [InlineData("a.conf", "java -Durl=jdbc:sqlserver://db.example.com\\;encrypt=false")]
    [InlineData(".env", "DB=jdbc:sqlserver://localhost:1433;databaseName=x;encrypt=false")]
    [InlineData(".env", "DB=jdbc:sqlserver://x.database.windows.net:1433;database=y;encrypt=true;trustServerCertificate=false;"
        + "hostNameInCertificate=*.database.windows.net;loginTimeout=30;")]
    public void What_is_no_connection_or_strict_is_silent(string path, string text) => Assert.Equal("", AnalysisHarness.Show(path, text));

    [Theory]
    [InlineData(9, "SSL1001 warning")]
    [InlineData(12, "SSL2001 info")]
    public void The_version_decides_about_what_is_not_said(int major, string expected)
    {
        var project = new ProjectFacts { Drivers = [new DriverEvidence("mssql-jdbc", new DriverVersion(major, 4), EvidenceStrength.Project, "pom.xml")] };

        Assert.StartsWith(
            expected,
            AnalysisHarness.Show("a.properties", "spring.datasource.url=jdbc:sqlserver://db.example.com:1433;databaseName=shop", project: project),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_Azure_host_is_made_strict_unasked() => Assert.Equal(
        "DB=jdbc:sqlserver://x.database.windows.net;database=y;encrypt=true;trustServerCertificate=false",
        AnalysisHarness.Fixed(
            ".env",
            "DB=jdbc:sqlserver://x.database.windows.net;database=y;encrypt=false;trustServerCertificate=true",
            new AnalysisOptions()));

    [Theory]
    [InlineData("/etc/t.p12", false, ";encrypt=true;trustStore=/etc/t.p12")]
    [InlineData(null, true, ";encrypt=true")]
    [InlineData(null, false, "")]
    public void What_is_vouched_for_is_written(string? root, bool isPublic, string expected) => Assert.Equal(
        "DB=jdbc:sqlserver://db.example.com:1433" + expected,
        AnalysisHarness.Fixed(
            ".env",
            "DB=jdbc:sqlserver://db.example.com:1433",
            new AnalysisOptions { RootCertificate = root, PublicCa = isPublic, Driver = Old }));

    [Fact]
    public void A_store_that_stands_there_stays() => Assert.Equal(
        "DB=jdbc:sqlserver://db.example.com;encrypt=true;trustServerCertificate=false;trustStore=/t.jks",
        AnalysisHarness.Fixed(
            ".env",
            "DB=jdbc:sqlserver://db.example.com;encrypt=true;trustServerCertificate=true;trustStore=/t.jks",
            new AnalysisOptions(),
            unsafeToo: true));

    [Theory]
    [InlineData("/etc/ca.pem", "dotnet sslconnect truststore create")]
    [InlineData("/etc/t.p12", "trustStore=/etc/t.p12")]
    public void What_a_root_certificate_comes_to_is_said(string root, string expected) => Assert.Contains(
        expected,
        AnalysisHarness.Analyze(".env", "DB=jdbc:sqlserver://db.example.com;encrypt=false", new AnalysisOptions { RootCertificate = root }).Findings[0].Help,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("url=jdbc:jtds:sqlserver://db.example.com:1433/shop;user=app", "SSL1001")]
    [InlineData("url=jdbc:jtds:sqlserver://db.example.com:1433/shop;ssl=require;user=app", "SSL1003")]
    public void JTDS_is_known_by_its_prefix(string text, string expected)
    {
        var finding = Assert.Single(AnalysisHarness.Analyze("a.properties", text).Findings);

        Assert.Equal((expected, "jtds"), (finding.Rule.Id, finding.Driver));
        Assert.Null(finding.Fix);
        Assert.Contains("mssql-jdbc", finding.Help, StringComparison.Ordinal);
    }
}
