using System.Text;
using BenchmarkDotNet.Attributes;
using SslLint.Analysis;
using SslLint.Benchmarks.Inputs;
using SslLint.CSharp;
using SslLint.Discovery;
using SslLint.Projects;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Tool.Readers;

namespace SslLint.Benchmarks;

/// <summary>All that is done with a file of which the bytes are there, from the search to findings with their fixes.</summary>
/// <remarks>The baseline is the search and decoding alone.</remarks>
public class FileBenchmarks
{
    private static readonly FileReaders readers = new(new YamlReader(), new CSharpFileReader());
    private static readonly AnalysisOptions options = new() { RecordConnections = true };

    private byte[] bytes = [];

    /// <summary>The files.</summary>
    public static IEnumerable<string> Names => SampleFile.All.Select(f => f.Name);

    /// <summary>The file.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>The length in units of 1,024 characters.</summary>
    [Params(4, 64)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        bytes = Encoding.UTF8.GetBytes(SampleFile.Of(Name).WithHit(Kilobytes).Text);
        if (Analyze().Findings.Count == 0)
        {
            throw new InvalidOperationException($"nothing was found in {Name}");
        }
    }

    [Benchmark(Baseline = true)]
    public string? SearchAndDecode() => CandidateSearch.MayContain(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    [Benchmark]
    public AnalysisResult Analyze()
    {
        var file = new SourceFile(Name, SearchAndDecode() ?? throw new InvalidOperationException($"{Name} is no candidate"));
        return FileAnalyzer.Analyze(file, readers.Read(file, CancellationToken.None), ProjectFacts.None, options);
    }
}
