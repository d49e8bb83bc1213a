using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;

namespace SslLint.Drivers.Tests;

public sealed class DriversDocumentTests(LabFixture lab)
{
    [Fact]
    public async Task The_document_says_what_was_seen()
    {
        Assert.SkipWhen(Installation.Obstacle is not null, Installation.Obstacle ?? "");
        var seen = DriversDocument.Write(await lab.ObservedAsync(), MatrixFile.NotRun());
        var generated = Path.Combine(Repository.Root, "artifacts", "lab", "drivers.md");
        File.WriteAllText(generated, seen);

        var committed = Path.Combine(Repository.Root, "docs", "drivers.md");

        Assert.True(File.Exists(committed) && File.ReadAllText(committed) == seen, $"docs/drivers.md isn't what was seen: compare it with {generated}");
    }
}
