using SslLint.Drivers.Tests.Matrix;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>One connection to try: a driver, a string, a server.</summary>
internal sealed record Cell(ClientKind Kind, MatrixRow Row, Server Server, string Text);

/// <summary>A cell with what came of it.</summary>
internal sealed record ObservedCell(Cell Cell, Observation Observation);

/// <summary>Runs cells: each driver version in processes of its own, all of them at the same time.</summary>
internal sealed class LabRun(LabFixture lab)
{
    private const int ProcessesPerKind = 2;

    /// <summary>The exact versions of the drivers that ran.</summary>
    public Dictionary<string, string> Versions { get; } = [];

    /// <summary>Every cell of the matrix.</summary>
    public async Task<IReadOnlyList<ObservedCell>> RunMatrixAsync()
    {
        var matrix = ClientKind.All.Select(kind => kind.Driver).Distinct().ToDictionary(driver => driver, MatrixFile.Load);
        return await RunAsync(
            from kind in ClientKind.All
            from row in matrix[kind.Driver]
            from server in lab.Servers
            select new Cell(kind, row, server, row.TextFor(lab, server)));
    }

    /// <summary>Runs cells; the answer is in their order.</summary>
    public async Task<IReadOnlyList<ObservedCell>> RunAsync(IEnumerable<Cell> cells)
    {
        var all = cells.ToList();
        var observed = new ObservedCell[all.Count];
        var work = all.Select((cell, index) => (cell, index)).GroupBy(item => item.cell.Kind)
            .SelectMany(kind => kind.GroupBy(item => item.index % ProcessesPerKind));
        await Task.WhenAll(work.Select(share => Task.Run(async () =>
        {
            // Cells of one environment follow each other, so that each environment starts one process.
            foreach (var group in share.GroupBy(item => string.Join(' ', item.cell.Row.Environment.Select(pair => $"{pair.Key}={pair.Value}"))))
            {
                var first = group.First().cell;
                using var client = new ClientProcess(first.Kind, first.Row.EnvironmentFor(lab));
                foreach (var (cell, index) in group)
                {
                    observed[index] = new ObservedCell(cell, await client.ConnectAsync(cell.Text));
                }

                lock (Versions)
                {
                    Versions[first.Kind.Name] = client.DriverVersion ?? "";
                }
            }
        })));
        return observed;
    }
}
