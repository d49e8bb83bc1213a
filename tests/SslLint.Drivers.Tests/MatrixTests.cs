using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests;

public sealed class MatrixTests(LabFixture lab)
{
    [Fact]
    public async Task Record()
    {
        Assert.SkipWhen(Installation.Obstacle is not null, Installation.Obstacle ?? "");
        var run = new LabRun(lab);
        var cells = await run.RunMatrixAsync();
        var path = Path.Combine(Installation.Repository, "artifacts", "lab", "observed.tsv");
        File.WriteAllLines(path, cells.Select(c => string.Join('\t', c.Cell.Kind.Name, c.Cell.Row.Shown, string.Join(' ', c.Cell.Row.Environment), c.Cell.Server.Name, c.Observation.Outcome, c.Observation.Error?.ReplaceLineEndings(" "))));
    }
}
