using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.PostgreSql;

/// <summary>The attacker between client and server: says that there is no TLS, and hands the rest on in plaintext.</summary>
internal sealed class Interceptor : LabListener
{
    private const int RequestLength = 8;
    private const int TlsRequest = 80877103;
    private const int GssEncryptionRequest = 80877104;

    private readonly int target;

    public Interceptor(int port, int target)
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
        var near = client.GetStream();
        var far = server.GetStream();
        var request = new byte[RequestLength];
        do
        {
            await near.ReadExactlyAsync(request, stop);
            if (IsEncryptionRequest(request))
            {
                await near.WriteAsync("N"u8.ToArray(), stop);
            }
        }
        while (IsEncryptionRequest(request));

        await far.WriteAsync(request, stop);
        await RelayAsync(near, far, stop);
    }

    private static bool IsEncryptionRequest(byte[] request) =>
        BinaryPrimitives.ReadInt32BigEndian(request) == RequestLength
        && BinaryPrimitives.ReadInt32BigEndian(request.AsSpan(4)) is TlsRequest or GssEncryptionRequest;
}
