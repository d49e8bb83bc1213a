using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>A peer that speaks TDS as far as a finished login, and notes what it saw: all that decides happens before the first statement.</summary>
internal sealed class TdsServer : IAsyncDisposable
{
    /// <summary>A guard against clients that never hang up, far from any real time.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(90);

    private readonly TdsServerOptions options;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Task accepting;
    private List<(TdsNote Note, Task Session)> sessions = [];

    public TdsServer(TdsServerOptions options)
    {
        this.options = options;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

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
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                var note = new TdsNote();
                lock (gate)
                {
                    sessions.Add((note, ServeAsync(socket, note)));
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket, TdsNote note)
    {
        using (socket)
        {
            try
            {
                await new TdsSession(socket, options, note).RunAsync(stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or AuthenticationException)
            {
                // The client hung up, or didn't like the certificate.
            }
        }
    }
}
