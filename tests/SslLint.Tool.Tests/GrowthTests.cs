using SslLint.Growth;

namespace SslLint.Tool.Tests;

/// <summary>Guards against hangs in what the tool adds to the engine: what grows with the square of its input takes minutes here, and what grows with the
/// input a moment. `eng/growth.sh` measures.</summary>
public class GrowthTests
{
    private const int Length = 150_000;

    /// <summary>Far from what any of these takes.</summary>
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(10);

    /// <summary>C# has its own guard (`SslLint.CSharp.Tests`).</summary>
    public static TheoryData<string> Names { get; } = [.. ToolTargets.All.Select(t => t.Name).Where(n => !n.EndsWith(".cs", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_takes_longer_than_its_input_is_long(string name)
    {
        var target = Assert.Single(ToolTargets.All, t => t.Name == name);
        var shapes = Shapes.Known.Concat(target.Own.Where(s => !s.IsWrapped)).ToList();
        Assert.NotEmpty(shapes);
        var current = "";
        var run = Task.Run(() => shapes.ForEach(s =>
        {
            current = s.Name;
            target.Prepare(s.Make(Length))();
        }));
        Assert.True(await Task.WhenAny(run, Task.Delay(limit)) == run, $"{name}: {current} takes more than {limit.TotalMinutes} minutes");
        await run;
    }
}
