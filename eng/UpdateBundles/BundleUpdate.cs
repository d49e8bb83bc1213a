using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace SslLint.UpdateBundles;

/// <summary>The bundles as reviewed fingerprints and the sources' certificates give them.</summary>
internal sealed partial record BundleUpdate
{
    private const string Rds = "aws-rds";

    /// <summary>The manifest, with all that follows from the certificates filled in.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>The text of each bundle, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What a person has to look at first; where there is anything, nothing may be written.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Puts the bundles together.</summary>
    /// <param name="reviewed">The manifest.</param>
    /// <param name="sources">What was asked; a certificate counts only by its fingerprint, wherever it comes from.</param>
    /// <param name="present">Certificates for which the bundles at hand may stand in, since their carrier is not at hand.</param>
    /// <param name="now">The time at which every certificate has to be valid.</param>
    public static BundleUpdate Make(Manifest reviewed, IReadOnlyList<Source> sources, IEnumerable<X509Certificate2> present, DateTime now)
    {
        var problems = new List<string>();
        var known = reviewed.Certificates.Select(c => c.Sha256).Concat(reviewed.LeftOut.Select(c => c.Sha256)).ToHashSet(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            if (source.Certificates is not { } certificates)
            {
                continue;
            }

            var held = certificates.Select(Fingerprint).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(certificates
                .Where(c => source.IsComplete && !known.Contains(Fingerprint(c)))
                .Select(c => $"{source.Name}: unknown certificate {Fingerprint(c)}, {c.Subject}, until {Day(c)}"));
            problems.AddRange(reviewed.Certificates
                .Where(c => c.Carrier == source.CarrierId && !held.Contains(c.Sha256))
                .Select(c => $"{source.Name}: doesn't hold {c.Sha256}, {c.Subject}"));
        }

        var pool = sources.SelectMany(s => s.Certificates ?? []).Concat(present).DistinctBy(Fingerprint).ToDictionary(Fingerprint, StringComparer.Ordinal);
        problems.AddRange(reviewed.Certificates.Where(c => !pool.ContainsKey(c.Sha256)).Select(c => $"{c.Sha256}, {c.Subject}: no source at hand holds it"));
        problems.AddRange(reviewed.Certificates.Where(c => pool.ContainsKey(c.Sha256)).SelectMany(c => Faults(pool[c.Sha256], now)));

        var bundles = WithRegions(reviewed.Bundles, pool);
        problems.AddRange(
            from bundle in bundles
            from fingerprint in bundle.Certificates
            where !reviewed.Certificates.Any(c => c.Sha256 == fingerprint)
            select $"{bundle.Name}: {fingerprint} is not among the reviewed certificates");

        var files = bundles.ToDictionary(b => b.Name, b => Text(b.Certificates.Where(pool.ContainsKey).Select(f => pool[f])), StringComparer.Ordinal);
        return new BundleUpdate
        {
            Files = files,
            Problems = problems,
            Manifest = reviewed with
            {
                Bundles = [.. bundles.Select(b => b with { Sha256 = Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(files[b.Name]))) })],
                Certificates = [.. reviewed.Certificates.Select(c => pool.TryGetValue(c.Sha256, out var found) ? Filled(c, found) : c)],
                LeftOut = [.. reviewed.LeftOut.Select(c => pool.TryGetValue(c.Sha256, out var found) ? c with { Subject = found.Subject } : c)],
            },
        };
    }

    /// <summary>SHA-256 of the encoded certificate, upper case.</summary>
    public static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>The AWS region that a root of RDS is for; null for every other certificate.</summary>
    public static string? Region(X509Certificate2 certificate) =>
        RdsRoot().Match(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^Amazon RDS ([a-z]{2}(?:-[a-z]+)+-\d) Root CA \w+ G\d+$")]
    private static partial Regex RdsRoot();

    /// <summary>A region's bundle is what <c>aws-rds</c> holds for that region.</summary>
    private static List<Bundle> WithRegions(IReadOnlyList<Bundle> bundles, Dictionary<string, X509Certificate2> pool)
    {
        var rds = bundles.FirstOrDefault(b => b.Name == Rds);
        var regions =
            from fingerprint in rds?.Certificates ?? []
            where pool.ContainsKey(fingerprint)
            let region = Region(pool[fingerprint])
            where region is not null
            group fingerprint by region into certificates
            orderby certificates.Key
            select new Bundle
            {
                Name = $"{Rds}-{certificates.Key}",
                Purpose = $"Amazon RDS and Aurora in {certificates.Key}",
                Downloads = [$"https://truststore.pki.rds.amazonaws.com/{certificates.Key}/{certificates.Key}-bundle.pem"],
                Documents = rds!.Documents,
                Certificates = [.. certificates],
            };
        return [.. bundles.Where(b => !b.Name.StartsWith(Rds + "-", StringComparison.Ordinal)), .. regions];
    }

    private static IEnumerable<string> Faults(X509Certificate2 certificate, DateTime now)
    {
        var name = $"{Fingerprint(certificate)}, {certificate.Subject}";
        if (certificate.NotAfter.ToUniversalTime() <= now || certificate.NotBefore.ToUniversalTime() > now)
        {
            yield return $"{name}: is not valid at {now:yyyy-MM-dd} (until {Day(certificate)})";
        }

        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
        {
            yield return $"{name}: is not the certificate of a CA";
        }
    }

    private static ReviewedCertificate Filled(ReviewedCertificate reviewed, X509Certificate2 certificate) => reviewed with
    {
        Subject = certificate.Subject,
        NotBefore = certificate.NotBefore.ToUniversalTime(),
        NotAfter = certificate.NotAfter.ToUniversalTime(),
    };

    private static string Text(IEnumerable<X509Certificate2> certificates) =>
        string.Concat(
            certificates.Select(c => BundleText.Of(c.GetNameInfo(X509NameType.SimpleName, forIssuer: false), c.NotAfter.ToUniversalTime(), c.RawData)));

    private static string Day(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
