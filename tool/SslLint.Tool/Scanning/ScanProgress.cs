using Spectre.Console;

namespace SslLint.Tool.Scanning;

/// <summary>A progress bar on a terminal's error stream, for work longer than half a second.</summary>
internal sealed class ScanProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.1);

    private readonly ToolHost host;
    private readonly ManualResetEventSlim ended = new();
    private Task display = Task.CompletedTask;
    private int count;

    /// <summary>Makes a progress display for a host; it stays silent where nobody looks at a terminal.</summary>
    public ScanProgress(ToolHost host) => this.host = host;

    /// <summary>Starts to count.</summary>
    public void Begin(int total)
    {
        if (host.ErrorIsTerminal && total > 0)
        {
            display = Task.Run(() => Show(total));
        }
    }

    /// <summary>Counts one file.</summary>
    public void Advance() => Interlocked.Increment(ref count);

    /// <summary>Takes the display away.</summary>
    public void End()
    {
        ended.Set();
        display.Wait();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        ended.Dispose();
    }

    private void Show(int total)
    {
        if (ended.Wait(Patience))
        {
            return;
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) })
            .Progress()
            .AutoClear(true)
            .Start(context =>
            {
                var task = context.AddTask("Scanning", maxValue: total);
                do
                {
                    task.Value = Volatile.Read(ref count);
                }
                while (!ended.Wait(Refresh));
            });
    }
}
