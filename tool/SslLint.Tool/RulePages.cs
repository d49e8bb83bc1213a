namespace SslLint.Tool;

/// <summary>The pages of <c>docs/rules</c>, which travel inside the tool.</summary>
internal static class RulePages
{
    /// <summary>The page of a rule in Markdown; null if there is none.</summary>
    public static string? Find(string ruleId)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{ruleId}.md");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
