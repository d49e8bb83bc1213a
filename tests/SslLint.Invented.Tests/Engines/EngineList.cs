using SslLint.Drivers;
using SslLint.Engines.Invented;
using SslLint.Engines.MySql;
using SslLint.Engines.Others;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;

namespace SslLint.Engines;

/// <summary>The engine's own list, with one line more.</summary>
internal static class EngineList
{
    public static IReadOnlyList<Engine> All { get; } =
        [PostgreSqlEngine.Instance, SqlServerEngine.Instance, MySqlEngine.Instance, KelpEngine.Instance, .. OtherEngine.All];
}
