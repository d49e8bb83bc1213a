using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>The start of MySQL's protocol: the server greets, and the client asks for TLS in the place of its login.</summary>
/// <remarks>Source: MySQL's internals documentation, Protocol::HandshakeV10 and Protocol::SSLRequest.</remarks>
internal sealed class MySqlPreamble() : AnsweredPreamble("MySQL", MostGreeting)
{
    private const int MostGreeting = 2048;
    private const int HeaderLength = 4;
    private const byte OldProtocol = 9;
    private const byte Protocol = 10;
    private const byte Error = 0xFF;

    /// <summary>Between the server's version and the capabilities: the connection's number, eight bytes of the scramble, a zero byte.</summary>
    private const int BeforeCapabilities = 4 + 8 + 1;

    /// <summary>CLIENT_SSL, 0x0800, in the second byte of the capabilities.</summary>
    private const byte Tls = 0x08;

    /// <summary>SSLRequest: 32 bytes, packet 1. LONG_PASSWORD, PROTOCOL_41, SSL, SECURE_CONNECTION and PLUGIN_AUTH, the largest packet, utf8mb4.</summary>
    private static readonly byte[] request = [32, 0, 0, 1, 0x01, 0x8A, 0x08, 0, 0, 0, 0, 1, 45, .. new byte[23]];

    private bool hasAsked;

    /// <inheritdoc/>
    protected override PreambleStep Read(byte[] all)
    {
        if (hasAsked)
        {
            return new PreambleStep(PreambleAction.BeginTls);
        }

        if (all.Length < HeaderLength)
        {
            return PreambleStep.Receive;
        }

        var length = all[0] | (all[1] << 8) | (all[2] << 16);
        if (length is 0 or > MostGreeting - HeaderLength || all[3] != 0)
        {
            return Other(all);
        }

        if (all.Length == HeaderLength)
        {
            return PreambleStep.Receive;
        }

        if (all[HeaderLength] is not (OldProtocol or Protocol or Error))
        {
            return Other(all);
        }

        return all.Length < HeaderLength + length ? PreambleStep.Receive
            : all.Length > HeaderLength + length ? TooMuch([])
            : ReadGreeting(all);
    }

    private PreambleStep ReadGreeting(byte[] packet)
    {
        switch (packet[HeaderLength])
        {
            case OldProtocol:
                return PreambleStep.Stop("it greets with version 9 of MySQL's protocol, which no driver speaks any more");
            case Error:
                return PreambleStep.Stop(packet.Length < HeaderLength + 3
                    ? "it refuses the connection with an error"
                    : $"it refuses the connection with MySQL's error {packet[HeaderLength + 1] | (packet[HeaderLength + 2] << 8)}");
        }

        var zero = Array.IndexOf(packet, (byte)0, HeaderLength + 1);
        var capabilities = zero + 1 + BeforeCapabilities;
        if (zero < 0 || capabilities + 1 >= packet.Length)
        {
            return PreambleStep.Stop("its greeting is shorter than MySQL's protocol allows");
        }

        if ((packet[capabilities + 1] & Tls) == 0)
        {
            return new PreambleStep(PreambleAction.NoTls) { Reason = "its greeting offers no TLS" };
        }

        hasAsked = true;
        return PreambleStep.Send(request);
    }
}
