using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Misc;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>Writes PKCS#12 (RFC 7292) as JDK 17 does: AES-256 and HMAC-SHA-256 with 10,000 iterations. The library's own store has no way to ask for
/// more than 1,024 iterations, nor for another MAC than SHA-1, which would make guessing the password cheap.</summary>
internal static class Pkcs12Writer
{
    /// <summary>Of JDK 17, <c>keystore.pkcs12.keyPbeIterationCount</c> and its like.</summary>
    private const int Iterations = 10_000;
    private const int SaltLength = 20;

    /// <summary>The bytes of a store.</summary>
    public static byte[] Write(StoreContent content, char[] password)
    {
        var random = new SecureRandom();
        var safes = new List<ContentInfo>();
        var certificates = content.Trusted.Select(t => CertificateBag(t.Certificate, Name(t.Alias), Trusted())).ToList();
        if (content.Client is { } client)
        {
            var keyId = LocalKeyId(client.Chain[0]);
            safes.Add(Data(new DerSequence(KeyBag(client.Key, password, random, Name(content.ClientAlias), keyId))));
            certificates.Add(CertificateBag(client.Chain[0], Name(content.ClientAlias), keyId));
            var named = content.Trusted.Select(t => t.Certificate.Sha256).ToHashSet(StringComparer.Ordinal);
            certificates.AddRange(client.Chain.Skip(1).Where(c => !named.Contains(c.Sha256)).Select(c => CertificateBag(c)));
        }

        safes.Add(Encrypted(new DerSequence(Asn1EncodableVector.FromEnumerable(certificates)), password, random));
        var authenticated = new AuthenticatedSafe([.. safes]).GetDerEncoded();
        var salt = SecureRandom.GetNextBytes(random, SaltLength);
        var digest = new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256, DerNull.Instance);
        var mac = new MacData(new DigestInfo(digest, Pkcs12Mac.Of(digest.Algorithm, password, salt, Iterations, authenticated)), salt, Iterations);
        return new Pfx(new ContentInfo(PkcsObjectIdentifiers.Data, new DerOctetString(authenticated)), mac).GetDerEncoded();
    }

    private static ContentInfo Data(DerSequence bags) => new(PkcsObjectIdentifiers.Data, new DerOctetString(bags.GetDerEncoded()));

    private static ContentInfo Encrypted(DerSequence bags, char[] password, SecureRandom random)
    {
        var algorithm = new AlgorithmIdentifier(PkcsObjectIdentifiers.IdPbeS2, PbeUtilities.GenerateAlgorithmParameters(
            NistObjectIdentifiers.IdAes256Cbc, PkcsObjectIdentifiers.IdHmacWithSha256, SecureRandom.GetNextBytes(random, SaltLength), Iterations, random));
        var cipher = (IBufferedCipher)PbeUtilities.CreateEngine(algorithm);
        cipher.Init(true, PbeUtilities.GenerateCipherParameters(algorithm, password));
        return new ContentInfo(
            PkcsObjectIdentifiers.EncryptedData,
            new EncryptedData(PkcsObjectIdentifiers.Data, algorithm, new DerOctetString(cipher.DoFinal(bags.GetDerEncoded()))));
    }

    private static SafeBag KeyBag(AsymmetricKeyParameter key, char[] password, SecureRandom random, params Asn1Encodable[] attributes) => new(
        PkcsObjectIdentifiers.Pkcs8ShroudedKeyBag,
        EncryptedPrivateKeyInfoFactory.CreateEncryptedPrivateKeyInfo(
            NistObjectIdentifiers.IdAes256Cbc, PkcsObjectIdentifiers.IdHmacWithSha256, password, SecureRandom.GetNextBytes(random, SaltLength), Iterations,
            random, StoreWriter.Pkcs8(key)),
        new DerSet(attributes));

    private static SafeBag CertificateBag(CertificateEntry certificate, params Asn1Encodable[] attributes)
    {
        var bag = new CertBag(PkcsObjectIdentifiers.X509Certificate, new DerOctetString(certificate.ToDer()));
        return attributes.Length == 0
            ? new SafeBag(PkcsObjectIdentifiers.CertBag, bag)
            : new SafeBag(PkcsObjectIdentifiers.CertBag, bag, new DerSet(attributes));
    }

    private static DerSequence Name(string alias) => Attribute(PkcsObjectIdentifiers.Pkcs9AtFriendlyName, new DerBmpString(alias));

    /// <summary>What binds a certificate to its key.</summary>
    private static DerSequence LocalKeyId(CertificateEntry certificate) =>
        Attribute(PkcsObjectIdentifiers.Pkcs9AtLocalKeyID, new DerOctetString(Encoding.ASCII.GetBytes(certificate.Sha256[..16])));

    /// <summary>Java takes a certificate without a key for trusted only with this attribute (JDK, <c>sun.security.pkcs12.PKCS12KeyStore</c>).</summary>
    private static DerSequence Trusted() => Attribute(MiscObjectIdentifiers.id_oracle_pkcs12_trusted_key_usage, KeyPurposeID.AnyExtendedKeyUsage);

    private static DerSequence Attribute(DerObjectIdentifier type, Asn1Encodable value) => new(type, new DerSet(value));
}
