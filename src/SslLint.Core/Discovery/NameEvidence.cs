using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>What the names around a text say about who reads it: its key, its section, its siblings, its file.</summary>
internal static class NameEvidence
{
    /// <summary>Keys whose value names the engine of the string beside them.</summary>
    private static readonly string[] ProviderKeys =
    [
        "provider", "dbprovider", "databaseprovider", "providername", "dbtype", "databasetype", "dialect", "driver", "engine", "dbms", "type",
    ];

    // What a pair or a scheme has.
    private static readonly char[] signs = ['=', ':'];

    /// <summary>Adds what the names say to the evidence of each entry.</summary>
    public static IReadOnlyList<SourceEntry> Add(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        var fileHint = DriverNames.Hint(file.Name);
        Dictionary<string, string>? providers = null;
        var result = new List<SourceEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (!IsAsked(entry.Value.Value))
            {
                result.Add(entry);
                continue;
            }

            result.Add(entry with { Evidence = new LazyEvidence(() => [.. entry.Evidence, .. Added(entry)]) });
        }

        return result;

        IReadOnlyList<DriverEvidence> Added(SourceEntry entry)
        {
            if (entry.Key is { } key && EngineCatalog.DriverOfVariable(key) is { } reader)
            {
                return [new DriverEvidence(reader, null, EvidenceStrength.Call, key)];
            }

            if ((Said(entry.Key) ?? Hint(entry.Key) ?? Beside(entry) ?? Hint(LastPart(entry.Section))) is { } hint)
            {
                return [new DriverEvidence(hint, null, EvidenceStrength.Name, entry.Key ?? entry.Section)];
            }

            return fileHint is null ? [] : [new DriverEvidence(fileHint, null, EvidenceStrength.Name, file.Name)];
        }

        string? Beside(SourceEntry entry) => (providers ??= Providers(entries)).TryGetValue(SectionOf(entry), out var provider) ? provider : null;
    }

    /// <summary>Whether anybody asks who reads a text: most are neither a connection nor a setting of one.</summary>
    private static bool IsAsked(string text) => text.IndexOfAny(signs) >= 0 || SpreadSettings.IsMode(text);

    private static Dictionary<string, string> Providers(IReadOnlyList<SourceEntry> entries)
    {
        var providers = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            if (entry.Key is { } key && ProviderKeys.Contains(Letters.Of(key.Substring(EndOfPath(key)))) && DriverNames.Hint(entry.Value.Value) is { } hint)
            {
                providers[SectionOf(entry)] = hint;
            }
        }

        return providers;
    }

    /// <summary>The section of an entry, with that which a flat name holds: <c>Databases__1__Type</c>, <c>Databases:1:Type</c>.</summary>
    private static string SectionOf(SourceEntry entry) =>
        entry.Key is { } key && EndOfPath(key) is > 0 and var end ? $"{entry.Section}:{key.Substring(0, end).ToUpperInvariant()}" : entry.Section;

    /// <summary>Where the last part of a flat name begins.</summary>
    private static int EndOfPath(string key) =>
        Math.Max(key.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and var underscores ? underscores + 2 : 0, key.LastIndexOf(':') + 1);

    private static string? Said(string? name) => name is null ? null : EngineCatalog.DriverOfPrefix(name);

    private static string? Hint(string? name) => name is null ? null : DriverNames.Hint(name);

    private static string LastPart(string section) => section.Substring(section.LastIndexOf(':') + 1);
}
