using System.Net;
using System.Net.Sockets;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What an attacker makes of what the two sides say about encryption.</summary>
internal enum Interception
{
    /// <summary>Nobody is between.</summary>
    None,

    /// <summary>Both hear that the other has no TLS.</summary>
    NotSupported,

    /// <summary>Both hear that the login alone is to be encrypted.</summary>
    Off,

    /// <summary>The server hears that the client has no TLS, the client nothing: the option is taken out of the answer (CVE-2024-0056).</summary>
    Strip,
}

/// <summary>The attacker between client and server: rewrites the pre-login messages and hands the rest on.</summary>
internal sealed class TdsInterceptor : LabListener
{
    private readonly Interception interception;
    private readonly int target;

    public TdsInterceptor(Interception interception, int target)
    {
        this.interception = interception;
        this.target = target;
        Start();
    }

    /// <inheritdoc/>
    protected override async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using var server = new TcpClient();
        var near = client.GetStream();
        // TLS in the place of a packet has nothing to rewrite: the attacker can only hang up.
        var message = await TdsMessage.ReadAsync(near, stop);
        await server.ConnectAsync(IPAddress.Loopback, target, stop);
        var far = server.GetStream();
        if (message.Type == TdsMessageType.PreLogin)
        {
            await ExchangeAsync(PreLogin.Parse(message.Payload), near, far, stop);
        }
        else
        {
            await far.WriteAsync(message.ToBytes(), stop);
        }

        await RelayAsync(near, far, stop);
    }

    private async Task ExchangeAsync(PreLogin asked, NetworkStream near, NetworkStream far, CancellationToken stop)
    {
        var told = interception != Interception.Off ? TdsEncryption.NotSupported
            : asked.Encryption == TdsEncryption.NotSupported ? TdsEncryption.NotSupported
            : TdsEncryption.Off;
        await far.WriteAsync(new TdsMessage(TdsMessageType.PreLogin, asked.With(told).ToBytes()).ToBytes(), stop);
        var answer = PreLogin.Parse((await TdsMessage.ReadAsync(far, stop)).Payload);
        await near.WriteAsync(
            new TdsMessage(TdsMessageType.Response, answer.With(interception == Interception.Strip ? null : told).ToBytes()).ToBytes(), stop);
    }
}
