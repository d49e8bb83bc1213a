using SslLint.Drivers;
using SslLint.Engines.MySql;
using SslLint.Engines.Others;
using SslLint.Engines.PostgreSql;
using SslLint.Engines.SqlServer;

namespace SslLint.Engines;

/// <summary>The line that an engine needs outside of its folder.</summary>
/// <remarks><c>tests/SslLint.Invented.Tests</c> puts another list in this one's place, with an engine more, and nothing else.</remarks>
internal static class EngineList
{
    /// <summary>All engines, those that are read first.</summary>
    public static IReadOnlyList<Engine> All { get; } = [PostgreSqlEngine.Instance, SqlServerEngine.Instance, MySqlEngine.Instance, .. OtherEngine.All];
}
