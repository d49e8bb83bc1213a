using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Certificates;

/// <summary>Whether a certificate is valid at a time.</summary>
public enum CertificateValidity
{
    /// <summary>It is, and for more than <see cref="CertificateEntry.NoticeDays"/> days.</summary>
    Valid,

    /// <summary>It is, for <see cref="CertificateEntry.NoticeDays"/> days at most.</summary>
    EndsSoon,

    /// <summary>Its validity is over.</summary>
    Expired,

    /// <summary>Its validity has not begun.</summary>
    NotYetValid,
}

/// <summary>A certificate of a file.</summary>
public sealed record CertificateEntry
{
    /// <summary>How many days ahead the end of a certificate is reported.</summary>
    public const int NoticeDays = 90;

    private readonly byte[] der;

    private CertificateEntry(byte[] der) => this.der = der;

    /// <summary>The line of its <c>BEGIN</c>, from 1; 1 in a file that is not text.</summary>
    public int Line { get; private init; }

    /// <summary>The subject, as .NET prints it.</summary>
    public required string Subject { get; init; }

    /// <summary>The most telling part of the subject: its common name, or what it has instead.</summary>
    public required string Name { get; init; }

    /// <summary>The issuer, as .NET prints it.</summary>
    public required string Issuer { get; init; }

    /// <summary>SHA-256 of the encoded certificate, hexadecimal in upper case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The start of its validity, UTC.</summary>
    public DateTime NotBefore { get; private init; }

    /// <summary>The end of its validity, UTC.</summary>
    public DateTime NotAfter { get; private init; }

    /// <summary>Whether it may sign others: its basic constraints say CA. A certificate without constraints that signed itself counts, as it does for
    /// OpenSSL and Java: roots of version 1 have none.</summary>
    public bool IsAuthority { get; private init; }

    /// <summary>Whether subject and issuer are the same.</summary>
    public bool IsSelfIssued { get; private init; }

    /// <summary>The kind of its key: <c>RSA</c>, <c>EC</c>, or the object identifier of another.</summary>
    public required string KeyAlgorithm { get; init; }

    /// <summary>The size of its key in bits; null where that is not known.</summary>
    public int? KeySize { get; private init; }

    /// <summary>The algorithm of its signature, such as <c>sha256RSA</c>.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>Reads a DER-encoded certificate.</summary>
    /// <exception cref="CryptographicException">It is none.</exception>
    internal static CertificateEntry Read(byte[] der, int line)
    {
#if NET
        using var certificate = X509CertificateLoader.LoadCertificate(der);
#else
        using var certificate = new X509Certificate2(der);
#endif
        var constraints = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        var isSelfIssued = certificate.SubjectName.RawData.SequenceEqual(certificate.IssuerName.RawData);
        var (algorithm, size) = KeyOf(certificate);
        return new CertificateEntry(der)
        {
            Line = line,
            Subject = certificate.Subject,
            Name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } name ? name : certificate.Subject,
            Issuer = certificate.Issuer,
            Sha256 = Hash(der),
            NotBefore = certificate.NotBefore.ToUniversalTime(),
            NotAfter = certificate.NotAfter.ToUniversalTime(),
            IsAuthority = constraints is null ? isSelfIssued : constraints.CertificateAuthority,
            IsSelfIssued = isSelfIssued,
            KeyAlgorithm = algorithm,
            KeySize = size,
            SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "",
        };
    }

    /// <summary>Whether it is valid at a time.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="noticeDays">How many days ahead its end is told.</param>
    public CertificateValidity ValidityAt(DateTime now, int noticeDays = NoticeDays) =>
        NotAfter <= now ? CertificateValidity.Expired
        : NotBefore > now ? CertificateValidity.NotYetValid
        : NotAfter <= now.AddDays(noticeDays) ? CertificateValidity.EndsSoon
        : CertificateValidity.Valid;

    /// <summary>The encoded certificate.</summary>
    public byte[] ToDer() => (byte[])der.Clone();

    private static (string Algorithm, int? Size) KeyOf(X509Certificate2 certificate)
    {
        try
        {
            if (certificate.GetRSAPublicKey() is { } rsa)
            {
                using (rsa)
                {
                    return ("RSA", rsa.KeySize);
                }
            }

            if (certificate.GetECDsaPublicKey() is { } ec)
            {
                using (ec)
                {
                    return ("EC", ec.KeySize);
                }
            }
        }
        catch (CryptographicException)
        {
            // A curve or a size that the platform doesn't know: the kind of the key is still told.
        }

        return (certificate.PublicKey.Oid.Value ?? "", null);
    }

    private static string Hash(byte[] der)
    {
#if NET
        return Convert.ToHexString(SHA256.HashData(der));
#else
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(der).Select(b => b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)));
#endif
    }
}
