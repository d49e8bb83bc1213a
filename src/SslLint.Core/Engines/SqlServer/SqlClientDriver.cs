using SslLint.Drivers;

namespace SslLint.Engines.SqlServer;

/// <summary>Microsoft.Data.SqlClient, the ADO.NET driver of SQL Server.</summary>
/// <remarks>
/// Run against a peer that speaks TDS with versions 1.0.19269.1 to 7.1.2. Source of what lies between: dotnet/SqlClient's release notes and tags.
/// Interceptors that leave the option ENCRYPT out of the answer: CVE-2024-0056, mended in 2.1.7, 3.1.5, 4.0.5, 5.1.3 and 5.2, never in 1.x, 3.0, 4.1 and 5.0.
/// </remarks>
public sealed class SqlClientDriver : SqlClientFamily
{
    private SqlClientDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static SqlClientDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sqlclient";

    /// <inheritdoc/>
    public override string DisplayName => "Microsoft.Data.SqlClient";

    /// <inheritdoc/>
    public override DriverTraces Traces => SqlClientTraces.Microsoft;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } =
    [
        new(1), new(2), new(2, 1, 7), new(3), new(3, 1, 5), new(4), new(4, 0, 5), new(4, 1), new(5), new(5, 1), new(5, 1, 3), new(5, 2), new(6), new(6, 1, 7),
        new(6, 1, 8), new(7), new(7, 0, 3), new(7, 0, 4), new(7, 1), new(7, 1, 2),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } =
    [
        "1", "2.0-2.1.6", "2.1.7", "3.0-3.1.4", "3.1.5", "4.0.0-4.0.4", "4.0.5", "4.1", "5.0", "5.1.0-5.1.2", "5.1.3", "5.2", "6.0-6.1.6", "6.1.7",
        "6.1.8", "7.0.0-7.0.2", "7.0.3", "7.0.4", "7.1.0-7.1.1", "7.1.2",
    ];

    /// <inheritdoc/>
    internal override DriverVersion KeysOf(DriverVersion version) => version;

    /// <inheritdoc/>
    internal override bool EncryptsByDefault(DriverVersion version) => version.IsAtLeast(4);

    /// <inheritdoc/>
    private protected override string Verifying => "version 5.2 or later";

    /// <inheritdoc/>
    private protected override IEnumerable<string> GapsOf(DriverVersion version, SqlEncrypt encrypt)
    {
        var isMended = version switch
        {
            { Major: 2 } => version.IsAtLeast(2, 1, 7),
            { Major: 3 } => version.IsAtLeast(3, 1, 5),
            { Major: 4, Minor: 0 } => version.IsAtLeast(4, 0, 5),
            _ => version.IsAtLeast(5, 1, 3),
        };
        if (!isMended && encrypt != SqlEncrypt.Strict)
        {
            yield return SqlServerGaps.PreLogin;
        }

        if (!version.IsAtLeast(5, 2))
        {
            yield return SqlServerGaps.OtherCa;
        }
    }

    /// <inheritdoc/>
    private protected override bool ReplacesName(DriverVersion version) => version switch
    {
        { Major: 6 } => version.IsAtLeast(6, 1, 8),
        { Major: 7, Minor: 0 } => version.IsAtLeast(7, 0, 4),
        _ => version.IsAtLeast(7, 1, 2),
    };

    /// <inheritdoc/>
    /// <remarks>5.1 looks at the certificate only where the name doesn't match, 5.2 not at all; 6.0 to 6.1.6 and 7.0.0 to 7.0.2 accept what the system's
    /// roots verify as well, and pass over a file that they can't read.</remarks>
    private protected override PinUse PinUseOf(DriverVersion version) => version switch
    {
        { Major: 5, Minor: 1 } => PinUse.BesideRoots,
        { Major: 6 } => version.IsAtLeast(6, 1, 7) ? PinUse.Alone : PinUse.BesideRoots,
        { Major: 7, Minor: 0 } => version.IsAtLeast(7, 0, 3) ? PinUse.Alone : PinUse.BesideRoots,
        _ => version.IsAtLeast(7, 1) ? PinUse.Alone : PinUse.None,
    };

    /// <inheritdoc/>
    /// <remarks>4.0.0 was run; release notes: off again in 4.0.2 and 4.1.1. What 3.0.1 and 3.1.0 do isn't known.</remarks>
    private protected override bool ChecksRevocation(DriverVersion version) =>
        version is { Major: 4, Minor: 0, Patch: < 2 } or { Major: 4, Minor: 1, Patch: 0 };
}
