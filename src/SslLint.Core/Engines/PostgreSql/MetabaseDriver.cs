using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.PostgreSql;

/// <summary>Metabase's application database: <c>MB_DB_CONNECTION_URI</c>, or <c>MB_DB_HOST</c> and its neighbours, given to pgjdbc.</summary>
/// <remarks>Sources: metabase, <c>src/metabase/app_db/data_source.clj</c>, and pgjdbc.</remarks>
public sealed class MetabaseDriver : Driver
{
    /// <summary>The pgjdbc whose behaviour Metabase shows; what matters here hasn't changed since 42.2.5.</summary>
    private static readonly DriverVersion pgjdbc = new(42, 7, 14);

    /// <summary>The variable that Metabase reads its application database from.</summary>
    internal const string ConnectionUri = "MB_DB_CONNECTION_URI";

    private MetabaseDriver()
    {
    }

    /// <summary>The driver.</summary>
    public static MetabaseDriver Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "metabase";

    /// <inheritdoc/>
    public override string DisplayName => "Metabase";

    /// <inheritdoc/>
    public override Engine Engine => PostgreSqlEngine.Instance;

    /// <summary>The connection that the variables are which stand for its parts; the URI goes before them.</summary>
    internal static VariableForm Form { get; } = new()
    {
        Driver = Instance.Name,
        SettingOf = static variable => variable.StartsWith("MB_DB_", StringComparison.Ordinal) ? variable : null,
        Hosts = ["MB_DB_HOST"],
        IsConnection = static parts => !parts.Contains(ConnectionUri)
            && parts["MB_DB_TYPE"].Any(static type => type.Trim().StartsWith("postgres", StringComparison.OrdinalIgnoreCase)),
    };

    /// <inheritdoc/>
    public override DriverTraces Traces { get; } = new() { Variables = [ConnectionUri] };

    /// <inheritdoc/>
    public override IReadOnlyList<DriverVersion> Versions { get; } = [new(0)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> VersionLabels { get; } = ["all"];

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [PgjdbcDialect.Instance, UriDialect.Instance, SpreadDialect.Instance];

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect == SpreadDialect.Instance)
        {
            return ReadParts(reading, source);
        }

        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, "Metabase takes a postgres:, postgresql: or jdbc:postgresql: URI");
            return reading.Build(null);
        }

        var split = AsRead(source);
        if (split.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        return PgjdbcReading.Read(reading, split.Settings, pgjdbc);
    }

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) =>
        source.Dialect == SpreadDialect.Instance ? source : PgjdbcSyntax.ReadAsMetabase(source);

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
        MetabaseHardening.Harden(source, versions, options);

    /// <summary>The parts know nothing about TLS; they become <c>jdbc:postgresql://HOST:PORT/DBNAME</c>,
    /// so that a query may hide in the name of the database.</summary>
    private static Reading ReadParts(ReadingBuilder reading, ConnectionString source)
    {
        var type = source.Settings.LastOrDefault(s => s.Key == "MB_DB_TYPE");
        if (type is { IsPlaceholder: false } && type.Value is not ("postgres" or "postgresql"))
        {
            reading.Refuse(type, "this is no PostgreSQL database");
            return reading.Build(null);
        }

        var settings = new List<Setting>();
        foreach (var setting in source.Settings)
        {
            switch (setting.Key)
            {
                case "MB_DB_HOST":
                    settings.Add(setting with { Key = "host", Place = SettingPlace.Host });
                    break;
                case "MB_DB_PORT":
                    settings.Add(setting with { Key = "port", Place = SettingPlace.Port });
                    break;
                case "MB_DB_DBNAME" when setting.Value.Contains('?'):
                    var query = PgjdbcDialect.Instance.Parse("jdbc:postgresql:" + setting.Value).Settings;
                    settings.AddRange(query.Select(s => s with { Span = setting.Span, KeySpan = setting.KeySpan, ValueSpan = setting.ValueSpan }));
                    break;
            }
        }

        return PgjdbcReading.Read(reading, settings, pgjdbc);
    }
}
