using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Providers;
using SslLint.CaBundles;
using SslLint.UpdateBundles;

namespace SslLint.CaBundles.Tests;

/// <summary>Reads every bundle and holds it against the manifest.</summary>
public class BundleTests
{
    private static readonly Dictionary<string, ReviewedCertificate> Reviewed = Committed.Manifest.Certificates.ToDictionary(c => c.Sha256);

    public static TheoryData<string> Names => [.. Committed.Manifest.Bundles.Select(b => b.Name)];

    [Fact]
    public void Folder_and_manifest_name_the_same_bundles() =>
        Assert.Equal(
            Committed.Manifest.Bundles.Select(b => b.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(Committed.Folder, "*.pem").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_bundle_that_a_provider_names_is_there() =>
        Assert.Empty(ProviderCatalog.All.Select(p => p.Bundle).OfType<string>().Except(Committed.Manifest.Bundles.Select(b => b.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_is_what_the_manifest_says(string name)
    {
        var bundle = Committed.Manifest.Bundles.Single(b => b.Name == name);
        Assert.Equal(bundle.Sha256, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Committed.PathOf(name)))));

        var certificates = Committed.Load(name);
        Assert.NotEmpty(certificates);
        Assert.Equal(bundle.Certificates, certificates.Select(c => c.GetCertHashString(HashAlgorithmName.SHA256)));
        Assert.Equal(bundle.Certificates.Distinct(), bundle.Certificates);
        Assert.All(certificates, c =>
        {
            var told = Reviewed[c.GetCertHashString(HashAlgorithmName.SHA256)];
            Assert.Equal((c.Subject, c.NotBefore.ToUniversalTime(), c.NotAfter.ToUniversalTime()), (told.Subject, told.NotBefore, told.NotAfter));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_holds_comments_and_certificates_only(string name)
    {
        var text = File.ReadAllText(Committed.PathOf(name));
        Assert.True(Ascii.IsValid(text));
        var rest = text.Split('\n').Where(line => !line.StartsWith('#'));
        Assert.Equal(string.Concat(Committed.Load(name).Select(c => c.ExportCertificatePem() + "\n")), string.Join('\n', rest));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_certificate_is_a_CA_that_is_valid_today_and_chains_within_the_file(string name)
    {
        var certificates = Committed.Load(name);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        Assert.All(certificates, c =>
        {
            Assert.True(c.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, c.Subject);
            Assert.True(chain.Build(c), $"{c.Subject}: {string.Join(", ", chain.ChainStatus.Select(s => s.Status))}");
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_bundle_trusts_the_test_environments_of_AWS(string name) =>
        Assert.DoesNotContain(
            Committed.Load(name), c => c.Subject.Contains("Beta", StringComparison.Ordinal) || c.Subject.Contains("Preview", StringComparison.Ordinal));

    [Fact]
    public void A_region_s_bundle_is_the_part_of_aws_rds_for_that_region()
    {
        var all = Committed.Load("aws-rds");
        var regions = Committed.Manifest.Bundles.Select(b => b.Name).Where(n => n.StartsWith("aws-rds-", StringComparison.Ordinal)).ToList();
        Assert.Equal(34, regions.Count);
        Assert.All(regions, name =>
        {
            var region = name["aws-rds-".Length..];
            var certificates = Committed.Load(name);
            Assert.Equal(all.Where(c => c.Subject.Contains($" {region} Root CA", StringComparison.Ordinal)), certificates);
            // RDS has one root for each kind of key.
            Assert.Equal(
                ["ECC384", "RSA2048", "RSA4096"], certificates.Select(c => c.Subject.Split("Root CA ")[1].Split(' ')[0]).Order(StringComparer.Ordinal));
        });
        // What is left of the global bundle are the roots that RDS Proxy needs.
        Assert.Equal(5, all.Count - regions.Sum(name => Committed.Load(name).Count));
    }

    [Fact]
    public void A_certificate_is_in_some_bundle_or_left_out_and_says_why_and_whence()
    {
        var manifest = Committed.Manifest;
        Assert.Equal(manifest.Bundles.SelectMany(b => b.Certificates).Distinct().Order(StringComparer.Ordinal), Reviewed.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(manifest.LeftOut.Select(c => c.Sha256).Intersect(Reviewed.Keys));
        Assert.All(manifest.LeftOut, c => Assert.NotEqual("", c.Why));
        Assert.All(manifest.Certificates, c =>
        {
            Assert.NotEqual("", c.Why);
            Assert.Contains(c.Carrier, manifest.Carriers.Select(carrier => carrier.Id));
            Assert.InRange(c.RetrievedOn, DateOnly.FromDateTime(c.NotBefore), DateOnly.FromDateTime(DateTime.UtcNow));
        });
    }

    [Fact]
    public void Every_address_is_https() =>
        Assert.All(Committed.Manifest.Bundles.SelectMany(b => b.Downloads.Concat(b.Documents)), address => Assert.StartsWith("https://", address));
}
