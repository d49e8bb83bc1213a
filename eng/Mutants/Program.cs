using System.Diagnostics;
using SslLint.Mutants;

// Tries the faults of eng/mutants/*.txt one after another on the fast tests of SslLint.Core and writes down which are noticed. Stopped, it
// goes on where it was.
//
//   mutants ROOT            those without a result in eng/mutants/results.tsv
//   mutants ROOT survivors  those that survived as well
//   mutants ROOT NAME...    these
const string Killed = "killed";
const string Survived = "survived";
var root = Path.GetFullPath(args[0]);
var results = Path.Combine(root, "eng/mutants/results.tsv");
var bin = Path.Combine(root, "artifacts/mutants/bin");
var mutants = Directory.GetFiles(Path.Combine(root, "eng/mutants"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Mutant.ReadList).ToList();
var twice = mutants.GroupBy(m => m.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
if (twice is not null)
{
    Console.Error.WriteLine($"mutants: two mutants are called {twice.Key}");
    return 2;
}

var known = File.Exists(results) ? File.ReadLines(results).Skip(1).Select(l => l.Split('\t')).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal) : [];
var asked = args[1..];
bool IsDue(Mutant m) => asked switch
{
    [] => !known.ContainsKey(m.Name),
    ["survivors"] => known.GetValueOrDefault(m.Name) != Killed,
    _ => asked.Contains(m.Name, StringComparer.Ordinal),
};

var build = new CoreBuild(root, Path.Combine(root, "artifacts/obj/SslLint.Core/debug_net10.0"));
var assembly = Path.Combine(bin, "SslLint.Core.dll");
if (build.Emit(null, "", assembly) is { } broken || !Holds([], out broken))
{
    Console.Error.WriteLine($"mutants: without a fault the tests fail: {broken}");
    return 2;
}

foreach (var mutant in mutants.Where(IsDue))
{
    var text = mutant.Apply(File.ReadAllText(Path.Combine(build.Folder, mutant.File)));
    var result = text is null
        ? "no longer applies: mend it"
        : build.Emit(mutant, text, assembly) is { } error ? $"does not compile: {error}" : IsKilled(mutant) ? Killed : Survived;
    known[mutant.Name] = result;
    Console.WriteLine($"{mutant.Name}\t{result}");
    Write();
}

Write();
var counted = mutants.Where(m => known.ContainsKey(m.Name)).ToList();
var killed = counted.Count(m => known[m.Name] == Killed);
Console.WriteLine($"{killed} of {counted.Count} killed, {mutants.Count - counted.Count} not tried yet");
return counted.Any(m => known[m.Name] is not (Killed or Survived)) || killed < 0.85 * counted.Count ? 1 : 0;

void Write() => File.WriteAllLines(
    results,
    mutants.Where(m => known.ContainsKey(m.Name)).Select(m => $"{m.Name}\t{known[m.Name]}").Prepend("mutant\tresult"));

// The tests of the folder first: most faults end there.
bool IsKilled(Mutant mutant) => !Holds(["--filter-namespace", "SslLint.Core.Tests." + mutant.File[..mutant.File.IndexOf('/')]], out _) || !Holds([], out _);

// Fast tests: without the classes that take most of the time.
bool Holds(string[] filter, out string output)
{
    string[] slow =
    [
        "*AgreementTests", "*CertificateFileTests", "*BundleNeedsTests", "*LosslessTests", "*EditPropertyTests", "*ProjectReferenceTests", "*DocumentTests",
        "*GrowthTests", "*NestingTests",
    ];
    var start = new ProcessStartInfo(
        Path.Combine(bin, "SslLint.Core.Tests"),
        [
            "--stop-on-fail", "on", "--parallel", "none", "--no-ansi", "--progress", "off", "--ignore-exit-code", "8",
            .. filter, .. slow.SelectMany(s => new[] { "--filter-not-class", s }),
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    using var process = Process.Start(start)!;
    var reading = process.StandardOutput.ReadToEndAsync();
    process.ErrorDataReceived += static (_, _) => { };
    process.BeginErrorReadLine();

    // A fault may make a loop endless.
    if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
    {
        process.Kill(entireProcessTree: true);
    }

    process.WaitForExit();
    output = reading.Result;
    return process.ExitCode == 0;
}
