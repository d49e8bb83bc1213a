using System.Net.Sockets;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>A peer that speaks TDS as far as a finished login, and notes what it saw: all that decides happens before the first statement.</summary>
internal sealed class TdsServer : LabListener
{
    /// <summary>A guard against clients that never hang up, far from any real time.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(90);

    private readonly TdsServerOptions options;
    private readonly Lock gate = new();
    private List<(TdsNote Note, Task Session)> sessions = [];

    public TdsServer(TdsServerOptions options)
    {
        this.options = options;
        Start();
    }

    /// <summary>What was noted since the last time, once the clients have hung up.</summary>
    /// <exception cref="TimeoutException">A client holds a connection.</exception>
    public async Task<IReadOnlyList<TdsNote>> TakeNotesAsync()
    {
        List<(TdsNote Note, Task Session)> taken;
        lock (gate)
        {
            (taken, sessions) = (sessions, []);
        }

        await Task.WhenAll(taken.Select(entry => entry.Session)).WaitAsync(patience);
        return [.. taken.Select(entry => entry.Note)];
    }

    /// <inheritdoc/>
    protected override async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        var note = new TdsNote();
        var end = new TaskCompletionSource();
        lock (gate)
        {
            sessions.Add((note, end.Task));
        }

        try
        {
            await new TdsSession(client.Client, options, note).RunAsync(stop);
        }
        finally
        {
            end.SetResult();
        }
    }
}
