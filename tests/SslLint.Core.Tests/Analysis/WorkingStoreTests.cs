using SslLint.Fixes;
using SslLint.Projects;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>A store or factory that works stays, and an address that no certificate names is said before it is verified.</summary>
public sealed class WorkingStoreTests
{
    private const string Java = "sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    private const string Single = "sslfactory=org.postgresql.ssl.SingleCertValidatingFactory&sslfactoryarg=file:/certs/server.crt";

    private static readonly AnalysisOptions Given = new() { RootCertificate = "/certs/ca.pem" };

    private static readonly ProjectFacts Rds = new() { Bundles = ["aws-rds"] };

    [Theory]
    [InlineData("jdbc:postgresql://db.example.com/shop?sslmode=verify-full&" + Java)]
    [InlineData("jdbc:postgresql://shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?" + Java + "&sslmode=verify-full")]
    [InlineData("jdbc:postgresql://shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?ssl=true&" + Single)]
    public void The_store_of_the_runtime_asked_for_by_name_is_a_root_certificate(string url) =>
        Assert.Equal("", Show("app.properties", $"db.url={url}\n", project: Rds));

    [Theory]
    [InlineData("sslmode=require&" + Java, "sslmode=verify-full&" + Java)]
    [InlineData("sslmode=verify-ca&" + Java, "sslmode=verify-full&" + Java)]
    [InlineData(Java + "&sslmode=prefer", Java + "&sslmode=verify-full")]
    [InlineData("sslmode=disable&" + Java, "sslmode=verify-full&" + Java)]
    [InlineData("sslmode=require&" + Single, "sslmode=verify-full&" + Single)]
    [InlineData("sslmode=require&" + Java + "&sslpasswordcallback=com.example.Ask&sslkey=client.p12",
        "sslmode=verify-full&" + Java + "&sslpasswordcallback=com.example.Ask&sslkey=client.p12")]
    public void No_fix_replaces_a_factory_that_verifies(string query, string expected)
    {
        foreach (var options in new[] { new AnalysisOptions(), Given, new AnalysisOptions { PublicCa = true } })
        {
            foreach (var host in new[] { "db.example.com", "shop.c0ffee.eu-west-1.rds.amazonaws.com" })
            {
                var text = $"db.url=jdbc:postgresql://{host}/shop?{query}\n";

                var result = Fixed("app.properties", text, options, unsafeToo: true, project: Rds);

                Assert.Equal(text.Replace(query, expected, StringComparison.Ordinal), result);
                Assert.Equal(result, Fixed("app.properties", result, options, unsafeToo: true, project: Rds));
                Assert.Equal(text, Fixed("app.properties", text, options, project: Rds));
            }
        }
    }

    [Theory]
    [InlineData("sslmode=require&sslfactory=org.postgresql.ssl.NonValidatingFactory", "sslmode=verify-full&sslrootcert=/certs/ca.pem")]
    [InlineData("sslmode=require&sslfactoryarg=file:/certs/old.crt", "sslmode=verify-full&sslrootcert=/certs/ca.pem")]
    public void One_that_verifies_nothing_gives_way(string query, string expected) =>
        Assert.Equal(
            $"db.url=jdbc:postgresql://db.example.com/shop?{expected}\n",
            Fixed("app.properties", $"db.url=jdbc:postgresql://db.example.com/shop?{query}\n", Given));

    [Theory]
    [InlineData("sslmode=require&sslfactory=com.example.Own")]
    [InlineData("sslmode=verify-full&sslrootcert=/certs/ca.pem&sslhostnameverifier=com.example.Own")]
    [InlineData("sslmode=prefer&socketFactory=com.google.cloud.sql.postgres.SocketFactory&cloudSqlInstance=a:b:c")]
    [InlineData("sslmode=prefer&socketFactory=com.google.cloud.alloydb.SocketFactory")]
    public void Classes_of_the_application_stay(string query)
    {
        var text = $"db.url=jdbc:postgresql://db.example.com/shop?{query}\n";

        Assert.Equal(text, Fixed("app.properties", text, Given, unsafeToo: true));
    }

    [Fact]
    public void An_argument_that_no_factory_reads_is_said() =>
        Assert.Equal(
            "SSL4001 warning [sslfactoryarg=file:/certs/old.crt]",
            Show(
                "app.properties",
                "db.url=jdbc:postgresql://db.example.com/shop?sslmode=verify-full&sslrootcert=/certs/ca.pem&sslfactoryarg=file:/certs/old.crt\n"));

    [Theory]
    [InlineData("app.env", "DATABASE_URL=postgresql://app@10.20.30.40/shop?sslmode=require\n")]
    [InlineData("app.env", "DATABASE_URL=postgresql://app@[2001:db8::7]/shop?sslmode=verify-ca&sslrootcert=certs/own.pem\n")]
    [InlineData("app.env", "DATABASE_URL=postgresql://app@db.example.com,10.20.30.41/shop\n")]
    [InlineData("app.properties", "db.url=jdbc:postgresql://10.20.30.40/shop\n")]
    [InlineData("app.env", "PGHOST=10.20.30.40\nPGSSLMODE=require\n")]
    public void The_name_of_an_address_is_no_safe_fix(string path, string text)
    {
        foreach (var options in new[] { Given, new AnalysisOptions { PublicCa = true } })
        {
            var finding = Analyze(path, text, options).Findings[0];

            Assert.StartsWith("the host is an IP address, which matches only a certificate that holds this address", finding.Help, StringComparison.Ordinal);
            Assert.False(finding.Fix is { IsSafe: true });
            Assert.Equal(text, Fixed(path, text, options));
        }
    }

    [Fact]
    public void What_compares_the_address_already_only_loses_what_does_nothing()
    {
        var text = "db.url=jdbc:postgresql://10.20.30.40/shop?sslmode=verify-full&sslrootcert=/certs/ca.pem&SSLMODE=require\n";

        Assert.Equal(text.Replace("&SSLMODE=require", "", StringComparison.Ordinal), Fixed("app.properties", text, Given));
    }
}
