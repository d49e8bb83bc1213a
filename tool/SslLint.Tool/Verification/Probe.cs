using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Tool.Verification;

/// <summary>What a server said of TLS.</summary>
internal enum TlsOffer
{
    /// <summary>Nothing was heard of it.</summary>
    Unknown,

    /// <summary>It takes TLS.</summary>
    Offered,

    /// <summary>It has none.</summary>
    Refused,

    /// <summary>It takes nothing else.</summary>
    Required,
}

/// <summary>What came of asking one server.</summary>
internal sealed record ProbeResult
{
    /// <summary>The address that answered, with its port; null where none did.</summary>
    public string? Address { get; init; }

    /// <summary>Why nothing can be said, as a sentence; null where the handshake ended, or the server has no TLS.</summary>
    public string? Failure { get; init; }

    /// <summary>What it said of TLS.</summary>
    public TlsOffer Tls { get; init; }

    /// <summary>Why it has no TLS, as a clause about the server.</summary>
    public string? Refusal { get; init; }

    /// <summary>The gap through which versions that have it go on all the same; null for none.</summary>
    public string? Gap { get; init; }

    /// <summary>The version of TLS, such as <c>1.3</c>; null without a handshake.</summary>
    public string? TlsVersion { get; init; }

    /// <summary>The name of the cipher suite.</summary>
    public string? Cipher { get; init; }

    /// <summary>The server's certificate, and what it sent beside it; empty without a handshake.</summary>
    public IReadOnlyList<X509Certificate2> Chain { get; init; } = [];

    /// <summary>Whether the server asked for a certificate of the client.</summary>
    public bool AsksForClientCertificate { get; init; }
}

/// <summary>Where to ask, and how.</summary>
internal sealed record ProbeRequest
{
    /// <summary>The host of the string, whose name goes into the handshake.</summary>
    public required string Host { get; init; }

    /// <summary>The address that the string says to dial in the host's stead; null for none.</summary>
    public string? DialledAddress { get; init; }

    /// <summary>The port of the string, or the engine's default.</summary>
    public required int Port { get; init; }

    /// <summary>The place to go to in their stead, which the caller names; null for none.</summary>
    public HostPort? Connect { get; init; }

    /// <summary>Whether this machine and link-local addresses may be dialled.</summary>
    public bool IncludeLocal { get; init; }

    /// <summary>How long it may take in all.</summary>
    public required TimeSpan Timeout { get; init; }
}

/// <summary>A host and a port.</summary>
internal sealed record HostPort(string Host, int Port);

