using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds URIs and JDBC URLs in a text, by the schemes of the engines.</summary>
internal static class UriFinder
{
    private static readonly IReadOnlyList<Stem> stems = [.. EngineCatalog.All.SelectMany(Stem.Of)];

    private static readonly IReadOnlyList<(string Prefix, KnownDriver Driver)> prefixes =
        [.. EngineCatalog.Known.SelectMany(static k => k.Traces.SchemePrefixes, static (k, prefix) => (prefix, k))];

    /// <summary>Adds the URIs of a text.</summary>
    public static void Find(SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, LeadingWord lead, List<FoundConnection> found)
    {
        foreach (var stem in stems)
        {
            Find(stem, entry, literal, kind, opaque, lead, found);
        }
    }

    private static void Find(
        Stem stem, SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, LeadingWord lead, List<FoundConnection> found)
    {
        var text = literal.Value;
        var at = 0;
        while ((at = stem.Search.IndexIn(text, at)) >= 0)
        {
            var start = at;
            at += stem.Text.Length;
            if (OpaqueRanges.IsInside(opaque, start) || !TryScheme(stem, text, ref start, out var dialect, out var driver, out var authority))
            {
                continue;
            }

            var isAlone = kind == EntryKind.Value && lead.IsBefore(start);
            var end = dialect.EndOfUrl(text, start, isAlone, opaque) ?? (isAlone ? EndOfValue(text, start, opaque) : EndOfWord(text, start, opaque));
            at = Math.Max(at, end);

            // "postgres://" alone is a scheme in a comparison, "jdbc:postgresql:" alone a prefix.
            if (text.Substring(start, end - start).TrimEnd('/').Length <= authority - start - (dialect is UriDialect ? 2 : 0)
                || (kind == EntryKind.Value && lead.IsProseBefore(start)))
            {
                continue;
            }

            var span = SourceSpan.FromBounds(start, end);
            var read = ConnectionFinder.Read(dialect, BareWords.Slice(literal, span, span, opaque), entry.Evidence) with { Engine = stem.Engine };
            if (dialect is UriDialect && OdbcStrings.IsIn(read.Source))
            {
                found.AddRange(OdbcStrings.In(read.Source, read.Literal!) is { } odbc ? [odbc] : []);
                continue;
            }

            driver = (dialect is not UriDialect ? null : stem.Engine.ReaderOfUri(read.Source, end < text.Length ? text[end] : null)) ?? driver;
            found.Add(driver is null
                ? read
                : read with { Evidence = [.. entry.Evidence, new DriverEvidence(driver, null, EvidenceStrength.Syntax, "scheme")] });
        }
    }

    /// <summary>The driver whose JDBC URLs alone begin so (<c>jdbc:jtds:</c>); null where they begin with a scheme of their engine.</summary>
    public static KnownDriver? DriverOfJdbc(string url) =>
        prefixes.FirstOrDefault(p => IsJdbc(p.Prefix) && url.StartsWith(p.Prefix, StringComparison.OrdinalIgnoreCase)).Driver;

    private static bool IsJdbc(string prefix) => prefix.StartsWith(ConnectionFinder.Jdbc, StringComparison.Ordinal);

    /// <summary>Reads backwards and forwards from a stem: <c>jdbc:postgresql:</c>, <c>postgresql://</c>, <c>postgresql+driver://</c>,
    /// <c>r2dbc:postgresql://</c>, <c>jdbc:jtds:sqlserver://</c>.</summary>
    private static bool TryScheme(Stem stem, string text, ref int start, out Dialect dialect, out string? driver, out int authority)
    {
        dialect = UriDialect.Instance;
        driver = null;
        authority = 0;
        var scheme = start;
        var at = start + stem.Schemes.First(s => string.Compare(text, scheme, s, 0, s.Length, StringComparison.OrdinalIgnoreCase) == 0).Length;
        var prefix = prefixes.FirstOrDefault(p => p.Driver.Engine == stem.Engine && EndsWith(text, scheme, p.Prefix));
        var jdbc = prefix.Prefix is null ? stem.Engine.JdbcOf(text.Substring(scheme, at - scheme))
            : IsJdbc(prefix.Prefix) ? prefix.Driver.Dialects[0]
            : null;
        if (jdbc is not null && EndsWith(text, start, prefix.Prefix ?? ConnectionFinder.Jdbc))
        {
            start -= (prefix.Prefix ?? ConnectionFinder.Jdbc).Length;
            dialect = jdbc;
            driver = prefix.Driver?.Name;
            authority = at + 1;
            return at < text.Length && text[at] == ':' && IsBoundary(text, start);
        }

        if (prefix.Prefix is not null)
        {
            driver = prefix.Driver.Name;
        }
        else if (start > 0 && text[start - 1] == ':')
        {
            // Another wrapper's scheme, such as "odbc:" or "otel:": not a URI of a known driver.
            driver = IsBoundary(text, start) ? null : EngineCatalog.OtherDriver;
        }

        if (at < text.Length && text[at] == '+')
        {
            var plus = at + 1;
            at = plus;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            {
                at++;
            }

            driver = EngineCatalog.DriverOfScheme(text.Substring(plus, at - plus)) ?? EngineCatalog.OtherDriver;
        }

        authority = at + 3;
        return string.CompareOrdinal(text, at, "://", 0, 3) == 0 && (driver is not null || IsBoundary(text, start));
    }

    /// <summary>The end of a URI that is a value of its own: the first white space, or the end.</summary>
    private static int EndOfValue(string text, int start, IReadOnlyList<SourceSpan> opaque)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !OpaqueRanges.IsInside(opaque, i))
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>The end of a URI inside other text.</summary>
    private static int EndOfWord(string text, int start, IReadOnlyList<SourceSpan> opaque)
    {
        var end = start;
        while (end < text.Length
            && (OpaqueRanges.IsInside(opaque, end)
                || IsEndOfEntity(text, end)
                || !(char.IsWhiteSpace(text[end]) || text[end] is '"' or '\'' or '`' or '<' or '>' or '|' or ')' or ']' or '}' or ';' or '\\')))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or ',' or ':')
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether the semicolon of <c>&amp;amp;</c> stands there: copied out of XML into text that doesn't take it for <c>&amp;</c>.</summary>
    private static bool IsEndOfEntity(string text, int at) => text[at] == ';' && EndsWith(text, at, "&amp");

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsBoundary(string text, int start) =>
        start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '+' or '.' or '/');

    /// <summary>What is searched for: the beginning that schemes of an engine share, the longest scheme first.</summary>
    private sealed record Stem(Engine Engine, string Text, IReadOnlyList<string> Schemes)
    {
        public WordSearch Search { get; } = new(Text);

        public static IEnumerable<Stem> Of(Engine engine) => engine.Schemes
            .Where(s => !engine.Schemes.Any(other => other != s && s.StartsWith(other, StringComparison.Ordinal)))
            .Select(s =>
                new Stem(engine, s, [.. engine.Schemes.Where(o => o.StartsWith(s, StringComparison.Ordinal)).OrderByDescending(static o => o.Length)]));
    }
}
