using System.Net;
using System.Net.Sockets;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.MySql;

/// <summary>The attacker between client and server: takes TLS out of what the server says it can do, and out of what the client asks for, and hands
/// the rest on.</summary>
internal sealed class MySqlInterceptor : LabListener
{
    /// <summary>Of a packet: its length in three bytes, its number.</summary>
    private const int HeaderLength = 4;

    /// <summary>CLIENT_SSL, 0x0800, in the second byte of the capabilities.</summary>
    private const byte Tls = 0x08;

    private readonly int target;

    public MySqlInterceptor(int port, int target)
        : base(port)
    {
        this.target = target;
        Start();
    }

    /// <inheritdoc/>
    protected override async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, stop);
        var (near, far) = (client.GetStream(), server.GetStream());
        var greeting = await ReadPacketAsync(far, stop);
        // Version of the protocol, of the server up to a zero byte; the connection's number, eight bytes of the scramble, a zero byte.
        var capabilities = Array.IndexOf(greeting, (byte)0, HeaderLength + 1) + 1 + 4 + 8 + 1;
        greeting[capabilities + 1] &= unchecked((byte)~Tls);
        await near.WriteAsync(greeting, stop);

        // A client that asks for TLS all the same, and then goes on in plaintext (PyMySQL 1.0), would find a server that waits for TLS.
        var answer = await ReadPacketAsync(near, stop);
        answer[HeaderLength + 1] &= unchecked((byte)~Tls);
        await far.WriteAsync(answer, stop);
        await RelayAsync(near, far, stop);
    }

    private static async Task<byte[]> ReadPacketAsync(NetworkStream stream, CancellationToken stop)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, stop);
        var packet = new byte[HeaderLength + (header[0] | (header[1] << 8) | (header[2] << 16))];
        header.CopyTo(packet, 0);
        await stream.ReadExactlyAsync(packet.AsMemory(HeaderLength), stop);
        return packet;
    }
}
