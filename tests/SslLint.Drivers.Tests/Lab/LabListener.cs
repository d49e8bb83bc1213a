using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>What listens on a port of 127.0.0.1 in the lab's own process: an attacker between client and server, or a server. Each connection is served
/// beside the others, until one side hangs up or all is disposed.</summary>
internal abstract class LabListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private Task accepting = Task.CompletedTask;

    /// <summary>Takes the port; <see cref="Start"/> begins to serve.</summary>
    /// <param name="port">The port; 0 for one that is free.</param>
    protected LabListener(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    /// <summary>Begins to accept connections: the last thing that a constructor does.</summary>
    protected void Start() => accepting = AcceptAsync();

    /// <summary>Serves one connection. That a side hangs up, or doesn't like a certificate, is how most connections of the lab end.</summary>
    protected abstract Task ServeAsync(TcpClient client, CancellationToken stop);

    /// <summary>Hands on what both sides say, until one of them hangs up.</summary>
    protected static Task RelayAsync(NetworkStream near, NetworkStream far, CancellationToken stop) =>
        Task.WhenAny(near.CopyToAsync(far, stop), far.CopyToAsync(near, stop));

    private static bool IsEnd(Exception exception) =>
        exception is OperationCanceledException or IOException or SocketException or AuthenticationException or ObjectDisposedException;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeToEndAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeToEndAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ServeAsync(client, stop.Token);
            }
            catch (Exception exception) when (IsEnd(exception))
            {
                // One side hung up, or didn't like the certificate.
            }
        }
    }
}
