using Spectre.Console;

namespace SslLint.Tool.Scanning;

/// <summary>A progress bar on a terminal's error stream, for work longer than half a second.</summary>
internal sealed class ScanProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(0.1);

    private readonly ToolHost host;
    private readonly string label;
    private readonly ManualResetEventSlim ended = new();
    private Task display = Task.CompletedTask;
    private int count;
    private int total;

    /// <summary>Makes a progress display for a host; it stays silent where nobody looks at a terminal.</summary>
    /// <param name="host">The run.</param>
    /// <param name="label">What is done.</param>
    public ScanProgress(ToolHost host, string label = "Scanning")
    {
        this.host = host;
        this.label = label;
    }

    /// <summary>Starts to count.</summary>
    public void Begin()
    {
        if (host.ErrorIsTerminal)
        {
            display = Task.Run(Show);
        }
    }

    /// <summary>Says how many files or servers there are, once that is known.</summary>
    public void Expect(int all) => Volatile.Write(ref total, all);

    /// <summary>Counts one.</summary>
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

    private void Show()
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
                var task = context.AddTask(label);
                do
                {
                    // Until all are found nobody knows how far it is.
                    task.IsIndeterminate = Volatile.Read(ref total) == 0;
                    task.MaxValue = Math.Max(Volatile.Read(ref total), 1);
                    task.Value = task.IsIndeterminate ? 0 : Volatile.Read(ref count);
                }
                while (!ended.Wait(Refresh));
            });
    }
}
