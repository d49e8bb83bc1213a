using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SslLint.Configuration;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Readers;

namespace SslLint.Analyzers;

/// <summary>What the compilation says about the project: its drivers by the assemblies that it references, the bundles that its build brings
/// by the class that is generated for them, and its folder.</summary>
internal sealed class ProjectContext
{
    private readonly string? folder;

    private ProjectContext(ProjectFacts facts, string? folder)
    {
        Facts = facts;
        this.folder = folder;
    }

    /// <summary>The drivers at hand.</summary>
    public ProjectFacts Facts { get; }

    /// <summary>Reads a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">The options of the whole build.</param>
    public static ProjectContext Of(Compilation compilation, AnalyzerConfigOptions options)
    {
        // Assemblies of drivers are called as their packages are.
        var references = compilation.ReferencedAssemblyNames.Select(static a => new PackageReference("nuget", a.Name, a.Version.ToString(3)));
        var type = compilation.Assembly.GetTypeByMetadataName(BundleNames.ClassName);
        var bundles = type is not null
            ? BundleNames.OfProviders.Where(b => !type.GetMembers(BundleNames.MemberOf(b)!).IsEmpty).ToList()
            : [];
        var facts = new ProjectFacts
        {
            Drivers = PackageEvidence.EvidenceOf([.. references], compilation.AssemblyName ?? ""),
            Bundles = bundles,
            HasBundleClass = bundles.Count > 0,
            DefaultRoot = ConstantOf(BundleNames.DefaultBundle) is { } name
                ? new DefaultRoot(name, ConstantOf(BundleNames.DefaultProvider) is { Length: > 0 } id ? id : null)
                : null,
        };
        return new ProjectContext(facts, options.TryGetValue("build_property.ProjectDir", out var folder) ? folder : null);

        string? ConstantOf(string name) => type?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
    }

    /// <summary>What the configuration says about a file.</summary>
    /// <param name="options">The keys that hold for it.</param>
    /// <param name="isCode">Whether it is C#, whose severities the compiler sees to.</param>
    public static FileConfiguration ConfigurationOf(AnalyzerConfigOptions options, bool isCode) =>
        FileConfiguration.Of(options.Keys.Select(key => new KeyValuePair<string, string>(key, options.TryGetValue(key, out var value) ? value : "")), isCode);

    /// <summary>The path of a file within the project, with <c>/</c>; the whole path where it stands elsewhere.</summary>
    public string RelativePath(string path)
    {
        path = path.Replace('\\', '/');
        var root = folder?.Replace('\\', '/').TrimEnd('/') + "/";
        return root.Length > 1 && path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path.Substring(root.Length) : path;
    }
}
