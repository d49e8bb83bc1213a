using SslLint.Tests.Shared;

namespace SslLint.Fuzz.Tests;

/// <summary>The short run: what every target starts from, every input that once failed, and changes of them, the same at every run. The
/// long run is <c>eng/fuzz.sh</c>.</summary>
public sealed class ShortRunTests
{
    /// <summary>Far from what any input takes.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void What_must_hold_holds(string name)
    {
        var target = FuzzTargets.Find(name);
        var kept = Kept(name).ToList();
        var inputs = target.Seeds.Concat(kept.Select(File.ReadAllBytes)).ToList();
        Assert.NotEmpty(target.Seeds);
        for (var i = 0; i < inputs.Count; i++)
        {
            Try(target, inputs[i], i < target.Seeds.Count ? $"seed {i}" : kept[i - target.Seeds.Count]);
        }

        var mutator = new Mutator(seed: 20261129);
        var rounds = name.StartsWith("fix-", StringComparison.Ordinal) || name is "secrets-shown" or "baseline" or "editorconfig" or "store" ? 30 : 500;
        for (var i = 0; i < rounds; i++)
        {
            Try(target, mutator.Next(inputs), $"change {i}");
        }
    }

    [Fact]
    public void Every_kept_input_has_a_target() =>
        Assert.All(
            Directory.GetDirectories(Repository.PathOf("tests/SslLint.Fuzz/corpus")),
            folder => Assert.Contains(FuzzTargets.All, t => t.Name == Path.GetFileName(folder)));

    [Fact]
    public void What_the_long_run_has_spent_is_written_down_for_every_target()
    {
        var rows = File.ReadLines(Repository.PathOf("tests/SslLint.Fuzz/counts.tsv")).Skip(1).Select(l => l.Split('\t'))
            .ToDictionary(r => r[0], r => long.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(FuzzTargets.All, t => Assert.True(rows.GetValueOrDefault(t.Name) > 0, $"{t.Name} was never fuzzed"));
    }

    /// <summary>Inputs that once failed, and small ones that reach what others don't.</summary>
    private static IEnumerable<string> Kept(string name)
    {
        var folder = Repository.PathOf($"tests/SslLint.Fuzz/corpus/{name}");
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];
    }

    private static void Try(FuzzTarget target, byte[] input, string what)
    {
        Exception? failure = null;
        var run = new Thread(
            () =>
            {
                try
                {
                    target.Run(input);
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            maxStackSize: 16 * 1024 * 1024);
        run.IsBackground = true;
        run.Start();
        Assert.True(run.Join(patience), $"{target.Name}, {what}: it takes too long: {Convert.ToBase64String(input)}");
        Assert.True(failure is null, $"{target.Name}, {what}: {failure?.Message}\n{failure?.StackTrace}\n{Convert.ToBase64String(input)}");
    }
}
