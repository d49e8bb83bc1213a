using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>The lab's certificate authorities and what they sign, as files of one folder.</summary>
internal sealed class LabCertificates
{
    /// <summary>The password of the PKCS#12 file.</summary>
    public const string Pkcs12Password = "lab-p12";

    private readonly string folder;

    /// <param name="folder">Where the files are written.</param>
    /// <param name="names">The names of the right server beside <c>localhost</c>, which the server of the other CA has as well.</param>
    public LabCertificates(string folder, params string[] names)
    {
        this.folder = folder;
        using var root = CreateAuthority("Lab Root");
        using var other = CreateAuthority("Other Root");
        using var clients = CreateAuthority("Lab Clients");
        WriteCertificate("root.pem", root);
        WriteCertificate("other.pem", other);
        WriteCertificate("clients.pem", clients);
        File.WriteAllBytes(PathOf("root.der"), root.RawData);
        File.WriteAllText(PathOf("both.pem"), other.ExportCertificatePem() + "\n" + root.ExportCertificatePem() + "\n");
        File.WriteAllText(PathOf("garbage.pem"), "no certificate\n");

        WriteServer("right", root, ["localhost", .. names]);
        WriteServer("wrong-host", root, ["elsewhere.example"]);
        WriteServer("other-ca", other, ["localhost", .. names]);
        WriteServer("expired", root, ["localhost"], expired: true);

        // PostgreSQL maps a client certificate to nobody here; the password stays, the certificate comes on top.
        using var client = Issue(clients, "lab", [], expired: false);
        WriteCertificate("client.pem", client);
        using var key = client.GetECDsaPrivateKey()!;
        WriteKey("client.key", key);
        File.WriteAllBytes(PathOf("client.pk8"), key.ExportPkcs8PrivateKey());
        File.WriteAllBytes(PathOf("client.p12"), client.Export(X509ContentType.Pkcs12, Pkcs12Password));
        File.WriteAllBytes(PathOf("client.pfx"), client.Export(X509ContentType.Pkcs12));
        WriteRsaClient();
    }

    /// <summary>The path of a file, whether it exists or not.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    private static X509Certificate2 CreateAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(2));
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name, IReadOnlyList<string> hostNames, bool expired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (hostNames.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var hostName in hostNames)
            {
                names.AddDnsName(hostName);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        var now = DateTimeOffset.UtcNow;
        var (from, until) = expired ? (now.AddDays(-60), now.AddDays(-1)) : (now.AddDays(-1), now.AddDays(30));
        using var certificate = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(12));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>MySql.Data reads RSA keys in PKCS#1 alone, and shows the certificate to no server.</summary>
    private void WriteRsaClient()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=lab", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        WriteCertificate("client-rsa.pem", certificate);
        File.WriteAllText(PathOf("client-rsa.key"), key.ExportRSAPrivateKeyPem() + "\n");
    }

    private void WriteServer(string name, X509Certificate2 authority, IReadOnlyList<string> hostNames, bool expired = false)
    {
        using var certificate = Issue(authority, hostNames[0], hostNames, expired);
        using var key = certificate.GetECDsaPrivateKey()!;
        WriteCertificate(name + ".pem", certificate);
        // Readable by all, for the server's user copies it; the folder goes with the run.
        File.WriteAllText(PathOf(name + ".key"), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private void WriteCertificate(string name, X509Certificate2 certificate) =>
        File.WriteAllText(PathOf(name), certificate.ExportCertificatePem() + "\n");

    private void WriteKey(string name, ECDsa key)
    {
        File.WriteAllText(PathOf(name), key.ExportPkcs8PrivateKeyPem() + "\n");
        File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
