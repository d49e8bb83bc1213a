using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Text;

namespace SslLint.Secrets;

/// <summary>Which keys and values of a connection may be shown: those that are known to hold no secret, and have the shape of what they are.</summary>
/// <remarks>The shape counts as well as the key, since a driver that misreads a string takes a part of a password for a host, a port, a user or a mode.
/// Whatever is not listed is not shown.</remarks>
internal static class HarmlessSettings
{
    /// <summary>No path and no name that anyone needs to see is longer; messages quote values of this length at most.</summary>
    private const int Longest = 160;

    private const int LongestWord = 24;

    /// <summary>What a key that nobody knows may have been meant to be; such a mistake is what a finding speaks of.</summary>
    private static readonly string[] misspelt =
    [
        "host", "server", "port", "database", "username", "sslmode", "sslrootcert", "sslcert", "sslkey", "root certificate", "ssl certificate",
        "trust server certificate",
    ];

    private static readonly string[] bare = ["true", "false", "yes", "no", "on", "off"];

    /// <summary>What may stand before a host where SQL Server's drivers read it, and what stands for this machine there.</summary>
    private static readonly string[] protocols = ["tcp:", "np:", "lpc:", "admin:"];
    private static readonly string[] thisMachine = ["(localdb)", "(local)", "."];

    private enum Role
    {
        Unknown,
        Secret,
        Host,
        Port,
        Database,
        User,
        TlsMode,
        Tls,
        Listed,
    }

    /// <summary>Whether a key may be shown.</summary>
    /// <param name="key">The key with escapes undone.</param>
    /// <param name="isBehindSecret">Whether a secret stands before it in the same string, of which it may be a part.</param>
    public static bool ShowsKey(string key, bool isBehindSecret) =>
        IsKnown(key) || (SecretNames.IsPlausible(key) && (!isBehindSecret || NearestName.Of(key, misspelt) is not null));

    /// <summary>Whether the value of a setting is a secret by its key or place.</summary>
    public static bool IsSecret(Setting setting) => RoleOf(setting) == Role.Secret;

    /// <summary>Whether the value of a setting may be shown.</summary>
    public static bool ShowsValue(Setting setting) => ShowsValue(setting, setting.Value);

