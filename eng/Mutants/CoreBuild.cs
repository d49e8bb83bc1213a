using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SslLint.Mutants;

/// <summary>Compiles <c>SslLint.Core</c> in memory, with one file changed: faster than a build, and the work tree stays as it is.</summary>
internal sealed class CoreBuild
{
    private readonly CSharpCompilation whole;
    private readonly CSharpParseOptions options = new(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET10_0", "NETCOREAPP", "DEBUG", "TRACE"]);

    /// <summary>Reads the sources.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="generated">The folder with what the build has generated.</param>
    public CoreBuild(string root, string generated)
    {
        Folder = Path.Combine(root, "src/SslLint.Core");
        var files = Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Folder, f).Split('/').Any(p => p is "bin" or "obj"))
            .Concat(Directory.GetFiles(generated, "*.cs"));
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(a => Path.GetDirectoryName(a) == Path.GetDirectoryName(typeof(object).Assembly.Location));
        whole = CSharpCompilation.Create(
            "SslLint.Core",
            files.Order(StringComparer.Ordinal).Select(f => Parse(File.ReadAllText(f), f)),
            framework.Select(a => MetadataReference.CreateFromFile(a)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
                .WithCryptoKeyFile(Path.Combine(root, "eng/SslLint.snk")).WithPublicSign(true));
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>Writes the assembly with a fault in it.</summary>
    /// <returns>The first error; null where it compiles.</returns>
    public string? Emit(Mutant? mutant, string text, string target)
    {
        var compilation = whole;
        if (mutant is not null)
        {
            var path = Path.Combine(Folder, mutant.File);
            var tree = whole.SyntaxTrees.Single(t => t.FilePath == path);
            compilation = whole.ReplaceSyntaxTree(tree, Parse(text, path));
        }

        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            return result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString();
        }

        File.WriteAllBytes(target, stream.ToArray());
        return null;
    }

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, options, path, System.Text.Encoding.UTF8);
}
