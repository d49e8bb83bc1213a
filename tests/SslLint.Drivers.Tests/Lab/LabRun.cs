using System.Collections.Concurrent;
using SslLint.Drivers.Tests.Matrix;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>One connection to try: a driver, a string, a server.</summary>
internal sealed record Cell(ClientKind Kind, MatrixRow Row, Server Server, string Text);

/// <summary>A cell with what came of it.</summary>
internal sealed record ObservedCell(Cell Cell, Observation Observation);

/// <summary>Runs cells: each driver version in processes of its own, all of them at the same time.</summary>
internal sealed class LabRun(EngineLab lab)
{
    private const int SharesPerKind = 2;

    private readonly ConcurrentDictionary<CellKey, Observation> seen = new();

    /// <summary>The exact versions of the drivers that ran.</summary>
    public ConcurrentDictionary<string, string> Versions { get; } = new();

    /// <summary>Every cell of the matrix that concerns a driver version; also written to <c>artifacts/lab/observed</c>, for people.</summary>
    public async Task<IReadOnlyList<ObservedCell>> RunMatrixAsync(ClientKind kind)
    {
        var observed = await RunAsync(
            from row in MatrixFile.Load(kind.Driver)
            from server in lab.Servers
            where lab.Runs(row, server)
            select new Cell(kind, row, server, row.TextFor(lab, server)));
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "lab", "observed"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, $"{kind.Name}.tsv"),
            observed.Select(cell =>
                string.Join(
                    '\t',
                    cell.Cell.Server.Name,
                    cell.Observation.Outcome,
                    cell.Cell.Text.ReplaceLineEndings(" "),
                    cell.Observation.Error?.ReplaceLineEndings(" "))));
        return observed;
    }

    /// <summary>Runs cells; the answer is in their order. What ran before isn't run again.</summary>
    public async Task<IReadOnlyList<ObservedCell>> RunAsync(IEnumerable<Cell> cells)
    {
        var all = cells.ToList();
        // Each environment needs a process of its own to start: all its cells stay in one share.
        var work = all.DistinctBy(KeyOf).Where(cell => !seen.ContainsKey(KeyOf(cell)))
            .Select((cell, index) => (Cell: cell, Share: cell.Row.Environment.Count == 0 ? index % lab.SharesPerKind : 0))
            .GroupBy(item => (item.Cell.Kind, item.Share))
            .Select(share => share.Select(item => item.Cell).ToList());
        await Task.WhenAll(work.Select(share => Task.Run(() => RunShareAsync(share))));
        return [.. all.Select(cell => new ObservedCell(cell, seen[KeyOf(cell)]))];
    }

    /// <summary>Cells of one environment follow each other, so that each environment starts one process.</summary>
    private async Task RunShareAsync(IReadOnlyList<Cell> share)
    {
        foreach (var group in share.GroupBy(cell => KeyOf(cell).Environment))
        {
            var first = group.First();
            using var client = new ClientProcess(first.Kind, first.Row.EnvironmentFor(lab), lab.Folder);
            foreach (var cell in group)
            {
                seen[KeyOf(cell)] = await lab.ObserveAsync(client, cell);
            }

            Versions[first.Kind.Name] = client.DriverVersion ?? "";
        }
    }

    private static CellKey KeyOf(Cell cell) =>
        new(cell.Kind.Name, string.Join(' ', cell.Row.Environment.Select(pair => $"{pair.Key}={pair.Value}")), cell.Text, cell.Server.Name);

    private sealed record CellKey(string Kind, string Environment, string Text, string Server);
}
