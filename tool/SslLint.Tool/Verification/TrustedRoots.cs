using System.Security.Cryptography.X509Certificates;
using SslLint.Certificates;

namespace SslLint.Tool.Verification;

/// <summary>The certificates that a chain has to end in.</summary>
/// <param name="Certificates">Those of a file or store.</param>
/// <param name="WithSystem">Whether the machine's count as well.</param>
internal sealed record TrustedRoots(IReadOnlyList<X509Certificate2> Certificates, bool WithSystem)
{
    private static readonly Lazy<Task> loading = new(static () => Task.Run(static () =>
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        foreach (var certificate in store.Certificates)
        {
            certificate.Dispose();
        }
    }));

    /// <summary>Why there are none, as a sentence; null where there are.</summary>
    public string? Missing { get; init; }

    /// <summary>Whether there may well be some, which aren't seen from here: in a store with a password, or named by code.</summary>
    public bool AreHidden { get; private init; }

    /// <summary>The machine's.</summary>
    public static TrustedRoots System { get; } = new([], WithSystem: true);

    /// <summary>Begins to load the machine's store, beside whatever else goes on: .NET loads it for every chain, also for one that ends in other roots,
    /// and that takes longer than a server nearby needs to answer.</summary>
    public static void BeginLoading() => _ = loading.Value;

    /// <summary>None.</summary>
    public static TrustedRoots None(string why) => new([], WithSystem: false) { Missing = why };

    /// <summary>Some that aren't seen from here.</summary>
    public static TrustedRoots Hidden(string why) => None(why) with { AreHidden = true };

    /// <summary>Those of entries.</summary>
    public static TrustedRoots Of(IEnumerable<CertificateEntry> entries, bool withSystem) =>
        new([.. entries.Select(static c => X509CertificateLoader.LoadCertificate(c.ToDer()))], withSystem);

    /// <summary>Why a chain isn't verified with them, as a sentence; null where it is.</summary>
    public string? Fault(IReadOnlyList<X509Certificate2> chain)
    {
        string? fault = Missing;
        if (Certificates.Count > 0)
        {
            fault = Fault(chain, Certificates);
        }

        // Some drivers ask the file first and the machine then.
        return fault is null && Missing is null && Certificates.Count > 0 ? null
            : WithSystem ? Fault(chain, null) is { } other ? fault ?? other : null
            : fault ?? "there are no root certificates to verify with";
    }

    private static string? Fault(IReadOnlyList<X509Certificate2> chain, IReadOnlyList<X509Certificate2>? roots)
    {
        using var built = new X509Chain();
        built.ChainPolicy.DisableCertificateDownloads = true;
        built.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        built.ChainPolicy.ApplicationPolicy.Add(new("1.3.6.1.5.5.7.3.1", "serverAuth"));
        built.ChainPolicy.ExtraStore.AddRange(chain.Skip(1).ToArray());
        if (roots is not null)
        {
            built.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            built.ChainPolicy.CustomTrustStore.AddRange(roots.ToArray());
        }

        if (built.Build(chain[0]))
        {
            return null;
        }

        var flags = built.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
        return flags switch
        {
            _ when flags.HasFlag(X509ChainStatusFlags.NotTimeValid) => TimeFault(built),
            _ when flags.HasFlag(X509ChainStatusFlags.NotSignatureValid) => "a signature in the server's chain is wrong",
            _ when flags.HasFlag(X509ChainStatusFlags.NotValidForUsage) => "the server's certificate is for another use than a server's",
            _ when (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0 => UnknownAuthority(chain),
            _ => $"the server's chain isn't verified ({flags})",
        };
    }

    private static string TimeFault(X509Chain built)
    {
        var now = DateTime.Now;
        foreach (var one in built.ChainElements.Select(static e => e.Certificate))
        {
            if (one.NotAfter < now)
            {
                return $"a certificate of the server has expired on {one.NotAfter.ToUniversalTime():yyyy-MM-dd}";
            }

            if (one.NotBefore > now)
            {
                return $"a certificate of the server isn't valid before {one.NotBefore.ToUniversalTime():yyyy-MM-dd}";
            }
        }

        return "a certificate of the server has expired, or isn't valid yet";
    }

    private static string UnknownAuthority(IReadOnlyList<X509Certificate2> chain) =>
        chain[0].SubjectName.RawData.AsSpan().SequenceEqual(chain[0].IssuerName.RawData)
            ? "the server's certificate has signed itself, and is none of the trusted ones"
            : $"the server's certificate is signed by '{Name(chain[0].IssuerName)}', whose chain leads to no trusted root";

    /// <summary>The most telling part of a name.</summary>
    public static string Name(X500DistinguishedName name) =>
        name.EnumerateRelativeDistinguishedNames().Where(static r => !r.HasMultipleElements && r.GetSingleElementType().Value == "2.5.4.3")
            .Select(static r => r.GetSingleElementValue()).FirstOrDefault() ?? name.Name;
}
