using System.Diagnostics;
using System.Globalization;
using SslLint.Growth;

// growth [--bound X] [--random SECONDS] [--seed N] [--top N] [TARGET…]: prints the exponents, the largest first; exit code 1 where one is over the bound.
var bound = Option("--bound", double.PositiveInfinity);
var seconds = Option("--random", 0);
var seed = (int)Option("--seed", 1);
var top = (int)Option("--top", 40);
var wanted = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal)))
    .ToList();
var targets = CoreTargets.All.Concat(ToolTargets.All).Where(t => wanted.Count == 0 || wanted.Exists(w => t.Name.StartsWith(w, StringComparison.Ordinal)))
    .ToList();
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
        foreach (var shape in Shapes.All.Concat(target.Own))
        {
            Measure(target, shape);
        }

        Console.Error.WriteLine($"{target.Name} done, {measured.Count} series");
    }
}

Console.WriteLine("exponent  seconds   length  series");
foreach (var series in measured.OrderByDescending(s => s.Exponent).Take(top))
{
    Console.WriteLine(Line(series));
}

var over = measured.Count(s => s.Exponent > bound);
Console.WriteLine($"{measured.Count} series, {measured.Count(s => s.Exponent > 0)} slow enough to be measured, {over} over the bound");
return over > 0 ? 1 : 0;

void Measure(Target target, Shape shape)
{
    var series = Series.Measure(target, shape);
    measured.Add(series);
    if (series.Exponent > 1.25)
    {
        Console.Error.WriteLine(Line(series));
    }
}

static string Line(Series series) =>
    string.Create(CultureInfo.InvariantCulture, $"{series.Exponent,8:F2} {series.Seconds,8:F3} {series.Length,8}  {series.Name}");

double Option(string name, double otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
