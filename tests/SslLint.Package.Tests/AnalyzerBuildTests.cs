namespace SslLint.Package.Tests;

/// <summary>Builds real projects with the packed analyzer.</summary>
public sealed class AnalyzerBuildTests(AnalyzedSolution solution) : IClassFixture<AnalyzedSolution>
{
    [Fact]
    public void Warnings_alone_leave_a_build_successful_and_show_no_secret()
    {
        Assert.True(solution.FirstBuild.ExitCode == 0, solution.FirstBuild.Output);
        Assert.DoesNotContain("hunter2", solution.FirstBuild.Output);
        Assert.DoesNotContain("AD0001", solution.FirstBuild.Output);
    }

    [Fact]
    public void A_console_application_is_warned_about_its_connection_string() => AssertReported(AnalyzedProjects.Console);

    [Fact]
    public void A_web_application_is_warned_about_code_and_configuration_files() => AssertReported(AnalyzedProjects.Web);

    [Fact]
    public void Each_target_framework_reports() =>
        Assert.Equal(
            solution.ExpectedOf(AnalyzedProjects.MultiTarget).SelectMany(f => new[] { f, f }),
            solution.FirstBuild.Findings(solution.FolderOf(AnalyzedProjects.MultiTarget)));

    [Fact]
    public void A_clean_project_has_no_warning()
    {
        Assert.Empty(solution.ExpectedOf(AnalyzedProjects.Clean));
        AssertReported(AnalyzedProjects.Clean);
    }

    [Fact]
    public void A_configuration_file_that_the_project_names_itself_is_reported_once_and_its_copies_never() => AssertReported(AnalyzedProjects.OwnFiles);

    [Fact]
    public void Configuration_files_can_be_switched_off() => AssertReported(AnalyzedProjects.CodeOnly);

    [Fact]
    public void Findings_break_the_build_where_the_project_says_so()
    {
        AnalyzedProject[] projects = [AnalyzedProjects.WarningsAsErrors, AnalyzedProjects.Severity];
        var folder = solution.NewFolder();
        var expected = projects.Select(p => p.Write(Path.Combine(folder, p.Name), "error")).ToList();
        var build = AnalyzedSolution.BuildAll(folder, projects);
        Assert.Equal(1, build.ExitCode);
        Assert.Equal(expected, projects.Select(p => build.Findings(Path.Combine(folder, p.Name)).ToList()));
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("Program.cs")]
    public void A_build_after_an_input_changed_shows_all_warnings_again(string input)
    {
        var folder = solution.FolderOf(AnalyzedProjects.Web);
        File.SetLastWriteTimeUtc(Path.Combine(folder, input), DateTime.UtcNow);
        var build = AnalyzedSolution.Build(folder, "--no-restore");
        Assert.Equal(0, build.ExitCode);
        Assert.Equal(solution.ExpectedOf(AnalyzedProjects.Web), build.Findings(folder));
    }

    [Fact]
    public void Dotnet_format_writes_the_fixes_into_code_and_the_project_still_builds()
    {
        var folder = solution.FolderOf(AnalyzedProjects.Console);
        var code = Path.Combine(folder, "Program.cs");
        var before = File.ReadAllText(code);
        var (exitCode, output) = PackedFeed.Run("dotnet", folder, "format", "analyzers", "--no-restore");
        Assert.True(exitCode == 0, output);

        // The first connection only: what is worth an information isn't changed unasked.
        const string Remote = "Host=db.example.com;Username=app;Password=hunter2;SSL Mode=";
        Assert.Equal(before.Replace(Remote + "Require", Remote + "VerifyFull;Root Certificate=certs/ca.pem"), File.ReadAllText(code));
        var build = AnalyzedSolution.Build(folder, "--no-restore");
        Assert.Equal(0, build.ExitCode);
        Assert.Empty(build.Findings(folder));
    }

    private void AssertReported(AnalyzedProject project) =>
        Assert.Equal(solution.ExpectedOf(project), solution.FirstBuild.Findings(solution.FolderOf(project)));
}
