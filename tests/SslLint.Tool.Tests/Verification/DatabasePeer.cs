using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Tool.Tests.Verification;

/// <summary>A server on loopback that does what a test says, and keeps every byte that came in plaintext or inside of TLS.</summary>
internal sealed class DatabasePeer : IDisposable
{
    /// <summary>MySQL's greeting, with TLS.</summary>
    public static readonly byte[] Greeting = Convert.FromHexString(
        "4A0000000A382E302E343000080000002A1B6A5F3C4D1E2F00FF"
        + "FFFF0200FFDF15000000000000000000001A2B3C4D5E6F708192A3B4C50063616368696E675F736861325F70617373776F726400");

    /// <summary>SQL Server's answer to the pre-login message, which takes encryption of all.</summary>
    public static readonly byte[] PreLogin = Convert.FromHexString(
        "0401002B00000100" + "00001A0006" + "0100200001" + "0200210001" + "0300220000" + "0400220001" + "FF" + "100003E80000" + "01" + "0000");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<NetworkStream, DatabasePeer, CancellationToken, Task> serve;

    public DatabasePeer(Func<NetworkStream, DatabasePeer, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Start(1024);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>All that came.</summary>
    public ConcurrentQueue<byte> Received { get; } = [];

    public int Connections { get; private set; }

    /// <summary>Answers a request of so many bytes with some, and then takes TLS.</summary>
    public static DatabasePeer Tls(
        X509Certificate2 certificate, int request, byte[] answer, X509Certificate2[]? intermediates = null, bool wantsClient = false) =>
        new(async (stream, peer, stop) =>
        {
            if (request == 0)
            {
                await stream.WriteAsync(answer, stop);
                await peer.ReadAsync(stream, 36, stop);
            }
            else
            {
                await peer.ReadAsync(stream, request, stop);
                await stream.WriteAsync(answer, stop);
            }

            await peer.HandshakeAsync(stream, certificate, intermediates, wantsClient, stop);
        });

    /// <summary>PostgreSQL.</summary>
    public static DatabasePeer Postgres(X509Certificate2 certificate, X509Certificate2[]? intermediates = null, bool wantsClient = false) =>
        Tls(certificate, 8, "S"u8.ToArray(), intermediates, wantsClient);

    /// <summary>MySQL.</summary>
    public static DatabasePeer MySql(X509Certificate2 certificate) => Tls(certificate, 0, Greeting);

    /// <summary>SQL Server: the handshake is packed.</summary>
    public static DatabasePeer SqlServer(X509Certificate2 certificate) => new(async (stream, peer, stop) =>
    {
        await peer.ReadAsync(stream, 47, stop);
        await stream.WriteAsync(PreLogin, stop);
        await using var packed = new PackedStream(stream);
        await peer.HandshakeAsync(packed, certificate, null, false, stop);
    });

    /// <summary>Answers a request with bytes and hangs up.</summary>
    public static DatabasePeer Answering(byte[] answer, bool hangsUp = true) => new(async (stream, peer, stop) =>
    {
        await stream.WriteAsync(answer, stop);
        await peer.DrainAsync(stream, hangsUp ? 8 : int.MaxValue, stop);
    });

    public async Task ReadAsync(Stream stream, int count, CancellationToken token)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, token);
        foreach (var one in bytes)
        {
            Received.Enqueue(one);
        }
    }

    public async Task DrainAsync(Stream stream, int most, CancellationToken token)
    {
        var buffer = new byte[4096];
        for (int count, all = 0; all < most && (count = await stream.ReadAsync(buffer, token)) > 0; all += count)
        {
            foreach (var one in buffer.Take(count))
            {
                Received.Enqueue(one);
            }
        }
    }

    public async Task HandshakeAsync(
        Stream stream, X509Certificate2 certificate, X509Certificate2[]? intermediates, bool wantsClient, CancellationToken token)
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, new X509Certificate2Collection(intermediates ?? []), offline: true),
                ClientCertificateRequired = wantsClient,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
            token);
        await DrainAsync(tls, int.MaxValue, token);
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
                Connections++;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream(), this, stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client has gone.
            }
        }
    }

    private sealed class PackedStream(Stream inner) : Stream
    {
        private readonly TdsPacketReader packets = new();
        private byte[] left = [];

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left.Length == 0)
            {
                left = await packets.ReadAsync(inner, cancellationToken);
            }

            var count = Math.Min(buffer.Length, left.Length);
            left.AsMemory(0, count).CopyTo(buffer);
            left = left[count..];
            return count;
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            foreach (var part in buffer.ToArray().Chunk(4000))
            {
                await inner.WriteAsync(new byte[] { 0x12, 1, (byte)((part.Length + 8) >> 8), (byte)(part.Length + 8), 0, 0, 1, 0 }, cancellationToken);
                await inner.WriteAsync(part, cancellationToken);
            }
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }

    private sealed class TdsPacketReader
    {
        public async Task<byte[]> ReadAsync(Stream stream, CancellationToken stop)
        {
            var header = new byte[8];
            await stream.ReadExactlyAsync(header, stop);
            Assert.Equal(0x12, header[0]);
            var payload = new byte[((header[2] << 8) | header[3]) - 8];
            await stream.ReadExactlyAsync(payload, stop);
            return payload;
        }
    }
}
