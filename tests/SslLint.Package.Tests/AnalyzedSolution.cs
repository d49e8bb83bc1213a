namespace SslLint.Package.Tests;

/// <summary>Projects in a folder of their own that install the package, built once for all tests.</summary>
public sealed class AnalyzedSolution
{
    private static readonly AnalyzedProject[] Projects =
    [
        AnalyzedProjects.Console,
        AnalyzedProjects.Web,
        AnalyzedProjects.MultiTarget,
        AnalyzedProjects.Clean,
        AnalyzedProjects.OwnFiles,
        AnalyzedProjects.CodeOnly,
    ];

    private readonly PackedFeed feed;
    private readonly string folder;
    private readonly Dictionary<string, IReadOnlyList<string>> expected = [];

    public AnalyzedSolution(PackedFeed feed)
    {
        this.feed = feed;
        folder = NewFolder();
        foreach (var project in Projects)
        {
            expected[project.Name] = project.Write(FolderOf(project));
        }

        FirstBuild = BuildAll(folder, Projects);
    }

    internal BuildLog FirstBuild { get; }

    /// <summary>What the projects must report.</summary>
    internal IReadOnlyList<string> ExpectedOf(AnalyzedProject project) => expected[project.Name];

    internal string FolderOf(AnalyzedProject project) => Path.Combine(folder, project.Name);

    /// <summary>A folder whose projects find the package, and nothing of what stands above them.</summary>
    internal string NewFolder()
    {
        var created = feed.NewFolder();
        File.WriteAllText(
            Path.Combine(created, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{feed.Feed}" /></packageSources></configuration>""");
        File.WriteAllText(Path.Combine(created, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(created, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(created, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SslLint" Version="{feed.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        return created;
    }

    /// <summary>Restores and builds projects of a folder in one go.</summary>
    internal static BuildLog BuildAll(string folder, params AnalyzedProject[] projects)
    {
        File.WriteAllText(
            Path.Combine(folder, "All.slnx"),
            $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p.Name}/{p.Name}.csproj" />"""))}</Solution>");
        return Build(folder, "All.slnx");
    }

    /// <summary>Builds a project or solution as a pipeline does.</summary>
    internal static BuildLog Build(string folder, params string[] arguments)
    {
        var (code, output) = PackedFeed.Run("dotnet", folder, ["build", .. arguments, "-nologo"]);
        return new BuildLog(code, output);
    }
}
