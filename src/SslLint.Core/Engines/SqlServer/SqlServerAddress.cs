using SslLint.Drivers;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

/// <summary>A server as SQL Server's drivers of .NET and ODBC name it: <c>tcp:host\instance,port</c>, <c>(localdb)\name</c>, <c>.</c>,
/// <c>np:\\host\pipe\sql\query</c>, <c>lpc:host</c>.</summary>
/// <remarks>Source: the documentation of <c>SqlConnection.ConnectionString</c> (Data Source).</remarks>
internal static class SqlServerAddress
{
    private const string LocalDb = "(localdb)";

    /// <summary>Forms of a server that no other engine has.</summary>
    private static readonly string[] ownForms = ["tcp:", "np:", "lpc:", "admin:", LocalDb, "(local)"];

    /// <summary>Whether only SQL Server's drivers take such a server.</summary>
    public static bool IsOwn(string server) =>
        ownForms.Any(f => server.StartsWith(f, StringComparison.OrdinalIgnoreCase))
        || server is "."
        || server.StartsWith(".\\", StringComparison.Ordinal)
        || HasInstanceOrPort(server);

    /// <summary>The endpoint that a server stands for.</summary>
    public static Endpoint Parse(string server, bool isPlaceholder, SourceSpan? span)
    {
        if (isPlaceholder)
        {
            return new Endpoint(server, null, EndpointKind.Placeholder, span);
        }

        var text = server.Trim();
        if (text.StartsWith(LocalDb, StringComparison.OrdinalIgnoreCase))
        {
            return new Endpoint(text, null, EndpointKind.InProcess, span);
        }

        var colon = text.IndexOf(':');
        var protocol = colon > 0 ? text.Substring(0, colon).Trim().ToLowerInvariant() : "";
        if (protocol is "tcp" or "np" or "lpc" or "admin")
        {
            text = text.Substring(colon + 1).Trim();
        }

        if (protocol == "lpc")
        {
            return new Endpoint(text, null, EndpointKind.InProcess, span);
        }

        var isPipe = protocol == "np" || text.StartsWith("\\\\", StringComparison.Ordinal);
        if (text.StartsWith("\\\\", StringComparison.Ordinal))
        {
            // A named pipe: \\host\pipe\name.
            var end = text.IndexOf('\\', 2);
            text = text.Substring(2, (end < 0 ? text.Length : end) - 2);
        }

        var comma = text.IndexOf(',');
        var port = comma < 0 ? null : text.Substring(comma + 1).Trim();
        var host = comma < 0 ? text : text.Substring(0, comma);
        var backslash = host.IndexOf('\\');
        host = (backslash < 0 ? host : host.Substring(0, backslash)).Trim();
        var endpoint = host is "." || host.Equals("(local)", StringComparison.OrdinalIgnoreCase)
            ? new Endpoint("localhost", port, EndpointKind.Network, span)
            : Endpoints.Parse(host, port, isPlaceholder: false, span);
        return endpoint with { HasUnknownPort = isPipe || protocol == "admin" || (backslash >= 0 && endpoint.Port is null) };
    }

    /// <summary>Whether a word stands where a port belongs, and none that stands for a number that is filled in (<c>PORT</c>, <c>xxxx</c>).</summary>
    public static bool IsWord(string port) =>
        port.Any(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && c is not ('x' or 'X'))
        && port.All(static c => char.IsLetterOrDigit(c) || c == '-')
        && port.IndexOf("port", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>Whether a server has the form <c>host,port</c> or <c>host\instance</c>.</summary>
    private static bool HasInstanceOrPort(string server)
    {
        var comma = server.IndexOf(',');
        if (comma > 0 && comma + 1 < server.Length && server.Skip(comma + 1).All(static c => char.IsDigit(c) || c == ' '))
        {
            return true;
        }

        var backslash = server.IndexOf('\\');
        return backslash > 0 && backslash + 1 < server.Length && server.IndexOf('\\', backslash + 1) < 0 && server[backslash - 1] != ':';
    }
}
