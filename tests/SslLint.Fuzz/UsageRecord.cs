using System.Diagnostics;
using System.Globalization;

namespace SslLint.Fuzz;

/// <summary>Writes down what a fuzzing process has spent. A fuzzer ends its processes by force, so that nobody can ask them afterwards.</summary>
/// <param name="folder">Where each process has a file, its number, with executions and seconds of processor time; null for nowhere.</param>
internal sealed class UsageRecord(string? folder)
{
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(1);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long executions;

    /// <summary>Counts an execution; now and then the file is written anew.</summary>
    public void Count()
    {
        executions++;
        if (folder is null || clock.Elapsed < interval)
        {
            return;
        }

        using var process = Process.GetCurrentProcess();
        var line = string.Create(CultureInfo.InvariantCulture, $"{executions}\t{process.TotalProcessorTime.TotalSeconds:F2}\n");
        File.WriteAllText(Path.Combine(folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), line);
        clock.Restart();
    }
}
