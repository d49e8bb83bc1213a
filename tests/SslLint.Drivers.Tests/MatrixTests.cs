using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Prediction;

namespace SslLint.Drivers.Tests;

/// <summary>The engine against the drivers: what it says from the posture alone must come true, cell by cell.</summary>
public sealed class MatrixTests(LabFixture lab, ITestOutputHelper output)
{
    private const int LeastCells = 600;

    public static TheoryData<string> Drivers => [.. ClientKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Every_cell_comes_true(string driver)
    {
        Assert.SkipWhen(Installation.Obstacle is not null, Installation.Obstacle ?? "");
        var cells = await lab.ObservedAsync(ClientKind.All.Single(kind => kind.Name == driver));
        var rows = cells.GroupBy(observed => observed.Cell.Row).ToList();

        var disagreements = rows.SelectMany(row => Disagreements(row.Key, row)).ToList();

        output.WriteLine($"{driver} ({lab.VersionOf(driver)}): {rows.Count} strings, {cells.Count} cells, {disagreements.Count} disagree");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {cells.Count} cells disagree:\n{string.Join('\n', disagreements)}");
    }

    [Fact]
    public async Task The_matrix_is_large_enough()
    {
        Assert.SkipWhen(Installation.Obstacle is not null, Installation.Obstacle ?? "");

        Assert.True((await lab.ObservedAsync()).Count >= LeastCells);
    }

    private IEnumerable<string> Disagreements(Matrix.MatrixRow row, IEnumerable<ObservedCell> cells)
    {
        foreach (var (cell, observation) in cells)
        {
            var prediction = CellPrediction.Of(cell.Kind, cell.Text, row.EnvironmentFor(lab)).At(cell.Server);
            var beyond = row.BeyondFor(cell.Kind, cell.Server);
            var expected = beyond?.Outcome ?? prediction;
            if (expected != observation.Outcome)
            {
                var environment = string.Join(' ', row.Environment.Select(pair => $"{pair.Key}={pair.Value} "));
                yield return $"{cell.Kind.Name} | {environment}{row.Shown} | {cell.Server.Name} | expected {expected?.ToString() ?? "nothing known"}, "
                    + $"seen {observation.Outcome} | {observation.Error?.ReplaceLineEndings(" ")}";
            }
            else if (beyond is not null && beyond.Outcome == prediction && beyond.Servers is not ["*"])
            {
                yield return $"{cell.Kind.Name} | {row.Shown} | {cell.Server.Name} | the posture says {prediction} too: take the exception out of the matrix";
            }
        }
    }
}
