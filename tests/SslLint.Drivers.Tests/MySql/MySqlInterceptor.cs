using System.Net;
using System.Net.Sockets;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.MySql;

/// <summary>The attacker between client and server: takes TLS out of what the server says it can do, and out of what the client asks for, and hands
/// the rest on.</summary>
internal sealed class MySqlInterceptor : IAsyncDisposable
{
    /// <summary>Of a packet: its length in three bytes, its number.</summary>
    private const int HeaderLength = 4;

    /// <summary>CLIENT_SSL, 0x0800, in the second byte of the capabilities.</summary>
    private const byte Tls = 0x08;

    private readonly TcpListener listener;
    private readonly int target;
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public MySqlInterceptor(int port, int target)
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
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = RelayAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var greeting = await ReadPacketAsync(server.GetStream());
                // Version of the protocol, of the server up to a zero byte; the connection's number, eight bytes of the scramble, a zero byte.
                var capabilities = Array.IndexOf(greeting, (byte)0, HeaderLength + 1) + 1 + 4 + 8 + 1;
                greeting[capabilities + 1] &= unchecked((byte)~Tls);
                await client.GetStream().WriteAsync(greeting, stop.Token);

                // A client that asks for TLS all the same, and then goes on in plaintext (PyMySQL 1.0), would find a server that waits for TLS.
                var answer = await ReadPacketAsync(client.GetStream());
                answer[HeaderLength + 1] &= unchecked((byte)~Tls);
                await server.GetStream().WriteAsync(answer, stop.Token);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), stop.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), stop.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One of the two has gone.
            }
        }
    }

    private async Task<byte[]> ReadPacketAsync(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, stop.Token);
        var packet = new byte[HeaderLength + (header[0] | (header[1] << 8) | (header[2] << 16))];
        header.CopyTo(packet, 0);
        await stream.ReadExactlyAsync(packet.AsMemory(HeaderLength), stop.Token);
        return packet;
    }
}
