using System.Globalization;
using SslLint.CaBundles;
using SslLint.Certificates;
using SslLint.Rules;

namespace SslLint.Tool.Bundles;

/// <summary>Tells whether a copy of a bundle lacks roots that servers have certificates of.</summary>
internal static class BundleCompleteness
{
    private const string Rds = "aws-rds";

    /// <summary>A file with so many regions is meant to hold all: AWS's file of 2022 had 25.</summary>
    private const int GlobalRegions = 10;

    private static readonly Dictionary<string, string> regions = BundleCatalog.Manifest.Bundles
        .Where(b => b.Name.StartsWith(Rds + "-", StringComparison.Ordinal))
        .SelectMany(b => b.Certificates.Select(c => (Region: b.Name[(Rds.Length + 1)..], Certificate: c)))
        .ToDictionary(c => c.Certificate, c => c.Region);

    /// <summary>What is missing; null where nothing is.</summary>
    /// <param name="bundle">The bundle that the file is to hold.</param>
    /// <param name="held">The fingerprints of the file.</param>
    public static (Level Level, string Message)? Missing(Bundle bundle, HashSet<string> held)
    {
        // An intermediate is sent by the server.
        var roots = CertificateFile.Read(BundleCatalog.Require(bundle.Name)).Certificates.Where(c => c.IsSelfIssued).ToList();
        var missing = roots.Where(c => !held.Contains(c.Sha256)).ToList();
        return missing.Count == 0 ? null
            : bundle.Name == Rds ? MissingOfRds(missing.ConvertAll(c => c.Sha256), held)
            : (Level.Warning,
                $"it lacks {Named(missing)} of {bundle.Purpose}: servers with a certificate of {(missing.Count == 1 ? "it" : "them")} can't be verified");
    }

    /// <summary>A file may be for some regions only; RDS Proxy, whose roots AWS's own file lacks, may not be in use.</summary>
    private static (Level Level, string Message)? MissingOfRds(List<string> missing, HashSet<string> held)
    {
        var present = held.Where(regions.ContainsKey).Select(c => regions[c]).ToHashSet(StringComparer.Ordinal);
        var torn = missing.Where(c => regions.TryGetValue(c, out var region) && present.Contains(region)).Select(c => regions[c]).Distinct()
            .Order(StringComparer.Ordinal).ToList();
        if (torn.Count > 0)
        {
            return (Level.Warning,
                $"it lacks some of the roots of AWS RDS in {string.Join(", ", torn)}: databases with a certificate of them can't be verified");
        }

        var absent = missing.Where(regions.ContainsKey).Select(c => regions[c]).Distinct().Order(StringComparer.Ordinal).ToList();
        if (absent.Count > 0 && present.Count >= GlobalRegions)
        {
            return (Level.Warning, $"it is an old copy of the roots of AWS RDS, without {string.Join(", ", absent)}");
        }

        return missing.Exists(c => !regions.ContainsKey(c)) && present.Count >= GlobalRegions
            ? (Level.Info, "it lacks the roots of Amazon Trust Services, so that RDS Proxy can't be verified with it")
            : null;
    }

    private static string Named(List<CertificateEntry> missing) =>
        string.Join(" and ", missing.Select(c => $"{c.Name} (until {c.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})"));
}
