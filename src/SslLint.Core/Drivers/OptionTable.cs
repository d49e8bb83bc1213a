using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Drivers;

/// <summary>An option of a driver.</summary>
/// <param name="Name">The usual spelling of its key.</param>
/// <param name="Synonyms">Its other spellings.</param>
internal sealed record DriverOption(string Name, params IReadOnlyList<string> Synonyms)
{
    /// <summary>The spellings of its key that these versions take.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [Name, .. Synonyms];

    /// <summary>What it says about TLS; null where it says nothing.</summary>
    public OptionRole? Role { get; init; }

    /// <summary>The first version that knows it; null where all that are told apart do.</summary>
    public DriverVersion? Since { get; init; }

    /// <summary>The first version that doesn't know it any more; null where there is none.</summary>
    public DriverVersion? Until { get; init; }

    /// <summary>The words that a value must be one of, in any case; empty where anything else decides, or anything goes.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether the value is a switch, whose words the driver has.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>The numbers that a value must lie between; null where it is no number.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>Whether a version knows it.</summary>
    public bool IsKnownTo(DriverVersion version) =>
        (Since is not { } since || version.CompareTo(since) >= 0) && (Until is not { } until || version.CompareTo(until) < 0);
}

/// <summary>The options of a driver by their keys.</summary>
/// <remarks>A key may have several rows, for versions that take it differently.</remarks>
internal sealed class OptionTable
{
    // Rows in their order. Looked at for each setting and version, so without what a query allocates.
    private readonly Dictionary<string, List<DriverOption>> byKey;
    private readonly Dictionary<string, List<DriverOption>> byLetters;

    /// <param name="all">The options.</param>
    /// <param name="keys">How the driver compares keys.</param>
    public OptionTable(IReadOnlyList<DriverOption> all, StringComparer keys)
    {
        All = all;
        byKey = Rows(all, static key => key, keys);
        byLetters = Rows(all, Letters.Of, StringComparer.Ordinal);
    }

    /// <summary>All options.</summary>
    public IReadOnlyList<DriverOption> All { get; }

    /// <summary>The option that a key sets in a version; null where the version knows none.</summary>
    public DriverOption? Find(string key, DriverVersion version) => KnownTo(byKey, key, version);

    /// <summary>The option that a setting sets in a version; a property of a builder stands for the key of its letters.</summary>
    public DriverOption? Find(ConnectionString source, Setting setting, DriverVersion version) =>
        Find(setting.Key, version) ?? (source.Dialect == SpreadDialect.Instance ? KnownTo(byLetters, Letters.Of(setting.Key), version) : null);

    /// <summary>The option that a key sets in the newest version that knows it; null where none does.</summary>
    public DriverOption? Find(string key) => byKey.TryGetValue(key, out var rows) ? rows[rows.Count - 1] : null;

    /// <summary>The first version that knows a key; null where all do, or none.</summary>
    public DriverVersion? FirstVersionOf(string key) => byKey.TryGetValue(key, out var rows) && rows.TrueForAll(static o => o.Since is not null)
        ? rows.Select(static o => o.Since).OrderBy(static v => v).First()
        : null;

    /// <summary>The settings of a string by the names of their options.</summary>
    public SettingGroups Group(ConnectionString source, DriverVersion version) =>
        new(source.Settings.Where(static s => !s.IsKeyPlaceholder), s => Find(source, s, version)?.Name);

    private static DriverOption? KnownTo(Dictionary<string, List<DriverOption>> table, string key, DriverVersion version)
    {
        if (table.TryGetValue(key, out var rows))
        {
            foreach (var row in rows)
            {
                if (row.IsKnownTo(version))
                {
                    return row;
                }
            }
        }

        return null;
    }

    private static Dictionary<string, List<DriverOption>> Rows(IEnumerable<DriverOption> all, Func<string, string> spell, StringComparer keys) =>
        all.SelectMany(static o => o.Keys, (o, key) => (Key: spell(key), Option: o))
            .GroupBy(static k => k.Key, static k => k.Option, keys)
            .ToDictionary(static g => g.Key, static g => g.ToList(), keys);
}
