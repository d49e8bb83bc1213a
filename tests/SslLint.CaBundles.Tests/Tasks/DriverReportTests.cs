using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SslLint.CaBundles.Tasks;

namespace SslLint.CaBundles.Tests.Tasks;

/// <summary>What the build task says of a driver that can't verify.</summary>
public sealed class DriverReportTests : IDisposable
{
    private const string Old = "<PackageReference Include=\"System.Data.SqlClient\" Version=\"4.9.1\" />";
    private const string Central = "<PackageReference Include=\"Microsoft.Data.SqlClient\" />";

    private readonly string folder = Directory.CreateTempSubdirectory("ssllint-driver-").FullName;
    private readonly RecordedBuild build = new();

    [Theory]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net10.0", "", "info SSL4004 App.csproj(3): System.Data.SqlClient 4.9.1 may accept")]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net48", "", null)]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net10.0-windows", "", null)]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net48", "net48;net10.0", "info SSL4004 App.csproj(3): System.Data.SqlClient 4.9.1 may accept")]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net10.0", "net48; net10.0", null)]
    [InlineData(Old, "System.Data.SqlClient 4.9.1", "net48", "net48;net10.0-windows", null)]
    [InlineData("<!-- ssllint: ignore[SSL4004] Windows alone -->\n" + Old, "System.Data.SqlClient 4.9.1", "net10.0", "", null)]
    [InlineData(Central, "Microsoft.Data.SqlClient", "net10.0", "", "info SSL4004 App.csproj(3): Microsoft.Data.SqlClient 5.1")]
    [InlineData("", "System.Data.SqlClient 4.9.1 Imported.props", "net10.0", "", "info SSL4004 Imported.props(2): System.Data.SqlClient 4.9")]
    [InlineData("<PackageReference Include=\"Npgsql\" Version=\"9.0.0\" />", "Npgsql 9.0.0", "net10.0", "", null)]
    public void It_is_said_once_a_project_at_the_line_that_brings_the_driver(
        string reference, string package, string target, string targets, string? expected)
    {
        Assert.True(Run(reference, package, target, targets));
        Assert.Equal(expected is null ? 0 : 1, build.Messages.Count);
        Assert.StartsWith(expected ?? "", string.Concat(build.Messages));
        Assert.True(File.Exists(PathOf("stamp")));
    }

    [Theory]
    [InlineData("warning", true, "warning SSL4004 App.csproj(3): ")]
    [InlineData("error", false, "error SSL4004 App.csproj(3): ")]
    [InlineData("none", true, "")]
    public void The_configuration_says_how_loud(string severity, bool goesOn, string expected)
    {
        File.WriteAllText(PathOf(".editorconfig"), $"root = true\n[*.csproj]\nssllint.severity.ssl4004 = {severity}\n");
        Assert.Equal(goesOn, Run(Old, "System.Data.SqlClient 4.9.1", "net10.0", ""));
        Assert.StartsWith(expected, string.Concat(build.Messages));
        Assert.Equal(expected.Length > 0 ? 1 : 0, build.Messages.Count);
        Assert.Equal(expected.Length == 0, File.Exists(PathOf("stamp")));
    }

    [Fact]
    public void It_says_what_the_tool_says()
    {
        Run(Old, "System.Data.SqlClient 4.9.1", "net10.0", "");
        Assert.Contains("whatever the string says; ", Assert.Single(build.Messages));
        Assert.Contains("Microsoft.Data.SqlClient", build.Messages[0]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Runs the task. A package is its name, its version, and the file that names it.</summary>
    private bool Run(string reference, string package, string target, string targets)
    {
        var parts = package.Split(' ');
        var item = new TaskItem(parts[0]);
        if (parts.Length > 1)
        {
            item.SetMetadata("Version", parts[1]);
        }

        File.WriteAllText(PathOf("Imported.props"), $"<Project>\n<ItemGroup>{Old}</ItemGroup></Project>");
        File.WriteAllText(PathOf("App.csproj"), $"<Project>\n<ItemGroup>\n{reference}\n</ItemGroup></Project>");
        File.WriteAllText(PathOf("Program.cs"), "");
        var central = new TaskItem("Microsoft.Data.SqlClient");
        central.SetMetadata("Version", "5.1.9");
        return new PlanCaBundles
        {
            BuildEngine = build,
            Bundles = ["none"],
            Sources = [new TaskItem(PathOf("Program.cs"))],
            Packages = [parts.Length > 2 ? new ImportedItem(item, PathOf(parts[2])) : item],
            PackageVersions = [central],
            TargetFramework = target,
            TargetFrameworks = targets,
            AnalyzerConfigFiles = File.Exists(PathOf(".editorconfig")) ? [new TaskItem(PathOf(".editorconfig"))] : [],
            BundlesFolder = Committed.Folder,
            ProjectFile = PathOf("App.csproj"),
            PlanFile = PathOf("plan"),
            StampFile = PathOf("stamp"),
        }.Execute();
    }

    /// <summary>An item of another file than the project's: what says so is set by MSBuild alone.</summary>
    private sealed class ImportedItem(ITaskItem item, string file) : ITaskItem
    {
        public string ItemSpec { get => item.ItemSpec; set => item.ItemSpec = value; }

        public System.Collections.ICollection MetadataNames => item.MetadataNames;

        public int MetadataCount => item.MetadataCount;

        public string GetMetadata(string metadataName) => metadataName == "DefiningProjectFullPath" ? file : item.GetMetadata(metadataName);

        public void SetMetadata(string metadataName, string metadataValue) => item.SetMetadata(metadataName, metadataValue);

        public void RemoveMetadata(string metadataName) => item.RemoveMetadata(metadataName);

        public void CopyMetadataTo(ITaskItem destinationItem) => item.CopyMetadataTo(destinationItem);

        public System.Collections.IDictionary CloneCustomMetadata() => item.CloneCustomMetadata();
    }
}
