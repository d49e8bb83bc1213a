using System.Net;
using System.Net.Sockets;

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
internal sealed class TdsInterceptor : IAsyncDisposable
{
    private readonly Interception interception;
    private readonly int target;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public TdsInterceptor(Interception interception, int target)
    {
        this.interception = interception;
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = InterceptAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task InterceptAsync(TcpClient client)
    {
        try
        {
            using (client)
            using (var server = new TcpClient())
            {
                var near = client.GetStream();
                // TLS in the place of a packet has nothing to rewrite: the attacker can only hang up.
                var message = await TdsMessage.ReadAsync(near, stop.Token);
                await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var far = server.GetStream();
                if (message.Type == TdsMessageType.PreLogin)
                {
                    await ExchangeAsync(PreLogin.Parse(message.Payload), near, far);
                }
                else
                {
                    await far.WriteAsync(message.ToBytes(), stop.Token);
                }

                await Task.WhenAny(near.CopyToAsync(far, stop.Token), far.CopyToAsync(near, stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // One side hung up: so does the interceptor.
        }
    }

    private async Task ExchangeAsync(PreLogin asked, NetworkStream near, NetworkStream far)
    {
        var told = interception != Interception.Off ? TdsEncryption.NotSupported
            : asked.Encryption == TdsEncryption.NotSupported ? TdsEncryption.NotSupported
            : TdsEncryption.Off;
        await far.WriteAsync(new TdsMessage(TdsMessageType.PreLogin, asked.With(told).ToBytes()).ToBytes(), stop.Token);
        var answer = PreLogin.Parse((await TdsMessage.ReadAsync(far, stop.Token)).Payload);
        await near.WriteAsync(
            new TdsMessage(TdsMessageType.Response, answer.With(interception == Interception.Strip ? null : told).ToBytes()).ToBytes(), stop.Token);
    }
}
