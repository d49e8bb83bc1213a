namespace SslLint.Drivers;

/// <summary>What a client does next on the way to TLS.</summary>
public enum PreambleAction
{
    /// <summary>It sends <see cref="PreambleStep.Bytes"/>, and asks again.</summary>
    Send,

    /// <summary>It waits for more of the server's bytes.</summary>
    Receive,

    /// <summary>It begins the TLS handshake.</summary>
    BeginTls,

    /// <summary>It gets no TLS: the server says that it has none.</summary>
    NoTls,

    /// <summary>It ends: the server refuses the connection, or what it says isn't the protocol.</summary>
    Stop,
}

/// <summary>A step on the way to TLS.</summary>
/// <param name="Action">What the client does.</param>
public sealed record PreambleStep(PreambleAction Action)
{
    /// <summary>What it sends; empty where it sends nothing.</summary>
    public IReadOnlyList<byte> Bytes { get; init; } = [];

    /// <summary>Why it gets no TLS or ends, as a clause about the server that quotes none of its bytes; null where it goes on.</summary>
    public string? Reason { get; init; }

    /// <summary>The protocol that the handshake names (ALPN); null where it names none.</summary>
    public string? ApplicationProtocol { get; init; }

    /// <summary>How the handshake is packed; null where it goes bare.</summary>
    public ITlsFraming? Framing { get; init; }

    /// <summary>Whether the server said that it takes no session without TLS.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The gap (<see cref="TlsPosture.Gaps"/>) through which versions that have it go on without TLS after such an answer; null for none.</summary>
    public string? Gap { get; init; }

    /// <summary>Sends bytes.</summary>
    internal static PreambleStep Send(byte[] bytes) => new(PreambleAction.Send) { Bytes = bytes };

    /// <summary>Waits.</summary>
    internal static PreambleStep Receive { get; } = new(PreambleAction.Receive);

    /// <summary>Ends.</summary>
    internal static PreambleStep Stop(string reason) => new(PreambleAction.Stop) { Reason = reason };
}

/// <summary>The start of a connection up to the TLS handshake: bytes in, bytes out. It never holds a user name or a password, never throws, and keeps little.
/// </summary>
public interface IPreamble
{
    /// <summary>The next step.</summary>
    /// <param name="received">What came since the last call: empty at the beginning and after something was sent.</param>
    PreambleStep Next(byte[] received);
}

/// <summary>How the records of a TLS handshake are packed. For one connection.</summary>
public interface ITlsFraming
{
    /// <summary>Packs what TLS sends.</summary>
    byte[] Wrap(byte[] records);

    /// <summary>Takes what TLS gets out of the server's bytes, wherever they are cut; null where they are packed otherwise.</summary>
    byte[]? Unwrap(byte[] received);
}

/// <summary>TLS before anything else.</summary>
/// <param name="applicationProtocol">The protocol that the handshake names (ALPN), or null.</param>
public sealed class TlsAtOnce(string? applicationProtocol) : IPreamble
{
    /// <inheritdoc/>
    public PreambleStep Next(byte[] received) => new(PreambleAction.BeginTls) { ApplicationProtocol = applicationProtocol, IsRequired = true };
}

/// <summary>A preamble that reads answers.</summary>
/// <param name="protocol">Whose protocol it is, in prose.</param>
/// <param name="most">The most bytes that an answer has.</param>
internal abstract class AnsweredPreamble(string protocol, int most) : IPreamble
{
    private byte[] received = [];
    private PreambleStep? end;

    /// <inheritdoc/>
    public PreambleStep Next(byte[] received)
    {
        if (end is not null)
        {
            return end;
        }

        // What is longer than any answer tells by its beginning what it is.
        var count = Math.Min(received.Length, most + 1 - this.received.Length);
        this.received = [.. this.received, .. received.Take(count)];
        var step = Read(this.received);
        if (step.Action == PreambleAction.Receive && this.received.Length > most)
        {
            step = PreambleStep.Stop($"it sends more than any answer of {protocol} has");
        }

        if (step.Action is not (PreambleAction.Send or PreambleAction.Receive))
        {
            end = step;
            this.received = [];
        }

        return step;
    }

    /// <summary>The next step after all that came.</summary>
    protected abstract PreambleStep Read(byte[] all);

    /// <summary>Ends at something else than an answer of the protocol.</summary>
    protected PreambleStep Other(byte[] all) => PreambleStep.Stop(Speaks(all) is var spoken && spoken.Contains(protocol)
        ? $"it breaks {protocol}'s protocol"
        : $"it {spoken}, and not {protocol}'s protocol");

    /// <summary>Ends at bytes that come before TLS and that nobody asked for: taken for a part of the encrypted session, they would be smuggled in.</summary>
    protected PreambleStep TooMuch(byte[] all) =>
        IsKnown(all) ? Other(all) : PreambleStep.Stop("it sends plaintext behind its answer, where TLS begins");

    private static bool IsKnown(byte[] all) => Speaks(all) != Speaks([]);

    private static string Speaks(byte[] all) =>
        Begins(all, "HTTP/") || Begins(all, "<html") || Begins(all, "<!DOCTYPE") ? "speaks HTTP"
        : Begins(all, "SSH-") ? "speaks SSH"
        : Begins(all, "220 ") || Begins(all, "220-") ? "greets as a server for mail or files"
        : Begins(all, "* OK") || Begins(all, "+OK") ? "greets as a mailbox"
        : Begins(all, "-ERR") || Begins(all, "-DENIED") || Begins(all, "-NOAUTH") ? "speaks Redis' protocol"
        : all.Length > 2 && all[0] is 0x15 or 0x16 && all[1] == 3 && all[2] <= 4 ? "speaks TLS at once"
        : all.Length > 4 && all[2] == 0 && all[3] == 0 && all[4] is 10 or 9 ? "greets as MySQL does"
        : all.Length > 7 && all[0] == 4 && all[1] is 0 or 1 && all[4] == 0 && all[5] == 0 ? "speaks SQL Server's protocol"
        : "speaks something else";

    private static bool Begins(byte[] all, string text)
    {
        if (all.Length < text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (all[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
