using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;
using SslLint.Drivers.Tests.Prediction;

namespace SslLint.Drivers.Tests;

/// <summary>What <c>rewrite</c> makes of every insecure string of the matrix: the right server takes it, no other one does.</summary>
public sealed class HardeningTests(LabFixture labs, ITestOutputHelper output)
{
    public static IEnumerable<TheoryDataRow<string>> Drivers => LabFixture.Drivers;

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Every_insecure_string_becomes_strict(string driver)
    {
        var (lab, kind) = labs.Of(driver);
        Assert.SkipWhen(lab.Obstacle is not null, lab.Obstacle ?? "");
        var faults = new List<string>();
        var hardened = new List<Cell>();
        var refusals = 0;
        foreach (var row in MatrixFile.Load(kind.Driver).Where(row => IsInsecure(lab, kind, row) && !lab.IsDecidedBeside(row)))
        {
            var results = lab.ServersOfHardened(row).Select(server => (Server: server, Result: lab.Harden(kind, row, server))).ToList();
            if (results[0].Result.Obstacle is { } obstacle)
            {
                refusals++;
                output.WriteLine($"not rewritten: {row.Shown}: {obstacle}");
                if (row.Obstacle is null ? ReadingOf(lab, kind, row).IsAccepted : !obstacle.Contains(row.Obstacle, StringComparison.OrdinalIgnoreCase))
                {
                    faults.Add($"{row.Shown} | not rewritten: {obstacle}");
                }
            }
            else if (row.Obstacle is not null)
            {
                faults.Add($"{row.Shown} | rewritten, though the matrix says: {row.Obstacle}");
            }
            else
            {
                hardened.AddRange(results.Select(entry => new Cell(kind, row, entry.Server, entry.Result.Text)));
            }
        }

        var observed = await lab.RunAsync(hardened);
        faults.AddRange(observed.GroupBy(cell => cell.Cell.Row).SelectMany(row => Faults(lab, row.Key, [.. row])));

        output.WriteLine($"{driver}: {hardened.Select(cell => cell.Row).Distinct().Count()} strings rewritten, {refusals} not, {faults.Count} wrong");
        Assert.True(faults.Count == 0, $"{faults.Count} strings are rewritten wrongly:\n{string.Join('\n', faults)}");
    }

    private static IEnumerable<string> Faults(EngineLab lab, MatrixRow row, IReadOnlyList<ObservedCell> cells)
    {
        var prediction = lab.Predict(cells[0].Cell.Kind, cells[0].Cell.Text, row.EnvironmentFor(lab));
        // What has nothing to do with TLS stays as it was: a wrong password, or a key that this version doesn't know.
        if (row.Beyond.Any(beyond => beyond.Servers is ["*"]) || (!prediction.Reading.IsAccepted && !ReadingOf(lab, cells[0].Cell.Kind, row).IsAccepted))
        {
            yield break;
        }

        foreach (var (cell, observation) in cells.Where(cell => !cell.Cell.Server.IsRight && cell.Observation.Outcome != Outcome.Refused
            && !prediction.IsGap(cell.Cell.Server)))
        {
            yield return $"{cell.Text} | {cell.Server.Name} is reached: {observation.Outcome}";
        }

        if (prediction.Reading.Posture is not { IsStrict: true })
        {
            yield return $"{cells[0].Cell.Text} | the engine itself doesn't read it as strict: {prediction.Reading.Invalid.FirstOrDefault()?.Why}";
        }

        foreach (var (cell, observation) in cells.Where(cell => cell.Cell.Server.IsRight && !IsAsExpected(lab, row, prediction, cell)))
        {
            yield return $"{cell.Text} | {cell.Server.Name}: {observation.Outcome} {observation.Error?.ReplaceLineEndings(" ")}";
        }
    }

    /// <summary>The right servers are reached unless the string names the host by another name than the certificate does,
    /// or something beyond TLS is in the way.</summary>
    private static bool IsAsExpected(EngineLab lab, MatrixRow row, CellPrediction prediction, ObservedCell observed)
    {
        var (cell, observation) = observed;
        var namesHost = prediction.Reading.Endpoints.All(endpoint => string.Equals(endpoint.Host, "localhost", StringComparison.OrdinalIgnoreCase));
        var expected = namesHost && !lab.NeedsMore(prediction, cell.Server) ? Outcome.Encrypted : prediction.At(cell.Server);
        return observation.Outcome == expected || (row.BeyondFor(cell.Kind, cell.Server) is { } beyond && observation.Outcome == beyond.Outcome);
    }

    private static bool IsInsecure(EngineLab lab, ClientKind kind, MatrixRow row) => ReadingOf(lab, kind, row).Posture is not { IsStrict: true };

    private static Reading ReadingOf(EngineLab lab, ClientKind kind, MatrixRow row) =>
        lab.Predict(kind, row.TextFor(lab, lab.Servers[0]), row.EnvironmentFor(lab)).Reading;
}
