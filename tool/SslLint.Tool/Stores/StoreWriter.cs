using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace SslLint.Tool.Stores;

/// <summary>Writes JKS and PKCS#8 in memory; PKCS#12 is <see cref="Pkcs12Writer"/>'s.</summary>
internal static class StoreWriter
{
    private const int Iterations = 10_000;
    private const int SaltLength = 16;

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

    /// <summary>A key as PKCS#8. With a password it is encrypted as pgjdbc can decrypt it: 42.5 finds no algorithm for PBES2,
    /// which newer tools write.</summary>
    public static byte[] Pkcs8(AsymmetricKeyParameter key, char[]? password) => password is null
        ? Pkcs8(key).GetDerEncoded()
        : EncryptedPrivateKeyInfoFactory.CreateEncryptedPrivateKeyInfo(
            PkcsObjectIdentifiers.PbeWithShaAnd3KeyTripleDesCbc.Id, password, SecureRandom.GetNextBytes(new SecureRandom(), SaltLength), Iterations, Pkcs8(key))
            .GetDerEncoded();

    /// <summary>A key as PKCS#8 of version 1, without the public key that the library adds to some: OpenSSL 3.0 does not read version 2 (RFC 5958).</summary>
    public static PrivateKeyInfo Pkcs8(AsymmetricKeyParameter key)
    {
        var info = PrivateKeyInfoFactory.CreatePrivateKeyInfo(key);
        return new PrivateKeyInfo(info.PrivateKeyAlgorithm, info.ParsePrivateKey());
    }
}
