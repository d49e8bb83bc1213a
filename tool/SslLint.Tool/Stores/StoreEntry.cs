using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>An entry of a store.</summary>
/// <param name="Alias">Its alias; empty where it has none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Chain">Its certificate, for a key followed by those that signed it.</param>
internal sealed record StoreEntry(string Alias, StoreEntryKind Kind, IReadOnlyList<CertificateEntry> Chain);

/// <summary>What an entry is.</summary>
internal enum StoreEntryKind
{
    /// <summary>A certificate that Java trusts.</summary>
    Trusted,

    /// <summary>A private key with its certificates.</summary>
    Key,

    /// <summary>A certificate that Java does not trust, since nothing marks it so, or one in a file that is no store.</summary>
    Certificate,
}
