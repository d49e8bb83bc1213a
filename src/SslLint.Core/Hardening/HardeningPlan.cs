using SslLint.Dialects;
using SslLint.Drivers;

namespace SslLint.Hardening;

/// <summary>What every driver's hardening starts from, and the changes that it collects.</summary>
internal sealed class HardeningPlan
{
    /// <summary>What to say where no trust anchor is known.</summary>
    public const string NoAnchor =
        "no trust anchor is known: name the file with the root certificate of this server, or say that a public CA signed its certificate";

    private readonly List<SettingChange> changes = [];
    private readonly List<string> notes = [];

    private readonly Driver driver;

    private HardeningPlan(Driver driver, IReadOnlyList<Setting> settings, IReadOnlyList<DriverVersion> versions, IReadOnlyList<Reading> readings)
    {
        this.driver = driver;
        Settings = settings;
        Versions = versions;
        Readings = readings;
    }

    /// <summary>The settings as the driver splits them.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>The versions that the result must serve: those that don't refuse the string for something that hardening leaves alone.</summary>
    public IReadOnlyList<DriverVersion> Versions { get; }

    /// <summary>How these versions read the string as it stands.</summary>
    public IReadOnlyList<Reading> Readings { get; }

    /// <summary>Whether every version that accepts the string as it stands reads it as strict.</summary>
    public bool IsStrict => Readings.Any(r => r.IsAccepted) && Readings.All(r => !r.IsAccepted || r is { Posture.IsStrict: true });

    public bool HasChanges => changes.Count > 0;

    /// <summary>Starts a plan, or says why none can be made.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="source">The string.</param>
    /// <param name="versions">The versions asked for.</param>
    /// <param name="canCure">Whether hardening takes away what makes a version refuse the string.</param>
    /// <param name="context">What the driver knows besides the string.</param>
    public static (HardeningPlan? Plan, string? Obstacle) Start(
        Driver driver, ConnectionString source, IReadOnlyList<DriverVersion> versions, Func<Setting, DriverVersion, bool> canCure, ReadContext? context = null)
    {
        var split = driver.AsRead(source);
        if (split.Error is { } error)
        {
            return (null, $"the string is malformed at offset {error.Position}: {error.Message}");
        }

        var readings = versions.Select(v => driver.Read(source, v, context ?? ReadContext.Unknown)).ToList();
        if (readings.Find(static r => r.IsUnknownVersion) is { } unknown)
        {
            return (null, unknown.UnknownVersion);
        }

        if (readings.Any(r => r.IsHidden || r.HasUnknownSettings))
        {
            return (null, "what decides about TLS can't be seen in the string: a placeholder, a service file, a class of the application, or GSS encryption");
        }

        var open = readings.Where(r => r.Invalid.All(i => i.Setting is { } s && canCure(s, r.Version))).ToList();
        if (open.Count == 0)
        {
            var refusal = readings[0].Invalid.First(i => i.Setting is not { } s || !canCure(s, readings[0].Version));
            return (null, refusal.Why);
        }

        return (new HardeningPlan(driver, split.Settings, [.. open.Select(r => r.Version)], open), null);
    }

    /// <summary>Takes settings out.</summary>
    public void Remove(IEnumerable<Setting> settings) => changes.AddRange(settings.Select(s => new SettingChange.Remove(s)));

    /// <summary>Makes the last setting of a group say <paramref name="value"/>, or adds one; takes out those that say something else.</summary>
    public void Set(IReadOnlyList<Setting> group, Func<Setting, bool> agrees, string key, string value)
    {
        if (group.Count == 0)
        {
            changes.Add(new SettingChange.Append(key, value));
            return;
        }

        var last = group[group.Count - 1];
        Remove(group.Take(group.Count - 1).Where(s => !agrees(s)));
        if (!agrees(last))
        {
            changes.Add(new SettingChange.Replace(last, value));
        }
    }

    /// <summary>Makes an option say <paramref name="value"/> word for word.</summary>
    public void Set(IReadOnlyList<Setting> group, string key, string value) => Set(group, s => s.Value == value, key, value);

    /// <summary>Takes out those of a group that lose to the last one and say something else.</summary>
    public void RemoveLosers(IReadOnlyList<Setting> group)
    {
        if (group.Count > 0)
        {
            var last = group[group.Count - 1];
            Remove(group.Take(group.Count - 1).Where(s => s.Value != last.Value));
        }
    }

    /// <summary>Makes the option for the roots name a file, or none where the system's are meant; what stays loses its losers.</summary>
    public void SetRoots(IReadOnlyList<Setting> roots, string key, Anchor anchor)
    {
        switch (anchor)
        {
            case Anchor.File file:
                Set(roots, key, file.Path);
                break;
            case Anchor.System:
                Remove(roots);
                break;
            default:
                RemoveLosers(roots);
                break;
        }
    }

    /// <summary>Writes the client certificate or key: what is asked for, else what stands there,
    /// else what stands there under a key that the driver doesn't know.</summary>
    public void SetClient(IReadOnlyList<Setting> own, string key, string? wanted, IEnumerable<Setting> foreign, OptionRole role)
    {
        if ((wanted ?? (own.Count == 0 ? ValueOf(foreign, role) : null)) is { } value)
        {
            Set(own, key, value);
        }
        else
        {
            RemoveLosers(own);
        }
    }

    /// <summary>What stands in the string for that role, under keys that the driver doesn't take; null if nothing does.</summary>
    public string? ValueOf(IEnumerable<Setting> foreign, OptionRole role) =>
        foreign.LastOrDefault(s => driver.RoleOf(s.Key) == role && s.Value.Length > 0)?.Value;

    /// <summary>The root certificate under a key that the driver passes over, which is meant; null where the string is strict without it: what has never
    /// been looked at may be of another server.</summary>
    public Anchor? PassedOverRoot(IEnumerable<Setting> foreign) => !IsStrict && ValueOf(foreign, OptionRole.Roots) is { } root ? new Anchor.File(root) : null;

    /// <summary>Adds a setting.</summary>
    public void Append(string key, string value) => changes.Add(new SettingChange.Append(key, value));

    /// <summary>Adds a setting before all others that are added.</summary>
    public void AppendFirst(string key, string value)
    {
        var first = changes.FindIndex(c => c is SettingChange.Append);
        changes.Insert(first < 0 ? changes.Count : first, new SettingChange.Append(key, value));
    }

    /// <summary>Says something about the result.</summary>
    public void Note(string note) => notes.Add(note);

    /// <summary>The result for a string that is strict and keeps its anchor: only what has no effect goes.</summary>
    public HardeningResult OnlyIneffectiveRemoved()
    {
        var dead = Readings.SelectMany(r => r.Ineffective).Select(i => i.Setting).Distinct().OrderBy(s => s.Span.Start);
        return new HardeningResult { Changes = [.. dead.Select(s => new SettingChange.Remove(s))] };
    }

    public HardeningResult Build() => new() { Changes = changes, Notes = notes };
}
