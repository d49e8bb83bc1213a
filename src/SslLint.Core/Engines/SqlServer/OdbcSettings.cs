using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>What ODBC drivers of SQL Server share: connection strings, and URIs of SQLAlchemy whose query holds further keys of one.</summary>
/// <remarks>Source: SQLAlchemy's documentation of its pyodbc dialect: host, port, database and user come first, then the query,
/// in which <c>+</c> is a space.</remarks>
internal static class OdbcSettings
{
    /// <summary>The dialects that these drivers take.</summary>
    public static IReadOnlyList<Dialect> Dialects { get; } = [OdbcDialect.Instance, UriDialect.Instance];

    /// <summary>The string as the driver gets it.</summary>
    public static ConnectionString AsRead(ConnectionString source) => source.Dialect is UriDialect ? UriSyntax.ReadAsForm(source) : source;

    /// <summary>The pairs by the options that they set, from behind: the first in the text counts.</summary>
    public static SettingGroups Group(IEnumerable<Setting> settings, OptionTable options) => GroupLast(settings.Reverse(), options);

    /// <summary>The pairs by the options that they set; the last in the text counts.</summary>
    public static SettingGroups GroupLast(IEnumerable<Setting> settings, OptionTable options) =>
        new(settings.Where(static s => s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder), s => options.Find(s.Key)?.Name);

    /// <summary>Whether settings that aren't in the string may come from a data source: one is named, and no driver.</summary>
    public static bool IsDataSource(ConnectionString source, SettingGroups groups, string dsn) =>
        groups.All(dsn).Count > 0
        || (source.Dialect is UriDialect && OdbcNames.In(source) is null && source.Settings.All(static s => s.Place != SettingPlace.Database));

    /// <summary>The places that the settings name.</summary>
    public static IEnumerable<Endpoint> Endpoints(ConnectionString source, IEnumerable<Setting?> servers, string? port)
    {
        if (source.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Host) is { } host)
        {
            var endpoint = SqlServerAddress.Parse(host.Value, host.IsPlaceholder, host.ValueSpan);
            yield return endpoint with { Port = source.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Port)?.Value ?? endpoint.Port };
        }

        foreach (var server in servers.OfType<Setting>())
        {
            // Python's format fills {} in, which braces nothing.
            var isHole = server is { IsQuoted: true, Value.Length: 0 };
            var endpoint = SqlServerAddress.Parse(isHole ? "{}" : server.Value, isHole || server.IsPlaceholder, server.ValueSpan);
            yield return endpoint.Port is null ? endpoint with { Port = port } : endpoint;
        }
    }

    /// <summary>The keys about TLS that the driver passes over, in the order of the text.</summary>
    public static IEnumerable<Setting> Foreign(IEnumerable<Setting> settings, OptionTable options) => settings.Where(s =>
        s.Place == SettingPlace.Pair && !s.IsKeyPlaceholder && options.Find(s.Key) is null && TlsKeys.Find(s.Key) is not null);
}
