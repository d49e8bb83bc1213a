using System.Security.Cryptography.X509Certificates;
using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Fixes;
using SslLint.Hardening;
using SslLint.Projects;
using SslLint.Rules;
using SslLint.Tool.Bundles;
using SslLint.Tool.Cli;
using SslLint.Tool.Files;
using SslLint.Tool.Stores;

namespace SslLint.Tool.Verification;

/// <summary>Judges a server's certificate, and what gets through to a connection, as its driver would.</summary>
internal sealed class ServerJudge(VerifyOptions options)
{
    // Regional parts of a bundle that is asked whole are left out.
    private static readonly Lazy<IReadOnlyList<(string Name, IReadOnlyList<CertificateEntry> Roots)>> bundles = new(static () =>
        [.. BundleCatalog.Names.Where(static n => !n.StartsWith("aws-rds-", StringComparison.Ordinal))
            .Select(static n => (n, CertificateFile.Read(BundleCatalog.Read(n)!).Certificates))]);

    /// <summary>Judges what a server answered.</summary>
    /// <param name="check">What is known without it.</param>
    /// <param name="target">The connection.</param>
    /// <param name="endpoint">The server, as the connection names it.</param>
    /// <param name="probe">The answer.</param>
    public ConnectionCheck Judge(ConnectionCheck check, VerifyTarget target, Endpoint endpoint, ProbeResult probe)
    {
        if (probe.Failure is { } failure)
        {
            return check with { Why = [failure] };
        }

        var reading = target.Reading;
        var posture = reading.Posture!;
        var chain = probe.Chain;
        if (posture.Chain && chain.Count > 0 && RootsOf(reading, posture, target.Folder) is { AreHidden: true, Missing: { } hidden })
        {
            return check with { Why = [hidden] };
        }

        var fault = Fault(reading, posture, endpoint, probe, target.Folder);
        var (verdict, interceptors) = (Verdict.Safe, InterceptorsOf(posture));
        var connects = posture.Encryption switch
        {
            Encryption.Always => fault is null,
            Encryption.Fallback => fault is null || probe.Tls == TlsOffer.Refused || reading.Driver.Engine.RetriesInPlaintext,
            Encryption.LoginOnly => probe.Tls == TlsOffer.Refused || (fault is null && !(probe.Tls == TlsOffer.Required && posture.Revocation)),
            _ => probe.Tls != TlsOffer.Required || (posture.Encryption != Encryption.Never && fault is null && !posture.Revocation),
        } || (probe.Gap is { } gap && posture.Gaps.Contains(gap));
        var why = new List<string>();
        if (!connects)
        {
            verdict = Verdict.Broken;
            why.Add(fault ?? "the server takes nothing but TLS, which the string doesn't begin");
        }
        else if (interceptors != Interceptors.None || posture.Gaps.Count > 0)
        {
            verdict = Verdict.Exposed;
            why.Add(interceptors switch
            {
                _ when interceptors.HasFlag(Interceptors.NoTls) => "an interceptor that says that it has no TLS gets through",
                _ when interceptors.HasFlag(Interceptors.OtherCertificate) => "an interceptor with any certificate gets through",
                _ when interceptors.HasFlag(Interceptors.OtherName) => "an interceptor with a certificate of the same CA for another name gets through",
                _ => "the driver's version lets interceptors through whatever the string says",
            });
            if (posture.Gaps.Count > 0)
            {
                why.Add($"no string of {reading.Driver.DisplayName} {reading.Version} reaches only the right server: see SSL4004");
            }
        }

        var (strictFault, strict) = Strict(target, endpoint, probe);
        if (connects && posture.Encryption is Encryption.Never or Encryption.PlaintextFirst && probe.Tls == TlsOffer.Offered)
        {
            why.Add("whether the server lets in a session without TLS, only a login decides");
        }

        if (probe.AsksForClientCertificate)
        {
            why.Add("the server asks for a client certificate, which only a login decides");
        }

        if (chain.Count == 0)
        {
            return check with
            {
                Verdict = verdict,
                Why = [.. why, .. connects ? ["the server has no TLS: strict strings can't connect"] : Array.Empty<string>()],
                Connects = connects,
                Interceptors = interceptors,
                StrictNeeds = "a server with TLS",
            };
        }

        var bundle = new Lazy<string?>(() => BundleOf(reading, chain));
        if (strict && verdict != Verdict.Safe)
        {
            why.Add($"the strict string would connect: 'dotnet sslconnect {(target.Place is null ? "rewrite' writes" : "fix --verified' may write")} it");
        }
        else if (verdict != Verdict.Safe && bundle.Value is { } name)
        {
            why.Add($"'bundle list' has the CA of the server under {name}");
        }

        if (posture is { Revocation: true } && verdict == Verdict.Safe)
        {
            why.Add("the driver checks revocation online, which isn't tried here");
        }

        if (reading.Driver.SystemRoots is { } others && posture.Roots is Roots.System)
        {
            why.Add($"judged with this machine's roots, where the driver takes {others}");
        }

        return check with
        {
            Verdict = verdict,
            Why = why,
            NameMatches = NameMatches(posture, endpoint, chain[0], reading.Driver),
            TrustedByString = RootsOf(reading, posture, target.Folder).Fault(chain) is null,
            TrustedBySystem = new(() => TrustedRoots.System.Fault(chain) is null),
            TrustedByBundle = bundle,
            Connects = connects,
            Interceptors = interceptors,
            StrictConnects = strict,
            StrictNeeds = strictFault,
        };
    }

