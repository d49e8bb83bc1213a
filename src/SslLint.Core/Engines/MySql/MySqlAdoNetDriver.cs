using System.Globalization;
using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Engines.MySql;

/// <summary>What the two ADO.NET drivers of MySQL share; they have no code in common.</summary>
/// <remarks>Named pipes and shared memory, which only Windows has, are taken for this machine's: neither driver was seen there.</remarks>
public abstract class MySqlAdoNetDriver : Driver
{
    /// <summary>The members of <c>MySqlConnectionProtocol</c>, which both have.</summary>
    private protected static readonly IReadOnlyDictionary<string, int> Protocols = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["Sockets"] = 1, ["Socket"] = 1, ["Tcp"] = 1, ["Pipe"] = 2, ["NamedPipe"] = 2, ["UnixSocket"] = 3, ["Unix"] = 3, ["SharedMemory"] = 4, ["Memory"] = 4,
    };

    /// <inheritdoc/>
    public override Engine Engine => MySqlEngine.Instance;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialect> Dialects { get; } = [AdoNetDialect.Instance, SpreadDialect.Instance];

    /// <summary>Its options.</summary>
    private protected abstract OptionTable Options { get; }

    /// <summary>The names of the options that decide about TLS.</summary>
    private protected abstract IReadOnlyList<string> Tls { get; }

    /// <summary>The names of the options for host, port, protocol and mode.</summary>
    private protected abstract (string Server, string Port, string Protocol, string Mode) Names { get; }

    /// <inheritdoc/>
    public override Reading Read(ConnectionString source, DriverVersion version, ReadContext context)
    {
        var reading = new ReadingBuilder(this, version, source) { AddsToSystemRoots = true };
        if (!Dialects.Contains(source.Dialect))
        {
            reading.Refuse(null, $"{DisplayName} takes key=value pairs separated by ';', no URI and no other form");
            return reading.Build(null);
        }

        if (source.Error is { } error)
        {
            reading.Refuse(null, error.Message);
            return reading.Build(null);
        }

        var groups = Group(source, version);
        CheckValues(reading);
        AddEndpoints(reading, groups);
        reading.Mark(groups.All(Tls));
        reading.HasUnknownSettings = source.Settings.Any(static s => s.IsKeyPlaceholder);
        reading.IsHidden = Effective(groups, Names.Mode) is { IsPlaceholder: true };
        return reading.Build(reading.IsHidden ? null : Judge(reading, groups, context));
    }

    /// <inheritdoc/>
    internal override bool HasOption(string key) => Options.Find(key) is not null;

    /// <inheritdoc/>
    internal override OptionRole? RoleOfOption(string key) => Options.Find(key)?.Role;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> WordsOf(string key) => Options.Find(key)?.Words ?? [];

    /// <summary>How numbers are written.</summary>
    private protected virtual NumberStyles NumberStyleOf(DriverOption option) => NumberStyles.Integer;

    /// <summary>What the settings come to, with what has no effect.</summary>
    private protected abstract TlsPosture Judge(ReadingBuilder reading, SettingGroups groups, ReadContext context);

    /// <summary>Whether a setting takes back what it names: an empty value without quotes.</summary>
    private protected abstract bool TakesBack(Setting setting);

    /// <summary>Why a version refuses the value of an option that has rules of its own; null where it takes it, or the common rules hold.</summary>
    private protected abstract string? WhyRefused(DriverOption option, Setting setting, DriverVersion version);

    /// <summary>The settings by the options that they set; those without effect, an empty value that takes nothing back, by none.</summary>
    internal SettingGroups Group(ConnectionString source, DriverVersion version) => new(
        source.Settings.Where(s => !s.IsKeyPlaceholder && (!IsEmpty(s) || TakesBack(s))),
        s => Options.Find(source, s, version)?.Name);

    /// <summary>The setting of an option that counts; null where there is none, or the last one takes it back.</summary>
    internal static Setting? Effective(SettingGroups groups, string option) => groups.Last(option) is { } last && !IsEmpty(last) ? last : null;

    /// <summary>The value of an option that counts; null where there is none, or it is empty.</summary>
    internal static string? Text(SettingGroups groups, string option) => Effective(groups, option)?.Value is { Length: > 0 } text ? text : null;

    /// <summary>Whether a switch is on; null where its value is refused.</summary>
    internal static bool? ParseSwitch(string value) => value.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };

    /// <summary>Whether a version knows a key.</summary>
    internal bool Knows(string key, DriverVersion version) => Options.Find(key, version) is not null;

    /// <summary>Whether a value is empty and not quoted.</summary>
    private protected static bool IsEmpty(Setting setting) => setting.Value.Length == 0 && !setting.IsQuoted;

    private void CheckValues(ReadingBuilder reading)
    {
        var source = reading.Source;
        foreach (var setting in source.Settings.Where(static s => !s.IsKeyPlaceholder))
        {
            if (Options.Find(source, setting, reading.Version) is not { } option)
            {
                // Which properties a builder has the compiler knows; a key without a value takes back what isn't there.
                if (source.Dialect != SpreadDialect.Instance && !IsEmpty(setting))
                {
                    reading.Refuse(setting, Unknown(setting.Key));
                }
            }
            else if (!setting.IsPlaceholder && !IsEmpty(setting) && (WhyRefused(option, setting, reading.Version) ?? WhyRefused(option, setting)) is { } why)
            {
                reading.Refuse(setting, why);
            }
        }
    }

    private string? WhyRefused(DriverOption option, Setting setting) => option switch
    {
        { IsSwitch: true } => ParseSwitch(setting.Value) is null ? $"'{setting.Key}' takes true, yes, false and no" : null,
        { Range: var (least, _) } => decimal.TryParse(setting.Value, NumberStyleOf(option), CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= uint.MaxValue ? null : $"'{setting.Key}' takes a number in its range only",
        { Role: not OptionRole.Mode, Words.Count: > 0 } => DotNetEnum.Parse(setting.Value, Numbered(option.Words)) is null
            ? $"'{setting.Key}' takes {string.Join(", ", option.Words)}" : null,
        _ => null,
    };

    private static Dictionary<string, int> Numbered(IReadOnlyList<string> words) =>
        words.ToDictionary(static w => w, static _ => 0, StringComparer.OrdinalIgnoreCase);

    private string Unknown(string key) => Options.Find(key) is { Since: { } since }
        ? $"{DisplayName} knows '{key}' since version {since} only, and throws on keys that it doesn't know"
        : TlsKeys.Find(key) switch
        {
            OptionRole.Mode => $"{DisplayName} doesn't know this spelling: the key is 'SslMode'",
            OptionRole.Roots => $"{DisplayName} doesn't know this key: the CA certificate goes into 'SslCa'",
            _ => $"{DisplayName} throws on keys that it doesn't know, and this is one",
        };

    private void AddEndpoints(ReadingBuilder reading, SettingGroups groups)
    {
        if (Effective(groups, Names.Server) is not { } server)
        {
            return;
        }

        var port = Text(groups, Names.Port);
        var protocol = Text(groups, Names.Protocol) is { } named ? DotNetEnum.Parse(named, Protocols) ?? 1 : 1;
        foreach (var host in Hosts(server.Value))
        {
            var endpoint = Endpoints.Of(host.Trim(), port, server.IsPlaceholder, server.ValueSpan);
            reading.Endpoints.Add(protocol switch
            {
                2 or 4 => endpoint with { Kind = EndpointKind.InProcess },
                3 => endpoint with { Kind = EndpointKind.Socket },
                _ => endpoint,
            });
        }
    }

    /// <summary>The hosts of a server setting.</summary>
    private protected virtual IEnumerable<string> Hosts(string server) => server.Split(',');
}
