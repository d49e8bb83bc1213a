using System.Globalization;
using System.Text;
using SslLint.CaBundles;
using SslLint.Certificates;

namespace SslLint.Tool.Bundles;

/// <summary>A bundle's file made new from what its provider publishes.</summary>
/// <param name="Content">The file.</param>
/// <param name="Notes">What became of certificates, one line each.</param>
internal sealed record BundleRefresh(byte[] Content, IReadOnlyList<string> Notes)
{
    /// <summary>Puts the file together: what was reviewed, what the caller accepts, and what stood in the file besides.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="downloads">What its addresses gave.</param>
    /// <param name="present">The file as it stands; null if there is none.</param>
    /// <param name="accepted">Fingerprints of new roots that the caller accepts.</param>
    /// <param name="now">The time at which certificates have to be valid, UTC.</param>
    /// <exception cref="CommandException">A download is damaged, or holds what nobody has reviewed or accepted.</exception>
    public static BundleRefresh Of(
        Bundle bundle, IReadOnlyList<(Uri Source, CertificateFile File)> downloads, CertificateFile? present, IReadOnlyList<string> accepted, DateTime now)
    {
        foreach (var (source, file) in downloads)
        {
            Check(bundle, source, file, accepted, now);
        }

        var leftOut = BundleCatalog.Manifest.LeftOut.ToDictionary(c => c.Sha256);
        var downloaded = downloads.SelectMany(d => d.File.Certificates).DistinctBy(c => c.Sha256).ToList();
        var taken = downloaded.Where(c => !leftOut.ContainsKey(c.Sha256)).ToList();

        // What the bundle has from elsewhere stays, as do roots that the provider took out: servers may still have certificates of them.
        var carried = CertificateFile.Read(BundleCatalog.Read(bundle.Name)!).Certificates;
        var kept = present?.Certificates.Where(c => c.IsAuthority && c.ValidityAt(now) != CertificateValidity.Expired && !leftOut.ContainsKey(c.Sha256)) ?? [];
        var all = carried.Concat(taken).Concat(kept).DistinctBy(c => c.Sha256).ToList();
        var known = carried.Select(c => c.Sha256).ToHashSet(StringComparer.Ordinal);
        var fresh = taken.Select(c => c.Sha256).ToHashSet(StringComparer.Ordinal);
        var before = present?.Certificates.Select(c => c.Sha256).ToHashSet(StringComparer.Ordinal) ?? [];
        List<string> notes =
        [
            .. all.Where(c => before.Count > 0 && !before.Contains(c.Sha256)).Select(c => $"new: {c.Name}, until {Day(c)}"),
            .. all.Where(c => !known.Contains(c.Sha256) && !fresh.Contains(c.Sha256))
                .Select(c => $"kept: {c.Name}, which stood in the file and is in no bundle"),
            .. (present?.Certificates ?? []).Where(c => all.TrueForAll(a => a.Sha256 != c.Sha256)).Select(c => $"gone: {c.Name}, until {Day(c)}"),
            .. downloaded.Where(c => leftOut.ContainsKey(c.Sha256)).Select(c => $"left out: {c.Name}: {leftOut[c.Sha256].Why}"),
        ];
        return new BundleRefresh(Encoding.ASCII.GetBytes(string.Concat(all.Select(c => BundleText.Of(c.Name, c.NotAfter, c.ToDer())))), notes);
    }

    private static void Check(Bundle bundle, Uri source, CertificateFile downloaded, IReadOnlyList<string> accepted, DateTime now)
    {
        if (downloaded.PrivateKeys.Count > 0 || downloaded.Defects.Count > 0 || downloaded.Form != CertificateFileForm.Pem
            || downloaded.Certificates.Count == 0)
        {
            var reason = downloaded.Defects is [var defect, ..] ? $"line {defect.Line}: {defect.Message}"
                : downloaded.PrivateKeys.Count > 0 ? "it holds a private key"
                : "it holds no certificates in PEM";
            throw new CommandException($"{source}: what came is damaged or something else: {reason}; nothing was written");
        }

        if (!downloaded.Certificates.Any(c => bundle.Certificates.Contains(c.Sha256)))
        {
            throw new CommandException($"{source}: it holds none of the certificates of {bundle.Name}; nothing was written");
        }

        var known = BundleCatalog.Manifest.Certificates.Select(c => c.Sha256).Concat(BundleCatalog.Manifest.LeftOut.Select(c => c.Sha256)).Concat(accepted)
            .ToHashSet(StringComparer.Ordinal);
        var unknown = downloaded.Certificates.DistinctBy(c => c.Sha256).Where(c => !known.Contains(c.Sha256)).ToList();
        if (unknown.Count > 0)
        {
            throw new CommandException(
                $"{source}: it holds {(unknown.Count == 1 ? "a certificate" : $"{unknown.Count} certificates")} that nobody has reviewed; "
                    + "nothing was written. Compare the fingerprint with one that the provider publishes elsewhere, then give it by --accept:"
                    + string.Concat(unknown.Select(c => $"\n  {c.Sha256} {c.Name}, until {Day(c)}")));
        }

        var leftOut = BundleCatalog.Manifest.LeftOut.Select(c => c.Sha256).ToHashSet(StringComparer.Ordinal);
        if (downloaded.Certificates.FirstOrDefault(c =>
            !leftOut.Contains(c.Sha256) && (c.ValidityAt(now) is CertificateValidity.Expired or CertificateValidity.NotYetValid || !c.IsAuthority)) is { } bad)
        {
            throw new CommandException(
                $"{source}: {bad.Name} {(bad.IsAuthority ? $"is not valid today (until {Day(bad)})" : "is no certificate of a CA")}; nothing was written");
        }
    }

    private static string Day(CertificateEntry certificate) => certificate.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