    /// <summary>Why a driver gets no session over TLS from this server, as a sentence; null where it does.</summary>
    private string? Fault(Reading reading, TlsPosture posture, Endpoint endpoint, ProbeResult probe, string folder)
    {
        if (probe.Chain.Count == 0)
        {
            return probe.Tls == TlsOffer.Refused ? $"the server has no TLS ({probe.Refusal}): strict strings can't connect" : "the server sent no certificate";
        }

        if (posture.MinimumTls is { } minimum && string.CompareOrdinal(minimum, probe.TlsVersion) > 0)
        {
            return $"the server speaks TLS {probe.TlsVersion}, and the string wants {minimum} at least";
        }

        var leaf = probe.Chain[0];
        if (posture.Roots is Roots.Pinned pin)
        {
            var pinned = CertificatesAt(pin.Path, folder, withSystem: false);
            if (pinned.Certificates.Any(c => c.RawDataMemory.Span.SequenceEqual(leaf.RawDataMemory.Span)))
            {
                return null;
            }

            if (!pin.WithSystem)
            {
                return pinned.Missing ?? "the server has another certificate than the one that the string names";
            }
        }

        if (posture.Chain && RootsOf(reading, posture, folder).Fault(probe.Chain) is { } chain)
        {
            return chain;
        }

        if (posture is { Chain: true, Revocation: true } && leaf.Extensions["2.5.29.31"] is null && leaf.Extensions["1.3.6.1.5.5.7.1.1"] is null)
        {
            return "the driver checks revocation online, and the server's certificate names no place to ask";
        }

        return posture.HostName && !NameMatches(posture, endpoint, leaf, reading.Driver)
            ? $"the name on the certificate is {NamesOf(leaf)}, and the string says {posture.ExpectedName ?? endpoint.Host}"
            : null;
    }

