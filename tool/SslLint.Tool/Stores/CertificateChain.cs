using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>Puts certificates in the order of a chain.</summary>
internal static class CertificateChain
{
    /// <summary>A certificate, then those that signed it, as far as they are there.</summary>
    /// <param name="own">The first of the chain.</param>
    /// <param name="pool">Where the others are looked for.</param>
    public static IReadOnlyList<CertificateEntry> From(CertificateEntry own, IReadOnlyList<CertificateEntry> pool)
    {
        var chain = new List<CertificateEntry> { own };
        while (!chain[^1].IsSelfIssued && pool.FirstOrDefault(c => c.Subject == chain[^1].Issuer && !chain.Contains(c)) is { } issuer)
        {
            chain.Add(issuer);
        }

        return chain;
    }
}
