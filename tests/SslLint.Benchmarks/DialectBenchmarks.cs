using BenchmarkDotNet.Attributes;
using SslLint.Benchmarks.Inputs;
using SslLint.Dialects;

namespace SslLint.Benchmarks;

/// <summary>Each dialect's parser, with the search for placeholders before it.</summary>
/// <remarks>The baseline splits at the separator, which is all that many programs do.</remarks>
public class DialectBenchmarks
{
    private SampleString sample = SampleString.All[0];
    private string text = "";

    /// <summary>The dialects.</summary>
    public static IEnumerable<string> Names => SampleString.All.Select(s => s.Dialect.Name);

    /// <summary>The dialect.</summary>
    [ParamsSource(nameof(Names))]
    public string Dialect { get; set; } = "";

    /// <summary>How many settings follow the first ones.</summary>
    [Params(0, 20, 200)]
    public int Settings { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        sample = SampleString.Of(Dialect);
        text = sample.Text(Settings);
        if (Parse().Error is not null)
        {
            throw new InvalidOperationException($"{Dialect}: {text} is malformed");
        }
    }

    [Benchmark(Baseline = true)]
    public string[] Split() => text.Split(sample.Separator);

    [Benchmark]
    public ConnectionString Parse() => sample.Dialect.Parse(text, Placeholders.Find(text));
}
