using SslLint.Fixes;

namespace SslLint.Parity.Tests;

/// <summary>Tool and analyzer are two hosts of one engine: what syntax decides, both say alike.</summary>
public class ParityTests
{
    private static readonly string Fixtures = Path.Combine(Repository.Root, "tests", "SslLint.Parity.Tests", "fixtures");

    [Fact]
    public async Task Both_report_the_same_places()
    {
        var folder = Path.Combine(Fixtures, "both", "Web");

        var byTool = ToolSide.Findings(folder);
        var byAnalyzer = await AnalyzerSide.FindingsAsync(folder);

        Assert.Equal(Lines(byTool), Lines(byAnalyzer));
        Assert.True(byTool.Select(p => p.Path).Distinct().Count() > 5, "the fixtures hold something to report in each of their files");
    }

    [Fact]
    public async Task Both_write_the_same_text()
    {
        const string RootCertificate = "certs/ca.pem";
        var folder = Directory.CreateTempSubdirectory("ssllint-parity-").FullName;
        try
        {
            var original = Path.Combine(Fixtures, "both", "Web");
            foreach (var path in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(original, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(path, copy);
            }

            var byAnalyzer = await AnalyzerSide.FixAsync(folder, RootCertificate);
            ToolSide.Fix(folder, RootCertificate);

            Assert.All(byAnalyzer, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Key)), file.Value));
            var changed = byAnalyzer.Count(file => File.ReadAllText(Path.Combine(original, file.Key)) != file.Value);
            Assert.True(changed > 5, $"only {changed} files hold something to repair");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_needs_symbols_only_the_analyzer_reports()
    {
        var folder = Path.Combine(Fixtures, "analyzer-only");

        var byTool = ToolSide.Findings(folder);
        var byAnalyzer = await AnalyzerSide.FindingsAsync(folder);

        Assert.Empty(byTool.Except(byAnalyzer));
        var without = Files().Except(byAnalyzer.Except(byTool).Select(p => p.Path)).ToList();
        Assert.True(without.Count == 0, $"the tool sees as much as the analyzer in {string.Join(", ", without)}");
    }

    [Fact]
    public void The_architecture_lists_the_fixtures_that_need_symbols()
    {
        var architecture = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

        Assert.All(Files(), file => Assert.Contains($"`{file}`", architecture, StringComparison.Ordinal));
    }

    /// <summary>The fixtures that need symbols; <c>Settings.cs</c> holds what they refer to.</summary>
    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(Fixtures, "analyzer-only"), "*.cs").Select(Path.GetFileName).OfType<string>().Where(name => name != "Settings.cs")
            .Order(StringComparer.Ordinal);

    private static string Lines(IEnumerable<Place> places) =>
        string.Join('\n', places.Select(p => p.ToString()).Order(StringComparer.Ordinal));
}
