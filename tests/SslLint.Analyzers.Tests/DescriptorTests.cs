using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SslLint.Rules;

namespace SslLint.Analyzers.Tests;

public partial class DescriptorTests
{
    [Fact]
    public void The_analyzer_knows_the_rules_of_the_catalogue() =>
        Assert.Equal(
            RuleCatalog.All.Select(r => (r.Descriptor.Id, r.Descriptor.Title, SeverityOf(r.Descriptor.DefaultLevel))),
            Descriptors.All.Select(d => (d.Id, d.Title.ToString(), d.DefaultSeverity)));

    [Fact]
    public void All_are_reported_and_on_by_default()
    {
        Assert.Equal(Descriptors.All, new ConnectionAnalyzer().SupportedDiagnostics);
        Assert.All(Descriptors.All, d => Assert.True(d.IsEnabledByDefault));
    }

    [Fact]
    public void Release_notes_list_all_rules()
    {
        var folder = Path.Combine(Repository.Root, "analyzers", "SslLint.Analyzers");
        var notes = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.Equal(
            RuleCatalog.All.Select(r => (r.Descriptor.Id, r.Descriptor.Name, SeverityOf(r.Descriptor.DefaultLevel).ToString())),
            Row().Matches(notes).Select(m => (m.Groups["id"].Value, m.Groups["name"].Value, m.Groups["severity"].Value)));
    }

    [GeneratedRegex(@"^(?<id>SSL\d{4}) \| Security \| (?<severity>\w+) +\| (?<name>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static DiagnosticSeverity SeverityOf(Level level) => level == Level.Warning ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
}
