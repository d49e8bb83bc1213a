namespace SslLint.Certificates;

/// <summary>What is known of the file of root certificates that a connection names. Hosts that may read files hand it in; analyzers may not.</summary>
public sealed record RootCertificateFile
{
    private RootCertificateFile()
    {
    }

    /// <summary>What the file holds; null where there is none.</summary>
    public CertificateFile? Content { get; private init; }

    /// <summary>Where the file is, as reports name it; null where that is not told.</summary>
    public string? Path { get; init; }

    /// <summary>Where the file was looked for, as a clause; null where it is there.</summary>
    public string? Missing { get; private init; }

    /// <summary>Whether the application looks where the file was looked for. What a container or a script makes of a relative path can't be known.</summary>
    public bool IsCertain { get; private init; }

    /// <summary>Whether the build puts the file beside the application, at this path from its folder: a start in another folder does not find it.</summary>
    public bool IsBesideApplication { get; private init; }

    /// <summary>The time at which the certificates have to be valid, UTC.</summary>
    public DateTime Now { get; private init; }

    /// <summary>A file that is there.</summary>
    public static RootCertificateFile Found(CertificateFile content, DateTime now) => new() { Content = content, IsCertain = true, Now = now };

    /// <summary>A file that is not there.</summary>
    /// <param name="where">Where it was looked for, as in "it is not in the folder of the project".</param>
    /// <param name="isCertain">Whether the application looks there, too.</param>
    public static RootCertificateFile NotFound(string where, bool isCertain) => new() { Missing = where, IsCertain = isCertain };

    /// <summary>A file that the build puts beside the application.</summary>
    public static RootCertificateFile BesideApplication() => new() { IsBesideApplication = true };

    /// <summary>Why nothing can be verified with the file, as a clause; null where something can or that is not known.</summary>
    public string? Obstacle => Missing ?? Content switch
    {
        null => null,
        { Certificates.Count: > 0 } => null,

        // Whether a driver reads these forms depends on its version.
        { Form: CertificateFileForm.Der or CertificateFileForm.Pkcs7, Defects.Count: 0 } => null,
        { Defects: [var first, ..] } => $"it holds no certificate that can be read (line {first.Line}: {first.Message})",
        { Form: CertificateFileForm.Pkcs12 } => "it is a PKCS#12 file and not PEM",
        { Form: CertificateFileForm.JavaKeyStore } => "it is a Java key store and not PEM",
        { Form: CertificateFileForm.Utf16 } => "it is UTF-16 text, which TLS libraries do not read",
        { Form: CertificateFileForm.Html } => "it is a web page and holds no certificate",
        { PrivateKeys.Count: > 0 } => "it holds a private key and no certificate",
        _ => "it holds no certificate",
    };
}
