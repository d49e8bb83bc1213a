using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.CaBundles;
using SslLint.UpdateBundles;

namespace SslLint.CaBundles.Tests;

/// <summary>What the update refuses, on certificates made for the purpose.</summary>
public sealed class BundleUpdateTests : IDisposable
{
    private static readonly DateTime Today = DateTime.UtcNow;
    private readonly X509Certificate2 root = Create("CN=Root", isCa: true);
    private readonly X509Certificate2 other = Create("CN=Other", isCa: true);

    public void Dispose()
    {
        root.Dispose();
        other.Dispose();
    }

    [Fact]
    public void A_known_certificate_makes_the_bundle()
    {
        var update = BundleUpdate.Make(Review(root), [Carrier(root)], [], Today);
        Assert.Empty(update.Problems);
        Assert.Equal($"# Root, until {root.NotAfter.ToUniversalTime():yyyy-MM-dd}\n{root.ExportCertificatePem()}\n", update.Files["own"]);
        Assert.Equal("CN=Root", Assert.Single(update.Manifest.Certificates).Subject);
    }

    [Fact]
    public void An_unknown_certificate_of_a_carrier_is_refused() =>
        Assert.Equal(
            [$"carrier: unknown certificate {BundleUpdate.Fingerprint(other)}, CN=Other, until {other.NotAfter.ToUniversalTime():yyyy-MM-dd}"],
            BundleUpdate.Make(Review(root), [Carrier(root, other)], [], Today).Problems);

    [Fact]
    public void An_unknown_certificate_of_a_provider_s_file_is_refused() =>
        Assert.StartsWith(
            "https://example.com/ca.pem: unknown certificate",
            Assert.Single(
                BundleUpdate.Make(
                    Review(root),
                    [Carrier(root), new Source("https://example.com/ca.pem", null, IsComplete: true) { Certificates = [other] }],
                    [],
                    Today).Problems));

    [Fact]
    public void A_certificate_that_was_left_out_is_known()
    {
        var reviewed = Review(root) with { LeftOut = [new LeftOutCertificate { Sha256 = BundleUpdate.Fingerprint(other), Why = "a test" }] };
        var update = BundleUpdate.Make(reviewed, [Carrier(root, other)], [], Today);
        Assert.Empty(update.Problems);
        Assert.DoesNotContain("Other", update.Files["own"]);
    }

    [Fact]
    public void A_store_of_all_kinds_of_CAs_may_hold_more()
    {
        var update = BundleUpdate.Make(Review(root), [Carrier(root, other) with { IsComplete = false }], [], Today);
        Assert.Empty(update.Problems);
        Assert.DoesNotContain("Other", update.Files["own"]);
    }

    [Fact]
    public void A_carrier_has_to_hold_what_was_taken_from_it() =>
        Assert.Equal(
            [$"carrier: doesn't hold {BundleUpdate.Fingerprint(root)}, "],
            BundleUpdate.Make(Review(root), [Carrier()], [root], Today).Problems);

    [Fact]
    public void What_is_at_hand_stands_in_for_a_carrier_that_is_not()
    {
        var silent = new Source("carrier", "carrier", IsComplete: true) { Failure = "no network" };
        Assert.Empty(BundleUpdate.Make(Review(root), [silent], [root], Today).Problems);
        Assert.EndsWith("no source at hand holds it", Assert.Single(BundleUpdate.Make(Review(root), [silent], [other], Today).Problems));
    }

    [Fact]
    public void An_expired_certificate_is_refused() =>
        Assert.Contains("is not valid at", Assert.Single(BundleUpdate.Make(Review(root), [Carrier(root)], [], Today.AddYears(3)).Problems));

    [Fact]
    public void A_server_certificate_is_refused()
    {
        using var server = Create("CN=db.example.com", isCa: false);
        Assert.EndsWith("is not the certificate of a CA", Assert.Single(BundleUpdate.Make(Review(server), [Carrier(server)], [], Today).Problems));
    }

    [Fact]
    public void A_bundle_takes_no_fingerprint_that_was_not_reviewed()
    {
        var reviewed = Review(root) with
        {
            Bundles = [new Bundle { Name = "own", Purpose = "tests", Certificates = [BundleUpdate.Fingerprint(root), BundleUpdate.Fingerprint(other)] }]
        };
        Assert.EndsWith("is not among the reviewed certificates", Assert.Single(BundleUpdate.Make(reviewed, [Carrier(root)], [other], Today).Problems));
    }

    [Fact]
    public void Certificates_are_found_in_scripts_and_programs()
    {
        var pem = root.ExportCertificatePem();
        var script = $$"""{ "ca": "{{pem.Replace("\n", "\\n")}}" }""";
        byte[] program = [0, 0xFF, .. Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----%s"), 0, .. Encoding.ASCII.GetBytes(other.ExportCertificatePem()
            + "\n" + pem[..200])];
        Assert.Equal([root], CertificateSearch.Find(Encoding.ASCII.GetBytes(script)));
        Assert.Equal([other], CertificateSearch.Find(program));
    }

    private static Manifest Review(X509Certificate2 certificate) => new()
    {
        Carriers = [new Carrier { Id = "carrier", Path = "ca.pem", Licence = "MIT" }],
        Bundles = [new Bundle { Name = "own", Purpose = "tests", Certificates = [BundleUpdate.Fingerprint(certificate)] }],
        Certificates = [new ReviewedCertificate
        {
            Sha256 = BundleUpdate.Fingerprint(certificate),
            Carrier = "carrier",
            RetrievedOn = DateOnly.FromDateTime(Today),
            Why = "a test"
        }],
        LeftOut = [],
    };

    private static Source Carrier(params X509Certificate2[] certificates) => new("carrier", "carrier", IsComplete: true) { Certificates = certificates };

    private static X509Certificate2 Create(string subject, bool isCa)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isCa, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        return request.CreateSelfSigned(Today.AddDays(-1), Today.AddYears(1));
    }
}
