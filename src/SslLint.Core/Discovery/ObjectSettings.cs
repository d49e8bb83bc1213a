using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connections that are objects: <c>{ server: "h", options: { encrypt: false } }</c> in JavaScript, JSON and YAML.</summary>
internal static class ObjectSettings
{
    private static readonly string[] extensions = [".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".json", ".yml", ".yaml"];
    private static readonly string[] yaml = [".yml", ".yaml"];

    /// <summary>The forms, those with a mark first: what a library says of an object counts before its shape.</summary>
    private static readonly IReadOnlyList<(Engine Engine, ObjectForm Form)> forms =
        [.. EngineCatalog.All.SelectMany(static e => e.Objects, static (e, form) => (Engine: e, Form: form)).OrderBy(static f => f.Form.Mark is null)];

    /// <summary>The connections of one file.</summary>
    public static IEnumerable<FoundConnection> Find(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        if (forms.Count == 0 || !FileNames.HasExtension(file, extensions))
        {
            yield break;
        }

        var sections = entries.Where(static e => e.Key is not null && e.Kind == EntryKind.Value && !e.IsInert)
            .ToLookup(static e => e.Section, StringComparer.Ordinal);
        var taken = new HashSet<SourceSpan>();
        foreach (var (engine, form) in forms)
        {
            var isNamed = form.Needs.Count == 0 || form.Needs.Any(file.Text.Contains);
            foreach (var at in Candidates(form, sections).Distinct(StringComparer.Ordinal).ToList())
            {
                // What an earlier form has taken a setting of isn't another connection.
                if (Read(file, engine, form, isNamed, at, sections) is { } found && !found.Source.Settings.Any(s => taken.Contains(s.KeySpan)))
                {
                    taken.UnionWith(found.Source.Settings.Select(static s => s.KeySpan));
                    yield return found;
                }
            }
        }
    }

    /// <summary>The objects that may be of a form: those that its mark stands in, or that hold settings where it has them.</summary>
    private static IEnumerable<string> Candidates(ObjectForm form, ILookup<string, SourceEntry> sections)
    {
        foreach (var section in sections)
        {
            if (form.Mark is { } mark)
            {
                if (section.Any(e => e.Key == mark.Key && e.Value.Value == mark.Value))
                {
                    yield return Join(section.Key, form.Inside);
                }
            }
            else if (section.Any(e => form.Settings.Contains(e.Key!)))
            {
                foreach (var place in form.Places.Where(static p => p.Length > 0))
                {
                    if (section.Key == place)
                    {
                        yield return "";
                    }
                    else if (section.Key.EndsWith(":" + place, StringComparison.Ordinal))
                    {
                        yield return section.Key.Substring(0, section.Key.Length - place.Length - 1);
                    }
                }
            }
        }
    }

    private static FoundConnection? Read(
        SourceFile file, Engine engine, ObjectForm form, bool isNamed, string at, ILookup<string, SourceEntry> sections)
    {
        var found = new List<(SourceEntry Entry, Setting Setting)>();
        var around = form.Inside.Length == 0 ? at : at.Substring(0, Math.Max(0, at.Length - form.Inside.Length - 1));
        if (form.Mark is { } mark && sections[around].LastOrDefault(e => e.Key == mark.Key) is { } marked)
        {
            if (marked.Value.Value != mark.Value)
            {
                return null;
            }

            found.Add((marked, ToSetting(file, marked)));
        }
        else if (form.Mark is null && sections[at].Any(IsForeign))
        {
            return null;
        }

        var host = sections[at].LastOrDefault(e => form.Hosts.Contains(e.Key!));

        // In YAML a library is named by a pair, and the names of servers and options are everybody's.
        if (!isNamed && (host is null || FileNames.HasExtension(file, yaml)))
        {
            return null;
        }

        if (host is not null)
        {
            found.Add((host, ToSetting(file, host) with { Key = form.Hosts[0] }));
        }

        var settings = form.Places.SelectMany(p => sections[Join(at, p)].Where(e => form.Settings.Contains(e.Key!)), (p, e) => (Entry: e, Place: p))
            .Where(s => s.Place.Length > 0 || !IsQuoted(file, s.Entry)).ToList();
        found.AddRange(settings.Select(s => (s.Entry, ToSetting(file, s.Entry))));
        var main = settings.Count > 0 ? settings[settings.Count - 1].Entry : host ?? found.Select(static f => f.Entry).FirstOrDefault();
        return main is null ? null : new FoundConnection
        {
            Source = new ConnectionString(SpreadDialect.Instance, file.Text, [], [.. found.Select(static f => f.Setting)], null, null),
            Span = main.Value.SourceSpan,
            Evidence = [new DriverEvidence(form.Driver, null, EvidenceStrength.Call, form.Mark is { } m ? $"{m.Key}: {m.Value}" : main.Key!)],
            Engine = engine,
            IsComplete = host is not null,
            Edit = static _ => null,
        };
    }

    /// <summary>Whether a pair says that the object beside it is of some library with a form of its own.</summary>
    private static bool IsForeign(SourceEntry entry) => forms.Any(f => f.Form.Mark is { } mark && mark.Key == entry.Key && mark.Key != "type");

    private static string Join(string section, string part) =>
        part.Length == 0 ? section : section.Length == 0 ? part : section + ":" + part;

    /// <summary>Whether a value is a text, and no word or number of the language; in YAML every other word is one.</summary>
    private static bool IsQuoted(SourceFile file, SourceEntry entry) =>
        (FileNames.HasExtension(file, yaml) && entry.Value.Value.ToLowerInvariant() is not ("true" or "false" or "null" or "~" or "")
            && !entry.Value.Value.All(char.IsDigit))
        || entry.Value.SourceSpan.Start is > 0 and var start && file.Text[start - 1] is '"' or '\'' or '`';

    private static Setting ToSetting(SourceFile file, SourceEntry entry)
    {
        var span = entry.Value.SourceSpan;
        return new Setting
        {
            Key = entry.Key!,
            Value = entry.Value.Value,
            Span = SourceSpan.FromBounds(Math.Min(entry.KeySpan.Start, span.Start), Math.Max(entry.KeySpan.End, span.End)),
            KeySpan = entry.KeySpan,
            ValueSpan = span,
            IsQuoted = IsQuoted(file, entry),
            IsPlaceholder = entry.Value.OpaqueSpans.Any() || Placeholders.Find(entry.Value.Value).Count > 0,
        };
    }
}
