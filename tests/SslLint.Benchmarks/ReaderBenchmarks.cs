using BenchmarkDotNet.Attributes;
using SslLint.Benchmarks.Inputs;
using SslLint.CSharp;
using SslLint.Readers;
using SslLint.Sources;
using SslLint.Text;
using SslLint.Tool.Readers;

namespace SslLint.Benchmarks;

/// <summary>Each reader over a file of its format with one connection string.</summary>
/// <remarks>The baseline finds the beginnings of lines, which every reader's user needs.</remarks>
public class ReaderBenchmarks
{
    private static readonly FileReaders readers = new(new YamlReader(), new CSharpFileReader());

    private SourceFile file = new("", "");

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
        file = SampleFile.Of(Name).WithHit(Kilobytes);
        if (Read() == 0)
        {
            throw new InvalidOperationException($"nothing was read in {Name}");
        }
    }

    [Benchmark(Baseline = true)]
    public int Lines() => new LineMap(file.Text).LineCount;

    [Benchmark]
    public int Read() => readers.Read(file, CancellationToken.None).Entries.Count;
}
