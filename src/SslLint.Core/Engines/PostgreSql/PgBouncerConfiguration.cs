using SslLint.Sources;

namespace SslLint.Engines.PostgreSql;

/// <summary>Tells what PgBouncer reads: <c>pgbouncer.ini</c>, also under other names and inside other files, what it includes, and the variables
/// of its images.</summary>
/// <remarks>
/// Its <c>[databases]</c> look like libpq's keywords and are a language of their own, which refuses libpq's TLS settings: PgBouncer doesn't start with
/// <c>sslmode</c> there, but takes <c>server_tls_sslmode</c> in its section <c>[pgbouncer]</c> (https://www.pgbouncer.org/config.html).
/// </remarks>
internal static class PgBouncerConfiguration
{
    /// <summary>The name that evidence gives.</summary>
    public const string Name = "pgbouncer";

    private const string Databases = "[databases]";

    private static readonly Text.WordSearch nameSearch = new(Name);
    private static readonly Text.WordSearch databasesSearch = new(Databases);

    /// <summary>Adds to each entry that PgBouncer reads that it does.</summary>
    public static IReadOnlyList<SourceEntry> Mark(SourceFile file, IReadOnlyList<SourceEntry> entries)
    {
        var isNamed = IsOwnFile(file);
        if (!isNamed && !nameSearch.IsIn(file.Text) && !databasesSearch.IsIn(file.Text))
        {
            return entries;
        }

        var regions = isNamed ? [] : Regions(file.Text);
        var images = entries.Where(static e => e.Key == "image" && Contains(e.Value.Value, Name)).Select(static e => e.Section).ToList();
        var services = new HashSet<string>(images.SelectMany(static s => new[] { s + ":environment", s + ":env" }), StringComparer.Ordinal);
        var reader = new DriverEvidence(Name, null, EvidenceStrength.Call, Name);
        var result = new List<SourceEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var isRead = isNamed
                || IsIn(regions, entry.Value.SourceSpan.Start)
                || services.Contains(entry.Section) || IsEnvironmentOfService(entry.Section)
                || entry.Key?.StartsWith("PGBOUNCER_DSN", StringComparison.Ordinal) == true
                || HoldsConfiguration(file, entry);
            result.Add(isRead ? entry with { Evidence = [.. entry.Evidence, reader] } : entry);
        }

        return result;
    }

    /// <summary>Whether the file is PgBouncer's by its name or the name of its folder: <c>pgbouncer.ini</c>, <c>pgbouncer/databases.ini.j2</c>.</summary>
    private static bool IsOwnFile(SourceFile file)
    {
        var name = file.Name.ToLowerInvariant();
        var isConfiguration = FileNames.ExtensionOf(name) is ".ini" or ".conf" or ".cfg" || name.Contains(".ini.") || name.Contains(".conf.");
        return isConfiguration && Contains(file.Path, Name);
    }

    /// <summary>The parts of a text under a line <c>[databases]</c>: up to the next section, or to a line that is indented less,
    /// where another file's text goes on.</summary>
    private static List<Text.SourceSpan> Regions(string text)
    {
        var regions = new List<Text.SourceSpan>();
        var hasOwnSection = Contains(text, "[" + Name + "]");
        var start = -1;
        var indentation = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = TextLines.EndOfLine(text, at);
            var first = TextLines.SkipBlanks(text, at, end);
            if (first < end && start >= 0 && (text[first] == '[' || first - at < indentation))
            {
                regions.Add(Text.SourceSpan.FromBounds(start, at));
                start = -1;
            }

            // A table of TOML has quotes around its strings; PgBouncer has none.
            if (first < end && string.Compare(text, first, Databases, 0, Databases.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (hasOwnSection || !IsQuotedBehind(text, end)))
            {
                start = end;
                indentation = first - at;
            }

            at = TextLines.NextLine(text, end);
        }

        if (start >= 0)
        {
            regions.Add(Text.SourceSpan.FromBounds(start, text.Length));
        }

        return regions;
    }

    /// <summary>Whether a position stands in one of the parts, which are in the order of the text.</summary>
    private static bool IsIn(List<Text.SourceSpan> regions, int position)
    {
        var (low, high) = (0, regions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < regions.Count && regions[low].Start <= position;
    }

    /// <summary>Whether the first assignment behind a line has its value in quotes.</summary>
    private static bool IsQuotedBehind(string text, int lineEnd)
    {
        var equals = text.IndexOf('=', lineEnd);
        if (equals < 0)
        {
            return false;
        }

        var value = TextLines.SkipBlanks(text, equals + 1, text.Length);
        return value < text.Length && text[value] is '"' or '\'';
    }

    private static bool IsEnvironmentOfService(string section)
    {
        var parts = section.Split(':');
        return parts[parts.Length - 1] is "environment" or "env" && parts.Any(static p => Contains(p, Name));
    }

    /// <summary>A whole configuration in one string, or a line that is written to its file.</summary>
    private static bool HoldsConfiguration(SourceFile file, SourceEntry entry)
    {
        if (Contains(entry.Value.Value, Databases))
        {
            return true;
        }

        var span = entry.Value.SourceSpan;
        var line = file.Lines.LineSpan(file.Lines.PositionOf(span.Start).Line);
        var rest = file.Text.IndexOf(Name + ".ini", span.End, Math.Max(0, Math.Min(line.End, span.End + 200) - span.End), StringComparison.OrdinalIgnoreCase);
        return rest >= 0;
    }

    private static bool Contains(string text, string word) => text.IndexOf(word, 0, StringComparison.OrdinalIgnoreCase) >= 0;
}
