using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.Matrix;

namespace SslLint.Drivers.Tests;

public sealed class DriversDocumentTests(LabFixture labs)
{
    [Theory]
    [InlineData("postgresql", Traits = ["engine", "postgresql"])]
    [InlineData("mysql", Traits = ["engine", "mysql"])]
    [InlineData("sqlserver", Traits = ["engine", "sqlserver"])]
    public async Task The_document_says_what_was_seen(string engine)
    {
        var lab = labs.All.Single(l => l.Engine == engine);
        Assert.SkipWhen(lab.Obstacle is not null, lab.Obstacle ?? "");
        var seen = DriversDocument.Write(lab, await lab.ObservedAsync(), MatrixFile.NotRun(engine));
        var generated = Path.Combine(Repository.Root, "artifacts", "lab", $"{engine}.md");
        File.WriteAllText(generated, seen);

        var committed = Path.Combine(Repository.Root, "docs", "drivers", $"{engine}.md");

        Assert.True(
            File.Exists(committed) && File.ReadAllText(committed) == seen,
            $"docs/drivers/{engine}.md isn't what was seen: compare it with {generated}");
    }
}
