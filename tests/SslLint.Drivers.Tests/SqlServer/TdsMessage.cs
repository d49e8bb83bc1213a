using System.Buffers.Binary;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What a message of TDS is ([MS-TDS] 2.2.3.1.1).</summary>
internal enum TdsMessageType : byte
{
    SqlBatch = 0x01,
    Rpc = 0x03,
    Response = 0x04,
    Attention = 0x06,
    TransactionManager = 0x0E,
    Login7 = 0x10,
    PreLogin = 0x12,
}

/// <summary>A message of TDS: one packet or several.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Payload">What its packets hold, without their headers.</param>
internal sealed record TdsMessage(TdsMessageType Type, byte[] Payload)
{
    private const int HeaderLength = 8;
    private const int PacketLength = 4096;
    private const byte LastPacket = 1;

    /// <summary>Reads the next message.</summary>
    /// <exception cref="IOException">The stream ended, or what came is no TDS.</exception>
    public static async Task<TdsMessage> ReadAsync(Stream stream, CancellationToken stop)
    {
        var payload = new MemoryStream();
        while (true)
        {
            var (type, status, part) = await ReadPacketAsync(stream, stop);
            payload.Write(part);
            if ((status & LastPacket) != 0)
            {
                return new TdsMessage(type, payload.ToArray());
            }
        }
    }

    /// <summary>Reads one packet: its type, its status and what it holds.</summary>
    /// <exception cref="IOException">The stream ended, or what came is no TDS.</exception>
    public static async Task<(TdsMessageType Type, byte Status, byte[] Payload)> ReadPacketAsync(Stream stream, CancellationToken stop)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header, stop);
        var type = (TdsMessageType)header[0];
        var length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2));
        if (!Enum.IsDefined(type) || length < HeaderLength)
        {
            throw new IOException($"not a packet of TDS: {Convert.ToHexString(header)}");
        }

        var payload = new byte[length - HeaderLength];
        await stream.ReadExactlyAsync(payload, stop);
        return (type, header[1], payload);
    }

    /// <summary>The message as packets.</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        var offset = 0;
        byte number = 1;
        do
        {
            var length = Math.Min(Payload.Length - offset, PacketLength - HeaderLength);
            var header = new byte[HeaderLength];
            header[0] = (byte)Type;
            header[1] = offset + length == Payload.Length ? LastPacket : (byte)0;
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(length + HeaderLength));
            header[6] = number++;
            bytes.Write(header);
            bytes.Write(Payload, offset, length);
            offset += length;
        }
        while (offset < Payload.Length);
        return bytes.ToArray();
    }
}
