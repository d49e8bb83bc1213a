using SslLint.Tool.Files;
using SslLint.Tool.Projects;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Projects;

/// <summary>Which drivers a project has: its own, and those of the projects that it references.</summary>
public sealed class ProjectFoldersTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(@"..\Data\Data.csproj")]
    [InlineData("../Data/Data.csproj")]
    [InlineData(@"..\None\None.csproj;..\Data\Data.csproj")]
    [InlineData(@"..\Data\data.csproj")]
    [InlineData(@"$(MSBuildThisFileDirectory)..\Data\Data.csproj")]
    [InlineData(@"$(MSBuildProjectDirectory)/../Data/Data.csproj")]
    public void A_project_has_the_drivers_of_those_that_it_references(string reference)
    {
        Project("src/Web/Web.csproj", Reference(reference));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal("npgsql 8.0.5", DriversAt("src/Web"));
    }

    [Theory]
    [InlineData(@"..\Data\Other.csproj")]
    [InlineData(@"..\Data")]
    [InlineData("$(DataFolder)/Data.csproj")]
    [InlineData(@"..\..\..\..\Data.csproj")]
    [InlineData("/dev/stdin")]
    [InlineData("")]
    public void A_project_that_is_not_there_brings_none(string reference)
    {
        Project("src/Web/Web.csproj", Reference(reference));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal("", DriversAt("src/Web"));
    }

    [Fact]
    public void References_lead_on_and_may_lead_in_a_circle()
    {
        Project("src/Web/Web.csproj", Reference("../Services/Services.csproj"));
        Project("src/Services/Services.csproj", Reference("../Data/Data.csproj") + Reference("../Web/Web.csproj"));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5") + Reference("../Services/Services.csproj") + Reference("Data.csproj"));

        Assert.Equal("npgsql 8.0.5", DriversAt("src/Web"));
        Assert.Equal("npgsql 8.0.5", DriversAt("src/Services"));
        Assert.Equal("npgsql 8.0.5", DriversAt("src/Data"));
    }

    [Fact]
    public void Of_one_driver_the_nearest_version_counts_and_of_several_each()
    {
        Project("src/Web/Web.csproj", Package("Npgsql", "9.0.3") + Reference("../Services/Services.csproj"));
        Project("src/Services/Services.csproj", Package("Npgsql", "8.0.5") + Package("MySqlConnector", "2.3.7") + Reference("../Data/Data.csproj"));
        Project("src/Data/Data.csproj", Package("System.Data.SqlClient", "4.8.6") + Package("MySqlConnector", "1.3.14"));

        Assert.Equal("npgsql 9.0.3, mysqlconnector 2.3.7, system.data.sqlclient 4.8.6", DriversAt("src/Web"));
    }

    [Fact]
    public void A_reference_without_a_version_leaves_it_to_what_is_farther_away()
    {
        Project("src/Web/Web.csproj", Package("Npgsql", "$(NpgsqlVersion)") + Reference("../Data/Data.csproj"));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal("npgsql, npgsql 8.0.5", DriversAt("src/Web"));
    }

    [Fact]
    public void Central_versions_hold_for_a_project_that_is_referenced()
    {
        tree.Write("Directory.Packages.props", """<Project><ItemGroup><PackageVersion Include="Npgsql" Version="7.0.4" /></ItemGroup></Project>""");
        Project("web/Web.csproj", Reference("../src/Data/Data.csproj"));
        Project("src/Data/Data.csproj", """<PackageReference Include="Npgsql" />""");

        Assert.Equal("npgsql 7.0.4", DriversAt("web"));
    }

    [Theory]
    [InlineData("../Data/Data.csproj", "npgsql 8.0.5")]
    [InlineData("$(MSBuildThisFileDirectory)src/Data/Data.csproj", "npgsql 8.0.5")]
    [InlineData("src/Data/Data.csproj", "")]
    public void What_is_referenced_for_all_projects_counts_from_the_project(string reference, string expected)
    {
        Project("Directory.Build.props", Reference(reference));
        Project("src/Web/Web.csproj", "");
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal(expected, DriversAt("src/Web"));
    }

    [Fact]
    public void Conditions_are_not_evaluated()
    {
        Project("src/Web/Web.csproj", """<ProjectReference Condition="'$(Database)' == 'pg'" Include="../Data/Data.csproj" />""");
        Project("src/Data/Data.csproj", """<PackageReference Include="Npgsql" Version="8.0.5" Condition="'$(TargetFramework)' == 'net8.0'" />""");

        Assert.Equal("npgsql 8.0.5", DriversAt("src/Web"));
    }

    [Fact]
    public void Elements_whose_names_begin_alike_are_no_references()
    {
        Project("src/Web/Web.csproj", """<ProjectReferenceTargets Include="../Data/Data.csproj" />""");
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal("", DriversAt("src/Web"));
    }

    [Fact]
    public void What_is_locked_counts_also_where_it_comes_through_others()
    {
        Project("src/Web/Web.csproj", Package("Shop.Data", "1.0.0") + Package("System.Data.SqlClient", "4.*") + Reference("../Old/Old.csproj"));
        Project("src/Old/Old.csproj", Package("Npgsql", "6.0.1"));
        tree.Write("src/Web/packages.lock.json", """
            {
              "version": 1,
              "dependencies": {
                "net8.0": {
                  "Shop.Data": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0", "dependencies": { "Npgsql": "8.0.0" } },
                  "Npgsql": { "type": "Transitive", "resolved": "8.0.3", "contentHash": "x" },
                  "System.Data.SqlClient": { "type": "Direct", "requested": "[4.*, )", "resolved": "4.8.6" },
                  "old": { "type": "Project" }
                }
              }
            }
            """);

        Assert.Equal("npgsql 8.0.3, system.data.sqlclient 4.8.6", DriversAt("src/Web"));
    }

    [Fact]
    public void A_referenced_project_brings_what_it_locked_and_nothing_of_its_scripts()
    {
        Project("src/Web/Web.csproj", Reference("../Data/Data.csproj"));
        Project("src/Data/Data.csproj", "");
        tree.Write(
            "src/Data/packages.Data.lock.json", """{ "dependencies": { "net8.0": { "Npgsql": { "type": "Transitive", "resolved": "8.0.3" } } } }""");
        tree.Write("src/Data/packages.config", """<packages><package id="System.Data.SqlClient" version="4.8.6" /></packages>""");
        tree.Write("src/Data/package.json", """{ "dependencies": { "pg": "8.11.0" } }""");

        Assert.Equal("npgsql 8.0.3, system.data.sqlclient 4.8.6", DriversAt("src/Web"));
    }

    [Fact]
    public void Scripts_below_a_project_without_drivers_of_their_own_belong_to_it()
    {
        Project("src/Web/Web.csproj", Reference("../Data/Data.csproj"));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));
        tree.Write("src/Web/client/package.json", "{}");
        tree.Write("src/Web/jobs/package.json", """{ "dependencies": { "pg": "8.11.0" } }""");

        Assert.Equal("npgsql 8.0.5", DriversAt("src/Web/client"));
        Assert.Equal("node-postgres 8.11", DriversAt("src/Web/jobs"));
    }

    [Fact]
    public void No_link_is_followed_and_nothing_above_the_root_is_read()
    {
        Project("outside/Data.csproj", Package("Npgsql", "8.0.5"));
        Project("scanned/Web/Web.csproj", Reference("../../outside/Data.csproj") + Reference("../link/Data.csproj"));
        Directory.CreateSymbolicLink(tree["scanned/link"], tree["outside"]);

        Assert.Equal("", DriversAt("scanned/Web", "scanned"));
        Assert.Equal("npgsql 8.0.5", DriversAt("scanned/Web"));
    }

    [Fact]
    public void A_string_in_the_web_project_is_read_by_the_driver_of_the_data_project()
    {
        const string configuration = """{ "ConnectionStrings": { "Shop": "Server=db.example.com;Database=x;User Id=u;Password=p" } }""";
        Project("src/Web/Web.csproj", Reference(@"..\Data\Data.csproj"));
        Project("src/Data/Data.csproj", Package("Npgsql", "8.0.5"));
        tree.Write("src/Web/appsettings.json", configuration);
        tree.Write("src/Other/Other.csproj", "<Project/>");
        tree.Write("src/Other/appsettings.json", configuration);

        var run = ToolRunner.Run(tree.Root, "scan", "--format", "concise");

        Assert.StartsWith("src/Web/appsettings.json(1,", Assert.Single(run.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("Npgsql", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_way_of_references_ends()
    {
        const int length = 1100;
        for (var i = 0; i < length; i++)
        {
            Project($"p{i}/p.csproj", Reference($"../p{i + 1}/p.csproj"));
        }

        Project($"p{length}/p.csproj", Package("Npgsql", "8.0.5"));

        Assert.Equal("npgsql 8.0.5", DriversAt($"p{length - 100}"));
        Assert.Equal("", DriversAt("p0"));
    }

    private void Project(string path, string items) => tree.Write(path, $"<Project><ItemGroup>{items}</ItemGroup></Project>");

    private static string Package(string name, string version) => $"""<PackageReference Include="{name}" Version="{version}" />""";

    private static string Reference(string path) => $"""<ProjectReference Include="{path}" />""";

    private string DriversAt(string folder, string root = "")
    {
        var top = Path.TrimEndingDirectorySeparator(tree[root]);
        var folders = new ProjectFolders(top, new FileGate(top, [top]));
        var drivers = folders.DriversOf(folders.Around(Path.Combine(tree[folder], "appsettings.json")));
        return string.Join(", ", drivers.Select(e => $"{e.Driver} {e.Version}".TrimEnd()));
    }
}
