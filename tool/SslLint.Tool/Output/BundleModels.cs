using SslLint.CaBundles;
using SslLint.Tool.Bundles;

namespace SslLint.Tool.Output;

/// <summary>All bundles as JSON.</summary>
internal sealed record BundleListModel(int SchemaVersion, IReadOnlyList<BundleSummaryModel> Bundles);

/// <summary>A bundle in a list.</summary>
internal sealed record BundleSummaryModel(string Name, string Purpose, int Certificates, DateTime FirstEnd, string Sha256, IReadOnlyList<string> Downloads)
{
    /// <summary>The model of a bundle.</summary>
    public static BundleSummaryModel Of(Bundle bundle) => new(
        bundle.Name,
        bundle.Purpose,
        bundle.Certificates.Count,
        bundle.Certificates.Min(c => BundleCatalog.FindCertificate(c)!.NotAfter),
        bundle.Sha256,
        bundle.Downloads);
}

/// <summary>The certificates of a bundle or file as JSON.</summary>
internal sealed record BundleContentModel(int SchemaVersion, string Name, IReadOnlyList<BundledCertificateModel> Certificates);

/// <summary>A certificate with what was reviewed about it; null where it is in no bundle.</summary>
internal sealed record BundledCertificateModel(
    CertificateModel Certificate, IReadOnlyList<string> Bundles, string? Why, string? Carrier, DateOnly? RetrievedOn);

/// <summary>What a check found, as JSON.</summary>
internal sealed record BundleCheckModel(int SchemaVersion, IReadOnlyList<CertificateFindingModel> Findings, int Files, int Certificates);

/// <summary>One finding about a file of certificates.</summary>
internal sealed record CertificateFindingModel(string Kind, string Level, string Path, int Line, string Message, string Help);
