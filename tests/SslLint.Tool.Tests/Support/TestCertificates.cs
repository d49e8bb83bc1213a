using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Tool.Tests.Support;

/// <summary>Certificates that are made for a test.</summary>
internal static class TestCertificates
{
    /// <summary>A CA, valid from and until so many days from now.</summary>
    public static X509Certificate2 Authority(string name, int from = -30, int until = 1000, AsymmetricAlgorithm? key = null) =>
        SelfSigned(name, isAuthority: true, from, until, key);

    /// <summary>A certificate that signed itself and is no CA.</summary>
    public static X509Certificate2 Leaf(string name, int from = -30, int until = 1000) => SelfSigned(name, isAuthority: false, from, until, key: null);

    /// <summary>A certificate that a CA signed, for a host where one is given.</summary>
    public static X509Certificate2 Issue(X509Certificate2 authority, string name, string? host = null, bool withSha1 = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        var generator = withSha1 ? new Sha1Generator(authority.GetRSAPrivateKey()!)
            : authority.GetRSAPrivateKey() is { } rsa ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!);
        using var signed = request.Create(authority.SubjectName, generator, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    /// <summary>A certificate as PEM, with a line end.</summary>
    public static string Pem(this X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    private static X509Certificate2 SelfSigned(string name, bool isAuthority, int from, int until, AsymmetricAlgorithm? key)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key switch
        {
            RSA rsa => new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ECDsa ec => new CertificateRequest($"CN={name}", ec, HashAlgorithmName.SHA256),
            _ => new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256),
        };
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(until));
    }

    /// <summary>Signs as nobody should; the runtime's own generator refuses.</summary>
    private sealed class Sha1Generator(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            // sha1WithRSAEncryption, without parameters (RFC 3279, 2.2.1)
            [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x05, 0x05, 0x00];

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

        protected override PublicKey BuildPublicKey() => new(key);
    }
}
