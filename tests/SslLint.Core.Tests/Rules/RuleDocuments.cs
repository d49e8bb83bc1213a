using SslLint.Rules;

namespace SslLint.Core.Tests.Rules;

/// <summary>What is written about the rules: one page each, and the table of all of them in other documents.</summary>
internal static class RuleDocuments
{
    /// <summary>The folder of the pages.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "rules");

    /// <summary>All pages, by id.</summary>
    public static IReadOnlyList<RulePage> Pages { get; } =
        [.. Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(RulePage.Read)];

    /// <summary>The folder that holds the rule's source: its category.</summary>
    public static string CategoryOf(Rule rule)
    {
        var files = Directory.GetFiles(
            Path.Combine(Repository.Root, "src", "SslLint.Core", "Rules"), rule.Descriptor.Name + ".cs", SearchOption.AllDirectories);
        return Path.GetFileName(Path.GetDirectoryName(Assert.Single(files)))!;
    }

    /// <summary>The header of the rule's page.</summary>
    public static string Header(Rule rule)
    {
        var descriptor = rule.Descriptor;
        var table = MarkdownTable.Of(
        [
            ["Level", "Category", "Weakness", "Severity (0-10)", "Fix"],
            [
                LevelName(descriptor),
                CategoryOf(rule),
                descriptor.Cwe is { } cwe ? $"CWE-{cwe}" : "none",
                descriptor.SecuritySeverity?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) ?? "none",
                RuleExamples.HasFix(rule) ? "yes" : "no",
            ],
        ]);
        return $"# {descriptor.Id}: {descriptor.Name}\n\n{descriptor.Title}.\n\n{table}\n";
    }

    /// <summary>The table of all rules, with links relative to a document in <paramref name="folder"/>.</summary>
    public static string Table(string folder)
    {
        var link = Path.GetRelativePath(folder, Folder).Replace('\\', '/');
        return MarkdownTable.Of(
        [
            ["Rule", "Name", "Level", "What is wrong", "Fix"],
            .. RuleCatalog.All.Select(r => new[]
            {
                $"[{r.Descriptor.Id}]({link}/{r.Descriptor.Id}.md)",
                r.Descriptor.Name,
                LevelName(r.Descriptor),
                r.Descriptor.Title,
                RuleExamples.HasFix(r) ? "yes" : "no",
            }),
        ]);
    }

    /// <summary>The document with the table between its marks brought up to date; null if it has no marks.</summary>
    public static string? WithTable(string text, string folder) => MarkdownTable.Put(text, "rules", Table(folder));

    private static string LevelName(RuleDescriptor descriptor) => descriptor.DefaultLevel.ToString().ToLowerInvariant();
}
