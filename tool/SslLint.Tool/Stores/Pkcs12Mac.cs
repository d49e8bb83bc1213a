using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Security;

namespace SslLint.Tool.Stores;

/// <summary>The check that a PKCS#12 file is whole and the password right (RFC 7292, 4 and appendix B).</summary>
internal static class Pkcs12Mac
{
    /// <summary>The MAC of a content.</summary>
    /// <param name="digest">The digest of HMAC and key derivation.</param>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt of the key derivation.</param>
    /// <param name="iterations">Its iterations.</param>
    /// <param name="content">What is authenticated.</param>
    /// <param name="emptyIsZero">Whether an empty password is two zero bytes, as Java has it, or nothing at all.</param>
    public static byte[] Of(DerObjectIdentifier digest, char[] password, byte[] salt, int iterations, byte[] content, bool emptyIsZero = true)
    {
        var generator = new Pkcs12ParametersGenerator(DigestUtilities.GetDigest(digest));
        generator.Init(PbeParametersGenerator.Pkcs12PasswordToBytes(password, emptyIsZero), salt, iterations);
        var mac = new HMac(DigestUtilities.GetDigest(digest));
        mac.Init(generator.GenerateDerivedMacParameters(mac.GetMacSize() * 8));
        mac.BlockUpdate(content, 0, content.Length);
        var result = new byte[mac.GetMacSize()];
        mac.DoFinal(result, 0);
        return result;
    }
}