    /// <summary>The names of a certificate, as far as they may be shown and few.</summary>
    private static string NamesOf(X509Certificate2 leaf)
    {
        var names = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(static e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(static a => a.ToString()))).Take(4).ToList();
        return names.Count == 0 ? TrustedRoots.Name(leaf.SubjectName) : string.Join(", ", names.Take(3)) + (names.Count > 3 ? ", …" : "");
    }

    private static bool NameMatches(TlsPosture posture, Endpoint endpoint, X509Certificate2 leaf, Driver driver) =>
        Matches(leaf, posture.ExpectedName ?? endpoint.Host, driver) || (posture.AdditionalName is { } other && Matches(leaf, other, driver));

    private static bool Matches(X509Certificate2 leaf, string name, Driver driver)
    {
        try
        {
            var host = name.TrimEnd('.');
            return leaf.MatchesHostname(host, allowWildcards: true, allowCommonName: driver.CommonName != CommonNameUse.Never)
                || (driver.CommonName == CommonNameUse.Always
                    && string.Equals(TrustedRoots.Name(leaf.SubjectName), host, StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            // No name of a host, or names that can't be read.
            return false;
        }
    }

    private static Interceptors InterceptorsOf(TlsPosture posture)
    {
        var none = posture.Encryption != Encryption.Always || posture.Gaps.Any(static g => g.StartsWith("prelogin", StringComparison.Ordinal));
        var isPinned = posture.Roots is Roots.Pinned && !posture.Chain;
        var other = (!posture.Chain && !isPinned) || posture.Encryption == Encryption.Never || posture.Gaps.Contains("other-ca");
        return (none ? Interceptors.NoTls : 0) | (other ? Interceptors.OtherCertificate : 0)
            | (other || (!posture.HostName && !isPinned) ? Interceptors.OtherName : 0);
    }

    /// <summary>What the strict string lacks to connect, and whether it would.</summary>
    private (string? Needs, bool Connects) Strict(VerifyTarget target, Endpoint endpoint, ProbeResult probe)
    {
        var reading = target.Reading;
        var given = new AnalysisOptions { RootCertificate = options.RootCertificate, PublicCa = options.PublicCa };
        string? needs = null;
        foreach (var anchor in StringAnchors.For(reading, given))
        {
            var hardened = Hardener.Apply(reading.Driver, reading.Source, [reading.Version], new HardeningOptions { Anchor = anchor });
            if (hardened.Text is not { } text)
            {
                needs ??= hardened.Obstacle;
                continue;
            }

            var strict = reading.Driver.Read(reading.Source.Dialect.Parse(text, hardened.Opaque), reading.Version);
            var fault = strict.Posture is { } posture ? Fault(strict, posture, endpoint, probe, target.Folder) : "a string that can be read";
            return (fault, fault is null);
        }

        return (needs ?? StringAnchors.Missing(reading), false);
    }

    private TrustedRoots RootsOf(Reading reading, TlsPosture posture, string folder) => posture.Roots switch
    {
        Roots.System or Roots.Pinned { WithSystem: true } => TrustedRoots.System,
        Roots.File file => CertificatesAt(file.Path, folder, file.WithSystem),
        Roots.Store store => CertificatesAt(store.Path, folder, withSystem: false),
        Roots.DriverDefault => CertificatesAt("~/.postgresql/root.crt", folder, reading.AddsToSystemRoots),
        _ => TrustedRoots.None("the string names no root certificate"),
    };

    private TrustedRoots CertificatesAt(string? path, string folder, bool withSystem)
    {
        if (path is null)
        {
            return TrustedRoots.Hidden("the application's code names the root certificate, which isn't seen here");
        }

        var shown = Secrets.ShownPath.Of(path);
        try
        {
            var full = PathOf(path.StartsWith("file:", StringComparison.Ordinal) ? new Uri(path).LocalPath : path, folder, options.Home);
            for (var above = folder; !File.Exists(full) && !Path.IsPathRooted(path) && above is not null; above = Path.GetDirectoryName(above))
            {
                full = Path.GetFullPath(path, above);
            }

            // Nothing stands in for a file that isn't here: whether a build brings it can't be known, and without it the driver refuses every server.
            var content = File.Exists(full) ? FileGate.ReadRegular(full, FileLimit.RootCertificate) : null;
            if (content is null)
            {
                return TrustedRoots.None($"the root certificate {shown} isn't there");
            }

            var file = CertificateFile.Read(content);
            var certificates = file.Form is CertificateFileForm.Pkcs12 or CertificateFileForm.JavaKeyStore
                ? [.. StoreListing.Read(shown, content, null).Entries.SelectMany(static e => e.Chain)]
                : file.Certificates;
            return certificates.Count > 0 ? TrustedRoots.Of(certificates, withSystem) : TrustedRoots.None($"{shown} holds no certificate that can be read");
        }
        catch (CommandException)
        {
            return TrustedRoots.Hidden($"the store {shown} opens only with its password, which isn't asked for here");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or UriFormatException or ArgumentException)
        {
            return TrustedRoots.None($"the root certificate {shown} can't be read");
        }
    }

    /// <summary>Where a path of a string leads from a folder.</summary>
    public static string PathOf(string path, string folder, string? home) =>
        path.StartsWith("~/", StringComparison.Ordinal) ? Path.GetFullPath(path[2..], home ?? folder) : Path.GetFullPath(path, folder);

    private static string? BundleOf(Reading reading, IReadOnlyList<X509Certificate2> chain)
    {
        var issuers = chain.Select(static c => c.Issuer).ToHashSet(StringComparer.Ordinal);
        return bundles.Value
            .OrderByDescending(b => b.Name == RuleContext.ProviderOf(reading)?.Bundle)
            .FirstOrDefault(b => b.Roots.Any(r => issuers.Contains(r.Subject)) && TrustedRoots.Of(b.Roots, withSystem: false).Fault(chain) is null).Name;
    }
}
