using SslLint.Drivers;
using SslLint.Projects;
using SslLint.Sources;

namespace SslLint.Core.Tests.Analysis;

/// <summary>What is said of a project's driver, where its package is named.</summary>
public class PackageFindingsTests
{
    private static string Project(string targets, params string[] packages) =>
        $"<Project><PropertyGroup>{targets}</PropertyGroup><ItemGroup>{string.Concat(packages)}</ItemGroup></Project>";

    private static string Reference(string package, string? version) =>
        version is null ? $"<PackageReference Include=\"{package}\" />" : $"<PackageReference Include=\"{package}\" Version=\"{version}\" />";

    private static string Said(string text, ProjectFacts? project = null) => string.Join(
        ' ',
        AnalysisHarness.Analyze("Shop.csproj", text, project: project).Findings.Select(f =>
            $"{f.Rule.Id} {f.Span.Of(text)} {(f.Message.Contains("CVE", StringComparison.Ordinal) ? "prelogin" : "other-ca")}"));

    [Theory]
    [InlineData("System.Data.SqlClient", "4.9.1", "SSL4004 System.Data.SqlClient other-ca")]
    [InlineData("System.Data.SqlClient", "4.8.5", "SSL4004 System.Data.SqlClient prelogin")]
    [InlineData("System.Data.SqlClient", null, "SSL4004 System.Data.SqlClient other-ca")]
    [InlineData("Microsoft.Data.SqlClient", "5.1.9", "SSL4004 Microsoft.Data.SqlClient other-ca")]
    [InlineData("Microsoft.Data.SqlClient", "5.0.2", "SSL4004 Microsoft.Data.SqlClient prelogin")]
    [InlineData("Microsoft.Data.SqlClient", "5.2.0", "")]
    [InlineData("Microsoft.Data.SqlClient", null, "")]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer", "6.0.36", "SSL4004 Microsoft.EntityFrameworkCore.SqlServer prelogin")]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer", "8.0.11", "SSL4004 Microsoft.EntityFrameworkCore.SqlServer other-ca")]
    [InlineData("Microsoft.EntityFrameworkCore.SqlServer", "10.0.0", "")]
    [InlineData("Npgsql", "9.0.0", "")]
    public void The_version_decides(string package, string? version, string expected) => Assert.Equal(expected, Said(Project("", Reference(package, version))));

    [Theory]
    [InlineData("<TargetFramework>net8.0</TargetFramework>", "4.9.1", "SSL4004 System.Data.SqlClient other-ca")]
    [InlineData("<TargetFramework>net48</TargetFramework>", "4.9.1", "")]
    [InlineData("<TargetFramework>net8.0-windows</TargetFramework>", "4.9.1", "")]
    [InlineData("<TargetFrameworks>net48;netstandard2.0</TargetFrameworks>", "4.9.1", "SSL4004 System.Data.SqlClient other-ca")]
    [InlineData("<TargetFrameworkVersion>v4.7.2</TargetFrameworkVersion>", "4.9.1", "")]
    [InlineData("<TargetFramework>net48</TargetFramework>", "4.8.5", "SSL4004 System.Data.SqlClient prelogin")]
    public void What_was_seen_off_Windows_is_said_of_projects_that_run_there(string targets, string version, string expected) =>
        Assert.Equal(expected, Said(Project(targets, Reference("System.Data.SqlClient", version))));

    [Theory]
    [InlineData("net8.0", "SSL4004 System.Data.SqlClient other-ca")]
    [InlineData("net48", "")]
    [InlineData("net48 net8.0-windows", "")]
    [InlineData("net48 net8.0", "SSL4004 System.Data.SqlClient other-ca")]
    public void A_host_that_knows_the_targets_is_believed(string targets, string expected) => Assert.Equal(
        expected, Said(Project("", Reference("System.Data.SqlClient", "4.9.1")), new ProjectFacts { TargetFrameworks = targets.Split(' ') }));

    [Theory]
    [InlineData("4.9.1", "")]
    [InlineData("4.8.5", "SSL4004")]
    public void What_packages_config_names_runs_on_Windows(string version, string expected) => Assert.Equal(
        expected,
        string.Join(' ', AnalysisHarness.Analyze(
            "packages.config", $"<packages><package id=\"System.Data.SqlClient\" version=\"{version}\" /></packages>").Findings.Select(f => f.Rule.Id)));

    [Fact]
    public void The_highest_version_of_the_project_counts() =>
        Assert.Equal("", Said(Project("", Reference("Microsoft.EntityFrameworkCore.SqlServer", "8.0.11")), new ProjectFacts
        {
            Drivers = [new DriverEvidence("sqlclient", new DriverVersion(6, 1, 8), EvidenceStrength.Project, "Directory.Packages.props")],
        }));

    [Fact]
    public void It_is_said_once() => Assert.Equal(
        "SSL4004 Microsoft.EntityFrameworkCore.SqlServer other-ca",
        Said(Project("", Reference("Microsoft.EntityFrameworkCore.SqlServer", "8.0.11"), Reference("System.Data.SqlClient", "4.9.1"))));
}
