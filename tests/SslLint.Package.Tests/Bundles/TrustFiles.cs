using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Package.Tests.Bundles;

/// <summary>Files of certificates that a project may name as its own, good and bad.</summary>
internal static class TrustFiles
{
    /// <summary>The line of the certificate that ends soon.</summary>
    public const int ExpiringLine = 3;

    /// <summary>Writes them.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>When the expiring one ends.</returns>
    public static DateTimeOffset Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var now = DateTimeOffset.UtcNow;
        var soon = now.AddDays(30);
        var (authority, key) = Create("Own CA", isAuthority: true, now.AddYears(10));
        Save("own-ca.pem", authority);
        Save("aws-rds.pem", authority);
        Save("expiring-ca.pem", "# Taken from the intranet\n\n" + Create("Expiring CA", isAuthority: true, soon).Certificate);
        Save("server.pem", Create("db.example.com", isAuthority: false, now.AddYears(1)).Certificate);
        Save("with-key.pem", authority + key);
        Save("junk.pem", "<html>404</html>\n");
        return soon;

        void Save(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static (string Certificate, string Key) Create(string name, bool isAuthority, DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), end);
        return (certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
