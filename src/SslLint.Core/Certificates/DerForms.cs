namespace SslLint.Certificates;

/// <summary>Tells binary forms of certificate files apart by their first bytes.</summary>
internal static class DerForms
{
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte ObjectIdentifier = 0x06;

    /// <summary>The form; unknown for what is no DER and no Java key store, such as text.</summary>
    public static CertificateFileForm Of(byte[] content)
    {
        // The magic number of JKS; JDK, sun.security.provider.JavaKeyStore.
        if (content.Length > 4 && content[0] == 0xFE && content[1] == 0xED && content[2] == 0xFE && content[3] == 0xED)
        {
            return CertificateFileForm.JavaKeyStore;
        }

        if (content.Length < 4 || content[0] != Sequence)
        {
            return CertificateFileForm.Unknown;
        }

        // A certificate begins with the sequence that is signed (RFC 5280, 4.1), PKCS#7 with the kind of its content (RFC 2315, 7),
        // PKCS#12 with its version (RFC 7292, 4), as do the private keys of PKCS#1 and PKCS#8, whose version is less than 3.
        var inner = 2 + (content[1] > 0x80 ? content[1] - 0x80 : 0);
        return inner + 2 >= content.Length ? CertificateFileForm.Unknown
            : content[inner] == Sequence ? CertificateFileForm.Der
            : content[inner] == ObjectIdentifier ? CertificateFileForm.Pkcs7
            : content[inner] == Integer && content[inner + 1] == 1 && content[inner + 2] == 3 ? CertificateFileForm.Pkcs12
            : CertificateFileForm.Unknown;
    }
}
