using SslLint.Projects;
using SslLint.Sources;

namespace SslLint.Core.Tests.Analysis;

/// <summary>Whose reading is reported where several drivers may be meant.</summary>
public class ChosenDriverTests
{
    [Theory]
    [InlineData("libpq", "node-postgres")]
    [InlineData("node-postgres", "libpq")]
    public void Of_equal_evidence_the_weakest_reading_is_reported(params string[] drivers)
    {
        var findings = AnalysisHarness.Analyze(
            ".env",
            "DB=postgres://app@db.example.com/d?sslmode=require",
            project: AnalysisHarness.Project(drivers)).Findings;

        Assert.Equal(["SSL1003 libpq"], findings.Select(f => $"{f.Rule.Id} {f.Driver}"));
    }

    [Theory]
    [InlineData("libpq", "libpq")]
    [InlineData("node-postgres", "node-postgres")]
    [InlineData(null, "node-postgres")]
    public void The_word_of_the_user_is_stronger_than_what_the_string_says(string? configured, string expected)
    {
        var options = new AnalysisOptions
        {
            Driver = configured is null ? null : new DriverEvidence(configured, null, EvidenceStrength.Configured, "--driver"),
        };
        var findings = AnalysisHarness.Analyze(".env", "DB=postgres://app@db.example.com/d?sslmode=no-verify", options).Findings;

        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(expected, f.Driver));
    }
}
