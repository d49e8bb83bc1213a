namespace SslLint.Drivers;

/// <summary>Knows what a key that the driver at hand doesn't take was meant to set: one that is misspelt, or another driver's.</summary>
/// <remarks>Drivers that ignore unknown keys (pgjdbc, node-postgres) leave a connection open when one is misspelt. What a driver's own options are about
/// it says itself: <see cref="Driver.RoleOf"/>.</remarks>
internal static class TlsKeys
{
    private static readonly Dictionary<string, OptionRole> roles = new(StringComparer.Ordinal)
    {
        // PostgreSQL: libpq, Npgsql, pgjdbc, R2DBC, Prisma
        ["sslmode"] = OptionRole.Mode,
        ["ssl"] = OptionRole.Tls,
        ["requiressl"] = OptionRole.Tls,
        ["sslrootcert"] = OptionRole.Roots,
        ["sslrootcertificate"] = OptionRole.Roots,
        ["rootcertificate"] = OptionRole.Roots,
        ["rootcert"] = OptionRole.Roots,
        ["sslcert"] = OptionRole.ClientCertificate,
        ["sslcertificate"] = OptionRole.ClientCertificate,
        ["clientcertificate"] = OptionRole.ClientCertificate,
        ["sslkey"] = OptionRole.ClientKey,
        ["clientcertificatekey"] = OptionRole.Tls,
        ["sslpassword"] = OptionRole.Tls,
        ["sslpasswordcallback"] = OptionRole.Tls,
        ["sslfactory"] = OptionRole.Tls,
        ["sslfactoryarg"] = OptionRole.Tls,
        ["sslhostnameverifier"] = OptionRole.Tls,
        ["sslaccept"] = OptionRole.Tls,
        ["sslidentity"] = OptionRole.Tls,
        ["sslinline"] = OptionRole.Tls,
        ["sslcrl"] = OptionRole.Tls,
        ["sslcrldir"] = OptionRole.Tls,
        ["sslcertmode"] = OptionRole.Tls,
        ["sslminprotocolversion"] = OptionRole.MinimumTls,
        ["sslmaxprotocolversion"] = OptionRole.Tls,
        ["checkcertificaterevocation"] = OptionRole.Tls,
        ["usesslstream"] = OptionRole.Tls,
        ["uselibpqcompat"] = OptionRole.Tls,

        // MySQL, SQL Server and others, met where a string was copied from there
        ["sslca"] = OptionRole.Roots,
        ["cacertificatefile"] = OptionRole.Roots,
        ["serversslcert"] = OptionRole.Roots,
        ["usessl"] = OptionRole.Tls,
        ["verifyservercertificate"] = OptionRole.Tls,
        ["trustservercertificate"] = OptionRole.Tls,
        ["encrypt"] = OptionRole.Tls,
        ["usetls"] = OptionRole.Tls,
        ["tls"] = OptionRole.Tls,
        ["tlsversion"] = OptionRole.Tls,
        ["truststore"] = OptionRole.Tls,
        ["truststorepassword"] = OptionRole.Tls,
        ["trustcertificatekeystoreurl"] = OptionRole.Tls,
        ["rejectunauthorized"] = OptionRole.Tls,
    };

    /// <summary>What a key is about, or null if not about TLS. Case, spaces, hyphens, underscores,
    /// percent-encoding and a left-over <c>amp;</c> don't matter.</summary>
    public static OptionRole? Find(string key)
    {
        var text = key.Contains('%') ? Uri.UnescapeDataString(key) : key;
        if (text.StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
        {
            text = text.Substring(4);
        }

        text = new string([.. text.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return roles.TryGetValue(text, out var role) ? role : null;
    }
}
