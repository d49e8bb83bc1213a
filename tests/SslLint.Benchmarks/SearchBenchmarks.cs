using System.Text;
using BenchmarkDotNet.Attributes;
using SslLint.Analysis;
using SslLint.Benchmarks.Inputs;
using SslLint.Discovery;

namespace SslLint.Benchmarks;

/// <summary>The search that decides whether a file is read at all, over one that holds nothing, as nearly all do.</summary>
/// <remarks>The baseline looks for one character that isn't there: what it costs at least to look at every byte.</remarks>
public class SearchBenchmarks
{
    private byte[] bytes = [];
    private string text = "";

    /// <summary>The length in units of 1,024 bytes.</summary>
    [Params(4, 64, 1024)]
    public int Kilobytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        text = SampleFile.CSharp.WithoutHit(Kilobytes).Text;
        bytes = Encoding.UTF8.GetBytes(text);
        if (Bytes() || Text())
        {
            throw new InvalidOperationException("the sample holds something that is looked for");
        }
    }

    [Benchmark(Baseline = true)]
    public bool OneCharacter() => bytes.AsSpan().Contains((byte)0);

    [Benchmark]
    public bool Bytes() => CandidateSearch.MayContain(bytes);

    [Benchmark]
    public bool Text() => CandidateSearch.MayContain(text);
}
