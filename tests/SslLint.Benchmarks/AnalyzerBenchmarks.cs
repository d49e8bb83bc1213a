using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Npgsql;
using SslLint.Analyzers;
using SslLint.Benchmarks.Inputs;

namespace SslLint.Benchmarks;

/// <summary>The analyzer over a compilation in which one file of ten has a connection string.</summary>
/// <remarks>The baseline is what the compiler does without it: binding every method. The analyzer comes on top of it.</remarks>
public class AnalyzerBenchmarks
{
    private const int KilobytesOfFile = 4;

    private SyntaxTree[] trees = [];
    private MetadataReference[] references = [];
    private CSharpCompilation bound = CSharpCompilation.Create("");

    /// <summary>How many files the compilation has.</summary>
    [Params(10, 50)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Append(typeof(NpgsqlConnection).Assembly.Location)
                .Distinct()
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        trees =
        [
            .. Enumerable.Range(0, Files).Select(i =>
            {
                var file = i % 10 == 0 ? SampleFile.CSharp.WithHit(KilobytesOfFile) : SampleFile.CSharp.WithoutHit(KilobytesOfFile);
                var text = file.Text.Replace("namespace Shop.Orders;", $"namespace Shop.Orders{i};", StringComparison.Ordinal);
                return CSharpSyntaxTree.ParseText(text, path: $"Orders{i}.cs");
            }),
        ];
        bound = Compile();
        if (bound.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) || Analyze().GetAwaiter().GetResult().Length < Files / 10)
        {
            throw new InvalidOperationException("the samples don't compile, or nothing was found in them");
        }
    }

    [Benchmark(Baseline = true)]
    public ImmutableArray<Diagnostic> Bind() => Compile().GetDiagnostics();

    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> Analyze() => bound.WithAnalyzers([new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private CSharpCompilation Compile() =>
        CSharpCompilation.Create("Shop", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
