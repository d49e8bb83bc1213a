using System.Runtime.Versioning;
using SslLint.Drivers.Tests.MySql;
using SslLint.Drivers.Tests.PostgreSql;
using SslLint.Drivers.Tests.SqlServer;

// The servers and drivers come from Debian's packages and Linux builds.
[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(SslLint.Drivers.Tests.Lab.LabFixture))]

namespace SslLint.Drivers.Tests.Lab;

/// <summary>The labs of all engines.</summary>
public sealed class LabFixture : IAsyncLifetime
{
    /// <summary>The names of all drivers with their versions; the trait <c>engine</c> picks those of one.</summary>
    public static IEnumerable<TheoryDataRow<string>> Drivers
        => [.. Named("postgresql", PostgresLab.Clients), .. Named("mysql", MySqlLab.Clients), .. Named("sqlserver", SqlServerLab.Clients)];

    internal PostgresLab Postgres { get; } = new();

    internal MySqlLab MySql { get; } = new();

    internal SqlServerLab SqlServer { get; } = new();

    internal IReadOnlyList<EngineLab> All => [Postgres, MySql, SqlServer];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Task.WhenAll(All.Select(lab => lab.InitializeAsync().AsTask()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(All.Select(lab => lab.DisposeAsync().AsTask()));

    private static IEnumerable<TheoryDataRow<string>> Named(string engine, IEnumerable<ClientKind> kinds) =>
        kinds.Select(kind => new TheoryDataRow<string>(kind.Name).WithTrait("engine", engine));

    /// <summary>The lab of a driver, by the driver's name with its version.</summary>
    internal (EngineLab Lab, ClientKind Kind) Of(string driver) =>
        All.SelectMany(lab => lab.Kinds, (lab, kind) => (lab, kind)).Single(pair => pair.kind.Name == driver);
}
