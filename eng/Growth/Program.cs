using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SslLint.Growth;

// growth [--bound X] [--shapes known] [--again FILE] [--random SECONDS] [--seed N] [--top N] [TARGET…]: prints the exponents, the largest first; exit code 1
// where one is over the bound.
var bound = Option("--bound", double.PositiveInfinity);
var seconds = Option("--random", 0);
var seed = (int)Option("--seed", 1);
var top = (int)Option("--top", 40);
var isKnownOnly = Array.IndexOf(args, "--shapes") is >= 0 and var shapesAt && args.ElementAtOrDefault(shapesAt + 1) == "known";
var wanted = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal)))
    .ToList();
var targets = CoreTargets.All.Concat(ToolTargets.All).Where(t => wanted.Count == 0 || wanted.Exists(w => t.Name.StartsWith(w, StringComparison.Ordinal)))
    .ToList();
var again = Array.IndexOf(args, "--again") is >= 0 and var againAt ? NamesIn(args[againAt + 1]) : null;
var measured = new List<Series>();
if (seconds > 0)
{
    var clock = Stopwatch.StartNew();
    var random = new Random(seed);
    for (; clock.Elapsed.TotalSeconds < seconds; seed++)
    {
        Measure(targets[random.Next(targets.Count)], Shapes.Random(seed));
    }
}
else
{
    foreach (var target in targets)
    {
        var (before, clock) = (measured.Count, Environment.CpuUsage.TotalTime);
        foreach (var shape in isKnownOnly ? Shapes.Known.Concat(target.Own.Where(s => !s.IsWrapped)) : Shapes.In(target.Contexts).Concat(target.Own))
        {
            Measure(target, shape);
        }

        // What is known by now stays known where the run is stopped.
        var own = measured.Skip(before).ToList();
        if (own.Count == 0)
        {
            continue;
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {own.Count} series, {own.Count(s => s.Exponent > 0)} measured, worst {own.Max(s => s.Exponent):F2}, "
            + $"{own.Count(s => s.Exponent > Series.Linear)} over {Series.Linear:F1}, {(Environment.CpuUsage.TotalTime - clock).TotalSeconds:F0} s"));
    }
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Quick is what takes less than {Series.Floor * 1000:F0} ms of processor time for {Series.Longest / 1024} KiB."));
Console.WriteLine("exponent  seconds   length  series");
foreach (var series in measured.OrderByDescending(s => s.Exponent).Take(top))
{
    Console.WriteLine(Line(series));
}

var over = measured.Count(s => s.Exponent > bound);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{measured.Count} series, {measured.Count(s => s.Exponent > 0)} not quick, {measured.Count(s => s.Exponent > Series.Linear)} over {Series.Linear:F1}, "
    + $"{over} over the bound given"));
return over > 0 ? 1 : 0;

void Measure(Target target, Shape shape)
{
    if (again?.Contains(Series.NameOf(target, shape)) == false)
    {
        return;
    }

    var series = Series.Measure(target, shape);
    measured.Add(series);
    if (series.Exponent > Series.Linear)
    {
        Console.Error.WriteLine(Line(series));
    }
}

// The lines that an earlier run printed of series, on either stream: three figures, two blanks, the name.
static HashSet<string> NamesIn(string path) =>
[
    .. File.ReadLines(path).Select(static line => Regex.Match(line, @"^ +\d+\.\d+ +\d+\.\d+ +\d+  (.+)$")).Where(static m => m.Success)
        .Select(static m => m.Groups[1].Value),
];

static string Line(Series series) =>
    string.Create(CultureInfo.InvariantCulture, $"{series.Exponent,8:F2} {series.Seconds,8:F3} {series.Length,8}  {series.Name}");

double Option(string name, double otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
