using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>System.Data.SqlClient, the driver that came with .NET.</summary>
/// <remarks>Run with 4.8.5 and 4.9.1. CVE-2024-0056 was mended in 4.8.6. .NET Framework's own driver was not run.</remarks>
public sealed class SystemDataSqlClientDriver : SqlClientFamily
{
    private SystemDataSqlClientDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static SystemDataSqlClientDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "system.data.sqlclient";

    /// <inheritdoc/>
    public override string DisplayName => "System.Data.SqlClient";

    /// <inheritdoc/>
    public override DriverTraces Traces => SqlClientTraces.System;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(4), new(4, 8, 6)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["4.0-4.8.5", "4.8.6"];

    /// <inheritdoc/>
    internal override DriverVersion KeysOf(DriverVersion version) => default;

    /// <inheritdoc/>
    internal override bool EncryptsByDefault(DriverVersion version) => false;

    /// <inheritdoc/>
    private protected override string Verifying => "Microsoft.Data.SqlClient 5.2 or later";

    /// <inheritdoc/>
    private protected override IEnumerable<string> GapsOf(DriverVersion version, SqlEncrypt encrypt) =>
        version.IsAtLeast(4, 8, 6) ? [SqlServerGaps.OtherCa] : [SqlServerGaps.PreLogin, SqlServerGaps.OtherCa];
}
