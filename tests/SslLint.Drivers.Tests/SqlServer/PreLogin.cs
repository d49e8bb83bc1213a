using System.Buffers.Binary;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What a side of the pre-login exchange says about encryption ([MS-TDS] 2.2.6.5).</summary>
internal enum TdsEncryption : byte
{
    /// <summary>The packet with the login is encrypted, and nothing else.</summary>
    Off = 0,

    /// <summary>Everything is encrypted.</summary>
    On = 1,

    /// <summary>Nothing is.</summary>
    NotSupported = 2,

    /// <summary>Everything must be.</summary>
    Required = 3,
}

/// <summary>The options of a pre-login message.</summary>
internal enum PreLoginOption : byte
{
    Version = 0,
    Encryption = 1,
    Instance = 2,
    ThreadId = 3,
    Mars = 4,
    TraceId = 5,
    FederatedAuthentication = 6,
    Nonce = 7,
}

/// <summary>A pre-login message: what client and server tell each other, in plaintext and unauthenticated, before a login.</summary>
/// <param name="Options">The options in their order, with their bytes.</param>
internal sealed record PreLogin(IReadOnlyList<(PreLoginOption Option, byte[] Value)> Options)
{
    private const byte Terminator = 0xFF;
    private const int EntryLength = 5;

    /// <summary>The lower bits of a value of <see cref="PreLoginOption.Encryption"/>; others say that certificates of clients are at hand.</summary>
    private const byte EncryptionMask = 3;

    /// <summary>What it says about encryption; null where the option is missing.</summary>
    public TdsEncryption? Encryption => this[PreLoginOption.Encryption] is [var value, ..] ? (TdsEncryption)(value & EncryptionMask) : null;

    /// <summary>The bytes of an option; null where it is missing.</summary>
    public byte[]? this[PreLoginOption option] => Options.FirstOrDefault(entry => entry.Option == option).Value;

    /// <summary>Reads the payload of a message.</summary>
    /// <exception cref="IOException">An option lies outside of the message.</exception>
    public static PreLogin Parse(ReadOnlySpan<byte> payload)
    {
        var options = new List<(PreLoginOption, byte[])>();
        for (var entry = 0; entry + EntryLength <= payload.Length && payload[entry] != Terminator; entry += EntryLength)
        {
            var offset = BinaryPrimitives.ReadUInt16BigEndian(payload[(entry + 1)..]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(payload[(entry + 3)..]);
            if (offset + length > payload.Length)
            {
                throw new IOException("an option of the pre-login message lies outside of it");
            }

            options.Add(((PreLoginOption)payload[entry], payload.Slice(offset, length).ToArray()));
        }

        return new PreLogin(options);
    }

    /// <summary>The answer of a server to a client.</summary>
    public static PreLogin Answer(PreLogin client, TdsEncryption encryption)
    {
        var options = new List<(PreLoginOption, byte[])>
        {
            (PreLoginOption.Version, [16, 0, 0x03, 0xE8, 0, 0]),
            (PreLoginOption.Encryption, [(byte)encryption]),
            (PreLoginOption.Instance, [0]),
            (PreLoginOption.ThreadId, []),
            (PreLoginOption.Mars, [0]),
        };
        if (client[PreLoginOption.FederatedAuthentication] is [1])
        {
            options.Add((PreLoginOption.FederatedAuthentication, [1]));
        }

        return new PreLogin(options);
    }

    /// <summary>The same message that says something else about encryption, where it says anything; null takes the option out.</summary>
    public PreLogin With(TdsEncryption? encryption) => new(
    [
        .. from entry in Options
           where entry.Option != PreLoginOption.Encryption || encryption is not null
           select entry.Option == PreLoginOption.Encryption ? (entry.Option, [(byte)encryption!]) : entry,
    ]);

    /// <summary>The payload of the message.</summary>
    public byte[] ToBytes()
    {
        var table = new MemoryStream();
        var values = new MemoryStream();
        var tableLength = (Options.Count * EntryLength) + 1;
        Span<byte> entry = stackalloc byte[EntryLength];
        foreach (var (option, value) in Options)
        {
            entry[0] = (byte)option;
            BinaryPrimitives.WriteUInt16BigEndian(entry[1..], (ushort)(tableLength + values.Length));
            BinaryPrimitives.WriteUInt16BigEndian(entry[3..], (ushort)value.Length);
            table.Write(entry);
            values.Write(value);
        }

        table.WriteByte(Terminator);
        table.Write(values.ToArray());
        return table.ToArray();
    }
}
