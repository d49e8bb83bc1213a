using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Sources;

namespace SslLint.Core.Tests.Analysis;

/// <summary>What is not reported, since it holds in no version, or since what stands there is no connection of ours.</summary>
public class SilenceTests
{
    [Theory]
    [InlineData("DB=postgresql://app@db.example.com/shop?sslrootcert=system")]
    [InlineData("DB=postgresql://app@db.example.com/shop?sslrootcert=system&sslmode=verify-full")]
    public void What_one_version_does_is_no_finding_where_another_is_strict(string text) =>
        Assert.DoesNotContain("warning", AnalysisHarness.Show(".env", text), StringComparison.Ordinal);

    [Theory]
    [InlineData("SSL1002 SSL4001", 10)]
    [InlineData("SSL1002", 5, 10)]
    public void What_one_version_reads_is_not_called_ineffective(string expected, params int[] versions)
    {
        var project = new ProjectFacts
        {
            Drivers = [.. versions.Select(v => new DriverEvidence("npgsql", new DriverVersion(v), EvidenceStrength.Project, $"Npgsql {v}"))],
        };
        var findings = AnalysisHarness.Analyze(
            ".env",
            "DB=Host=db.example.com;Username=app;SSL Mode=Prefer;Root Certificate=ca.pem",
            project: project).Findings;

        Assert.Equal(expected, string.Join(' ', findings.Select(f => f.Rule.Id)));
    }

    [Theory]
    [InlineData("MB_DB_TYPE=mysql\nMB_DB_HOST=db.example.com\nMB_DB_DBNAME=metabase")]
    [InlineData("APP_HOST=www.example.com\nDB_SSLMODE=disable")]
    [InlineData("WEB_HOST=www.example.com\nsslmode=disable")]
    public void Settings_of_other_things_are_no_connection(string text) => Assert.Equal("", AnalysisHarness.Show(".env", text));

    [Theory]
    [InlineData("MB_DB_TYPE=postgres\nMB_DB_HOST=db.example.com\nMB_DB_DBNAME=metabase")]
    [InlineData("DB_HOST=db.example.com\nDB_SSLMODE=disable")]
    public void Settings_that_belong_together_are_one(string text) => Assert.NotEqual("", AnalysisHarness.Show(".env", text));

    [Fact]
    public void A_host_that_holds_a_part_of_the_password_is_not_named()
    {
        var finding = Assert.Single(AnalysisHarness.Analyze(".env", "DB=postgres://app:x@Zq7Planted@db.example.com/shop?sslmode=disable").Findings);

        Assert.Equal("***", finding.Host);
    }
}
