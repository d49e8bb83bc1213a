using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SslLint.UpdateBundles;

/// <summary>Finds PEM certificates in anything: PEM files, scripts and JSON that hold them as strings, programs that embed them.</summary>
internal static class CertificateSearch
{
    /// <summary>Every certificate of <paramref name="content"/> in order; what only looks like one is passed over.</summary>
    public static IReadOnlyList<X509Certificate2> Find(ReadOnlySpan<byte> content)
    {
        var begin = "-----BEGIN CERTIFICATE-----"u8;
        var end = "-----END CERTIFICATE-----"u8;
        var found = new List<X509Certificate2>();
        for (var start = content.IndexOf(begin); start >= 0; start = content.IndexOf(begin))
        {
            content = content[(start + begin.Length)..];
            var length = content.IndexOf(end);
            if (length < 0)
            {
                break;
            }

            if (Decode(content[..length]) is { } certificate)
            {
                found.Add(certificate);
            }
        }

        return found;
    }

    private static X509Certificate2? Decode(ReadOnlySpan<byte> base64)
    {
        // Line ends are escaped where the certificate is a string of a script.
        var text = Encoding.Latin1.GetString(base64).Replace("\\n", "\n", StringComparison.Ordinal);
        try
        {
            return X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
