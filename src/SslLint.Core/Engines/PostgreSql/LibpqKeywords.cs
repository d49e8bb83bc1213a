using SslLint.Dialects;

namespace SslLint.Engines.PostgreSql;

/// <summary>Tells libpq keyword strings from other text with equal signs.</summary>
internal static class LibpqKeywords
{
    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal)
    {
        "host", "hostaddr", "port", "dbname", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout",
        "application_name", "options", "target_session_attrs", "service", "passfile", "channel_binding", "gssencmode",
    };

    /// <summary>Whether a key is one of those that such strings begin with.</summary>
    public static bool IsKnown(string key) => Keys.Contains(key);

    /// <summary>Whether the pairs are a connection: a host and at least one more of libpq's keys, and nothing that no such string has.</summary>
    /// <remarks><c>host=a user=b</c> is one; <c>host=a path=/</c> is a log line.</remarks>
    public static bool IsConnection(ConnectionString source) =>
        source.Settings.Any(s => s.Key is "host" or "hostaddr" && s.Value.Length > 0)
        && source.Settings.Any(s => s.Key is "dbname" or "user" or "password" or "sslmode")
        && source.Settings.Count(s => IsKnown(s.Key)) * 2 > source.Settings.Count;
}
