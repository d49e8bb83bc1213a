using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SslLint.Tool.Tests.Support;

/// <summary>An HTTPS server for the name localhost that gives one answer to every request.</summary>
internal sealed class HttpsServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;

    public HttpsServer(X509Certificate2 authority)
    {
        using var issued = TestCertificates.Issue(authority, "localhost", host: "localhost");
        certificate = X509CertificateLoader.LoadPkcs12(issued.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The address of a file.</summary>
    public string Address => $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/bundle.pem";

    /// <summary>The status line and headers, without those of the length.</summary>
    public string Head { get; set; } = "HTTP/1.1 200 OK";

    /// <summary>The body.</summary>
    public byte[] Body { get; set; } = [];

    /// <summary>How long the answer says that the body is; its real length where null.</summary>
    public long? Length { get; set; }

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            await using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(certificate);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            Requests++;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Head}\r\nContent-Length: {Length ?? Body.Length}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(Body);
            await stream.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // A client that doesn't trust this server goes away.
        }
    }
}
