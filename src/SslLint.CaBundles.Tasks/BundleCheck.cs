using System.Globalization;
using SslLint.Certificates;

namespace SslLint.CaBundles.Tasks;

/// <summary>Something wrong with a file of CA certificates.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and what to do, in one sentence.</param>
/// <param name="IsFatal">Whether the file must not be copied.</param>
internal sealed record BundleDefect(int Line, string Message, bool IsFatal);

/// <summary>Judges the files before they are copied.</summary>
internal static class BundleCheck
{
    /// <summary>What is wrong with a file.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="now">The time at which its certificates have to be valid, UTC.</param>
    public static IEnumerable<BundleDefect> Judge(byte[] content, DateTime now)
    {
        var file = CertificateFile.Read(content);

        // A key next to the application is a key in every container and on every server.
        var fatal =
            file.PrivateKeys.Select(k =>
                new BundleDefect(
                    k.Line,
                    $"it holds a private key ({k.Label}), which must not be copied beside an application: keep the certificates in a file of their own",
                    IsFatal: true))
                .Concat(file.Defects.Select(d => new BundleDefect(d.Line, $"{d.Message}: repair the file, or take it from its publisher anew", IsFatal: true)))
                .ToList();
        if (fatal.Count == 0 && file.Certificates.Count == 0)
        {
            fatal.Add(new BundleDefect(1, $"it holds no certificate{FormOf(file)}: drivers take CA certificates as PEM", IsFatal: true));
        }

        if (fatal.Count == 0 && file.Form != CertificateFileForm.Pem)
        {
            fatal.Add(new BundleDefect(1, "it is a DER file: `openssl x509 -inform der` turns it into PEM, which every driver reads", IsFatal: true));
        }

        if (fatal.Count == 0 && !file.Certificates.Any(c => c.IsAuthority))
        {
            fatal.Add(
                new BundleDefect(
                    file.Certificates[0].Line,
                    $"{file.Certificates[0].Name} is no certificate of a CA, so that nothing can be verified with it: name the CA that signed it",
                    IsFatal: true));
        }

        return fatal.Count > 0 ? fatal : file.Certificates.Select(c => Validity(c, now)).OfType<BundleDefect>();
    }

    private static BundleDefect? Validity(CertificateEntry certificate, DateTime now) => certificate.ValidityAt(now) switch
    {
        CertificateValidity.Expired => new BundleDefect(
            certificate.Line, $"{certificate.Name} expired on {Day(certificate.NotAfter)}: take the current file from its publisher", IsFatal: false),
        CertificateValidity.EndsSoon => new BundleDefect(
            certificate.Line, $"{certificate.Name} expires on {Day(certificate.NotAfter)}: take the current file from its publisher", IsFatal: false),
        CertificateValidity.NotYetValid =>
            new BundleDefect(certificate.Line, $"{certificate.Name} is not valid before {Day(certificate.NotBefore)}", IsFatal: false),
        _ => null,
    };

    private static string FormOf(CertificateFile file) => file.Form switch
    {
        CertificateFileForm.Pkcs7 => " (it is PKCS#7: `openssl pkcs7 -print_certs` turns it into PEM)",
        CertificateFileForm.Pkcs12 => " (it is PKCS#12)",
        CertificateFileForm.JavaKeyStore => " (it is a Java key store)",
        CertificateFileForm.Html => " (it is a web page)",
        CertificateFileForm.Utf16 => " (it is UTF-16 text)",
        _ => "",
    };

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
