using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;
using SslLint.Certificates;
using SslLint.Tool.Output;

namespace SslLint.Tool.Stores;

/// <summary>A private key, with its certificate and those that signed it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Chain">The certificate of the key, then those that signed it; empty for a key that goes alone into a file.</param>
internal sealed record ClientIdentity(AsymmetricKeyParameter Key, IReadOnlyList<CertificateEntry> Chain)
{
    /// <summary>Puts a key and the certificate of it together.</summary>
    /// <param name="certificates">The certificates of a file, in any order.</param>
    /// <param name="certificatePath">Where they come from.</param>
    /// <param name="key">The key.</param>
    /// <param name="keyPath">Where it comes from.</param>
    /// <exception cref="CommandException">No certificate is the key's.</exception>
    public static ClientIdentity Of(IReadOnlyList<CertificateEntry> certificates, string certificatePath, AsymmetricKeyParameter key, string keyPath)
    {
        var publicKey = PublicKeyOf(key, keyPath);
        var own = certificates.FirstOrDefault(c => publicKey.Equals(KeyOf(c)))
            ?? throw new CommandException($"the key in {keyPath} does not fit {(certificates.Count == 1 ? "the certificate" : "any certificate")} in "
                + $"{certificatePath} ({Printable.Of(certificates[0].Name)})");
        return new ClientIdentity(key, CertificateChain.From(own, certificates));
    }

    private static AsymmetricKeyParameter? KeyOf(CertificateEntry certificate)
    {
        try
        {
            return new X509Certificate(certificate.ToDer()).GetPublicKey();
        }
        catch (Exception e) when (StoreFormatException.IsOfLibrary(e))
        {
            // A kind of key that the library doesn't know: it is none of those that are taken.
            return null;
        }
    }

    private static AsymmetricKeyParameter PublicKeyOf(AsymmetricKeyParameter key, string path) => key switch
    {
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters(ec.AlgorithmName, ec.Parameters.G.Multiply(ec.D).Normalize(), ec.Parameters),
        Ed25519PrivateKeyParameters ed => ed.GeneratePublicKey(),
        _ => throw new CommandException($"{path}: keys other than RSA, EC and Ed25519 are not supported"),
    };
}
