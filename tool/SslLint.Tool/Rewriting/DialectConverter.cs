using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Tool.Rewriting;

/// <summary>Writes a connection in another dialect. What the target can't express is an error that names it; TLS settings are left to hardening.</summary>
internal static class DialectConverter
{
    private static readonly Dialect[] Dialects = [AdoNetDialect.Instance, LibpqKeywordDialect.Instance, UriDialect.Instance, JdbcDialect.Instance];

    /// <summary>Reads the name of a dialect.</summary>
    /// <exception cref="CommandException">There is no such dialect.</exception>
    public static string? ReadName(string text) =>
        Dialects.Any(d => d.Name == text) ? text : throw new CommandException($"--to takes {string.Join(", ", Dialects.Select(d => d.Name))}");

    /// <summary>The driver that reads a dialect: the one at hand if it does, else the one that the dialect is known for.</summary>
    public static Driver DriverFor(string dialect, Driver current)
    {
        if (current.Dialects.Any(d => d.Name == dialect))
        {
            return current;
        }

        return dialect switch
        {
            "ado.net" => NpgsqlDriver.Instance,
            "jdbc" => PgjdbcDriver.Instance,
            _ => LibpqDriver.Instance,
        };
    }

    /// <summary>Converts all settings but those that only decide how TLS is done.</summary>
    /// <exception cref="CommandException">A setting can't be expressed in the target.</exception>
    public static ConnectionString Convert(ConnectionString source, Driver driver, string target)
    {
        var reading = driver.Read(source, driver.Versions[^1]);
        var fields = new List<(ConnectionField Field, string Value)>();
        foreach (var setting in source.Settings)
        {
            if (setting.IsKeyPlaceholder)
            {
                throw new CommandException("a placeholder may stand for several settings, which can't be converted");
            }

            if (ConnectionField.Find(source.Dialect.Name, setting.Key) is { } field && field.NameIn(target) is not null)
            {
                // Of one key given twice, the last one counts for all of these drivers; hosts and ports of an authority are a list.
                if (setting.Place is not (SettingPlace.Host or SettingPlace.Port))
                {
                    fields.RemoveAll(f => f.Field == field);
                }

                fields.Add((field, setting.Value));
            }
            else if (!reading.TlsSettings.Contains(setting))
            {
                throw new CommandException($"the setting {Shown(setting, source)} can't be expressed in {target}");
            }
        }

        return target switch
        {
            "ado.net" => Pairs(AdoNetDialect.Instance, target, fields),
            "libpq-keywords" => Pairs(LibpqKeywordDialect.Instance, target, fields),
            "jdbc" => Authority(JdbcDialect.Instance, "jdbc:postgresql://", target, fields, namesUserInAuthority: false),
            _ => Authority(UriDialect.Instance, "postgresql://", target, fields, namesUserInAuthority: true),
        };
    }

    /// <summary>The key, unless a misread string put something secret in its place.</summary>
    private static string Shown(Setting setting, ConnectionString source) => new ShownText(source.Text).Of(setting.Key);

    private static ConnectionString Pairs(Dialect dialect, string target, List<(ConnectionField Field, string Value)> fields)
    {
        var empty = dialect.Parse("");
        var joined = fields.GroupBy(f => f.Field).Select(g => (SettingChange)new SettingChange.Append(g.Key.NameIn(target)!, string.Join(',', g.Select(f => f.Value))));
        return Edit(dialect, empty, [.. joined]);
    }

    private static ConnectionString Authority(Dialect dialect, string scheme, string target, List<(ConnectionField Field, string Value)> fields, bool namesUserInAuthority)
    {
        string? Take(string name)
        {
            var values = fields.Where(f => f.Field.Libpq == name).Select(f => f.Value).ToList();
            fields.RemoveAll(f => f.Field.Libpq == name);
            return values.Count == 0 ? null : string.Join(',', values);
        }

        var hosts = (Take("host") ?? "").Split(',');
        var ports = (Take("port") ?? "").Split(',');
        if (hosts.Any(h => h.StartsWith('/')))
        {
            throw new CommandException($"a socket path as host can't be expressed in {target} here");
        }

        if (ports.Length > 1 && ports.Length != hosts.Length)
        {
            throw new CommandException("the numbers of hosts and ports differ");
        }

        var places = hosts.Select((host, i) => (host.Contains(':') && host[0] != '[' ? $"[{host}]" : host) + (ports[Math.Min(i, ports.Length - 1)] is { Length: > 0 } port ? $":{port}" : ""));
        var user = namesUserInAuthority ? Take("user") : null;
        var password = namesUserInAuthority && user is not null ? Take("password") : null;
        var login = user is null ? "" : Uri.EscapeDataString(user) + (password is null ? "" : ":" + Uri.EscapeDataString(password)) + "@";
        var database = Take("dbname");
        var text = scheme + login + string.Join(',', places) + "/" + (database is null ? "" : Uri.EscapeDataString(database));
        return Edit(dialect, dialect.Parse(text, Placeholders.Find(text)), [.. fields.Select(f => new SettingChange.Append(f.Field.NameIn(target)!, f.Value))]);
    }

    private static ConnectionString Edit(Dialect dialect, ConnectionString start, IReadOnlyList<SettingChange> changes)
    {
        try
        {
            var text = Text.TextEdit.Apply(start.Text, dialect.Edit(start, changes));
            return dialect.Parse(text, Placeholders.Find(text));
        }
        catch (InvalidOperationException)
        {
            throw new CommandException($"a value can't be written in {dialect.Name}");
        }
    }
}
