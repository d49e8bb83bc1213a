using System.Globalization;
using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>The hosts that libpq connects to: authority, <c>host</c>, <c>hostaddr</c> and <c>port</c> put together.</summary>
/// <remarks>Source: PostgreSQL, <c>fe-connect.c</c>, <c>pqConnectOptions2</c>. A keyword in the query of a URI overrides the authority.</remarks>
internal sealed class LibpqHosts
{
    private LibpqHosts()
    {
    }

    public List<Endpoint> Endpoints { get; } = [];

    /// <summary>Whether every host is a unix socket, so that TLS is never asked for.</summary>
    public bool AreSockets => Endpoints.Count > 0 && Endpoints.All(e => e.Kind == EndpointKind.Socket);

    /// <summary>Whether addresses are given and no host name, so that there is no name to verify.</summary>
    public bool HaveAddressesOnly { get; private set; }

    /// <summary>The setting whose list is not as long as the list of hosts.</summary>
    public Setting? Mismatch { get; private set; }

    /// <summary>Ports that are no port.</summary>
    public List<Setting> InvalidPorts { get; } = [];

    public static LibpqHosts Read(ConnectionString source, SettingGroups groups)
    {
        var result = new LibpqHosts();
        var hosts = List(groups.All(LibpqOptions.Host));
        var addresses = List(groups.All(LibpqOptions.HostAddress));
        var count = Math.Max(addresses.Count, hosts.Count);
        if (addresses.Count > 0 && hosts.Count > 0 && addresses.Count != hosts.Count)
        {
            result.Mismatch = groups.Last(LibpqOptions.HostAddress);
        }

        if (count == 0)
        {
            // Without any host libpq goes to the local socket. In settings spread over a file the host may stand elsewhere.
            if (source.Dialect != SpreadDialect.Instance && !source.Settings.Any(s => s.IsKeyPlaceholder) && groups.Last(LibpqOptions.Service) is null)
            {
                result.Endpoints.Add(new Endpoint("", groups.Value(LibpqOptions.Port), EndpointKind.Socket, null));
            }

            return result;
        }

        result.HaveAddressesOnly = addresses.Count > 0 && hosts.All(h => h.Text.Length == 0);
        var ports = Ports(source, groups, count, result);
        for (var i = 0; i < count; i++)
        {
            var address = i < addresses.Count && addresses[i].Text.Length > 0 ? addresses[i] : default;
            var host = i < hosts.Count && hosts[i].Text.Length > 0 ? hosts[i] : address;
            result.Endpoints.Add(host.Setting is null
                ? new Endpoint("", ports(i), EndpointKind.Socket, null)
                : EndpointOf(host, ports(i), address.Setting is null ? null : address.Text));
        }

        return result;
    }

    private static Endpoint EndpointOf((string Text, Setting Setting) host, string? port, string? address)
    {
        var endpoint = Drivers.Endpoints.Of(host.Text, port, host.Setting.IsPlaceholder, host.Setting.ValueSpan);

        // Beside an address the host is only a name, even one that looks like a socket.
        var kind = address is not null && endpoint.Kind == EndpointKind.Socket ? EndpointKind.Network : endpoint.Kind;
        return endpoint with { Kind = kind, Address = address };
    }

    /// <summary>The parts of the last keyword, or the parts of the authority.</summary>
    private static List<(string Text, Setting Setting)> List(IReadOnlyList<Setting> settings)
    {
        if (settings.Count == 0)
        {
            return [];
        }

        var last = settings[settings.Count - 1];
        if (last.Place == SettingPlace.Pair)
        {
            return last.Value.Length == 0 ? [] : [.. last.Value.Split(',').Select(text => (text, last))];
        }

        return [.. settings.Select(s => (s.Value, s))];
    }

    private static Func<int, string?> Ports(ConnectionString source, SettingGroups groups, int count, LibpqHosts result)
    {
        var last = groups.Last(LibpqOptions.Port);
        if (last is null)
        {
            return static _ => null;
        }

        var parts = last.Place == SettingPlace.Pair ? last.Value.Split(',') : AuthorityPorts(source);
        if (parts.Length > 1 && parts.Length != count)
        {
            result.Mismatch = last;
        }

        if (!last.IsPlaceholder && parts.Any(p => !IsPort(p)))
        {
            result.InvalidPorts.Add(last);
        }

        return i => parts.Length == 1 ? parts[0] : i < parts.Length ? parts[i] : null;
    }

    /// <summary>The ports of the authority, one for each host, empty where a host has none.</summary>
    private static string[] AuthorityPorts(ConnectionString source)
    {
        var ports = new List<string>();
        foreach (var setting in source.Settings)
        {
            if (setting.Place == SettingPlace.Host)
            {
                ports.Add("");
            }
            else if (setting.Place == SettingPlace.Port)
            {
                if (ports.Count == 0)
                {
                    ports.Add("");
                }

                ports[ports.Count - 1] = setting.Value;
            }
        }

        return [.. ports];
    }

    /// <summary>libpq reads a number with white space around it; an empty one means the default.</summary>
    private static bool IsPort(string text) =>
        text.Length == 0 || (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535);
}
