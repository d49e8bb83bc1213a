using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests;

/// <summary>The engine against the drivers: what it says from the posture alone must come true, cell by cell.</summary>
public sealed class MatrixTests(LabFixture labs, ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Drivers => LabFixture.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Every_cell_comes_true(string driver)
    {
        var (lab, kind) = labs.Of(driver);
        Assert.SkipWhen(lab.Obstacle is not null, lab.Obstacle ?? "");
        var cells = await lab.ObservedAsync(kind);
        var rows = cells.GroupBy(observed => observed.Cell.Row).ToList();

        var disagreements = rows.SelectMany(row => Disagreements(lab, row.Key, row)).ToList();

        output.WriteLine($"{driver} ({lab.VersionOf(driver)}): {rows.Count} strings, {cells.Count} cells, {disagreements.Count} disagree");
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} of {cells.Count} cells disagree:\n{string.Join('\n', disagreements)}");
    }

    [Theory]
    [InlineData("postgresql", 600, 60)]
    [InlineData("mysql", 1000, 250)]
    [InlineData("sqlserver", 8000, 800, Traits = ["engine", "sqlserver"])]
    public async Task The_matrix_is_large_enough(string engine, int leastCells, int leastRows)
    {
        var lab = labs.All.Single(l => l.Engine == engine);
        Assert.SkipWhen(lab.Obstacle is not null, lab.Obstacle ?? "");
        var cells = await lab.ObservedAsync();
        var rows = cells.Select(cell => (cell.Cell.Kind, cell.Cell.Row)).Distinct().Count();

        output.WriteLine($"{engine}: {rows} strings by driver versions, {cells.Count} cells");
        Assert.True(cells.Count >= leastCells && rows >= leastRows, $"{rows} rows, {cells.Count} cells");
    }

    private static IEnumerable<string> Disagreements(EngineLab lab, Matrix.MatrixRow row, IEnumerable<ObservedCell> cells)
    {
        foreach (var (cell, observation) in cells)
        {
            var prediction = lab.Predict(cell.Kind, cell.Text, row.EnvironmentFor(lab)).At(cell.Server);
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
