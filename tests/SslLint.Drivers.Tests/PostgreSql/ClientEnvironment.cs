namespace SslLint.Drivers.Tests.PostgreSql;

/// <summary>Environment variables that a driver reads where the string says nothing: as settings that stand in front of the string's own.</summary>
internal static class ClientEnvironment
{
    private static readonly (string Driver, string Variable, int Since, string Key)[] settings =
    [
        ("npgsql", "PGSSLROOTCERT", 0, "Root Certificate"),
        ("npgsql", "PGSSLCERT", 0, "SSL Certificate"),
        ("npgsql", "PGSSLKEY", 0, "SSL Key"),
        ("npgsql", "PGSSLNEGOTIATION", 9, "SSL Negotiation"),
        ("npgsql", "PGGSSENCMODE", 10, "GSS Encryption Mode"),
        ("npgsql", "PGREQUIREAUTH", 10, "Require Auth"),
        ("libpq", "PGSSLMODE", 0, "sslmode"),
        ("libpq", "PGREQUIRESSL", 0, "requiressl"),
        ("libpq", "PGSSLROOTCERT", 0, "sslrootcert"),
        ("libpq", "PGSSLCERT", 0, "sslcert"),
        ("libpq", "PGSSLKEY", 0, "sslkey"),
        ("libpq", "PGSSLNEGOTIATION", 17, "sslnegotiation"),
        ("libpq", "PGSSLMINPROTOCOLVERSION", 0, "ssl_min_protocol_version"),
        ("libpq", "PGCHANNELBINDING", 0, "channel_binding"),
        ("libpq", "PGGSSENCMODE", 0, "gssencmode"),
        ("node-postgres", "PGSSLMODE", 0, "sslmode"),
        ("node-postgres", "PGSSLNEGOTIATION", 0, "sslnegotiation"),
    ];

    /// <summary>The string with the environment's settings in front, where any of the string's own beats them.</summary>
    public static string Apply(string driver, DriverVersion version, IReadOnlyDictionary<string, string> environment, string text)
    {
        var ambient = settings
            .Where(setting => setting.Driver == driver && version.IsAtLeast(setting.Since) && environment.ContainsKey(setting.Variable))
            .Select(setting => $"{setting.Key}={environment[setting.Variable]}")
            .ToArray();
        if (ambient.Length == 0)
        {
            return text;
        }

        if (driver == "npgsql")
        {
            return $"{string.Join(';', ambient)};{text}";
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return $"{string.Join(' ', ambient)} {text}";
        }

        var query = text.IndexOf('?', StringComparison.Ordinal);
        var joined = string.Join('&', ambient);
        return query < 0 ? $"{text}?{joined}" : $"{text[..(query + 1)]}{joined}&{text[(query + 1)..]}";
    }
}
