namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What TLS runs on inside of TDS 7: its handshake goes in packets of the pre-login message, all after that bare.</summary>
/// <param name="connection">The connection.</param>
internal sealed class HandshakeStream(Stream connection) : Stream
{
    private ReadOnlyMemory<byte> received;

    /// <summary>Whether the handshake is over.</summary>
    public bool IsOver { get; set; }

    /// <summary>What came in its place; null where the client kept to it.</summary>
    public TdsMessage? Intruder { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOver && received.IsEmpty)
        {
            return await connection.ReadAsync(buffer, cancellationToken);
        }

        while (received.IsEmpty)
        {
            // A client's handshake ends with the stream, as any client may hang up.
            var (type, _, payload) = await TdsMessage.ReadPacketAsync(connection, cancellationToken);
            if (type != TdsMessageType.PreLogin)
            {
                Intruder = new TdsMessage(type, payload);
                throw new IOException($"a handshake was due, and {type} came");
            }

            received = payload;
        }

        var count = Math.Min(buffer.Length, received.Length);
        received[..count].CopyTo(buffer);
        received = received[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await connection.WriteAsync(IsOver ? buffer : new TdsMessage(TdsMessageType.PreLogin, buffer.ToArray()).ToBytes(), cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => connection.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
