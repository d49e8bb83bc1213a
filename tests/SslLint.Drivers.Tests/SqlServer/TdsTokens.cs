using System.Buffers.Binary;
using System.Text;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>The tokens of a server's answers, as one payload ([MS-TDS] 2.2.7).</summary>
/// <param name="version">The version of TDS that the client speaks.</param>
internal sealed class TdsTokens(uint version)
{
    private const byte EnvironmentChange = 0xE3;
    private const byte LoginAcknowledgement = 0xAD;
    private const byte Error = 0xAA;
    private const byte Done = 0xFD;
    private const byte Database = 1;
    private const byte Language = 2;
    private const byte PacketSize = 4;
    private const byte Collation = 7;
    private const int LoginFailed = 18456;
    private const byte LoginFailedClass = 14;

    /// <summary>From this version on lines and rows are counted with more bytes.</summary>
    private const uint Tds72 = 0x72000000;
    private const uint Tds8 = 0x08000000;

    private readonly MemoryStream tokens = new();

    private bool CountsWide => version is >= Tds72 or Tds8;

    /// <summary>The login is accepted.</summary>
    public static byte[] Accepted(uint version)
    {
        var answer = new TdsTokens(version);
        answer.Change(Database, Short("master"), Short("master"));
        answer.Change(Collation, [5, 0x09, 0x04, 0xD0, 0x00, 0x34], [0]);
        answer.Change(Language, Short("us_english"), Short(""));
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, version);
        answer.Append(LoginAcknowledgement, [1, .. number, .. Short("Microsoft SQL Server"), 16, 0, 0x03, 0xE8]);
        answer.Change(PacketSize, Short("4096"), Short("4096"));
        return answer.Finish(status: 0);
    }

    /// <summary>The login is refused.</summary>
    public static byte[] Denied(uint version)
    {
        var answer = new TdsTokens(version);
        const string Message = "Login failed.";
        byte[] line = answer.CountsWide ? [1, 0, 0, 0] : [1, 0];
        answer.Append(
            Error,
            [
                .. Number(LoginFailed), 1, LoginFailedClass, (byte)Message.Length, 0, .. Encoding.Unicode.GetBytes(Message),
                .. Short("lab"), .. Short(""), .. line,
            ]);
        return answer.Finish(status: 2);
    }

    /// <summary>A statement was carried out and gave no rows.</summary>
    public static byte[] Empty(uint version) => new TdsTokens(version).Finish(status: 0);

    /// <summary>A statement was broken off.</summary>
    public static byte[] BrokenOff(uint version) => new TdsTokens(version).Finish(status: 0x20);

    private void Change(byte what, byte[] now, byte[] before) => Append(EnvironmentChange, [what, .. now, .. before]);

    private void Append(byte token, byte[] data)
    {
        tokens.WriteByte(token);
        tokens.Write([(byte)data.Length, (byte)(data.Length >> 8)]);
        tokens.Write(data);
    }

    private byte[] Finish(byte status)
    {
        tokens.WriteByte(Done);
        tokens.Write([status, 0, 0, 0]);
        tokens.Write(new byte[CountsWide ? sizeof(long) : sizeof(int)]);
        return tokens.ToArray();
    }

    /// <summary>A text of at most 255 characters behind its length.</summary>
    private static byte[] Short(string text) => [(byte)text.Length, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