/// <summary>Asks one server: from its name to the end of the TLS handshake, and no further.</summary>
internal static class Probe
{
    /// <summary>Asks. Whatever the peer does is a result.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<ProbeResult> RunAsync(ProbeRequest request, IPreamble preamble, CancellationToken stop)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(request.Timeout);
        var talk = new Talk(request, preamble);
        try
        {
            return await talk.RunAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return talk.Fail($"{talk.Phase} took longer than the {request.Timeout.TotalSeconds:0.###} s of --timeout");
        }
        catch (PeerException e)
        {
            return talk.Fail($"{talk.Phase} came to nothing: {e.Message}");
        }
        catch (AuthenticationException e)
        {
            return talk.Fail($"{talk.Phase} came to nothing{Reason(e)}");
        }
        catch (SocketException e)
        {
            return talk.Fail(Describe(e.SocketErrorCode, talk.Phase));
        }
        catch (IOException e)
        {
            return talk.Fail(e.InnerException is SocketException inner ? Describe(inner.SocketErrorCode, talk.Phase)
                : $"{talk.Phase} came to nothing: the server hangs up");
        }
    }

    private static string Describe(SocketError error, string phase) => error switch
    {
        SocketError.ConnectionRefused => "the connection is refused: nothing listens there, or a firewall says so",
        SocketError.HostNotFound or SocketError.NoData => "the host's name isn't known here",
        SocketError.TryAgain => "the host's name can't be looked up now",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.AddressNotAvailable => "there is no route to the host",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => $"{phase} came to nothing: the server hangs up",
        SocketError.TimedOut => $"{phase} took too long",
        _ => $"{phase} came to nothing ({error})",
    };

    /// <summary>OpenSSL's own words, which hold nothing of the peer's.</summary>
    private static string Reason(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PeerException peer)
            {
                return $": {peer.Message}";
            }

            var at = inner.Message.LastIndexOf("SSL routines::", StringComparison.Ordinal);
            if (at >= 0)
            {
                return $": {inner.Message[(at + "SSL routines::".Length)..]}";
            }
        }

        return "";
    }

    /// <summary>One talk with a server.</summary>
    private sealed class Talk(ProbeRequest request, IPreamble preamble)
    {
        private readonly List<X509Certificate2> chain = [];
        private string? address;
        private TlsOffer offer;
        private bool asksForCertificate;

        public string Phase { get; private set; } = "looking up the name";

        public ProbeResult Fail(string why) => new()
        {
            Failure = asksForCertificate ? why + "; the server asks for a client certificate" : why,
            Address = address,
            Tls = offer,
            AsksForClientCertificate = asksForCertificate,
        };

        public async Task<ProbeResult> RunAsync(CancellationToken stop)
        {
            var (host, port) = (request.Connect?.Host ?? request.DialledAddress ?? request.Host, request.Connect?.Port ?? request.Port);
            var found = IPAddress.TryParse(host, out var ip) ? [ip] : await Dns.GetHostAddressesAsync(host, stop).WaitAsync(stop).ConfigureAwait(false);
            var addresses = found.Where(a => request.IncludeLocal || request.Connect is not null || !IsNear(a)).ToList();
            if (addresses.Count == 0)
            {
                return Fail(found.Length == 0 ? "the host's name isn't known here"
                    : "the host's name leads to this machine or a link-local address, which are dialled only with --include-local");
            }

            Phase = "connecting";
            using var socket = await ConnectAsync(addresses, port, stop).ConfigureAwait(false);
            await using var stream = new PeerStream(socket);
            var step = await SpeakAsync(stream, stop).ConfigureAwait(false);
            switch (step.Action)
            {
                case PreambleAction.NoTls:
                    offer = TlsOffer.Refused;
                    return new ProbeResult { Address = address, Tls = offer, Refusal = step.Reason, Gap = step.Gap };
                case PreambleAction.Stop:
                    return Fail($"the server isn't understood: {step.Reason}");
            }

            offer = step.IsRequired ? TlsOffer.Required : TlsOffer.Offered;
            return await HandshakeAsync(stream, step, stop).ConfigureAwait(false);
        }

        /// <summary>The first address that answers. Those behind it get a share of the time, too.</summary>
        private async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken stop)
        {
            var start = Environment.TickCount64;
            for (var i = 0; ; i++)
            {
                var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                using var share = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var left = request.Timeout - TimeSpan.FromMilliseconds(Environment.TickCount64 - start);
                var isLast = i == addresses.Count - 1;
                if (!isLast)
                {
                    share.CancelAfter(left > TimeSpan.Zero ? left / (addresses.Count - i) : TimeSpan.Zero);
                }

                try
                {
                    await socket.ConnectAsync(new IPEndPoint(addresses[i], port), share.Token).ConfigureAwait(false);
                    address = new IPEndPoint(addresses[i], port).ToString();
                    return socket;
                }
                catch (Exception e) when (e is SocketException or OperationCanceledException && !isLast && !stop.IsCancellationRequested)
                {
                    socket.Dispose();
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            }
        }

        private async Task<PreambleStep> SpeakAsync(PeerStream stream, CancellationToken stop)
        {
            Phase = "the start of the protocol";
            var step = preamble.Next([]);
            while (true)
            {
                switch (step.Action)
                {
                    case PreambleAction.Send:
                        await stream.WriteAsync(step.Bytes.ToArray(), stop).ConfigureAwait(false);
                        step = preamble.Next([]);
                        break;
                    case PreambleAction.Receive:
                        step = preamble.Next(await stream.ReceiveAsync(stop).ConfigureAwait(false));
                        break;
                    default:
                        return step;
                }
            }
        }

        private async Task<ProbeResult> HandshakeAsync(PeerStream stream, PreambleStep step, CancellationToken stop)
        {
            Phase = "the TLS handshake";
            stream.Framing = step.Framing;
            await using var tls = new SslStream(stream, leaveInnerStreamOpen: true);
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = HostClasses.IsIpAddress(request.Host) ? "" : request.Host,

                // TLS 1.3 sends tickets behind its handshake, where TDS 7 waits for TDS: it ends with 1.2.
#pragma warning disable CA5398 // Packed handshakes know no other version.
                EnabledSslProtocols = step.Framing is null ? SslProtocols.None : SslProtocols.Tls12,
#pragma warning restore CA5398
                ApplicationProtocols = step.ApplicationProtocol is { } name ? [new SslApplicationProtocol(name)] : null,

                // Who asks must not follow addresses that a certificate names.
                CertificateChainPolicy = new X509ChainPolicy
                {
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                },
                RemoteCertificateValidationCallback = (_, certificate, built, _) => Keep(certificate, built),
                LocalCertificateSelectionCallback = (_, _, _, remote, issuers) =>
                {
                    asksForCertificate |= remote is not null || issuers.Length > 0;
                    return null!;
                },
            };
            await tls.AuthenticateAsClientAsync(options, stop).ConfigureAwait(false);
            if (step.ApplicationProtocol is not null && tls.NegotiatedApplicationProtocol.Protocol.IsEmpty)
            {
                return Fail($"the server takes TLS at once, but not for the protocol '{step.ApplicationProtocol}'");
            }

            return new ProbeResult
            {
                Address = address,
                Tls = offer,
                TlsVersion = VersionOf(tls.SslProtocol),
                Cipher = tls.NegotiatedCipherSuite.ToString(),
                Chain = chain,
                AsksForClientCertificate = asksForCertificate,
            };
        }

        /// <summary>Keeps what the server sent. It is judged afterwards, and nothing goes over this connection any more.</summary>
        private bool Keep(X509Certificate? certificate, X509Chain? built)
        {
            chain.Clear();
            if (certificate is not null)
            {
                chain.Add(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
                chain.AddRange((built?.ChainPolicy.ExtraStore ?? [])
                    .Select(c => X509CertificateLoader.LoadCertificate(c.RawData))
                    .Where(c => !c.Equals(chain[0])));
            }

            return true;
        }

        private static string VersionOf(SslProtocols protocol) => protocol switch
        {
#pragma warning disable SYSLIB0039, CA5397, CA5398 // They are named, not used.
            SslProtocols.Tls13 => "1.3",
            SslProtocols.Tls12 => "1.2",
            SslProtocols.Tls11 => "1.1",
#pragma warning restore SYSLIB0039, CA5397, CA5398
            _ => "1.0",
        };

        /// <summary>Whether an address is this machine, or one that no router passes on: a repository must not choose what is asked there.</summary>
        private static bool IsNear(IPAddress address)
        {
            var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            var bytes = plain.GetAddressBytes();
            return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any)
                || (plain.AddressFamily == AddressFamily.InterNetwork && (bytes[0] is 0 or 127 || (bytes[0] == 169 && bytes[1] == 254)));
        }
    }
}
