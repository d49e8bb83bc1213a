using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace SslLint.Tool.Stores;

/// <summary>Writes stores in memory.</summary>
internal static class StoreWriter
{
    /// <summary>Iterations of the key derivation; what Java's own stores have (JDK 17, <c>keystore.pkcs12.keyPbeIterationCount</c>).</summary>
    private const int Iterations = 10_000;

    /// <summary>PKCS#12. Java takes a certificate without a key for trusted only if it has the attribute that Oracle defined for that.</summary>
    public static byte[] Pkcs12(StoreContent content, char[] password)
    {
        var store = new Pkcs12StoreBuilder()
            .SetKeyAlgorithm(NistObjectIdentifiers.IdAes256Cbc, PkcsObjectIdentifiers.IdHmacWithSha256)
            .SetCertAlgorithm(NistObjectIdentifiers.IdAes256Cbc, PkcsObjectIdentifiers.IdHmacWithSha256)
            .SetEnableOracleTrustedKeyUsage(true)
            .Build();
        foreach (var (alias, certificate) in content.Trusted)
        {
            store.SetCertificateEntry(alias, new X509CertificateEntry(new X509Certificate(certificate.ToDer())));
        }

        if (content.Client is { } client)
        {
            store.SetKeyEntry(content.ClientAlias, new AsymmetricKeyEntry(client.Key), [.. client.Chain.Select(c => new X509CertificateEntry(new X509Certificate(c.ToDer())))]);
        }

        using var stream = new MemoryStream();
        store.Save(stream, password, new SecureRandom());
        return stream.ToArray();
    }

    /// <summary>JKS.</summary>
    public static byte[] Jks(StoreContent content, char[] password)
    {
        var store = new JksStore();
        foreach (var (alias, certificate) in content.Trusted)
        {
            store.SetCertificateEntry(alias, new X509Certificate(certificate.ToDer()));
        }

        if (content.Client is { } client)
        {
            store.SetKeyEntry(content.ClientAlias, client.Key, password, [.. client.Chain.Select(c => new X509Certificate(c.ToDer()))]);
        }

        using var stream = new MemoryStream();
        store.Save(stream, password);
        return stream.ToArray();
    }

    /// <summary>A key as PKCS#8. With a password it is encrypted as pgjdbc can decrypt it: 42.5 finds no algorithm for PBES2, which newer tools write.</summary>
    public static byte[] Pkcs8(AsymmetricKeyParameter key, char[]? password) => password is null
        ? PrivateKeyInfoFactory.CreatePrivateKeyInfo(key).GetDerEncoded()
        : EncryptedPrivateKeyInfoFactory.CreateEncryptedPrivateKeyInfo(
            PkcsObjectIdentifiers.PbeWithShaAnd3KeyTripleDesCbc, password, SecureRandom.GetNextBytes(new SecureRandom(), 16), Iterations, key).GetDerEncoded();
}
