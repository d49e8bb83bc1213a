using System.Buffers.Binary;
using System.Text;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>The login of a client: what of it a server of the lab needs ([MS-TDS] 2.2.6.4).</summary>
/// <param name="Version">The version of TDS that the client speaks, such as 0x74000004; 0x08000000 for TDS 8.</param>
/// <param name="User">The user's name; empty for integrated logins.</param>
/// <param name="Password">The password.</param>
internal sealed record Login7(uint Version, string User, string Password)
{
    private const int VersionOffset = 4;
    private const int UserOffset = 40;
    private const int PasswordOffset = 44;
    private const byte PasswordMask = 0xA5;

    /// <summary>Reads the payload of a message.</summary>
    public static Login7 Parse(ReadOnlySpan<byte> payload)
    {
        var password = TextAt(payload, PasswordOffset).ToArray();
        for (var i = 0; i < password.Length; i++)
        {
            var unmasked = (byte)(password[i] ^ PasswordMask);
            password[i] = (byte)((unmasked << 4) | (unmasked >> 4));
        }

        return new Login7(
            BinaryPrimitives.ReadUInt32LittleEndian(payload[VersionOffset..]),
            Encoding.Unicode.GetString(TextAt(payload, UserOffset)),
            Encoding.Unicode.GetString(password));
    }

    /// <summary>The UTF-16 text whose offset and length, in characters, stand at a place.</summary>
    private static ReadOnlySpan<byte> TextAt(ReadOnlySpan<byte> payload, int place) => payload.Slice(
        BinaryPrimitives.ReadUInt16LittleEndian(payload[place..]),
        BinaryPrimitives.ReadUInt16LittleEndian(payload[(place + 2)..]) * sizeof(char));
}
