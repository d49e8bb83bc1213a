namespace SslLint.Drivers;

/// <summary>What a key is about, in whichever driver's spelling.</summary>
internal enum TlsKeyMeaning
{
    /// <summary>How encryption and verification are done.</summary>
    Mode,

    /// <summary>The file with the root certificates.</summary>
    RootCertificate,

    /// <summary>The client certificate.</summary>
    ClientCertificate,

    /// <summary>The client key.</summary>
    ClientKey,

    /// <summary>Another TLS setting.</summary>
    Other,
}

/// <summary>Knows a TLS setting by its key, also in a spelling that the driver at hand doesn't take.</summary>
/// <remarks>Drivers that ignore unknown keys (pgjdbc, node-postgres) leave a connection open when one is misspelt.</remarks>
internal static class TlsKeys
{
    private static readonly Dictionary<string, TlsKeyMeaning> meanings = new(StringComparer.Ordinal)
    {
        // PostgreSQL: libpq, Npgsql, pgjdbc, R2DBC, Prisma
        ["sslmode"] = TlsKeyMeaning.Mode,
        ["ssl"] = TlsKeyMeaning.Other,
        ["requiressl"] = TlsKeyMeaning.Other,
        ["sslrootcert"] = TlsKeyMeaning.RootCertificate,
        ["sslrootcertificate"] = TlsKeyMeaning.RootCertificate,
        ["rootcertificate"] = TlsKeyMeaning.RootCertificate,
        ["rootcert"] = TlsKeyMeaning.RootCertificate,
        ["sslcert"] = TlsKeyMeaning.ClientCertificate,
        ["sslcertificate"] = TlsKeyMeaning.ClientCertificate,
        ["clientcertificate"] = TlsKeyMeaning.ClientCertificate,
        ["sslkey"] = TlsKeyMeaning.ClientKey,
        ["clientcertificatekey"] = TlsKeyMeaning.Other,
        ["sslpassword"] = TlsKeyMeaning.Other,
        ["sslpasswordcallback"] = TlsKeyMeaning.Other,
        ["sslfactory"] = TlsKeyMeaning.Other,
        ["sslfactoryarg"] = TlsKeyMeaning.Other,
        ["sslhostnameverifier"] = TlsKeyMeaning.Other,
        ["sslaccept"] = TlsKeyMeaning.Other,
        ["sslidentity"] = TlsKeyMeaning.Other,
        ["sslinline"] = TlsKeyMeaning.Other,
        ["sslcrl"] = TlsKeyMeaning.Other,
        ["sslcrldir"] = TlsKeyMeaning.Other,
        ["sslcertmode"] = TlsKeyMeaning.Other,
        ["sslminprotocolversion"] = TlsKeyMeaning.Other,
        ["sslmaxprotocolversion"] = TlsKeyMeaning.Other,
        ["checkcertificaterevocation"] = TlsKeyMeaning.Other,
        ["usesslstream"] = TlsKeyMeaning.Other,
        ["uselibpqcompat"] = TlsKeyMeaning.Other,

        // MySQL, SQL Server and others, met where a string was copied from there
        ["sslca"] = TlsKeyMeaning.RootCertificate,
        ["cacertificatefile"] = TlsKeyMeaning.RootCertificate,
        ["serversslcert"] = TlsKeyMeaning.RootCertificate,
        ["usessl"] = TlsKeyMeaning.Other,
        ["verifyservercertificate"] = TlsKeyMeaning.Other,
        ["trustservercertificate"] = TlsKeyMeaning.Other,
        ["encrypt"] = TlsKeyMeaning.Other,
        ["usetls"] = TlsKeyMeaning.Other,
        ["tls"] = TlsKeyMeaning.Other,
        ["tlsversion"] = TlsKeyMeaning.Other,
        ["truststore"] = TlsKeyMeaning.Other,
        ["truststorepassword"] = TlsKeyMeaning.Other,
        ["trustcertificatekeystoreurl"] = TlsKeyMeaning.Other,
        ["rejectunauthorized"] = TlsKeyMeaning.Other,
    };

    /// <summary>What a key is about, or null if not about TLS. Case, spaces, hyphens, underscores, percent-encoding and a left-over <c>amp;</c> don't matter.</summary>
    public static TlsKeyMeaning? Find(string key)
    {
        var text = key.Contains('%') ? Uri.UnescapeDataString(key) : key;
        if (text.StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
        {
            text = text.Substring(4);
        }

        text = new string([.. text.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return meanings.TryGetValue(text, out var meaning) ? meaning : null;
    }
}
