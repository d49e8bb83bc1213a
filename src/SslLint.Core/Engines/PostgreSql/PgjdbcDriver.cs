using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>pgjdbc, the JDBC driver of PostgreSQL.</summary>
public sealed class PgjdbcDriver : Driver
{
    private PgjdbcDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static PgjdbcDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "pgjdbc";

    /// <inheritdoc/>
    public override string DisplayName => "pgjdbc";

    /// <inheritdoc/>
    public override Engine Engine => PostgreSqlEngine.Instance;

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new() { Packages = [new("maven", "org.postgresql:postgresql", VersionUse.Same)] };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(42, 5, 5), new(42, 7, 14)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["42.5", "42.7"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [PgjdbcDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != PgjdbcDialect.Instance)
        {
            reading.Refuse(null, "pgjdbc takes URLs that start with 'jdbc:postgresql:'");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        return PgjdbcReading.Read(reading, source.Settings, version);
    }

    /// <inheritdoc/>
    public override string? SystemRoots => PgjdbcOptions.SystemRoots;

    /// <inheritdoc/>
    internal override bool HasOption(string key) => PgjdbcOptions.IsProperty(key);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => PgjdbcOptions.RoleOf(key);

    /// <inheritdoc/>
    internal override string? LeftAlone(Reading reading) => PgjdbcReading.LeftAlone(reading);

    /// <inheritdoc/>
    public override HardeningResult Harden(ConnectionString source, IReadOnlyList<DriverVersion> versions, HardeningOptions options) =>
        PgjdbcHardening.Harden(source, versions, options);
}
