using System.Net.Sockets;
using SslLint.Drivers;

namespace SslLint.Tool.Verification;

/// <summary>What a peer does that ends the talk with it.</summary>
/// <param name="message">What it does, as a clause about it that quotes none of its bytes.</param>
#pragma warning disable CA1032 // It has no use without a message, and wraps nothing.
internal sealed class PeerException(string message) : IOException(message);
#pragma warning restore CA1032

/// <summary>A connection to a peer that nobody trusts: it takes a bounded number of bytes, and packs TLS where the protocol does.</summary>
/// <param name="socket">The connection.</param>
internal sealed class PeerStream(Socket socket) : Stream
{
    /// <summary>More than any handshake has: OpenSSL takes chains of 100 KiB.</summary>
    private const int MostReceived = 1024 * 1024;

    private readonly byte[] buffer = new byte[16 * 1024];
    private ReadOnlyMemory<byte> unpacked;
    private int count;

    /// <summary>How TLS is packed; null where it goes bare.</summary>
    public ITlsFraming? Framing { get; set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The bytes that came, at least one.</summary>
    /// <exception cref="PeerException">The peer has hung up, or sends without end.</exception>
    public async ValueTask<byte[]> ReceiveAsync(CancellationToken stop) => await ReceiveOrEndAsync(stop).ConfigureAwait(false) is { Length: > 0 } bytes
        ? bytes
        : throw new PeerException("it hangs up");

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (unpacked.IsEmpty)
        {
            var bytes = await ReceiveOrEndAsync(cancellationToken).ConfigureAwait(false);
            if (bytes.Length == 0)
            {
                return 0;
            }

            unpacked = Framing is null ? bytes
                : Framing.Unwrap(bytes) ?? throw new PeerException("it leaves its protocol in the middle of the TLS handshake");
        }

        var length = Math.Min(buffer.Length, unpacked.Length);
        unpacked[..length].CopyTo(buffer);
        unpacked = unpacked[length..];
        return length;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var rest = Framing is null ? buffer : Framing.Wrap(buffer.ToArray());
        while (!rest.IsEmpty)
        {
            rest = rest[await socket.SendAsync(rest, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
    }

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask<byte[]> ReceiveOrEndAsync(CancellationToken stop)
    {
        var length = await socket.ReceiveAsync(buffer, SocketFlags.None, stop).ConfigureAwait(false);
        count += length;
        return count <= MostReceived ? buffer[..length] : throw new PeerException("it sends without end");
    }
}
