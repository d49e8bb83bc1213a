using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Tells libpq's keyword strings from other text with equal signs.</summary>
internal sealed class LibpqKeywordForm : KeywordForm
{
    private static readonly HashSet<string> keys = new(StringComparer.Ordinal)
    {
        "host", "hostaddr", "port", "dbname", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout",
        "application_name", "options", "target_session_attrs", "service", "passfile", "channel_binding", "gssencmode",
    };

    private LibpqKeywordForm()
    {
    }

    /// <summary>The form.</summary>
    public static LibpqKeywordForm Instance { get; } = new();

    /// <inheritdoc/>
    public override Dialect Dialect => LibpqKeywordDialect.Instance;

    /// <inheritdoc/>
    public override bool IsKey(string key) => keys.Contains(key);

    /// <summary>Whether the pairs are a connection: a host and at least one more of libpq's keys, and nothing that no such string has.</summary>
    /// <remarks><c>host=a user=b</c> is one; <c>host=a path=/</c> is a log line.</remarks>
    public override bool IsConnection(ConnectionString source) =>
        source.Settings.Any(s => s.Key is "host" or "hostaddr" && s.Value.Length > 0)
        && source.Settings.Any(s => s.Key is "dbname" or "user" or "password" or "sslmode")
        && source.Settings.Count(s => IsKey(s.Key)) * 2 > source.Settings.Count;
}
