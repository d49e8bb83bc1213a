using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SslLint.Configuration;
using SslLint.Projects;
using SslLint.Providers;
using SslLint.Readers;
using SslLint.Sources;

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
    /// <param name="options">The options of the analysis.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static ProjectContext Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        // Assemblies of drivers are called as their packages are. The compiler is given those of the projects that are referenced, too.
        var references = compilation.SourceModule.ReferencedAssemblySymbols.Where(static a => IsDriver(a.Name))
            .Select(static a => new PackageReference("nuget", a.Name, VersionOf(a)));
        var type = compilation.Assembly.GetTypeByMetadataName(BundleNames.ClassName);
        var bundles = type is not null
            ? BundleNames.OfProviders.Where(b => !type.GetMembers(BundleNames.MemberOf(b)!).IsEmpty).ToList()
            : [];
        var services = new Lazy<HashSet<string>>(
            () => ServicesOf(options.AdditionalFiles, cancellation), LazyThreadSafetyMode.PublicationOnly);
        var facts = new ProjectFacts
        {
            Drivers = PackageEvidence.EvidenceOf([.. references], compilation.AssemblyName ?? ""),
            Bundles = bundles,
            HasBundleClass = bundles.Count > 0,
            DefaultRoot = ConstantOf(BundleNames.DefaultBundle) is { } name
                ? new DefaultRoot(name, ConstantOf(BundleNames.DefaultProvider) is { Length: > 0 } id ? id : null)
                : null,
            IsService = name => services.Value.Contains(name),
        };
        var build = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return new ProjectContext(facts, build.TryGetValue("build_property.ProjectDir", out var folder) ? folder : null);

        string? ConstantOf(string name) => type?.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue as string;
    }

    private static bool IsDriver(string assembly) => PackageEvidence.EvidenceOf([new PackageReference("nuget", assembly, null)], "").Count > 0;

    /// <summary>The version of the package, which the informational version of an assembly is: that of the assembly itself stays the same for several
    /// (5.0.0 in SqlClient 5.2.2, 2.0.0 in MySqlConnector 2.4.0).</summary>
    private static string VersionOf(IAssemblySymbol assembly)
    {
        var attribute = assembly.GetAttributes().FirstOrDefault(static a => a.AttributeClass?.Name == "AssemblyInformationalVersionAttribute");
        return attribute is { ConstructorArguments: [{ Value: string { Length: > 0 } version }] }
            ? version
            : assembly.Identity.Version.ToString(3);
    }

    /// <summary>The services that compose files and manifests name, as far as the build hands them to the compiler.</summary>
    private static HashSet<string> ServicesOf(IEnumerable<AdditionalText> files, CancellationToken cancellation) => new(
        files.Where(static f => ServiceNames.IsSource(f.Path.Replace('\\', '/')))
            .SelectMany(f => f.GetText(cancellation) is { } text ? ServiceNames.Find(new SourceFile(f.Path.Replace('\\', '/'), text.ToString())) : []),
        StringComparer.OrdinalIgnoreCase);

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
