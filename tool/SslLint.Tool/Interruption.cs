using System.Runtime.InteropServices;
using SslLint.Tool.Fixing;

namespace SslLint.Tool;

/// <summary>Ctrl-C, SIGTERM and SIGHUP. The first lets the command leave cleanly, with no half-written file; a second one ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>A command that doesn't leave in this time, since it waits for a pipe or one file takes long, is ended.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;
    private readonly Timer end;
    private int count;

    /// <summary>Begins to listen.</summary>
    public Interruption()
    {
        end = new Timer(static _ => End());
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Handle))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        end.Dispose();
        source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref count) > 1)
        {
            End();
        }

        end.Change(patience, Timeout.InfiniteTimeSpan);
        source.Cancel();
    }

    private static void End()
    {
        TemporaryFile.RemoveAll();
        Environment.Exit(ExitCode.Interrupted);
    }
}
