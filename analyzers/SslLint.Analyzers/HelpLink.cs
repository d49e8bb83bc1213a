using System.Reflection;

namespace SslLint.Analyzers;

/// <summary>Where a rule is explained on the web: nowhere until the project has a home, which one property of the build names.</summary>
internal static class HelpLink
{
    private static readonly string? Base = typeof(HelpLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static a => a.Key == "HelpBaseUri")?.Value;

    /// <summary>The page of a rule; null without a home.</summary>
    public static string? Of(string id) => string.IsNullOrEmpty(Base) ? null : $"{Base!.TrimEnd('/')}/{id}.md";
}
