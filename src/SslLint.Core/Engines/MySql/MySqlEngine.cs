using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Providers;

namespace SslLint.Engines.MySql;

/// <summary>MySQL and MariaDB.</summary>
public sealed class MySqlEngine : Engine
{
    private MySqlEngine()
    {
    }

    /// <summary>The engine.</summary>
    public static MySqlEngine Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "mysql";

    /// <inheritdoc/>
    public override string DisplayName => "MySQL";

    /// <inheritdoc/>
    public override DatabaseEngines Protocol => DatabaseEngines.MySql;

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> Drivers { get; } = [MySqlConnectorDriver.Instance, MySqlDataDriver.Instance];

    /// <inheritdoc/>
    public override IReadOnlyList<Driver> ReadersOf(Dialect dialect) => dialect switch
    {
        AdoNetDialect or SpreadDialect => [MySqlConnectorDriver.Instance, MySqlDataDriver.Instance],
        _ => [],
    };

    /// <inheritdoc/>
    public override IReadOnlyList<UnreadDriver> Unread => UnreadDrivers.All;

    /// <inheritdoc/>
    public override AdoNetTraces AdoNet => MySqlAdoNetTraces.AdoNet;
}
