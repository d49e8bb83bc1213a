using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SslLint.Analysis;
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
        var bundles = compilation.Assembly.GetTypeByMetadataName(BundleNames.ClassName) is { } type
            ? BundleNames.OfProviders.Where(b => !type.GetMembers(BundleNames.MemberOf(b)!).IsEmpty).ToList()
            : [];
        var facts = new ProjectFacts
        {
            Drivers = PackageEvidence.EvidenceOf([.. references], compilation.AssemblyName ?? ""),
            Bundles = bundles,
            HasBundleClass = bundles.Count > 0,
        };
        return new ProjectContext(facts, options.TryGetValue("build_property.ProjectDir", out var folder) ? folder : null);
    }

    /// <summary>How a file is analysed, as its configuration says.</summary>
    public static AnalysisOptions OptionsOf(AnalyzerConfigOptions options) => new()
    {
        RootCertificate = options.TryGetValue("ssllint.root_certificate", out var root) && root.Length > 0 ? root : null,
        IncludeLocal = options.TryGetValue("ssllint.local_hosts", out var local) && local.Equals("report", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The path of a file within the project, with <c>/</c>; the whole path where it stands elsewhere.</summary>
    public string RelativePath(string path)
    {
        path = path.Replace('\\', '/');
        var root = folder?.Replace('\\', '/').TrimEnd('/') + "/";
        return root.Length > 1 && path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path.Substring(root.Length) : path;
    }
}
