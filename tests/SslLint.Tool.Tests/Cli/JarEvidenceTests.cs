using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>The jar of a driver that a file names says who reads its strings, and in which version.</summary>
public sealed class JarEvidenceTests : IDisposable
{
    private const string Commands = """
        module add --name=com.mysql --resources=JAR --dependencies=javax.api
        data-source add --name=shop --driver-name=mysql
        connection-url=jdbc:mysql://db.example.com/inventory?useSSL=false
        """;

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("mysql-connector-java-8.0.33.jar", "driver: connector-j 8.0.33")]
    [InlineData("/opt/mysql-connector-j-8.3.0.jar", "driver: connector-j 8.3")]
    [InlineData("mysql-connector-java-8.0.33-bin.jar", "driver: connector-j 8.0.33")]
    [InlineData("mysql-connector-java.jar", "driver: connector-j 9.1")]
    [InlineData("my-mysql-connector-java-8.0.33.jar", "driver: connector-j 9.1")]
    [InlineData("mysql-connector-java-8.0.33.jarfile", "driver: connector-j 9.1")]
    public void The_version_of_a_jar_is_the_drivers(string jar, string expected)
    {
        tree.Write("commands.cli", Commands.Replace("JAR", jar, StringComparison.Ordinal));

        Assert.Contains(expected, ToolRunner.Run(tree.Root, "scan").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql-42.2.5.jar", "jdbc:postgresql://db.example.com/x", "driver: pgjdbc 42.2.5")]
    [InlineData("postgresql-42.2.5.jre7.jar", "jdbc:postgresql://db.example.com/x", "driver: pgjdbc 42.2.5")]
    [InlineData("mssql-jdbc-7.4.1.jre8.jar", "jdbc:sqlserver://db.example.com;databaseName=x", "driver: mssql-jdbc 7.4.1")]
    [InlineData("mariadb-java-client-2.7.6.jar", "jdbc:mariadb://db.example.com/x", "driver: mariadb-connector-j 2.7.6")]
    public void So_it_is_for_every_driver_of_Java(string jar, string url, string expected)
    {
        tree.Write("Dockerfile", $"FROM x\nADD https://repo.example.com/{jar} /opt/lib/\nENV URL={url.Replace(";", "\\;", StringComparison.Ordinal)}\n");

        Assert.Contains(expected, ToolRunner.Run(tree.Root, "scan").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commands.cli", Commands, "mysql-connector-java-5.1.46.jar")]
    [InlineData("pom.xml", "<project><artifactId>shop</artifactId><dependencies><dependency><groupId>mysql</groupId>"
        + "<artifactId>mysql-connector-java</artifactId><version>5.1.46</version></dependency></dependencies></project>", "")]
    public void Where_it_is_not_known_how_a_version_becomes_strict_plaintext_is_reported_and_not_rewritten(string file, string text, string jar)
    {
        tree.Write(file, text.Replace("JAR", jar, StringComparison.Ordinal));
        tree.Write("app.properties", jar.Length > 0 ? "" : "url=jdbc:mysql://db.example.com/inventory?useSSL=false\n");
        var before = tree.Read(file) + tree.Read("app.properties");

        var run = ToolRunner.Run(tree.Root, "fix", "--unsafe", "--public-ca");

        Assert.Contains("SSL1001 TlsDisabled: ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("fixed 0 connections in 0 files, 1 not fixed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Read(file) + tree.Read("app.properties"));
    }

    [Fact]
    public void A_jar_goes_before_the_manifest()
    {
        tree.Write("build.gradle", "dependencies {\n  runtimeOnly(\"com.mysql:mysql-connector-j:9.1.0\")\n}\n");
        tree.Write("commands.cli", Commands.Replace("JAR", "mysql-connector-java-8.0.33.jar", StringComparison.Ordinal));

        Assert.Contains("driver: connector-j 8.0.33", ToolRunner.Run(tree.Root, "scan").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_that_a_version_is_not_known()
    {
        const string url = "jdbc:mysql://mysql:3306/inventory?useSSL=true";

        Assert.Equal(
            "connector-j 5.1.46 (jdbc): accepted\n  how this version reads its TLS settings isn't known: nothing can be said\n",
            ToolRunner.Run(tree.Root, "explain", "--driver", "connector-j@5.1.46", url).Output);
        Assert.Contains(
            "how MySQL Connector/J 5.1.46 reads its TLS settings isn't known",
            ToolRunner.Run(tree.Root, "rewrite", "--driver", "connector-j@5.1.46", "--public-ca", url).Error,
            StringComparison.Ordinal);
    }
}
