using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Drivers.Tests.SqlServer;

/// <summary>What a server saw of one connection.</summary>
internal sealed record TdsNote
{
    /// <summary>What the client said of encryption; null where it said nothing.</summary>
    public TdsEncryption? Asked { get; set; }

    /// <summary>Whether the login came in plaintext; null where none came.</summary>
    public bool? LoginInPlaintext { get; set; }

    /// <summary>Whether the session after the login was in plaintext.</summary>
    public bool SessionInPlaintext { get; set; }

    /// <summary>Whether the login named a user with another password than his.</summary>
    public bool IsDenied { get; set; }

    /// <summary>Whether a statement came.</summary>
    public bool HasStatement { get; set; }

    /// <summary>Whether TLS came before anything else (TDS 8).</summary>
    public bool IsTds8 { get; set; }
}

/// <summary>What a server of the lab is.</summary>
internal sealed record TdsServerOptions
{
    /// <summary>Its certificate with the key; null for a server without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether it insists on encryption (<c>Force Encryption</c>).</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether it takes TLS before anything else (SQL Server 2022).</summary>
    public bool TakesTds8 { get; init; } = true;

    /// <summary>The users and their passwords.</summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>();
}

/// <summary>One connection to a server, from the first byte to the last.</summary>
internal sealed class TdsSession(Socket socket, TdsServerOptions options, TdsNote note)
{
    private const byte TlsAlert = 0x15;
    private const byte TlsHandshake = 0x16;
    private const int TlsHeaderLength = 5;
    private static readonly SslApplicationProtocol tds8 = new("tds/8.0");

    /// <summary>Serves the client until it hangs up.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var connection = new NetworkStream(socket, ownsSocket: false);
        var first = new byte[1];
        if (await socket.ReceiveAsync(first, SocketFlags.Peek, stop) == 0)
        {
            return;
        }

        if (first[0] != TlsHandshake)
        {
            await ServeAsync(connection, stop);
        }
        else if (options is { TakesTds8: true, Certificate: not null })
        {
            note.IsTds8 = true;
            await using var tls = await AuthenticateAsync(connection, SslProtocols.Tls12 | SslProtocols.Tls13, stop);
            await ServeAsync(tls, stop);
        }
    }

    private async Task ServeAsync(Stream connection, CancellationToken stop)
    {
        var message = await TdsMessage.ReadAsync(connection, stop);
        if (message.Type != TdsMessageType.PreLogin)
        {
            // Old clients log in at once.
            await LogInAsync(message, connection, connection, stop);
            return;
        }

        var client = PreLogin.Parse(message.Payload);
        note.Asked = client.Encryption;
        var encryption = note.IsTds8 ? TdsEncryption.NotSupported : AnswerTo(client.Encryption);
        await SendAsync(connection, PreLogin.Answer(client, encryption).ToBytes(), stop);
        if (encryption == TdsEncryption.NotSupported)
        {
            await LogInAsync(await TdsMessage.ReadAsync(connection, stop), connection, connection, stop);
            return;
        }

        await using var tls = await HandshakeAsync(connection, stop);
        await LogInAsync(await TdsMessage.ReadAsync(tls, stop), tls, encryption == TdsEncryption.Off ? connection : tls, stop);
    }

    /// <summary>[MS-TDS] 2.2.6.5: what a server answers to what a client asked for.</summary>
    private TdsEncryption AnswerTo(TdsEncryption? asked) => (options, asked) switch
    {
        ({ Certificate: null }, _) => TdsEncryption.NotSupported,
        (_, TdsEncryption.On or TdsEncryption.Required) => TdsEncryption.On,
        ({ IsForced: true }, _) => TdsEncryption.Required,
        (_, TdsEncryption.Off) => TdsEncryption.Off,
        _ => TdsEncryption.NotSupported,
    };

    private async Task<SslStream> HandshakeAsync(Stream connection, CancellationToken stop)
    {
        var packets = new HandshakeStream(connection);
        try
        {
            // TLS 1.3 sends tickets after its handshake, where a client waits for TDS.
            var tls = await AuthenticateAsync(packets, SslProtocols.Tls12, stop);
            packets.IsOver = true;
            return tls;
        }
        catch (Exception) when (packets.Intruder is { Type: TdsMessageType.Login7 })
        {
            note.LoginInPlaintext = true;
            throw;
        }
    }

    private async Task<SslStream> AuthenticateAsync(Stream connection, SslProtocols versions, CancellationToken stop)
    {
        var tls = new SslStream(connection);
        var wanted = new SslServerAuthenticationOptions { ServerCertificate = options.Certificate, EnabledSslProtocols = versions };
        if (note.IsTds8)
        {
            wanted.ApplicationProtocols = [tds8];
        }

        await tls.AuthenticateAsServerAsync(wanted, stop);
        return tls;
    }

    private async Task LogInAsync(TdsMessage message, Stream loginStream, Stream session, CancellationToken stop)
    {
        if (message.Type != TdsMessageType.Login7)
        {
            return;
        }

        note.LoginInPlaintext = loginStream is not SslStream;
        note.SessionInPlaintext = session is not SslStream;
        if (options.IsForced && note.SessionInPlaintext)
        {
            return;
        }

        var login = Login7.Parse(message.Payload);
        note.IsDenied = login.User.Length > 0 && (!options.Users.TryGetValue(login.User, out var password) || password != login.Password);
        await SendAsync(session, note.IsDenied ? TdsTokens.Denied(login.Version) : TdsTokens.Accepted(login.Version), stop);
        while (!note.IsDenied)
        {
            if (loginStream != session)
            {
                await PassOverAlertAsync(session, stop);
            }

            var statement = await TdsMessage.ReadAsync(session, stop);
            note.HasStatement |= statement.Type != TdsMessageType.Attention;
            await SendAsync(
                session, statement.Type == TdsMessageType.Attention ? TdsTokens.BrokenOff(login.Version) : TdsTokens.Empty(login.Version), stop);
        }
    }

    /// <summary>Some clients end the TLS of their login as TLS is ended, with an alert that goes bare on the connection.</summary>
    private async Task PassOverAlertAsync(Stream connection, CancellationToken stop)
    {
        var first = new byte[1];
        while (await socket.ReceiveAsync(first, SocketFlags.Peek, stop) > 0 && first[0] == TlsAlert)
        {
            var header = new byte[TlsHeaderLength];
            await connection.ReadExactlyAsync(header, stop);
            await connection.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))], stop);
        }
    }

    private static async Task SendAsync(Stream stream, byte[] payload, CancellationToken stop)
    {
        await stream.WriteAsync(new TdsMessage(TdsMessageType.Response, payload).ToBytes(), stop);
        await stream.FlushAsync(stop);
    }
}
