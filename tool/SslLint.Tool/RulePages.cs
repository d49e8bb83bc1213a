namespace SslLint.Tool;

/// <summary>The pages of <c>docs/rules</c> and the chapters of <c>docs/ca-bundles.md</c>, which travel inside the tool.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule in Markdown, or the chapter about a warning of the build task; null if there is none.</summary>
    public static string? Find(string ruleId) => Read($"rules/{ruleId}.md") ?? Chapter(ruleId);

    /// <summary>The ids of the warnings and errors of the build task.</summary>
    public static IEnumerable<string> TaskIds => Chapters().Select(c => c.Split('\n')[0]).Where(i => i.StartsWith("SSL8", StringComparison.Ordinal));

    private static string? Chapter(string id) =>
        Chapters().FirstOrDefault(c => c.Split('\n')[0].Equals(id, StringComparison.OrdinalIgnoreCase)) is { } chapter ? "# " + chapter.TrimEnd() : null;

    private static IEnumerable<string> Chapters() => (Read("ca-bundles.md") ?? "").Split("\n### ").Skip(1).Select(c => c.Split("\n## ")[0]);

    private static string? Read(string name)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
