using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connections whose settings are spread over sibling keys: the variables of an engine, a TLS mode beside a host.</summary>
internal static class SpreadSettings
{
    private static readonly string[] HostNames = ["host", "hostname", "server", "address", "endpoint"];

    private static readonly IReadOnlyList<(Engine Engine, VariableForm Form)> variables =
        [.. EngineCatalog.All.SelectMany(static e => e.Variables, static (e, form) => (e, form))];

    private static readonly IReadOnlyList<(Engine Engine, SiblingForm Form)> modes =
        [.. EngineCatalog.All.Where(static e => e.Siblings is not null).Select(static e => (e, e.Siblings!))];

    private static readonly HashSet<string> modeWords = [.. modes.SelectMany(static m => m.Form.Modes)];

    /// <summary>Whether a text is a word for the mode.</summary>
    public static bool IsMode(string text) => modeWords.Contains(text.Trim());

    /// <summary>The connections of one file.</summary>
    public static IEnumerable<FoundConnection> Find(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        var keyed = entries.Where(e => e.Key is not null && e.Kind == EntryKind.Value && !e.IsInert).ToLookup(e => e.Section, StringComparer.Ordinal);
        foreach (var section in keyed)
        {
            var siblings = section.ToList();
            foreach (var (engine, form) in variables)
            {
                if (Variables(file, siblings, engine, form) is { } found)
                {
                    yield return found;
                }
            }

            var beside = new Siblings(siblings);
            foreach (var (engine, form) in modes)
            {
                foreach (var pair in ModeBesideHost(file, section.Key, siblings, beside, keyed, engine, form))
                {
                    yield return pair;
                }
            }
        }
    }

    private static FoundConnection? Variables(SourceFile file, List<SourceEntry> siblings, Engine engine, VariableForm form)
    {
        List<(SourceEntry Entry, Setting Setting)>? settings = null;
        foreach (var entry in siblings)
        {
            if (form.SettingOf(entry.Key!) is { } setting)
            {
                (settings ??= []).Add((entry, ToSetting(entry, setting)));
            }
        }

        if (settings is null)
        {
            return null;
        }

        var mode = settings.LastOrDefault(s => s.Setting.Key == form.Mode);
        var host = settings.LastOrDefault(s => form.Hosts.Contains(s.Setting.Key));
        var main = mode.Entry ?? host.Entry;
        return main is null || !form.IsConnection(settings.ToLookup(static s => s.Setting.Key, static s => s.Setting.Value)) ? null : new FoundConnection
        {
            Source = Source(file, settings.Select(s => s.Setting)),
            Span = main.Value.SourceSpan,
            Evidence = [new DriverEvidence(form.Driver, null, EvidenceStrength.Call, main.Key!)],
            Engine = engine,
            IsComplete = host.Entry is not null,
            Edit = change => SpreadEdits.Of(file, settings, main, change, form.VariableOf),
        };
    }

    /// <summary>A key that ends in the mode's name, or <c>mode</c> in a section <c>ssl</c>, beside a host under the same prefix.</summary>
    private static IEnumerable<FoundConnection> ModeBesideHost(
        SourceFile file, string section, List<SourceEntry> siblings, Siblings beside, ILookup<string, SourceEntry> all, Engine engine, SiblingForm form)
    {
        Siblings? above = null;
        foreach (var mode in siblings)
        {
            var key = Letters.Of(mode.Key!);
            if (!form.Modes.Contains(mode.Value.Value.Trim()) || engine.Variables.Any(v => v.SettingOf(mode.Key!) is not null))
            {
                continue;
            }

            string prefix;
            Siblings around;
            if (key.EndsWith(form.ModeName, StringComparison.Ordinal))
            {
                prefix = key.Substring(0, key.Length - form.ModeName.Length);
                around = beside;
            }
            else if (key == "mode" && section.EndsWith(":ssl", StringComparison.OrdinalIgnoreCase))
            {
                prefix = "";
                around = above ??= new Siblings(all[section.Substring(0, section.Length - ":ssl".Length)]);
            }
            else
            {
                continue;
            }

            var host = around.Last(HostNames.Select(h => prefix + h));
            if (host is null)
            {
                continue;
            }

            var settings = new List<Setting> { ToSetting(host, form.Settings.Host), ToSetting(mode, form.Settings.Mode) };
            if (around.Last(form.RootNames.Select(r => prefix + r)) is { } root)
            {
                settings.Add(ToSetting(root, form.Settings.Root));
            }

            yield return new FoundConnection
            {
                Source = Source(file, settings),
                Span = mode.Value.SourceSpan,
                Engine = engine,

                // A hint at an ADO.NET driver means strings of pairs; these are settings under the names of others.
                Evidence =
                [
                    .. mode.Evidence.Where(e => EngineCatalog.Find(e.Driver) is { } known && known.Engine == engine
                        && !known.Dialects.Contains(AdoNetDialect.Instance)),
                ],
            };
        }
    }

    /// <summary>The entries of a section by their names.</summary>
    private sealed class Siblings(IEnumerable<SourceEntry> entries)
    {
        private Dictionary<string, (SourceEntry Entry, int Index)>? byName;

        /// <summary>The last entry that has one of the names, or null.</summary>
        public SourceEntry? Last(IEnumerable<string> names)
        {
            if (byName is null)
            {
                byName = new Dictionary<string, (SourceEntry, int)>(StringComparer.Ordinal);
                var index = 0;
                foreach (var entry in entries)
                {
                    byName[Letters.Of(entry.Key!)] = (entry, index++);
                }
            }

            (SourceEntry? Entry, int Index) last = (null, -1);
            foreach (var name in names)
            {
                last = byName.TryGetValue(name, out var found) && found.Index > last.Index ? found : last;
            }

            return last.Entry;
        }
    }

    private static ConnectionString Source(SourceFile file, IEnumerable<Setting> settings) =>
        new(SpreadDialect.Instance, file.Text, [], [.. settings], null, null);

    /// <summary>The setting that an entry is.</summary>
    internal static Setting ToSetting(SourceEntry entry, string key)
    {
        var span = entry.Value.SourceSpan;
        return new Setting
        {
            Key = key,
            Value = entry.Value.Value,
            Span = SourceSpan.FromBounds(Math.Min(entry.KeySpan.Start, span.Start), Math.Max(entry.KeySpan.End, span.End)),
            KeySpan = entry.KeySpan,
            ValueSpan = span,
            IsPlaceholder = entry.Value.OpaqueSpans.Any() || Placeholders.Find(entry.Value.Value).Count > 0,
        };
    }
}
