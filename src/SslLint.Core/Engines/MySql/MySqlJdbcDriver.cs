using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>What the JDBC drivers of MySQL and of MariaDB share: hosts with properties of their own, and the weakest of them decides.</summary>
public abstract class MySqlJdbcDriver : Driver
{
    /// <inheritdoc/>
    public override Engine Engine => MySqlEngine.Instance;

    /// <inheritdoc/>
    public override string? SystemRoots => "the Java runtime's store";

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source) { IsUnknownVersion = IsUnknown(version, source) };
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, $"{DisplayName} takes JDBC URLs");
            return reading.Build(null);
        }

        var split = AsRead(source);
        if (split.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var hosts = MySqlJdbcHosts.Of(split);
        AddEndpoints(reading, split);
        var query = split.Settings.Where(static s => s.Place == SettingPlace.Pair).ToList();
        reading.Mark(query.Where(s => HasOption(s.Key) && RoleOfOption(s.Key) is not null));
        reading.HasUnknownSettings = query.Exists(static s => s.IsKeyPlaceholder) || hosts.Any(static h => h.Properties.Any(static p => p.IsKeyPlaceholder));
        reading.IsHidden = IsHiddenBy(query, version);
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        CheckUrl(reading, hosts, query);
        var all = Judge(reading, query, version, isHost: false);
        reading.Decisive = all.Decisive;
        var weakest = all.Posture;
        var own = hosts.Where(h => TakesHostProperties(version) && h.Properties.Any(static p => !IsAddress(p))).ToList();
        if (own.Count > 0)
        {
            // Where each host says it for itself, what stands for all says nothing.
            var common = LastOfEach(query);
            var apart = new ReadingBuilder(this, version, source);
            var each = own.Select(h => Judge(apart, [.. common, .. h.Properties], version, isHost: true))
                .Concat(own.Count == hosts.Count ? [] : [all]).OrderBy(static j => j.Posture.Strength).ToList();
            reading.Decisive = each[0].Decisive;
            weakest = each[0].Posture;
            if (apart.IsRefused && !reading.IsRefused)
            {
                reading.Refuse(null, "a host has a property whose value the driver refuses");
            }

            reading.IsHidden = own.Exists(h => IsHiddenBy(h.Properties, version));
        }

        return reading.Build(reading.IsHidden ? null : weakest);
    }

    /// <summary>The settings about TLS that count for all hosts: however many stand there, the last of each.</summary>
    private List<Setting> LastOfEach(IEnumerable<Setting> query)
    {
        var last = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in query.Where(s => HasOption(s.Key)))
        {
            last[setting.Key] = setting;
        }

        return [.. last.Values.OrderBy(static s => s.Span.Start)];
    }

    /// <summary>Whether nothing is known of how a version reads a string.</summary>
    private protected virtual bool IsUnknown(DriverVersion version, ConnectionString source) => false;

    /// <summary>Whether a version takes properties of single hosts.</summary>
    private protected abstract bool TakesHostProperties(DriverVersion version);

    /// <summary>Whether something that can't be seen decides.</summary>
    private protected abstract bool IsHiddenBy(IReadOnlyList<Setting> settings, DriverVersion version);

    /// <summary>Refuses what the URL as a whole has.</summary>
    private protected virtual void CheckUrl(ReadingBuilder reading, IReadOnlyList<MySqlJdbcHost> hosts, IReadOnlyList<Setting> query)
    {
    }

    /// <summary>What the settings of a host come to.</summary>
    /// <param name="reading">Where refusals, and what has no effect, go.</param>
    /// <param name="settings">The settings in their order; the last one of each counts.</param>
    /// <param name="version">The version.</param>
    /// <param name="isHost">Whether some are a host's own: nothing is told of having no effect then.</param>
    private protected abstract (TlsPosture Posture, Setting? Decisive) Judge(
        ReadingBuilder reading, IReadOnlyList<Setting> settings, DriverVersion version, bool isHost);

    /// <summary>Whether a host has properties that decide about TLS, which no change of the query reaches.</summary>
    internal bool HasHostProperties(ConnectionString source) =>
        MySqlJdbcHosts.Of(source).Any(h => h.Properties.Any(p => HasOption(p.Key) && RoleOfOption(p.Key) is not null));

    private static bool IsAddress(Setting property) =>
        property.Key.Equals("host", StringComparison.OrdinalIgnoreCase) || property.Key.Equals("port", StringComparison.OrdinalIgnoreCase);

    private static void AddEndpoints(ReadingBuilder reading, ConnectionString source)
    {
        foreach (var part in source.Settings)
        {
            if (part.Place == SettingPlace.Host)
            {
                reading.Endpoints.Add(Endpoints.Of(part.Value, null, part.IsPlaceholder, part.ValueSpan));
            }
            else if (part.Place == SettingPlace.Port && reading.Endpoints.Count > 0)
            {
                reading.Endpoints[reading.Endpoints.Count - 1] = reading.Endpoints[reading.Endpoints.Count - 1] with { Port = part.Value };
            }
        }

        if (reading.Endpoints.Count == 0 && !source.IsPlaceholder)
        {
            reading.Endpoints.Add(new Endpoint("localhost", null, EndpointKind.Network, null));
        }
    }
}
