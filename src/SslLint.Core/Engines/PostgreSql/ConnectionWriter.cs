using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Writes the parts of a connection in a dialect.</summary>
internal static class ConnectionWriter
{
    /// <summary>What stands before the pairs: scheme, hosts and database, where the dialect has a place for them.</summary>
    /// <exception cref="InvalidOperationException">A host can't be written there.</exception>
    public static string Skeleton(ConnectionModel model, Dialect target)
    {
        var hosts = string.Join(",", model.Hosts.Where(h => h.Kind != EndpointKind.Socket).Select(h => Host(h) + (h.Port is null ? "" : $":{h.Port}")));
        var database = PercentEncoding.Encode(model.Database ?? "", keep: string.Empty);
        switch (target)
        {
            case UriDialect:
                var user = PercentEncoding.Encode(model.User ?? "", keep: string.Empty);
                var login = model.Password is { } password ? $"{user}:{PercentEncoding.Encode(password, keep: string.Empty)}@"
                    : user.Length > 0 ? $"{user}@"
                    : "";
                return $"postgresql://{login}{(HasSockets(model) ? "" : hosts)}/{database}";
            case PgjdbcDialect when HasSockets(model):
                throw new InvalidOperationException("pgjdbc can't connect to a unix socket by itself: give a host name.");
            case PgjdbcDialect:
                return $"jdbc:postgresql://{hosts}/{database}";
            default:
                return "";
        }
    }

    /// <summary>The pairs that say where to connect and as whom, for dialects that have no other place.</summary>
    public static IEnumerable<(string Key, string Value)> Place(ConnectionModel model, Dialect target)
    {
        var hosts = string.Join(",", model.Hosts.Select(h => h.Host));
        var ports = model.Hosts.Select(h => h.Port ?? "").ToList();
        var port = ports.Distinct().Count() == 1 ? ports[0] : string.Join(",", ports);
        IEnumerable<(string Key, string? Value)> pairs = target switch
        {
            UriDialect when HasSockets(model) => [("host", hosts), ("port", port)],
            UriDialect => [],
            PgjdbcDialect => [("user", model.User), ("password", model.Password)],
            AdoNetDialect when ports.Distinct().Count() > 1 =>
            [
                ("Host", string.Join(",", model.Hosts.Select(h => Host(h) + (h.Port is null ? "" : $":{h.Port}")))),
                ("Username", model.User), ("Password", model.Password), ("Database", model.Database),
            ],
            AdoNetDialect => [("Host", hosts), ("Port", port), ("Username", model.User), ("Password", model.Password), ("Database", model.Database)],
            _ => [("host", hosts), ("port", port), ("user", model.User), ("password", model.Password), ("dbname", model.Database)],
        };
        return pairs.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => (p.Key, p.Value!));
    }

    /// <summary>The pairs for TLS and all other options, or the key of one that has no counterpart.</summary>
    public static (List<(string Key, string Value)> Pairs, string? Obstacle) Pairs(ConnectionModel model, Driver reader)
    {
        var column = reader switch
        {
            NpgsqlDriver => OptionColumn.Npgsql,
            PgjdbcDriver => OptionColumn.Pgjdbc,
            _ => OptionColumn.Libpq,
        };
        var pairs = Tls(model, column).ToList();
        foreach (var (name, value) in model.Options)
        {
            if (model.Column == column)
            {
                pairs.Add((name, value));
            }
            else if (Translate(model, name, value, column) is { } pair)
            {
                pairs.Add(pair);
            }
            else
            {
                // What nobody knows may be a part of a misread password.
                var shown = IsKnown(name) ? $"'{name}'" : "a setting that its own driver doesn't know";
                return (pairs, $"{shown} has no counterpart in {reader.DisplayName}");
            }
        }

        return (pairs, null);
    }

    private static bool IsKnown(string name) =>
        NpgsqlOptions.Find(name, int.MaxValue) is not null || LibpqOptions.Find(name) is not null || PgjdbcOptions.IsProperty(name);

    private static (string Key, string Value)? Translate(ConnectionModel model, string name, string value, OptionColumn column)
    {
        if (OptionNames.Find(name, model.Column) is not { } option)
        {
            return null;
        }

        if (option.In(column) is { } key)
        {
            return option.Translate(value, model.Column, column) is { } translated ? (Display(key, column), translated) : null;
        }

        // libpq has no setting for the search path, but can set it at the start of the session.
        var isPlainPath = name is "SearchPath" or "currentSchema" && value.All(c => char.IsLetterOrDigit(c) || c is '_' or ',');
        var hasOptions = model.Options.Any(o => string.Equals(o.Name, "options", StringComparison.OrdinalIgnoreCase));
        return column == OptionColumn.Libpq && isPlainPath && !hasOptions ? ("options", $"-csearch_path={value}") : null;
    }

    private static IEnumerable<(string Key, string Value)> Tls(ConnectionModel model, OptionColumn column)
    {
        var posture = model.Posture;
        var isDefault = posture.Encryption == Encryption.Fallback && !posture.Chain && !model.HasMode;
        if (isDefault || (column == OptionColumn.Libpq && model.Hosts.Count > 0 && model.Hosts.All(h => h.Kind == EndpointKind.Socket)))
        {
            // The default is the same in all three; over a unix socket libpq never uses TLS.
            yield break;
        }

        var mode = posture.Encryption switch
        {
            Encryption.Never => "disable",
            Encryption.PlaintextFirst => "allow",
            Encryption.Fallback => "prefer",
            _ when posture.HostName => "verify-full",
            _ => posture.Chain ? "verify-ca" : "require",
        };
        yield return column == OptionColumn.Npgsql ? ("SSL Mode", NpgsqlMode(mode)) : ("sslmode", mode);
        if (posture.RootCertificate is { } file)
        {
            yield return (column == OptionColumn.Npgsql ? "Root Certificate" : "sslrootcert", file);
        }
        else if (posture.Roots is Roots.System && column == OptionColumn.Libpq)
        {
            yield return ("sslrootcert", "system");
        }
        else if (posture.Roots is Roots.System && column == OptionColumn.Pgjdbc)
        {
            yield return (PgjdbcOptions.SslFactory, PgjdbcOptions.DefaultJavaFactory);
        }
    }

    private static string NpgsqlMode(string mode) => mode switch
    {
        "verify-full" => "VerifyFull",
        "verify-ca" => "VerifyCA",
        _ => char.ToUpperInvariant(mode[0]) + mode.Substring(1),
    };

    private static string Display(string key, OptionColumn column) =>
        column == OptionColumn.Npgsql ? NpgsqlOptions.Find(key, int.MaxValue)!.DisplayName : key;

    private static bool HasSockets(ConnectionModel model) => model.Hosts.Any(h => h.Kind == EndpointKind.Socket);

    private static string Host(Endpoint endpoint) => endpoint.Host.Contains(':') ? $"[{endpoint.Host}]" : endpoint.Host;
}
