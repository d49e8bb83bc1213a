using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SslLint.Certificates;

namespace SslLint.Tool.Bundles;

/// <summary>Fetches a file by HTTPS. The address has to answer itself: a redirect could lead anywhere.</summary>
internal static class BundleDownload
{
    /// <summary>The most bytes that are taken; the largest of the providers' files has less than 200 kB.</summary>
    public const int MaximumLength = 4 << 20;

    /// <summary>Fetches.</summary>
    /// <param name="address">An https address.</param>
    /// <param name="trusted">CA certificates to trust beside the system's.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CommandException">It did not come; the message names the address and the reason.</exception>
    public static byte[] Fetch(Uri address, IReadOnlyList<CertificateEntry> trusted, TimeSpan timeout, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (trusted.Count > 0)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = TrustAlso(trusted);
        }

        using var client = new HttpClient(handler) { Timeout = timeout };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)response.StatusCode is >= 300 and < 400)
            {
                throw Failure(
                    address, "it answers with a redirect, which is not followed: look where it leads, and give that address by --url if it is the provider's");
            }

            if (!response.IsSuccessStatusCode)
            {
                throw Failure(address, $"it answers with status {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}");
            }

            using var stream = response.Content.ReadAsStream(cancellation);
            return ReadAll(stream, address, timeout, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw Failure(address, Reason(e));
        }
        catch (Exception e) when (e is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw Failure(address, $"it did not answer within {timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        }
        catch (IOException)
        {
            throw Failure(address, "the connection broke");
        }
    }

    private static byte[] ReadAll(Stream stream, Uri address, TimeSpan timeout, CancellationToken cancellation)
    {
        // The client's own time ends with the headers.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var stop = limit.Token.Register(stream.Dispose);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                content.Write(buffer, 0, read);
                if (content.Length > MaximumLength)
                {
                    throw Failure(address, "it is larger than 4 MiB, and no file of CA certificates is");
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException && limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Failure(address, $"it did not come within {timeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        }

        return content.ToArray();
    }

    private static string Reason(HttpRequestException e) => e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name can't be resolved: is the machine offline, or behind a proxy?",
        HttpRequestError.ConnectionError => "no connection: is the machine offline, or behind a proxy?",
        HttpRequestError.SecureConnectionError => "its certificate can't be verified: behind a proxy that opens TLS, name the proxy's CA by --ca-file",
        _ when e.InnerException is AuthenticationException =>
            "its certificate can't be verified: behind a proxy that opens TLS, name the proxy's CA by --ca-file",
        HttpRequestError.ResponseEnded => "the connection broke",
        _ => "the request failed",
    };

    /// <summary>Accepts what the system accepts, and a chain to one of the given CAs; the name has to fit in any case.</summary>
    private static RemoteCertificateValidationCallback TrustAlso(IReadOnlyList<CertificateEntry> trusted)
    {
        var roots = new X509Certificate2Collection();
        roots.AddRange(trusted.Select(c => X509CertificateLoader.LoadCertificate(c.ToDer())).ToArray());
        return (_, certificate, chain, errors) =>
        {
            if (errors == SslPolicyErrors.None)
            {
                return true;
            }

            if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server || chain is null)
            {
                return false;
            }

            using var own = new X509Chain();
            own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            own.ChainPolicy.CustomTrustStore.AddRange(roots);
            own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
            foreach (var element in chain.ChainElements)
            {
                own.ChainPolicy.ExtraStore.Add(element.Certificate);
            }

            return own.Build(server);
        };
    }

    private static CommandException Failure(Uri address, string reason) => new($"{address}: {reason}; nothing was written");
}
