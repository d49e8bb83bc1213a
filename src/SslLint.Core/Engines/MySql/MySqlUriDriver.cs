using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>What the drivers share that take URIs of MySQL: one host, and a query of which they read a few parameters, letter by letter.</summary>
public abstract class MySqlUriDriver : Driver
{
    /// <inheritdoc/>
    public override Engine Engine => MySqlEngine.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [UriDialect.Instance];

    /// <summary>The parameters about TLS.</summary>
    private protected abstract IReadOnlyDictionary<string, OptionRole> Parameters { get; }

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source);
        if (source.Dialect != UriDialect.Instance)
        {
            reading.Refuse(null, $"{DisplayName} takes URIs");
            return reading.Build(null);
        }

        var uri = AsRead(source);
        if (uri.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var host = uri.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Host);
        var port = uri.Settings.FirstOrDefault(static s => s.Place == SettingPlace.Port);
        reading.Endpoints.Add(host is null
            ? new Endpoint("localhost", port?.Value, EndpointKind.Network, null)
            : Endpoints.Of(host.Value, port?.Value, host.IsPlaceholder, host.ValueSpan));
        var query = uri.Settings.Where(static s => s.Place == SettingPlace.Pair).ToList();
        reading.Mark(query.Where(s => !s.IsKeyPlaceholder && Parameters.ContainsKey(s.Key)));
        reading.HasUnknownSettings = query.Exists(static s => s.IsKeyPlaceholder);
        reading.IsHidden = !Takes(uri.Scheme ?? "", version) || query.Exists(s => s.IsPlaceholder && !s.IsKeyPlaceholder && Parameters.ContainsKey(s.Key));
        if (reading.IsHidden)
        {
            return reading.Build(null);
        }

        foreach (var setting in query.Where(IsForeign))
        {
            reading.Mark([setting]);
            if (RefusesUnknown)
            {
                reading.Refuse(setting, $"{DisplayName} knows no '{setting.Key}': SQLAlchemy hands it on, and connect() throws");
            }
            else
            {
                reading.Ignore(setting, $"{DisplayName} knows no such parameter and passes over it; names are compared letter by letter");
            }
        }

        return reading.Build(Judge(reading, uri, query, version));
    }

    /// <inheritdoc/>
    internal override bool HasOption(string key) => Parameters.ContainsKey(key);

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => Parameters[key];

    /// <inheritdoc/>
    internal override ConnectionString AsRead(ConnectionString source) => UriSyntax.ReadAsWhatwg(source);

    /// <summary>Whether a version reads URIs of a scheme; else who takes them apart isn't known.</summary>
    private protected virtual bool Takes(string scheme, DriverVersion version) => true;

    /// <summary>Whether parameters that the driver doesn't know make it throw.</summary>
    private protected virtual bool RefusesUnknown => false;

    /// <summary>What the parameters come to.</summary>
    private protected abstract TlsPosture Judge(ReadingBuilder reading, ConnectionString uri, IReadOnlyList<Setting> query, DriverVersion version);

    /// <summary>Whether a parameter is meant to be about TLS, and the driver passes over it.</summary>
    internal bool IsForeign(Setting setting) =>
        setting.Place == SettingPlace.Pair && !setting.IsKeyPlaceholder && !Parameters.ContainsKey(setting.Key) && TlsKeys.Find(setting.Key) is not null;
}
