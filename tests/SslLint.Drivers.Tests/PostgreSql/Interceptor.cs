using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SslLint.Drivers.Tests.PostgreSql;

/// <summary>The attacker between client and server: says that there is no TLS, and hands the rest on in plaintext.</summary>
internal sealed class Interceptor : IAsyncDisposable
{
    private const int RequestLength = 8;
    private const int TlsRequest = 80877103;
    private const int GssEncryptionRequest = 80877104;

    private readonly TcpListener listener;
    private readonly int target;
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public Interceptor(int port, int target)
    {
        this.target = target;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
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
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = InterceptAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task InterceptAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var near = client.GetStream();
                var far = server.GetStream();
                var request = new byte[RequestLength];
                do
                {
                    await near.ReadExactlyAsync(request, stop.Token);
                    if (IsEncryptionRequest(request))
                    {
                        await near.WriteAsync("N"u8.ToArray(), stop.Token);
                    }
                }
                while (IsEncryptionRequest(request));

                await far.WriteAsync(request, stop.Token);
                await Task.WhenAny(near.CopyToAsync(far, stop.Token), far.CopyToAsync(near, stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One side hung up: so does the interceptor.
        }
    }

    private static bool IsEncryptionRequest(byte[] request) =>
        BinaryPrimitives.ReadInt32BigEndian(request) == RequestLength
        && BinaryPrimitives.ReadInt32BigEndian(request.AsSpan(4)) is TlsRequest or GssEncryptionRequest;
}
