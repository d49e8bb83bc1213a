namespace SslLint.Sources;

/// <summary>What the name of a file says about its format.</summary>
internal static class FileNames
{
    /// <summary>Endings of files that show what another file should hold; the format is the other file's.</summary>
    private static readonly string[] ExampleEndings =
        [".example", ".sample", ".template", ".tmpl", ".tpl", ".dist", ".default", ".defaults", ".bak", ".orig", ".j2", ".erb", ".in"];

    /// <summary>The name without endings such as <c>.example</c>.</summary>
    public static string WithoutExampleEnding(string name)
    {
        foreach (var ending in ExampleEndings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return name.Substring(0, name.Length - ending.Length);
            }
        }

        return name;
    }

    /// <summary>The extension in lower case with its dot, endings such as <c>.example</c> left out; empty if there is none.</summary>
    public static string ExtensionOf(string name)
    {
        name = WithoutExampleEnding(name);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name.Substring(dot).ToLowerInvariant();
    }

    /// <summary>Whether the extension is one of <paramref name="extensions"/>, which are in lower case.</summary>
    public static bool HasExtension(string name, string[] extensions) => Array.IndexOf(extensions, ExtensionOf(name)) >= 0;

    /// <inheritdoc cref="HasExtension(string, string[])"/>
    public static bool HasExtension(SourceFile file, string[] extensions) => Array.IndexOf(extensions, file.Extension) >= 0;
}
