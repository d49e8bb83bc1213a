using System.Runtime.InteropServices;
using SslLint.Tool.Fixing;

namespace SslLint.Tool;

/// <summary>Ctrl-C, SIGTERM and SIGHUP. The first lets the command leave cleanly, with no half-written file; a second one ends the process.</summary>
internal static class Interruption
{
    /// <summary>A command that doesn't leave in this time, since it waits for a pipe or one file takes long, is ended.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private static readonly CancellationTokenSource source = new();
    private static readonly Timer end = new(static _ => End());

    /// <summary>Kept to the end of the process: a signal that comes while it ends changes nothing any more.</summary>
    private static readonly List<PosixSignalRegistration> registrations = [];
    private static int count;

    /// <summary>Begins to listen.</summary>
    /// <returns>Cancelled by the first signal.</returns>
    public static CancellationToken Listen()
    {
        registrations.AddRange(new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(s => PosixSignalRegistration.Create(s, Handle)));
        return source.Token;
    }

    private static void Handle(PosixSignalContext context)
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
