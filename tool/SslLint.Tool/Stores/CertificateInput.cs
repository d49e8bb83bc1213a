using System.Globalization;
using SslLint.Certificates;
using SslLint.Tool.Files;
using SslLint.Tool.Output;

namespace SslLint.Tool.Stores;

/// <summary>Certificates that go into a store.</summary>
internal static class CertificateInput
{
    /// <summary>Reads a file of certificates.</summary>
    /// <param name="path">The path as the caller wrote it.</param>
    /// <param name="host">The run.</param>
    /// <param name="mayHoldKey">Whether a private key may stand beside them, as in files that hold a client's certificate and key; it is not looked at.</param>
    /// <exception cref="CommandException">It can't be read, or holds something that is no certificate.</exception>
    public static IReadOnlyList<CertificateEntry> Read(string path, ToolHost host, bool mayHoldKey = false)
    {
        var file = CertificateFile.Read(ReadBytes(path, host));
        if (!mayHoldKey && file.PrivateKeys is [var key, ..])
        {
            throw new CommandException(
                $"{path}:{key.Line}: it holds a private key ({key.Label}), which has no place among certificates to trust: keep them in files of their own");
        }

        if (file.Defects is [var defect, ..])
        {
            throw new CommandException($"{path}:{defect.Line}: {defect.Message}");
        }

        return file.Certificates.Count > 0
            ? file.Certificates
            : throw new CommandException($"{path}: {Otherwise(path, file) ?? "it holds no certificate in PEM or DER"}");
    }

    /// <summary>What a file is that holds no certificates in PEM or DER, and how to make them of it; null where nobody knows.</summary>
    public static string? Otherwise(string path, CertificateFile file) => file.Form switch
    {
        CertificateFileForm.Pkcs7 => $"it is PKCS#7: 'openssl pkcs7 -inform der -print_certs -in {path} -out {path}.pem' turns it into PEM",
        CertificateFileForm.Pkcs12 => $"it is a PKCS#12 store: 'openssl pkcs12 -nokeys -in {path} -out {path}.pem' makes PEM of its certificates",
        CertificateFileForm.JavaKeyStore => $"it is a Java key store: 'keytool -exportcert -rfc -keystore {path} -alias ALIAS' makes PEM of a certificate",
        CertificateFileForm.Utf16 => "it is UTF-16 text, which no TLS library reads: save it as ASCII or UTF-8",
        CertificateFileForm.Html => "it is a web page and holds no certificate",
        _ when file.Defects is [var defect, ..] => $"line {defect.Line}: {defect.Message}",
        _ => null,
    };

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="CommandException">It can't be read.</exception>
    public static byte[] ReadBytes(string path, ToolHost host)
    {
        try
        {
            return FileGate.ReadNamed(host.Resolve(path), FileLimit.Certificates);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path}: not read, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>Says which certificates are in nobody's use; they are written all the same, since the file may be right tomorrow.</summary>
    /// <param name="certificates">The certificates with the file that they come from.</param>
    /// <param name="host">The run.</param>
    public static void Warn(IEnumerable<(string Path, CertificateEntry Certificate)> certificates, ToolHost host)
    {
        var now = DateTime.UtcNow;
        foreach (var (path, certificate) in certificates)
        {
            var day = certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var said = certificate.ValidityAt(now) switch
            {
                CertificateValidity.Expired => $"expired on {day}",
                CertificateValidity.EndsSoon => $"expires on {day}",
                CertificateValidity.NotYetValid => "is not valid yet",
                _ => null,
            };
            if (said is not null)
            {
                host.Report("warning", $"{path}:{certificate.Line}: {Printable.Of(certificate.Name)} {said}");
            }
        }
    }
}
