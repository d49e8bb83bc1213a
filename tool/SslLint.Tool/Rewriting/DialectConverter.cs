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
        var hosts = reading.Endpoints;
        if (hosts.Count == 0 || hosts.Any(h => h.Host.Length == 0))
        {
            throw new CommandException("the string names no host, so it can't be converted");
        }

        var fields = Fields(source, reading, target);
        return target switch
        {
            "ado.net" => Edit(AdoNetDialect.Instance, "", [new("Host", string.Join(',', hosts.Select(Place))), .. fields]),
            "libpq-keywords" => Edit(LibpqKeywordDialect.Instance, "", [.. LibpqHosts(hosts), .. fields]),
            "jdbc" => Edit(JdbcDialect.Instance, $"jdbc:postgresql://{Authority(hosts, target)}/{Database(fields)}", fields),
            _ => Edit(UriDialect.Instance, $"postgresql://{Login(fields)}{Authority(hosts, target)}/{Database(fields)}", fields),
        };
    }

    /// <summary>The settings under the target's names, hosts and ports left out. Of one key given twice, the last one counts for all of these drivers.</summary>
    private static List<SettingChange.Append> Fields(ConnectionString source, Reading reading, string target)
    {
        var fields = new List<SettingChange.Append>();
        foreach (var setting in source.Settings)
        {
            if (setting.IsKeyPlaceholder)
            {
                throw new CommandException("a placeholder may stand for several settings, which can't be converted");
            }

            var field = ConnectionField.Find(source.Dialect.Name, setting.Key);
            if (field is { Libpq: "host" or "port" })
            {
                continue;
            }

            if (field?.NameIn(target) is { } name)
            {
                fields.RemoveAll(f => f.Key == name);
                fields.Add(new SettingChange.Append(name, setting.Value));
            }
            else if (!reading.TlsSettings.Contains(setting))
            {
                throw new CommandException($"the setting {Shown(setting, source)} can't be expressed in {target}");
            }
        }

        return fields;
    }

    /// <summary>The key, unless a misread string put something secret in its place.</summary>
    private static string Shown(Setting setting, ConnectionString source) => new ShownText(source.Text).Of(setting.Key);

    private static IEnumerable<SettingChange.Append> LibpqHosts(IReadOnlyList<Endpoint> hosts)
    {
        yield return new SettingChange.Append("host", string.Join(',', hosts.Select(h => h.Host)));
        if (hosts.Any(h => h.Port is not null))
        {
            // An empty port in the list is the default one.
            yield return new SettingChange.Append("port", string.Join(',', hosts.Select(h => h.Port)));
        }
    }

    private static string Authority(IReadOnlyList<Endpoint> hosts, string target) =>
        hosts.Any(h => h.Kind == EndpointKind.Socket)
            ? throw new CommandException($"a socket as host can't be expressed in {target}")
            : string.Join(',', hosts.Select(Place));

    private static string Place(Endpoint endpoint)
    {
        var host = endpoint.Kind == EndpointKind.Network && endpoint.Host.Contains(':') ? $"[{endpoint.Host}]" : endpoint.Host;
        return endpoint.Port is { Length: > 0 } port ? $"{host}:{port}" : host;
    }

    /// <summary>User and password as they stand before the <c>@</c>; they leave the list.</summary>
    private static string Login(List<SettingChange.Append> fields)
    {
        if (Take(fields, "user") is not { } user)
        {
            return "";
        }

        var password = Take(fields, "password");
        return Escape(user) + (password is null ? "" : ":" + Escape(password)) + "@";
    }

    private static string Database(List<SettingChange.Append> fields) => Escape(Take(fields, "dbname") ?? "");

    /// <summary>Percent-encodes a value; placeholders in it stay as they are.</summary>
    private static string Escape(string value)
    {
        var result = new System.Text.StringBuilder();
        var at = 0;
        foreach (var placeholder in Placeholders.Find(value))
        {
            result.Append(Uri.EscapeDataString(value[at..placeholder.Start])).Append(placeholder.Of(value));
            at = placeholder.End;
        }

        return result.Append(Uri.EscapeDataString(value[at..])).ToString();
    }

    private static string? Take(List<SettingChange.Append> fields, string name)
    {
        var value = fields.FirstOrDefault(f => f.Key == name)?.Value;
        fields.RemoveAll(f => f.Key == name);
        return value;
    }

    private static ConnectionString Edit(Dialect dialect, string start, IEnumerable<SettingChange.Append> changes)
    {
        try
        {
            var parsed = dialect.Parse(start, Placeholders.Find(start));
            var text = Text.TextEdit.Apply(start, dialect.Edit(parsed, [.. changes]));
            return dialect.Parse(text, Placeholders.Find(text));
        }
        catch (InvalidOperationException)
        {
            throw new CommandException($"a value can't be written in {dialect.Name}");
        }
    }
}
