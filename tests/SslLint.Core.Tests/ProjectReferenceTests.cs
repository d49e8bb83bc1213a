using System.Xml.Linq;

namespace SslLint.Core.Tests;

/// <summary>Keeps who may know whom: see <c>docs/architecture.md</c>.</summary>
public class ProjectReferenceTests
{
    [Fact]
    public void The_engine_references_no_project_and_no_package()
    {
        var project = Load("src/SslLint.Core");
        Assert.Empty(References(project));
        Assert.Empty(project.Descendants("PackageReference"));
    }

    [Fact]
    public void The_CSharp_reader_knows_the_engine_only() =>
        Assert.Equal(["SslLint.Core"], References(Load("src/SslLint.CSharp")));

    [Fact]
    public void The_build_task_knows_the_engine_only()
    {
        Assert.Equal(["SslLint.Core"], References(Load("src/SslLint.CaBundles.Tasks")));
        Assert.Equal(["SslLint.CaBundles.Tasks"], References(Load("src/SslLint.CaBundles")));
    }

    [Fact]
    public void The_tool_knows_the_engine_and_the_CSharp_reader() =>
        Assert.Equal(["SslLint.CSharp", "SslLint.Core"], References(Load("tool/SslLint.Tool")).ToHashSet());

    [Fact]
    public void The_analyzer_knows_the_CSharp_reader_and_its_fixes_the_analyzer()
    {
        Assert.Equal(["SslLint.CSharp"], References(Load("analyzers/SslLint.Analyzers")));
        Assert.Equal(["SslLint.Analyzers"], References(Load("analyzers/SslLint.Analyzers.CodeFixes")));
    }

    [Fact]
    public void What_compilers_load_brings_no_package_along() =>
        Assert.All(
            new[] { "src/SslLint.CSharp", "src/SslLint.CaBundles.Tasks", "analyzers/SslLint.Analyzers", "analyzers/SslLint.Analyzers.CodeFixes" }.SelectMany(
                p => Load(p).Descendants("PackageReference")),
            p => Assert.Equal("all", (string?)p.Attribute("PrivateAssets")));

    private static XDocument Load(string folder) =>
        XDocument.Load(Assert.Single(Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj")));

    private static IEnumerable<string> References(XDocument project) =>
        project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));
}
