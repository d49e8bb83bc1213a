using SslLint.Sources;

namespace SslLint.Tool.Projects;

/// <summary>A project that a file of MSBuild references.</summary>
/// <param name="Path">Its path as written, with <c>/</c>.</param>
/// <param name="Folder">The folder of the file that references it.</param>
internal sealed record ProjectReference(string Path, string Folder)
{
    private const string Element = "ProjectReference";

    /// <summary>The projects that a file references. Conditions are not evaluated: each counts.</summary>
    /// <param name="entries">What a project holds, or what MSBuild reads for all projects below its folder.</param>
    /// <param name="folder">Its folder.</param>
    public static IReadOnlyList<ProjectReference> In(IReadOnlyList<SourceEntry> entries, string folder) =>
        [.. entries
            .Where(e => e.Key == "Include" && IsReference(e.Section[(e.Section.LastIndexOf(':') + 1)..]))
            .SelectMany(e => e.Value.Value.Split(';')).Select(path => path.Trim().Replace('\\', '/'))
            .Where(path => path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal))
            .Select(path => new ProjectReference(path, folder))];

    /// <summary>The absolute path. MSBuild takes a relative one from the project, wherever it is written.</summary>
    /// <param name="project">The folder of the project.</param>
    public string From(string project) => System.IO.Path.GetFullPath(
        Path.Replace("$(MSBuildThisFileDirectory)", Folder + "/", StringComparison.OrdinalIgnoreCase)
            .Replace("$(MSBuildProjectDirectory)", project, StringComparison.OrdinalIgnoreCase),
        project);

    /// <summary>Whether this is the name of the element, with the number that tells it from its siblings.</summary>
    private static bool IsReference(string element) =>
        element.StartsWith(Element, StringComparison.Ordinal) && (element.Length == Element.Length || element[Element.Length] == '#');
}
