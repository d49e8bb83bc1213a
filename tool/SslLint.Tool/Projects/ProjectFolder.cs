using SslLint.Analysis;

namespace SslLint.Tool.Projects;

/// <summary>A folder with a project or manifest in it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Facts">What its manifests say.</param>
internal sealed record ProjectFolder(string Folder, ProjectFacts Facts)
{
    private static readonly HashSet<string> ManifestNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "pom.xml", "build.gradle", "build.gradle.kts", "pyproject.toml", "requirements.txt", "go.mod", "Cargo.toml", "Gemfile", "composer.json",
    };

    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>Reads the manifests of a folder; null where it has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="outer">The project around it, whose versions hold here too.</param>
    public static ProjectFolder? Load(string folder, ProjectFolder? outer)
    {
        try
        {
            var manifests = Directory.EnumerateFiles(folder).Where(f => IsManifest(Path.GetFileName(f))).ToList();
            return manifests.Count == 0 ? null : new ProjectFolder(folder, outer?.Facts ?? ProjectFacts.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsManifest(string name) =>
        ManifestNames.Contains(name) || ProjectExtensions.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
