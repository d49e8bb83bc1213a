using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>The settings of a string grouped by the option that they set, each group in the order in which the driver meets them.</summary>
/// <remarks>The last of a group counts: a driver for which the first in the text does meets them from behind.</remarks>
internal sealed class SettingGroups
{
    private readonly Dictionary<string, List<Setting>> groups = new(StringComparer.Ordinal);

    /// <param name="settings">The settings in the order in which the driver meets them.</param>
    /// <param name="optionOf">The option that a setting sets; null where the driver knows none.</param>
    public SettingGroups(IEnumerable<Setting> settings, Func<Setting, string?> optionOf)
    {
        foreach (var setting in settings)
        {
            if (optionOf(setting) is not { } option)
            {
                continue;
            }

            if (!groups.TryGetValue(option, out var group))
            {
                groups.Add(option, group = []);
            }

            group.Add(setting);
        }
    }

    /// <summary>All settings of an option; empty if there are none.</summary>
    public IReadOnlyList<Setting> All(string option) => groups.TryGetValue(option, out var group) ? group : [];

    /// <summary>All settings of several options.</summary>
    public IEnumerable<Setting> All(IEnumerable<string> options) => options.SelectMany(All);

    /// <summary>The setting of an option that counts.</summary>
    public Setting? Last(string option) => groups.TryGetValue(option, out var group) ? group[group.Count - 1] : null;

    /// <summary>The value of an option that counts, or null.</summary>
    public string? Value(string option) => Last(option)?.Value;
}
