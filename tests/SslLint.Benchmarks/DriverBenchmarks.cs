using BenchmarkDotNet.Attributes;
using SslLint.Benchmarks.Inputs;
using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Hardening;

namespace SslLint.Benchmarks;

/// <summary>Each driver in each of its dialects: from a parsed string to its posture, and to what makes it strict.</summary>
/// <remarks>The baseline parses the string.</remarks>
public class DriverBenchmarks
{
    private static readonly HardeningOptions options = new() { Anchor = new TrustAnchor.File("ca.pem") };

    private Driver driver = DriverCatalog.All[0];
    private ConnectionString source = SampleString.All[0].Dialect.Parse("");

    /// <summary>Drivers and their dialects, but for settings that stand apart in a file, which aren't one text.</summary>
    public static IEnumerable<string> Names =>
        from driver in DriverCatalog.All
        from dialect in driver.Dialects
        where dialect != SpreadDialect.Instance
        select $"{driver.Name} {dialect.Name}";

    /// <summary>The driver and the dialect.</summary>
    [ParamsSource(nameof(Names))]
    public string Driver { get; set; } = "";

    /// <summary>How many settings follow the first ones.</summary>
    [Params(0, 20)]
    public int Settings { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var words = Driver.Split(' ');
        driver = DriverCatalog.Find(words[0])!.Value.Driver;
        var sample = SampleString.Of(words[1]);
        source = sample.Dialect.Parse(sample.Text(Settings));
    }

    [Benchmark(Baseline = true)]
    public ConnectionString Parse() => source.Dialect.Parse(source.Text);

    [Benchmark]
    public Reading Read() => driver.Read(source, driver.Versions[^1]);

    [Benchmark]
    public HardeningResult Harden() => driver.Harden(source, driver.Versions, options);
}
