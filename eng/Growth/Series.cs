using System.Diagnostics;

namespace SslLint.Growth;

/// <summary>What one target took for one shape in growing lengths.</summary>
/// <param name="Name">Target and shape.</param>
/// <param name="Exponent">How the time grows: 1 with the length, 2 with its square. 0 where all was too quick to tell.</param>
/// <param name="Length">The longest text.</param>
/// <param name="Seconds">The processor time for it.</param>
internal sealed record Series(string Name, double Exponent, int Length, double Seconds)
{
    private const int Factor = 4;
    private const int First = 4096;

    /// <summary>Shorter times are noise, and long enough for every square that matters to show.</summary>
    private const double LongEnough = 0.01;

    /// <summary>What takes longer is not made longer any more.</summary>
    private const double TooLong = 1;

    /// <summary>As long as a file that is read unasked may be.</summary>
    private const int Longest = 1 << 20;

    /// <summary>An exponent of less is not looked at again.</summary>
    private const double Suspicious = 1.15;

    private const int Repetitions = 3;

    /// <summary>Measures one target with one shape.</summary>
    public static Series Measure(Target target, Shape shape)
    {
        var limit = Math.Min(Longest, target.Longest);
        var times = new List<(int Length, double Seconds)>();
        for (var length = First; length <= limit; length *= Factor)
        {
            times.Add(Once(target, shape, length));
            if (times[^1].Seconds > LongEnough && (times.Count < 3 || Slope(times) < Suspicious || times[^1].Seconds > TooLong / 4))
            {
                break;
            }
        }

        var name = $"{target.Name}: {shape.Name}";
        if (times[^1].Seconds < LongEnough / 3)
        {
            return new Series(name, 0, times[^1].Length, times[^1].Seconds);
        }

        // What looks bad may be the collector: the best of several tells.
        for (var i = 0; i < Repetitions && Slope(times) > Suspicious; i++)
        {
            for (var j = Math.Max(0, times.Count - 3); j < times.Count; j++)
            {
                if (times[j].Seconds < TooLong)
                {
                    var again = Once(target, shape, times[j].Length == 0 ? First : First << (2 * j));
                    times[j] = again.Seconds < times[j].Seconds ? again : times[j];
                }
            }
        }

        return new Series(name, Slope(times), times[^1].Length, times[^1].Seconds);
    }

    private static (int Length, double Seconds) Once(Target target, Shape shape, int length)
    {
        var text = shape.Make(length);
        var run = target.Prepare(text);
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (text.Length, Math.Max((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1e-6));
    }

    /// <summary>The slope of the last lengths on logarithmic scales.</summary>
    private static double Slope(List<(int Length, double Seconds)> times)
    {
        var points = times.Skip(Math.Max(0, times.Count - 3)).Select(t => (X: Math.Log(t.Length), Y: Math.Log(t.Seconds))).ToList();
        if (points.Count < 2)
        {
            return 0;
        }

        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }
}
