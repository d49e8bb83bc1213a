using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Engines.PostgreSql;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connections whose settings are spread over sibling keys: libpq's environment variables, Metabase's parts,
/// a TLS mode beside a host.</summary>
internal static class SpreadSettings
{
    private static readonly string[] HostNames = ["host", "hostname", "server", "address", "endpoint"];

    /// <summary>Words that only PostgreSQL drivers use for the mode (MySQL says REQUIRED, PREFERRED, DISABLED).</summary>
    private static readonly HashSet<string> LibpqModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    /// <summary>Whether a text is a word for the mode.</summary>
    public static bool IsMode(string text) => LibpqModes.Contains(text.Trim());

    /// <summary>The connections of one file.</summary>
    public static IEnumerable<FoundConnection> Find(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        var keyed = entries.Where(e => e.Key is not null && e.Kind == EntryKind.Value && !e.IsInert).ToLookup(e => e.Section, StringComparer.Ordinal);
        foreach (var section in keyed)
        {
            var siblings = section.ToList();
            if (Environment(file, siblings) is { } environment)
            {
                yield return environment;
            }

            if (Metabase(file, siblings) is { } metabase)
            {
                yield return metabase;
            }

            foreach (var pair in ModeBesideHost(file, section.Key, siblings, new Siblings(siblings), keyed))
            {
                yield return pair;
            }
        }
    }

    private static FoundConnection? Environment(SourceFile file, List<SourceEntry> siblings)
    {
        var settings = new List<(SourceEntry Entry, Setting Setting)>();
        foreach (var entry in siblings)
        {
            if (LibpqEnvironment.KeywordOf(entry.Key!) is { } keyword)
            {
                settings.Add((entry, ToSetting(entry, keyword)));
            }
        }

        var mode = settings.LastOrDefault(s => s.Setting.Key == "sslmode");
        var host = settings.LastOrDefault(s => s.Setting.Key is "host" or "hostaddr");
        var main = mode.Entry ?? host.Entry;
        return main is null ? null : new FoundConnection
        {
            Source = Source(file, settings.Select(s => s.Setting)),
            Span = main.Value.SourceSpan,
            Evidence = [new DriverEvidence(LibpqDriver.Instance.Name, null, EvidenceStrength.Call, main.Key!)],
            IsComplete = host.Entry is not null,
            Edit = change => SpreadEdits.Of(file, settings, main, change),
        };
    }

    private static FoundConnection? Metabase(SourceFile file, List<SourceEntry> siblings)
    {
        var parts = siblings.Where(e => e.Key!.StartsWith("MB_DB_", StringComparison.Ordinal)).ToList();
        var host = parts.LastOrDefault(e => e.Key == "MB_DB_HOST");
        var isPostgres = parts.Any(e => e.Key == "MB_DB_TYPE" && e.Value.Value.Trim().StartsWith("postgres", StringComparison.OrdinalIgnoreCase));
        return host is null || !isPostgres || parts.Any(e => e.Key == MetabaseDriver.ConnectionUri) ? null : new FoundConnection
        {
            Source = Source(file, parts.Select(p => ToSetting(p, p.Key!))),
            Span = host.Value.SourceSpan,
            Evidence = [new DriverEvidence(MetabaseDriver.Instance.Name, null, EvidenceStrength.Call, "MB_DB_HOST")],
        };
    }

    /// <summary>A key that ends in <c>sslmode</c>, or <c>mode</c> in a section <c>ssl</c>, beside a host under the same prefix.</summary>
    private static IEnumerable<FoundConnection> ModeBesideHost(
        SourceFile file, string section, List<SourceEntry> siblings, Siblings beside, ILookup<string, SourceEntry> all)
    {
        Siblings? above = null;
        foreach (var mode in siblings)
        {
            var key = DriverNames.Letters(mode.Key!);
            if (!IsMode(mode.Value.Value) || LibpqEnvironment.KeywordOf(mode.Key!) is not null)
            {
                continue;
            }

            string prefix;
            Siblings around;
            if (key.EndsWith("sslmode", StringComparison.Ordinal))
            {
                prefix = key.Substring(0, key.Length - "sslmode".Length);
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

            var settings = new List<Setting> { ToSetting(host, "host"), ToSetting(mode, "sslmode") };
            if (around.Last([prefix + "sslrootcert", prefix + "rootcert"]) is { } root)
            {
                settings.Add(ToSetting(root, "sslrootcert"));
            }

            yield return new FoundConnection
            {
                Source = Source(file, settings),
                Span = mode.Value.SourceSpan,
                // A hint at an ADO.NET driver means strings of pairs; these are settings of libpq's names.
                Evidence =
                [
                    .. mode.Evidence.Where(static e => EngineCatalog.Find(e.Driver) is { Engine: PostgreSqlEngine } known
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
                    byName[DriverNames.Letters(entry.Key!)] = (entry, index++);
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

    private static Setting ToSetting(SourceEntry entry, string key)
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
