using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Certificates;
using SslLint.Drivers;
using SslLint.Tool.Output.CycloneDx;

namespace SslLint.Tool.Output;

/// <summary>The cryptographic assets of a bill: protocols, certificates, their keys and algorithms, each once.
/// A reference is made of what it stands for.</summary>
internal sealed class CryptographicAssets
{
    private const string Asset = "cryptographic-asset";

    private readonly SortedDictionary<string, Component> components = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Dependency> dependencies = new(StringComparer.Ordinal);
    private readonly Dictionary<CertificateFile, IReadOnlyList<string>> files = new(ReferenceEqualityComparer.Instance);

    /// <summary>All of them, by reference.</summary>
    public IReadOnlyList<Component> Components => [.. components.Values];

    /// <summary>What each depends on, by reference.</summary>
    public IReadOnlyList<Dependency> Dependencies => [.. dependencies.Values];

    /// <summary>Adds TLS as a connection uses it: from which version on, and with which trust anchors.</summary>
    /// <returns>Its reference; null for a connection that never uses TLS.</returns>
    public string? AddProtocol(TlsPosture posture, RootCertificateFile? roots)
    {
        if (posture.Encryption == Encryption.Never)
        {
            return null;
        }

        // Certificates that the driver does not verify with are no part of it.
        var anchors = posture.Chain && roots?.Content is { } file ? AddFile(file, roots.Path) : [];
        var reference = "protocol:tls"
            + (posture.MinimumTls is { } version ? "-" + version : "")
            + (anchors.Count > 0 ? ":" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', anchors))), 0, 16) : "");
        Add(
            new Component(Asset, posture.MinimumTls is null ? "TLS" : $"TLS {posture.MinimumTls} or later")
            {
                BomRef = reference,
                Description = posture.MinimumTls is null ? null : "The version is the lowest that the driver agrees to.",
                CryptoProperties = new CryptoProperties("protocol")
                {
                    ProtocolProperties = new ProtocolProperties("tls", posture.MinimumTls, anchors.Count > 0 ? anchors : null),
                },
            },
            anchors);
        return reference;
    }

    /// <summary>Many connections may name a file of many certificates: it is taken apart once.</summary>
    private IReadOnlyList<string> AddFile(CertificateFile file, string? path)
    {
        if (!files.TryGetValue(file, out var references))
        {
            references = [.. file.Certificates.Select(c => AddCertificate(c, path)).Distinct().Order(StringComparer.Ordinal)];
            files.Add(file, references);
        }

        return references;
    }

    private string AddCertificate(CertificateEntry entry, string? path)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(entry.ToDer());
        var signature = AddAlgorithm(certificate.SignatureAlgorithm.Value!, entry.SignatureAlgorithm, size: null);
        var key = AddKey(entry, certificate.PublicKey);
        var reference = "certificate:" + entry.Sha256;
        var known = components.GetValueOrDefault(reference)?.Evidence?.Occurrences ?? [];
        var places = path is null ? known : [.. known.Append(new Occurrence(path)).Distinct().OrderBy(o => o.Location, StringComparer.Ordinal)];
        Add(
            new Component(Asset, entry.Name)
            {
                BomRef = reference,
                Hashes = [new Hash("SHA-256", entry.Sha256)],
                CryptoProperties = new CryptoProperties("certificate")
                {
                    CertificateProperties = new CertificateProperties(entry.Subject, entry.Issuer, entry.NotBefore, entry.NotAfter, signature, key, "X.509"),
                },
                Evidence = places.Count > 0 ? new Evidence(places) : null,
            },
            [signature, key]);
        return reference;
    }

    private string AddKey(CertificateEntry entry, PublicKey key)
    {
        var algorithm = AddAlgorithm(key.Oid.Value!, entry.KeyAlgorithm, entry.KeySize);
        var id = Convert.ToHexString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        Add(
            new Component(Asset, $"{entry.Name}, public key")
            {
                BomRef = "key:" + id,
                CryptoProperties = new CryptoProperties("related-crypto-material")
                {
                    RelatedCryptoMaterialProperties = new RelatedCryptoMaterialProperties("public-key", id, algorithm, entry.KeySize),
                },
            },
            [algorithm]);
        return "key:" + id;
    }

    private string AddAlgorithm(string oid, string name, int? size)
    {
        var bits = size?.ToString(CultureInfo.InvariantCulture);
        var reference = "algorithm:" + oid + (bits is null ? "" : "-" + bits);
        Add(
            new Component(Asset, bits is null ? name : $"{name}-{bits}")
            {
                BomRef = reference,
                CryptoProperties = new CryptoProperties("algorithm")
                {
                    // What a trust anchor's key and signature are for.
                    AlgorithmProperties = new AlgorithmProperties("signature", bits, ["verify"], IsClassical(oid) ? 0 : null),
                    Oid = oid,
                },
            },
            []);
        return reference;
    }

    /// <summary>Whether it is RSA (PKCS#1), on elliptic curves (ANSI X9.62) or Ed25519 or Ed448 (RFC 8410):
    /// they meet no security category of NIST against quantum computers.</summary>
    private static bool IsClassical(string oid) =>
        oid is "1.3.101.112" or "1.3.101.113"
            || oid.StartsWith("1.2.840.113549.1.1.", StringComparison.Ordinal)
            || oid.StartsWith("1.2.840.10045.", StringComparison.Ordinal);

    private void Add(Component component, IReadOnlyList<string> dependsOn)
    {
        components[component.BomRef!] = component;
        dependencies[component.BomRef!] = new Dependency(component.BomRef!, dependsOn);
    }
}
