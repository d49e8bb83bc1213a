using SslLint.Text;

namespace SslLint.Drivers;

/// <summary>What hosts in connection strings look like.</summary>
internal static class Endpoints
{
    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[ipv6]:port</c>.</summary>
    public static Endpoint Parse(string text, string? port, bool isPlaceholder, SourceSpan? span)
    {
        if (isPlaceholder || IsSocket(text))
        {
            return Of(text, port, isPlaceholder, span);
        }

        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        if (colon > bracket && (bracket >= 0 || text.IndexOf(':') == colon))
        {
            port = text.Substring(colon + 1);
            text = text.Substring(0, colon);
        }

        return Of(text, port, isPlaceholder, span);
    }

    /// <summary>An endpoint of a host that stands alone.</summary>
    public static Endpoint Of(string host, string? port, bool isPlaceholder, SourceSpan? span) => new(
        host.Length > 1 && host[0] == '[' && host[host.Length - 1] == ']' ? host.Substring(1, host.Length - 2) : host,
        string.IsNullOrEmpty(port) ? null : port,
        isPlaceholder ? EndpointKind.Placeholder : IsSocket(host) ? EndpointKind.Socket : EndpointKind.Network,
        span);

    /// <summary>Whether a host is a unix socket or its folder, or an abstract socket.</summary>
    public static bool IsSocket(string host) =>
        host.Length > 0 && (host[0] is '/' or '@' || host.StartsWith("./", StringComparison.Ordinal)
            || (host.Length > 2 && host[1] == ':' && host[2] is '\\' or '/'));
}
