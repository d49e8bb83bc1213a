using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.CaBundles.Tasks;

namespace SslLint.CaBundles.Tests.Tasks;

public class BundleCheckTests
{
    private static readonly DateTime now = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly X509Certificate2 authority = Create("Shop CA", isAuthority: true, now.AddYears(-1), now.AddYears(9));

    private static string Pem => authority.ExportCertificatePem() + "\n";

    [Fact]
    public void Certificates_of_authorities_in_force_are_right() => Assert.Empty(Judge(Pem + Pem));

    [Theory]
    [InlineData(89, "Shop CA expires on 2026-08-29: take the current file from its publisher")]
    [InlineData(0, "Shop CA expired on 2026-06-01: take the current file from its publisher")]
    public void An_end_within_90_days_is_told_with_the_day_and_does_no_harm(int days, string expected)
    {
        var defect = Assert.Single(
            Judge("# two\n# lines\n" + Create("Shop CA", isAuthority: true, now.AddYears(-1), now.AddDays(days)).ExportCertificatePem()));
        Assert.Equal(new BundleDefect(3, expected, IsFatal: false), defect);
    }

    [Fact]
    public void An_end_after_91_days_is_not_told() =>
        Assert.Empty(Judge(Create("Shop CA", isAuthority: true, now.AddYears(-1), now.AddDays(91)).ExportCertificatePem()));

    [Fact]
    public void A_certificate_that_is_not_valid_yet_is_told() =>
        Assert.Equal(
            "Shop CA is not valid before 2026-07-01",
            Assert.Single(Judge(Create("Shop CA", isAuthority: true, now.AddDays(30), now.AddYears(9)).ExportCertificatePem())).Message);

    [Fact]
    public void Each_private_key_is_fatal_at_its_line_and_is_not_shown()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = Pem + key.ExportECPrivateKeyPem() + "\n"
            + key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        var defects = Judge(text);
        Assert.Equal(["EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"], defects.Select(d => d.Message.Split('(', ')')[1]));
        Assert.Equal(Lines(text, "-----BEGIN "), [1, .. defects.Select(d => d.Line)]);
        Assert.All(defects, d => Assert.True(d.IsFatal && d.Message.Length < 200, d.Message));
    }

    [Theory]
    [InlineData("", "it holds no certificate: drivers take CA certificates as PEM")]
    [InlineData("no such file", "it holds no certificate: drivers take CA certificates as PEM")]
    [InlineData("<html>404</html>", "it holds no certificate (it is a web page): drivers take CA certificates as PEM")]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "the block BEGIN CERTIFICATE has no END CERTIFICATE: the file is cut off or was edited: repair the file, or take it from its publisher anew")]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "it holds no X.509 certificate: repair the file, or take it from its publisher anew")]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
        "what stands between BEGIN and END is no Base64: repair the file, or take it from its publisher anew")]
    public void A_file_without_a_certificate_is_fatal(string text, string expected) =>
        Assert.Equal([new BundleDefect(1, expected, IsFatal: true)], Judge(text));

    [Fact]
    public void A_broken_certificate_among_whole_ones_is_fatal() =>
        Assert.Equal(Lines(Pem, "").Count + 1, Assert.Single(Judge(Pem + Pem.Replace("-----END CERTIFICATE-----", ""))).Line);

    [Fact]
    public void Another_form_than_PEM_is_fatal_and_says_how_it_becomes_PEM()
    {
        Assert.StartsWith("it is a DER file: `openssl x509 -inform der`", Fatal(authority.RawData));
        Assert.Contains("it is PKCS#7: `openssl pkcs7", Fatal(new X509Certificate2Collection(authority).Export(X509ContentType.Pkcs7)!));
        Assert.Contains("it is PKCS#12", Fatal(authority.Export(X509ContentType.Pkcs12)));
        Assert.Contains("it is UTF-16 text", Fatal([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Pem)]));
    }

    [Fact]
    public void A_certificate_of_a_server_alone_is_fatal() =>
        Assert.StartsWith(
            "db.example.com is no certificate of a CA",
            Fatal(Encoding.ASCII.GetBytes(Create("db.example.com", isAuthority: false, now.AddYears(-1), now.AddYears(1)).ExportCertificatePem())));

    [Fact]
    public void Ten_thousand_certificates_are_read() => Assert.Empty(Judge(string.Concat(Enumerable.Repeat(Pem, 10_000))));

    [Fact]
    public void Every_bundle_of_the_package_is_right_today() =>
        Assert.All(
            Directory.GetFiles(Committed.Folder, "*.pem"),
            f => Assert.DoesNotContain(BundleCheck.Judge(File.ReadAllBytes(f), DateTime.UtcNow), d => d.IsFatal));

    private static List<BundleDefect> Judge(string text) => [.. BundleCheck.Judge(Encoding.UTF8.GetBytes(text), now)];

    private static string Fatal(byte[] content)
    {
        var defect = Assert.Single(BundleCheck.Judge(content, now));
        Assert.True(defect.IsFatal);
        return defect.Message;
    }

    private static List<int> Lines(string text, string start) =>
        [
            .. text.TrimEnd('\n').Split('\n').Select((line, index) => (line, index)).Where(l => l.line.StartsWith(start, StringComparison.Ordinal))
                .Select(l => l.index + 1)
        ];

    private static X509Certificate2 Create(string name, bool isAuthority, DateTime start, DateTime end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request.CreateSelfSigned(start, end);
    }
}
