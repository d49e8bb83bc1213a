using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SslLint.Sources;

namespace SslLint.CSharp.Tests.Symbols;

/// <summary>Reads code the way the analyzer does: as a file of a compilation.</summary>
internal static class Binding
{
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private static readonly MetadataReference Npgsql = MetadataReference.CreateFromFile(typeof(global::Npgsql.NpgsqlConnection).Assembly.Location);

    /// <summary>Reads a file that is compiled together with others, against the framework and Npgsql.</summary>
    /// <param name="code">The file.</param>
    /// <param name="others">The other files.</param>
    public static ReadResult Read(string code, params string[] others) => Read(Model(code, [.. Framework, Npgsql], others), code);

    /// <summary>Reads a file whose project lacks the reference to Npgsql.</summary>
    public static ReadResult ReadWithoutNpgsql(string code, params string[] others) => Read(Model(code, Framework, others), code);

    /// <summary>Reads a file whose project refers to another project, as editors see it.</summary>
    public static ReadResult ReadBesideProject(string code, string other)
    {
        var project = CSharpCompilation.Create(
            "Other", [CSharpSyntaxTree.ParseText(other)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return Read(Model(code, [.. References, project.ToMetadataReference()]), code);
    }

    /// <summary>The only entry that looks like a connection string.</summary>
    public static SourceEntry Connection(string code, params string[] others) =>
        Assert.Single(Read(code, others).Entries, e => e.Value.Value.Contains("Host=", StringComparison.Ordinal));

    /// <summary>The file, bound.</summary>
    public static SemanticModel Model(string code, IEnumerable<MetadataReference> references, params string[] others)
    {
        var trees = others.Prepend(code).Select((text, i) => CSharpSyntaxTree.ParseText(text, path: $"File{i}.cs")).ToList();
        var compilation = CSharpCompilation.Create(
            "App", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetSemanticModel(trees[0]);
    }

    /// <summary>The references of <see cref="Read(string, string[])"/>.</summary>
    public static IEnumerable<MetadataReference> References => [.. Framework, Npgsql];

    private static ReadResult Read(SemanticModel model, string code) =>
        CSharpFileReader.Read(model, new SourceFile("Program.cs", code), CancellationToken.None);
}
