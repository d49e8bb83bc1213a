using System.Reflection;

namespace SslLint.Tool;

/// <summary>What the build wrote into the tool.</summary>
internal static class ToolVersion
{
    private static readonly Assembly Assembly = typeof(ToolVersion).Assembly;

    /// <summary>The version, such as <c>0.1.0</c>.</summary>
    public static string Text { get; } = (Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Where rule pages are on the web, with a final slash; null until the project has a home.</summary>
    public static string? HelpBaseUri { get; } = Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "HelpBaseUri")?.Value is { Length: > 0 } uri ? uri.TrimEnd('/') + "/" : null;
}
