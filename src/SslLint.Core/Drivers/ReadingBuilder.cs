using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>Collects what a driver finds while it reads a string.</summary>
internal sealed class ReadingBuilder(Driver driver, DriverVersion version, ConnectionString source)
{
    private readonly List<InvalidSetting> invalid = [];
    private bool isHidden;
    private readonly List<IneffectiveSetting> ineffective = [];
    private readonly HashSet<Setting> ignored = [];
    private readonly HashSet<Setting> tlsSettings = [];

    public ConnectionString Source => source;

    public DriverVersion Version => version;

    public List<Endpoint> Endpoints { get; } = [];

    /// <summary>The setting that decides encryption and verification.</summary>
    public Setting? Decisive { get; set; }

    /// <summary>Whether this version adds a file of roots to the system's.</summary>
    public bool AddsToSystemRoots { get; init; }

    /// <summary>Whether a setting asks for an online check of revocation, or may.</summary>
    public bool AsksForRevocation { get; set; }

    /// <summary>Whether nothing is known of how this version reads its strings.</summary>
    public bool IsUnknownVersion { get; init; }

    /// <summary>Whether something that can't be read may decide what the driver does.</summary>
    public bool IsHidden
    {
        get => isHidden || IsUnknownVersion || source.IsPlaceholder;
        set => isHidden = value;
    }

    /// <summary>Whether a placeholder stands where a key could.</summary>
    public bool HasUnknownSettings { get; set; }

    public bool IsRefused => invalid.Count > 0;

    /// <summary>Notes that the driver refuses the string.</summary>
    public void Refuse(Setting? setting, string why) => invalid.Add(new InvalidSetting(setting, why));

    /// <summary>Notes a TLS setting without effect, once.</summary>
    public void Ignore(Setting setting, string why)
    {
        if (ignored.Add(setting))
        {
            ineffective.Add(new IneffectiveSetting(setting, why));
        }
    }

    /// <summary>Notes all settings of a group as without effect.</summary>
    public void IgnoreAll(IEnumerable<Setting> settings, string why)
    {
        foreach (var setting in settings)
        {
            Ignore(setting, why);
        }
    }

    /// <summary>Notes settings that have a say about TLS.</summary>
    public void Mark(IEnumerable<Setting> settings) => tlsSettings.UnionWith(settings);

    /// <summary>Notes those of a group that lose to the one that counts, which is its last, and say something else.</summary>
    public void IgnoreLosers(IReadOnlyList<Setting> group, Func<Setting, string> meaning)
    {
        if (group.Count < 2)
        {
            return;
        }

        var winner = group[group.Count - 1];
        var wins = meaning(winner);
        foreach (var loser in group.Take(group.Count - 1).Where(s => meaning(s) != wins))
        {
            var order = winner.Span.Start > loser.Span.Start ? ("a later", "later") : ("an earlier", "earlier");
            Ignore(loser, winner.Key == loser.Key
                ? $"{order.Item1} '{winner.Key}' takes its place"
                : $"'{winner.Key}', which comes {order.Item2}, sets the same option");
        }
    }

    public Reading Build(TlsPosture? posture)
    {
        // What is written insecure is, whatever comes beside it; a default, or what is written strict, may be changed by what nobody sees.
        IsHidden |= HasUnknownSettings
            && !(Decisive is { IsPlaceholder: false } && posture is { IsStrict: false } and ({ Encryption: not Encryption.Always } or { Chain: false }));
        return Built(posture);
    }

    private Reading Built(TlsPosture? posture) => new()
    {
        Driver = driver,
        Version = version,
        Source = source,
        Invalid = invalid,
        IsHidden = IsHidden,
        IsUnknownVersion = IsUnknownVersion,
        HasUnknownSettings = HasUnknownSettings,
        Posture = IsHidden || IsRefused ? null : posture,
        Ineffective = IsRefused ? [] : [.. ineffective.OrderBy(i => i.Setting.Span.Start)],
        Endpoints = Endpoints,
        Decisive = Decisive,
        AddsToSystemRoots = AddsToSystemRoots,
        AsksForRevocation = AsksForRevocation,
        TlsSettings = [.. tlsSettings.OrderBy(s => s.Span.Start)],
    };
}
