using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Npgsql;

namespace SslLint.Analyzers.Tests.Support;

/// <summary>What code under test is compiled against: the running framework and the real Npgsql.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> Framework { get; } = [.. Paths().Where(IsFramework).Select(Reference)];

    public static ImmutableArray<MetadataReference> WithNpgsql { get; } =
        [.. Framework, Reference(typeof(NpgsqlConnection).Assembly.Location), Reference(typeof(Microsoft.Extensions.Logging.ILoggerFactory).Assembly.Location)];

    /// <summary>An assembly that is called Npgsql and has a version: nothing else of it counts.</summary>
    /// <param name="version">The version of the assembly.</param>
    /// <param name="package">The version of the package; null where the assembly doesn't tell.</param>
    public static ImmutableArray<MetadataReference> WithNpgsqlOf(string version, string? package = null)
    {
        var informational = package is null ? "" : $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{package}\")]\n";
        var code = $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{informational}{Clients.NpgsqlByName}";
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        return [.. Framework, CSharpCompilation.Create("Npgsql", [CSharpSyntaxTree.ParseText(code)], Framework, options).ToMetadataReference()];
    }

    private static string[] Paths() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static bool IsFramework(string path) => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
