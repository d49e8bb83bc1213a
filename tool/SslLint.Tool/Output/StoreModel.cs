using SslLint.Certificates;
using SslLint.Tool.Stores;

namespace SslLint.Tool.Output;

/// <summary>A store as JSON.</summary>
internal sealed record StoreModel(int SchemaVersion, string Type, IReadOnlyList<StoreEntryModel> Entries, IReadOnlyList<string> Notes)
{
    /// <summary>The model of a listing.</summary>
    public static StoreModel Of(StoreListing listing, DateTime now) =>
        new(
            1,
            listing.Type,
            [.. listing.Entries.Select(e => new StoreEntryModel(e.Alias, KindOf(e.Kind), [.. e.Chain.Select(c => CertificateModel.Of(c, now))]))],
            listing.Notes);

    private static string KindOf(StoreEntryKind kind) => kind switch
    {
        StoreEntryKind.Trusted => "trusted",
        StoreEntryKind.Key => "key",
        _ => "certificate",
    };
}

/// <summary>An entry of a store as JSON.</summary>
internal sealed record StoreEntryModel(string Alias, string Kind, IReadOnlyList<CertificateModel> Certificates);

/// <summary>A certificate as JSON.</summary>
internal sealed record CertificateModel(
    string Subject, string Issuer, DateTime NotBefore, DateTime NotAfter, string Validity, string KeyAlgorithm, int? KeySize, bool IsAuthority, string Sha256)
{
    /// <summary>The model of a certificate.</summary>
    public static CertificateModel Of(CertificateEntry certificate, DateTime now) => new(
        certificate.Subject,
        certificate.Issuer,
        certificate.NotBefore,
        certificate.NotAfter,
        certificate.ValidityAt(now) switch
        {
            CertificateValidity.Expired => "expired",
            CertificateValidity.EndsSoon => "ends-soon",
            CertificateValidity.NotYetValid => "not-yet-valid",
            _ => "valid",
        },
        certificate.KeyAlgorithm,
        certificate.KeySize,
        certificate.IsAuthority,
        certificate.Sha256);
}
