using SslLint.Certificates;

namespace SslLint.Tool.Stores;

/// <summary>What goes into a store.</summary>
/// <param name="Trusted">Certificates to trust, by alias.</param>
/// <param name="Client">The client's certificate and key, or null.</param>
/// <param name="ClientAlias">The alias of the client's entry.</param>
internal sealed record StoreContent(IReadOnlyList<(string Alias, CertificateEntry Certificate)> Trusted, ClientIdentity? Client, string ClientAlias)
{
    /// <summary>The alias that pgjdbc looks for in a PKCS#12 file, and for no other (42.5, <c>PKCS12KeyManager</c>).</summary>
    public const string PgjdbcAlias = "user";

    /// <summary>Gives each certificate once an alias: its name in lower case with hyphens, numbered where several have the same.</summary>
    public static IReadOnlyList<(string Alias, CertificateEntry Certificate)> Named(IEnumerable<CertificateEntry> certificates, string? reserved)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (reserved is not null)
        {
            // Java compares aliases without case.
            counts[reserved.ToLowerInvariant()] = 1;
        }

        var named = new List<(string, CertificateEntry)>();
        foreach (var certificate in certificates.DistinctBy(c => c.Sha256))
        {
            var alias = Alias(certificate.Name);
            counts[alias] = counts.GetValueOrDefault(alias) + 1;
            var unique = counts[alias] == 1 ? alias : $"{alias}-{counts[alias]}";
            while (unique != alias && !counts.TryAdd(unique, 1))
            {
                unique = $"{alias}-{++counts[alias]}";
            }

            named.Add((unique, certificate));
        }

        return named;
    }

    private static string Alias(string name)
    {
        var words = new string([.. name.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(
            ' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "ca" : string.Join('-', words);
    }
}