    /// <summary>Whether a value of a setting may be shown.</summary>
    /// <param name="setting">The setting, for its key and place.</param>
    /// <param name="value">Its value with escapes undone and placeholders left out.</param>
    public static bool ShowsValue(Setting setting, string value) => RoleOf(setting) switch
    {
        Role.Host => value.Length <= Longest && (value.Split(',').All(IsHost) || IsServer(value)),
        Role.Port => value.Split(',').All(IsPort),
        Role.Database => value.Length <= Longest && value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'),
        Role.User => value.Length <= Longest && value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '\\' or '+'),
        Role.TlsMode => IsWord(value),
        Role.Tls => IsPath(value),
        Role.Listed => IsListed(setting.Key, value.Trim()),
        _ => false,
    };

    /// <summary>Whether the text has the shape of a host name, an address or the path of a socket, with a port or without.</summary>
    public static bool IsHost(string text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var host = text.Trim();
        if (host.Length > 0 && Endpoints.IsSocket(host))
        {
            return host.All(static c => IsNamePart(c) || c is '/' or '\\' or ':' or '@') && host.IndexOf('@', 1) < 0;
        }

        var colon = host.LastIndexOf(':');
        var bracket = host.LastIndexOf(']');
        if (bracket > 0 || (colon >= 0 && host.IndexOf(':') != colon))
        {
            // IPv6, in brackets perhaps with a port.
            var address = host.Trim('[').Split(']');
            return address[0].All(static c => Uri.IsHexDigit(c) || c is ':' or '.' or '%')
                && (address.Length == 1 || address[1].Length == 0 || IsPort(address[1].TrimStart(':')));
        }

        return (colon < 0 ? host : host.Substring(0, colon)).All(IsNamePart) && (colon < 0 || IsPort(host.Substring(colon + 1)));
    }

    /// <summary>Whether the text has the shape of a server as ADO.NET's drivers name it: a host, perhaps behind a protocol and before an instance and a
    /// port (<c>tcp:host\instance,1433</c>), or a word for this machine.</summary>
    private static bool IsServer(string text)
    {
        var server = WithoutProtocol(text);
        var local = Array.Find(thisMachine, l => server.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        var comma = server.IndexOf(',');
        if (comma >= 0 && !IsPort(server.Substring(comma + 1)))
        {
            return false;
        }

        var parts = (comma < 0 ? server : server.Substring(0, comma)).Trim().Split('\\');
        return parts.Length <= 2 && server.Length <= Longest && (parts.Length == 1 || parts[1].All(static c => IsNamePart(c) || c is '$' or '#'))
            && (local is null ? IsHost(parts[0]) : parts[0].Length == local.Length);
    }

    private static string WithoutProtocol(string text)
    {
        var server = text.Trim();
        var protocol = Array.Find(protocols, p => server.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return server.Substring(protocol?.Length ?? 0).TrimStart();
    }

    /// <summary>Whether the text is a server as <see cref="IsServer"/> has it, by a word for this machine.</summary>
    public static bool IsThisMachine(string text) =>
        Array.Exists(thisMachine, w => WithoutProtocol(text).StartsWith(w, StringComparison.OrdinalIgnoreCase)) && IsServer(text);

    /// <summary>Whether the text has the shape of a port; an empty one has.</summary>
    public static bool IsPort(string text) => text.Trim() is { Length: <= 5 } port && port.All(static c => c is >= '0' and <= '9');

    /// <summary>Whether the text has the shape of a path, a class name or a word.</summary>
    public static bool IsPath(string text)
    {
        // A space stands in paths ("Program Files"), and otherwise before something that was written in the wrong place.
        var isPath = text.IndexOfAny(['/', '\\']) >= 0;
        return text.Length <= Longest
            && text.All(c => IsNamePart(c) || c is '/' or '\\' or ':' or '~' or '+' || (isPath && c is ' ' or '(' or ')'))
            && !text.Contains("://")
            && Redactor.RedactSpans(text).Count == 0;
    }

    private static bool IsWord(string text) => text.Length <= LongestWord && text.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';

    private static bool IsKnown(string key) =>
        key.Length is > 0 and <= 64
        && (SecretNames.IsSetting(key) || TlsKeys.Find(key) is not null || AdoNetKeys.IsKnown(key)
            || DriverCatalog.All.Any(d => d.HasOption(key)));

    private static Role RoleOf(Setting setting)
    {
        switch (setting.Place)
        {
            case SettingPlace.UserName:
                return Role.User;
            case SettingPlace.Password:
                return Role.Secret;
            case SettingPlace.Host:
                return Role.Host;
            case SettingPlace.Port:
                return Role.Port;
            case SettingPlace.Instance:
            case SettingPlace.Database:
                return Role.Database;
        }

        if (SecretNames.IsSecret(setting.Key))
        {
            return Role.Secret;
        }

        if (TlsKeys.Find(setting.Key) is { } role)
        {
            return role == OptionRole.Mode ? Role.TlsMode : Role.Tls;
        }

        var name = Letters.Of(setting.Key);
        name = name.StartsWith("mbdb", StringComparison.Ordinal) ? name.Substring("mbdb".Length) : name;
        return name switch
        {
            "host" or "hostaddr" or "hostname" or "server" or "datasource" or "address" or "addr" or "networkaddress" or "servername" => Role.Host,
            "port" or "portnumber" => Role.Port,
            "instancename" or "databasename" or "database" or "db" or "dbname" or "initialcatalog" => Role.Database,
            "user" or "username" or "userid" or "uid" => Role.User,
            _ => IsKnown(setting.Key) ? Role.Listed : Role.Unknown,
        };
    }

    /// <summary>Whether the value is a truth value, a small number, or one of the words that the option takes.</summary>
    private static bool IsListed(string key, string value) =>
        bare.Contains(value, StringComparer.OrdinalIgnoreCase)
        || (value.Length <= 6 && value.All(static c => c is >= '0' and <= '9'))
        || DriverCatalog.All.Any(d => d.WordsOf(key).Contains(value, StringComparer.OrdinalIgnoreCase));
}
