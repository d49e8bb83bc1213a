namespace SslLint.Tests.Shared.Documents;

/// <summary>The pages that people read, but for those that a test writes from beginning to end.</summary>
internal static class DocumentPages
{
    /// <summary>Those whose commands install the packages or build with them: the packed feed's tests run them.</summary>
    private static readonly string[] NeedPackages =
    [
        "README.md", "docs/analyzer.md", "docs/guides/clients/dotnet.md", "docs/guides/first-five-minutes.md",
    ];

    /// <summary>All pages, by path.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "README.md", "analyzers/SslLint.Package/README.md", "samples/README.md" }
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Repository.Root, f)))
            .Where(p => !p.StartsWith("docs/drivers/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The pages with commands that need the tool alone.</summary>
    public static IEnumerable<string> OfTool => All.Except(NeedPackages).Where(p => MarkdownPage.Read(p).Blocks.Any(b => b.IsRun));

    /// <summary>The pages with commands that need the packages.</summary>
    public static IEnumerable<string> OfPackages => NeedPackages;
}
