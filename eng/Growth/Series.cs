using System.Runtime;

namespace SslLint.Growth;

/// <summary>What one target took for one shape in growing lengths.</summary>
/// <param name="Name">Target and shape.</param>
/// <param name="Exponent">How the time grows: 1 with the length, 2 with its square. 0 where all was too quick to tell.</param>
/// <param name="Length">The longest text.</param>
/// <param name="Seconds">The processor time for it.</param>
internal sealed record Series(string Name, double Exponent, int Length, double Seconds)
{
    /// <summary>What takes less processor time for the longest text is too quick to tell: at a mebibyte a square of it would take less than a tenth of a
    /// second.</summary>
    public const double Floor = 0.004;

    /// <summary>The longest text that all series get; those whose exponent is over <see cref="Linear"/> get a mebibyte, as much as a file that is read
    /// unasked may have.</summary>
    public const int Longest = 1 << 18;

    /// <summary>An exponent of more is measured again.</summary>
    public const double Linear = 1.1;

    private const int First = 1 << 12;
    private const int Step = 4;
    private const int LongestOfAll = 1 << 20;

    /// <summary>Long enough for the exponent of a series that is linear.</summary>
    private const double LongEnough = 0.03;

    /// <summary>What takes longer is not made longer any more.</summary>
    private const double TooLong = 0.5;

    private const long MostMemory = 1L << 30;
    private const int Doublings = 3;
    private const int Repetitions = 3;

    /// <summary>What the series of a target and a shape is called.</summary>
    public static string NameOf(Target target, Shape shape) => $"{target.Name}: {shape.Name}";

    /// <summary>Measures one target with one shape: in steps of four, until it is clear that the time grows with the length; where it isn't, in lengths that
    /// double.</summary>
    public static Series Measure(Target target, Shape shape)
    {
        var times = new List<(int Length, double Seconds)>();
        var last = First;
        for (var length = First; length <= Math.Min(Longest, target.Longest); length *= Step)
        {
            last = length;
            times.Add(Once(target, shape, length));
            if (times[^1].Seconds > TooLong || (times.Count > 2 && times[^1].Seconds > LongEnough && Slope(Ends(times)) <= Linear))
            {
                break;
            }
        }

        var series = Of(target, shape, Ends(times));
        if (series.Seconds < Floor || series.Exponent <= Linear)
        {
            return series.Seconds < Floor ? series with { Exponent = 0 } : series;
        }

        series = Doubled(target, shape, last);
        var limit = Math.Min(LongestOfAll, target.Longest);
        for (var length = last * Step; series.Exponent > Linear && series.Seconds < TooLong / Step && length <= limit; length *= Step)
        {
            series = Doubled(target, shape, length);
        }

        return series;
    }

    /// <summary>Measures lengths that double up to one, the best of several times each, while nothing is collected: what looks over all that is alive each time
    /// that a list becomes longer takes more than its share.</summary>
    private static Series Doubled(Target target, Shape shape, int longest)
    {
        var times = new (int Length, double Seconds)[Doublings + 1];
        for (var i = 0; i < Repetitions; i++)
        {
            for (var j = 0; j <= Doublings; j++)
            {
                var time = WithoutCollector(() => Once(target, shape, longest >> (Doublings - j)));
                times[j] = i == 0 || time.Seconds < times[j].Seconds ? time : times[j];
            }
        }

        return Of(target, shape, times);
    }

    private static (int Length, double Seconds) WithoutCollector(Func<(int, double)> run)
    {
        GC.TryStartNoGCRegion(MostMemory);
        try
        {
            return run();
        }
        finally
        {
            // What takes more memory has been collected, and has ended it.
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
            {
                GC.EndNoGCRegion();
            }
        }
    }

    private static Series Of(Target target, Shape shape, IReadOnlyList<(int Length, double Seconds)> times) =>
        new(NameOf(target, shape), Slope(times), times[^1].Length, times[^1].Seconds);

    private static (int Length, double Seconds) Once(Target target, Shape shape, int length)
    {
        var text = shape.Make(length);
        var run = target.Prepare(text);
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (text.Length, Math.Max((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1e-6));
    }

    /// <summary>The last three: what is there from the beginning on weighs less in them.</summary>
    private static List<(int Length, double Seconds)> Ends(List<(int Length, double Seconds)> times) => [.. times.Skip(times.Count - 3)];

    /// <summary>The slope of a line through all times on logarithmic scales.</summary>
    private static double Slope(IReadOnlyList<(int Length, double Seconds)> times)
    {
        var points = times.Select(t => (X: Math.Log(t.Length), Y: Math.Log(t.Seconds))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        var spread = points.Sum(p => (p.X - x) * (p.X - x));
        return spread == 0 ? 0 : points.Sum(p => (p.X - x) * (p.Y - y)) / spread;
    }
}
