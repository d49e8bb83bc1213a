using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>The start of TDS 7: client and server tell each other what they think of encryption, and the handshake goes in packets of the same kind.</summary>
/// <remarks>Source: [MS-TDS] 2.2.6.5 (PRELOGIN) and 2.2.3.1 (packet headers).</remarks>
/// <param name="asksForAll">Whether the client wants all encrypted, and not the login alone.</param>
internal sealed class TdsPreamble(bool asksForAll) : AnsweredPreamble("SQL Server", MostAnswer)
{
    /// <summary>The protocol that TDS 8 names, which begins with TLS.</summary>
    public const string ApplicationProtocol = "tds/8.0";

    private const int MostAnswer = 8192;
    private const int EntryLength = 5;
    private const byte EncryptionOption = 1;
    private const byte Terminator = 0xFF;

    /// <summary>The lower bits of what is said of encryption; others say that certificates of clients are at hand.</summary>
    private const byte EncryptionMask = 3;
    private const byte Off = 0;
    private const byte On = 1;
    private const byte Required = 3;

    private bool hasAsked;

    /// <inheritdoc/>
    protected override PreambleStep Read(byte[] all)
    {
        if (!hasAsked)
        {
            hasAsked = true;
            return all.Length == 0 ? PreambleStep.Send(TdsPackets.Pack(TdsPackets.PreLogin, Request(asksForAll ? On : Off))) : Other(all);
        }

        var payload = new List<byte>();
        var start = 0;
        while (true)
        {
            if (all.Length > start && all[start] != TdsPackets.Response)
            {
                return Other(all);
            }

            if (all.Length < start + TdsPackets.HeaderLength)
            {
                return PreambleStep.Receive;
            }

            var length = TdsPackets.LengthAt(all, start);
            if (length < TdsPackets.HeaderLength)
            {
                return Other(all);
            }

            if (all.Length < start + length)
            {
                return PreambleStep.Receive;
            }

            payload.AddRange(all.Skip(start + TdsPackets.HeaderLength).Take(length - TdsPackets.HeaderLength));
            var isLast = TdsPackets.IsLastAt(all, start);
            start += length;
            if (isLast)
            {
                return all.Length > start ? TooMuch([]) : Answered(payload);
            }
        }
    }

    private PreambleStep Answered(List<byte> payload)
    {
        var isWhole = false;
        byte? said = null;
        for (var entry = 0; entry < payload.Count && !isWhole; entry += EntryLength)
        {
            isWhole = payload[entry] == Terminator;
            if (isWhole)
            {
                break;
            }

            if (entry + EntryLength > payload.Count)
            {
                break;
            }

            var offset = (payload[entry + 1] << 8) | payload[entry + 2];
            var length = (payload[entry + 3] << 8) | payload[entry + 4];
            if (offset + length > payload.Count)
            {
                break;
            }

            if (payload[entry] == EncryptionOption && length > 0)
            {
                said = (byte)(payload[offset] & EncryptionMask);
            }
        }

        if (!isWhole)
        {
            return PreambleStep.Stop("it answers the pre-login message with an error, or with what is none");
        }

        return said switch
        {
            Required => Begin(isRequired: !asksForAll),
            On => Begin(isRequired: false),
            Off when !asksForAll => Begin(isRequired: false),
            Off => new PreambleStep(PreambleAction.NoTls) { Reason = "it encrypts the login alone", Gap = SqlServerGaps.PreLoginOff },
            null => new PreambleStep(PreambleAction.NoTls) { Reason = "it says nothing of encryption", Gap = SqlServerGaps.PreLogin },
            _ => new PreambleStep(PreambleAction.NoTls) { Reason = "it says that it has no TLS" },
        };
    }

    private static PreambleStep Begin(bool isRequired) => new(PreambleAction.BeginTls) { Framing = new TdsFraming(), IsRequired = isRequired };

    /// <summary>Version 0, what is wanted of encryption, the default instance, no thread, one result set at a time.</summary>
    private static byte[] Request(byte encryption) =>
    [
        0, 0, 26, 0, 6,
        EncryptionOption, 0, 32, 0, 1,
        2, 0, 33, 0, 1,
        3, 0, 34, 0, 4,
        4, 0, 38, 0, 1,
        Terminator,
        0, 0, 0, 0, 0, 0,
        encryption,
        0,
        0, 0, 0, 0,
        0,
    ];
}

/// <summary>TLS inside of TDS 7: each flight of the handshake stands in packets of the pre-login message.</summary>
internal sealed class TdsFraming : ITlsFraming
{
    private byte[] header = [];
    private int left;

    /// <inheritdoc/>
    public byte[] Wrap(byte[] records) => TdsPackets.Pack(TdsPackets.PreLogin, records);

    /// <inheritdoc/>
    public byte[]? Unwrap(byte[] received)
    {
        var records = new List<byte>();
        var at = 0;
        while (at < received.Length)
        {
            if (left > 0)
            {
                var part = Math.Min(left, received.Length - at);
                records.AddRange(received.Skip(at).Take(part));
                left -= part;
                at += part;
                continue;
            }

            var missing = Math.Min(TdsPackets.HeaderLength - header.Length, received.Length - at);
            header = [.. header, .. received.Skip(at).Take(missing)];
            at += missing;
            if (header[0] is not (TdsPackets.PreLogin or TdsPackets.Response))
            {
                return null;
            }

            if (header.Length == TdsPackets.HeaderLength)
            {
                left = TdsPackets.LengthAt(header, 0) - TdsPackets.HeaderLength;
                header = [];
                if (left < 0)
                {
                    left = 0;
                    return null;
                }
            }
        }

        return [.. records];
    }
}

/// <summary>Packets of TDS: eight bytes of header (type, status, length, and what doesn't matter here), and what they hold.</summary>
internal static class TdsPackets
{
    public const int HeaderLength = 8;

    /// <summary>A pre-login message.</summary>
    public const byte PreLogin = 0x12;

    /// <summary>What a server answers.</summary>
    public const byte Response = 0x04;

    private const int MostLength = 4096;

    /// <summary>The length that a header says, its own included.</summary>
    public static int LengthAt(byte[] bytes, int start) => (bytes[start + 2] << 8) | bytes[start + 3];

    /// <summary>Whether a header says that its message ends with this packet.</summary>
    public static bool IsLastAt(byte[] bytes, int start) => (bytes[start + 1] & 1) != 0;

    /// <summary>A message as packets.</summary>
    public static byte[] Pack(byte type, byte[] payload)
    {
        var packets = new List<byte>();
        var offset = 0;
        byte number = 1;
        do
        {
            var part = Math.Min(payload.Length - offset, MostLength - HeaderLength);
            var length = part + HeaderLength;
            var isLast = offset + part == payload.Length;
            packets.AddRange([type, isLast ? (byte)1 : (byte)0, (byte)(length >> 8), (byte)length, 0, 0, number++, 0]);
            packets.AddRange(payload.Skip(offset).Take(part));
            offset += part;
        }
        while (offset < payload.Length);
        return [.. packets];
    }
}
