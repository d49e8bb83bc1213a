using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SslLint.Benchmarks.Inputs;
using SslLint.CSharp;
using SslLint.Readers;
using SslLint.Sources;

namespace SslLint.Benchmarks;

/// <summary>The reader of C# over a file with one connection string.</summary>
/// <remarks>The baseline is the compiler's parser over the whole file.</remarks>
public class CSharpBenchmarks
{
    private static readonly CSharpFileReader reader = new();

    private SourceFile file = new("", "");

    /// <summary>The length in units of 1,024 characters.</summary>
    [Params(4, 64, 512)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Prepare() => file = SampleFile.CSharp.WithHit(Kilobytes);

    [Benchmark(Baseline = true)]
    public SyntaxNode Parse() => CSharpSyntaxTree.ParseText(file.Text).GetRoot();

    [Benchmark]
    public ReadResult Read() => reader.Read(file, CancellationToken.None);
}
