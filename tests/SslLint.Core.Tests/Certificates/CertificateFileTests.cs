using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Certificates;

namespace SslLint.Core.Tests.Certificates;

public sealed class CertificateFileTests
{
    private static readonly DateTime Now = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_bundle_is_read_with_what_stands_between_its_certificates()
    {
        var file = CertificateFile.Read(File.ReadAllBytes(Repository.PathOf("src/SslLint.CaBundles/bundles/azure.pem")));
        Assert.Equal(CertificateFileForm.Pem, file.Form);
        Assert.Equal(3, file.Certificates.Count);
        Assert.Empty(file.Defects);
        Assert.Empty(file.PrivateKeys);
        var first = file.Certificates[0];
        Assert.Equal("DigiCert Global Root G2", first.Name);
        Assert.Equal("CB3CCBB76031E5E0138F8DD39A23F9DE47FFC35E43C1144CEA27D46A5AB1CB5F", first.Sha256);
        Assert.Equal(new DateTime(2038, 1, 15, 12, 0, 0, DateTimeKind.Utc), first.NotAfter);
        Assert.Equal(("RSA", 2048, true, true), (first.KeyAlgorithm, first.KeySize, first.IsAuthority, first.IsSelfIssued));
        Assert.Equal(2, first.Line);
        Assert.Equal(first.Sha256, Convert.ToHexString(SHA256.HashData(first.ToDer())));
    }

    [Fact]
    public void Line_ends_of_Windows_a_byte_order_mark_and_a_missing_last_line_end_change_nothing()
    {
        using var ca = Make("CN=Root");
        var text = "\uFEFF" + ca.ExportCertificatePem().Replace("\n", "\r\n");
        var file = CertificateFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal(ca.Thumbprint, Convert.ToHexString(SHA1.HashData(Assert.Single(file.Certificates).ToDer())));
        Assert.Empty(file.Defects);
    }

    [Fact]
    public void A_certificate_of_its_own_is_DER()
    {
        using var ca = Make("CN=Root");
        var file = CertificateFile.Read(ca.RawData);
        Assert.Equal(CertificateFileForm.Der, file.Form);
        Assert.Equal("Root", Assert.Single(file.Certificates).Name);
    }

    [Fact]
    public void Other_forms_are_told_apart()
    {
        using var ca = Make("CN=Root");
        var pkcs7 = new X509Certificate2Collection(ca).Export(X509ContentType.Pkcs7)!;
        Assert.Equal(CertificateFileForm.Pkcs7, CertificateFile.Read(pkcs7).Form);
        Assert.Equal(CertificateFileForm.Pkcs12, CertificateFile.Read(ca.Export(X509ContentType.Pkcs12)).Form);
        Assert.Equal(CertificateFileForm.JavaKeyStore, CertificateFile.Read([0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0]).Form);
        Assert.Equal(
            CertificateFileForm.Utf16,
            CertificateFile.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(ca.ExportCertificatePem())).ToArray()).Form);
        using var key = ECDsa.Create();
        Assert.Equal(CertificateFileForm.Unknown, CertificateFile.Read(key.ExportPkcs8PrivateKey()).Form);
        Assert.Equal(CertificateFileForm.Unknown, CertificateFile.Read("no certificate\n"u8.ToArray()).Form);
        Assert.Equal(CertificateFileForm.Unknown, CertificateFile.Read([]).Form);
    }

    [Fact]
    public void What_is_broken_is_named_by_line_and_the_rest_is_read()
    {
        using var ca = Make("CN=Root");
        var pem = ca.ExportCertificatePem();
        var lines = pem.Split('\n');
        var text = $"""
            -----BEGIN CERTIFICATE-----
            {lines[1]}
            {pem}
            -----BEGIN CERTIFICATE-----
            not Base64!
            -----END CERTIFICATE-----
            -----BEGIN CERTIFICATE-----
            AAAA
            -----END CERTIFICATE-----
              -----BEGIN CERTIFICATE-----
            -----BEGIN PKCS7-----
            AAAA
            -----END PKCS7-----
            -----BEGIN CERTIFICATE-----
            {lines[1]}
            """;
        var file = CertificateFile.Read(Encoding.UTF8.GetBytes(text));
        Assert.Equal("Root", Assert.Single(file.Certificates).Name);
        var after = lines.Length + 2;
        Assert.Equal([1, after + 1, after + 4, after + 7, after + 8, after + 11], file.Defects.Select(d => d.Line));
        Assert.Equal(
            ["has no END", "no Base64", "no X.509", "is indented", "PKCS#7", "has no END"],
            file.Defects.Select(d => new[] { "has no END", "no Base64", "no X.509", "is indented", "PKCS#7" }.Single(d.Message.Contains)));
    }

    [Theory]
    [InlineData("PRIVATE KEY")]
    [InlineData("RSA PRIVATE KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public void Private_keys_are_told_and_not_read(string label)
    {
        var file = CertificateFile.Read(Encoding.UTF8.GetBytes($"-----BEGIN {label}-----\nc2VjcmV0\n-----END {label}-----\n"));
        Assert.Equal(new PrivateKeyBlock(1, label), Assert.Single(file.PrivateKeys));
        Assert.DoesNotContain("c2VjcmV0", file.ToString());
        Assert.Equal(CertificateFileForm.Pem, file.Form);
    }

    [Fact]
    public void A_server_certificate_is_no_authority()
    {
        using var ca = Make("CN=Root", isAuthority: false);
        Assert.False(CertificateFile.Read(ca.RawData).Certificates[0].IsAuthority);
    }

    [Theory]
    [InlineData(-10, -1, CertificateValidity.Expired)]
    [InlineData(-10, 90, CertificateValidity.EndsSoon)]
    [InlineData(-10, 91, CertificateValidity.Valid)]
    [InlineData(1, 100, CertificateValidity.NotYetValid)]
    public void Validity_is_a_matter_of_the_day(int from, int until, CertificateValidity expected)
    {
        using var ca = Make("CN=Root", isAuthority: true, Now.AddDays(from), Now.AddDays(until));
        Assert.Equal(expected, CertificateFile.Read(ca.RawData).Certificates[0].ValidityAt(Now));
    }

    [Fact]
    public void Ten_thousand_certificates_are_read()
    {
        using var ca = Make("CN=Root");
        var text = string.Concat(Enumerable.Repeat(ca.ExportCertificatePem() + "\n", 10_000));
        Assert.Equal(10_000, CertificateFile.Read(Encoding.ASCII.GetBytes(text)).Certificates.Count);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_error()
    {
        using var ca = Make("CN=Root");
        var random = new Random(20261101);
        foreach (var source in new[] { ca.RawData, Encoding.ASCII.GetBytes(ca.ExportCertificatePem()), ca.Export(X509ContentType.Pkcs12) })
        {
            for (var i = 0; i < 2_000; i++)
            {
                var bytes = source.Take(random.Next(source.Length + 1)).ToArray();
                for (var hit = 0; hit < 3 && bytes.Length > 0; hit++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                var file = CertificateFile.Read(bytes);
                Assert.InRange(file.Certificates.Count, 0, 1);
            }
        }
    }

    private static X509Certificate2 Make(string subject, bool isAuthority = true, DateTime? from = null, DateTime? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request.CreateSelfSigned(from ?? Now.AddDays(-1), until ?? Now.AddYears(5));
    }
}
