using System.Text;

namespace SslLint.Package.Tests;

public sealed class AnalyzerPackageTests(PackedFeed feed)
{
    private static readonly string[] Assemblies =
        [.. new[] { "SslLint.Analyzers", "SslLint.Analyzers.CodeFixes", "SslLint.CSharp", "SslLint.Core" }.Select(a => $"analyzers/dotnet/cs/{a}.dll")];

    [Fact]
    public void The_package_holds_the_analyzer_with_all_that_it_needs_and_nothing_for_the_users_code() =>
        Assert.Equal(
            new[]
            {
                "README.md", "SslLint.nuspec", "THIRD-PARTY-NOTICES", "icon.png", "build/SslLint.ConfigFiles.props",
                "build/SslLint.error.globalconfig", "build/SslLint.props", "build/SslLint.suggestion.globalconfig", "build/SslLint.targets",
                "build/SslLint.warning.globalconfig",
            }.Concat(Assemblies).Order(StringComparer.Ordinal),
            feed.FilesOf("SslLint"));

    [Fact]
    public void The_package_depends_on_nothing_and_hands_nothing_on()
    {
        Assert.Equal("true", feed.Metadata("SslLint", "developmentDependency"));
        Assert.Null(feed.Metadata("SslLint", "dependencies"));
        Assert.Equal("README.md", feed.Metadata("SslLint", "readme"));
        Assert.Equal("icon.png", feed.Metadata("SslLint", "icon"));
    }

    [Theory]
    [InlineData("error")]
    [InlineData("warning")]
    [InlineData("suggestion")]
    public void A_severity_for_all_rules_names_each_rule(string severity)
    {
        var rules = Directory.GetFiles(Repository.PathOf("docs/rules"), "SSL*.md").Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Order(StringComparer.Ordinal);
        var lines = Encoding.UTF8.GetString(feed.Read("SslLint", $"build/SslLint.{severity}.globalconfig")).Split('\n');
        Assert.Equal(
            rules.Select(r => $"dotnet_diagnostic.{r}.severity = {severity}"), lines.Where(l => l.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)));
        Assert.Contains("is_global = true", lines);
    }
}
