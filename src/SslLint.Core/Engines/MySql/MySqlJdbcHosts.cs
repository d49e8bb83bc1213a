using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.MySql;

/// <summary>A host of a JDBC URL.</summary>
/// <param name="Host">Where it stands.</param>
/// <param name="Port">Where its port stands; null where it has none.</param>
/// <param name="Properties">What <c>address=(host=h)(key=value)</c> says of this host alone.</param>
internal sealed record MySqlJdbcHost(SourceSpan Host, SourceSpan? Port, IReadOnlyList<Setting> Properties)
{
    /// <summary>Whether a user or password stands before it, as <c>user:password@host</c>.</summary>
    public bool HasUser { get; init; }
}

/// <summary>Reads the hosts of a JDBC URL: <c>h:1,h2</c>, <c>address=(host=h)(port=1)(sslMode=DISABLED)</c>, <c>(host=h,port=1)</c>.</summary>
internal static class MySqlJdbcHosts
{
    private static readonly char[] endsPair = [',', ')'];

    /// <summary>The hosts of a string that a dialect has read.</summary>
    public static IReadOnlyList<MySqlJdbcHost> Of(ConnectionString source)
    {
        var start = source.Text.IndexOf("//", StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        var text = new OpaqueText(source.Text, source.Opaque);
        var question = text.IndexOf('?', start, text.Length);
        return [.. Of(text, start + 2, text.IndexOf('/', start + 2, question))];
    }

    /// <summary>The hosts between two offsets.</summary>
    public static IEnumerable<MySqlJdbcHost> Of(OpaqueText source, int start, int end)
    {
        // One user and password may stand before all.
        var sign = end > start ? source.Masked.LastIndexOf('@', end - 1, end - start) : -1;
        var hasUser = sign >= 0 && source.IndexOf('(', start, sign) == sign;
        for (var at = hasUser ? sign + 1 : start; at < end;)
        {
            var next = EndOfHost(source, at, end);
            if (next > at)
            {
                yield return One(source, at, next) with { HasUser = hasUser };
            }

            at = next + 1;
        }
    }

    /// <summary>The comma behind a host, or the end; what brackets hold is none.</summary>
    private static int EndOfHost(OpaqueText source, int at, int end)
    {
        var depth = 0;
        for (; at < end && (depth > 0 || source[at] != ','); at++)
        {
            depth += source[at] == '(' ? 1 : source[at] == ')' ? -1 : 0;
        }

        return at;
    }

    private static MySqlJdbcHost One(OpaqueText source, int start, int end)
    {
        var bracket = source.IndexOf('(', start, end);
        if (bracket == end)
        {
            var colon = source.Masked.LastIndexOf(':', end - 1, end - start);
            var close = source.Masked.LastIndexOf(']', end - 1, end - start);
            return colon > close
                ? new MySqlJdbcHost(SourceSpan.FromBounds(start, colon), SourceSpan.FromBounds(colon + 1, end), [])
                : new MySqlJdbcHost(SourceSpan.FromBounds(start, end), null, []);
        }

        var properties = new List<Setting>();
        for (var at = bracket + 1; at < end;)
        {
            var stop = source.IndexOfAny(endsPair, at, end);
            var equals = source.IndexOf('=', at, stop);
            if (equals < stop)
            {
                properties.Add(new Setting
                {
                    Key = source.Of(at, equals).Trim(),
                    Value = source.Of(equals + 1, stop).Trim(),
                    Span = SourceSpan.FromBounds(at, stop),
                    KeySpan = SourceSpan.FromBounds(at, equals),
                    ValueSpan = SourceSpan.FromBounds(equals + 1, stop),
                    IsKeyPlaceholder = source.HoldsPlaceholder(at, equals),
                    IsPlaceholder = source.HoldsPlaceholder(equals + 1, stop),
                });
            }

            at = stop + 1;
            while (at < end && source[at] is '(' or ' ')
            {
                at++;
            }
        }

        var host = properties.FindLast(static p => p.Key.Equals("host", StringComparison.OrdinalIgnoreCase));
        var port = properties.FindLast(static p => p.Key.Equals("port", StringComparison.OrdinalIgnoreCase));
        return new MySqlJdbcHost(host?.ValueSpan ?? new SourceSpan(bracket, 0), Behind(host, port), properties);
    }

    /// <summary>Parts of an authority stand in the order of the text: a port that stands before its host isn't told.</summary>
    private static SourceSpan? Behind(Setting? host, Setting? port) => port is not null && port.Span.Start > (host?.Span.Start ?? 0) ? port.ValueSpan : null;
}
