using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>What a string says, freed of its dialect: where to connect, as whom, with which options; TLS is the posture's matter.</summary>
internal sealed record ConnectionModel
{
    public required IReadOnlyList<Endpoint> Hosts { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Database { get; init; }

    /// <summary>Other options, by their setting, with the name that the source's driver gives them.</summary>
    public required IReadOnlyList<(string Name, string Value)> Options { get; init; }

    /// <summary>The column that <see cref="Options"/> are named in.</summary>
    public required OptionColumn Column { get; init; }

    public required TlsPosture Posture { get; init; }

    /// <summary>Whether the string itself says something about encryption.</summary>
    public bool HasMode { get; init; }

    /// <summary>The parts of a reading that was accepted.</summary>
    public static ConnectionModel Of(Reading reading)
    {
        var settings = reading.Driver.AsRead(reading.Source).Settings;
        var column = reading.Driver switch
        {
            NpgsqlDriver => OptionColumn.Npgsql,
            PgjdbcDriver or MetabaseDriver => OptionColumn.Pgjdbc,
            _ => OptionColumn.Libpq,
        };
        var last = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            // Npgsql takes an empty value for none at all; elsewhere it is one.
            var name = NameOf(setting, column);
            last.Remove(name);
            if (column != OptionColumn.Npgsql || !NpgsqlDriver.IsReset(setting))
            {
                last.Add(name, setting);
            }
        }

        return new ConnectionModel
        {
            Hosts = reading.Endpoints,
            User = Value("user"),
            Password = Value("password"),
            Database = Value("dbname"),
            Column = column,
            Posture = reading.Posture!,
            HasMode = reading.Decisive is not null,
            Options = [.. last.Where(p => !IsPartOrTls(p.Key, p.Value, column)).OrderBy(p => p.Value.Span.Start).Select(p => (p.Key, p.Value.Value))],
        };

        string? Value(string part) => last.TryGetValue(part, out var setting) && setting.Value.Length > 0 ? setting.Value : null;
    }

    /// <summary>The driver's name of an option; user, password, database and the place of the server carry libpq's.</summary>
    private static string NameOf(Setting setting, OptionColumn column)
    {
        if (setting.Place != SettingPlace.Pair)
        {
            return setting.Key;
        }

        switch (column)
        {
            case OptionColumn.Npgsql:
                return NpgsqlOptions.Find(setting.Key, int.MaxValue)?.Name switch
                {
                    "Username" => "user",
                    "Password" => "password",
                    "Database" => "dbname",
                    NpgsqlOptions.Host => "host",
                    NpgsqlOptions.Port => "port",
                    { } name => name,
                    null => setting.Key,
                };
            case OptionColumn.Pgjdbc:
                return PgjdbcOptions.Find(setting.Key) switch
                {
                    PgjdbcOptions.Host => "host",
                    PgjdbcOptions.Port => "port",
                    _ when string.Equals(setting.Key, "PGDBNAME", StringComparison.OrdinalIgnoreCase)
                        || string.Equals(setting.Key, "dbname", StringComparison.OrdinalIgnoreCase) => "dbname",
                    _ => setting.Key,
                };
            default:
                return setting.Key;
        }
    }

    /// <summary>Whether a setting is told by the other members: the parts of the connection, and what the posture covers.</summary>
    private static bool IsPartOrTls(string name, Setting setting, OptionColumn column) =>
        name is "user" or "password" or "dbname" or "host" or "port"
        || (TlsKeys.Find(setting.Key) is not null && OptionNames.Find(name, column) is null && !IsProtocolLimit(name));

    /// <summary>Settings that only libpq has: they aren't part of the posture that others can be given.</summary>
    private static bool IsProtocolLimit(string name) =>
        name is LibpqOptions.MinProtocol or LibpqOptions.MaxProtocol or "sslcrl" or "sslcrldir" or "sslcertmode" or NpgsqlOptions.CheckCertificateRevocation;
}
