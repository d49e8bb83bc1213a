using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>Drivers of SQL Server that are known by name, and what names them.</summary>
internal static class UnreadDrivers
{
    public static IReadOnlyList<UnreadDriver> All { get; } = [];
}
