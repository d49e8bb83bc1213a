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
        while (at < text.Length && (at = text.IndexOf(stem.Text, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var start = at;
            at += stem.Text.Length;
            if (OpaqueRanges.IsInside(opaque, start) || !TryScheme(stem, text, ref start, out var jdbc, out var driver, out var authority))
            {
                continue;
            }

            var end = kind == EntryKind.Value && lead.IsBefore(start)
                ? EndOfValue(text, start, opaque)
                : EndOfWord(text, start, opaque);
            at = Math.Max(at, end);

            // "postgres://" alone is a scheme in a comparison, "jdbc:postgresql:" alone a prefix.
            if (text.Substring(start, end - start).TrimEnd('/').Length <= authority - start - (jdbc ? 0 : 2)
                || (kind == EntryKind.Value && lead.IsProseBefore(start)))
            {
                continue;
            }

            var evidence = driver is null
                ? entry.Evidence
                : [.. entry.Evidence, new DriverEvidence(driver, null, EvidenceStrength.Syntax, "scheme")];
            var dialect = jdbc ? JdbcOf(stem.Engine, text, start, authority) : UriDialect.Instance;
            found.Add(ConnectionFinder.Read(dialect, literal.Slice(SourceSpan.FromBounds(start, end)), evidence) with { Engine = stem.Engine });
        }
    }

    /// <summary>Reads backwards and forwards from a stem: <c>jdbc:postgresql:</c>, <c>postgresql://</c>, <c>postgresql+driver://</c>,
    /// <c>r2dbc:postgresql://</c>.</summary>
    private static bool TryScheme(Stem stem, string text, ref int start, out bool jdbc, out string? driver, out int authority)
    {
        jdbc = false;
        driver = null;
        authority = 0;
        var scheme = start;
        var at = start + stem.Schemes.First(s => string.Compare(text, scheme, s, 0, s.Length, StringComparison.OrdinalIgnoreCase) == 0).Length;
        var prefix = prefixes.FirstOrDefault(p => p.Driver.Engine == stem.Engine && EndsWith(text, scheme, p.Prefix));
        if (prefix.Prefix is null && stem.Engine.Jdbc is not null && EndsWith(text, start, ConnectionFinder.Jdbc))
        {
            start -= ConnectionFinder.Jdbc.Length;
            jdbc = true;
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

    /// <summary>The dialect of a JDBC URL, by the scheme behind <c>jdbc:</c>.</summary>
    private static Dialect JdbcOf(Engine engine, string text, int start, int authority)
    {
        var scheme = start + ConnectionFinder.Jdbc.Length;
        return engine.JdbcOf(text.Substring(scheme, authority - 1 - scheme))!;
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

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsBoundary(string text, int start) =>
        start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '+' or '.' or '/');

    /// <summary>What is searched for: the beginning that schemes of an engine share, the longest scheme first.</summary>
    private sealed record Stem(Engine Engine, string Text, IReadOnlyList<string> Schemes)
    {
        public static IEnumerable<Stem> Of(Engine engine) => engine.Schemes
            .Where(s => !engine.Schemes.Any(other => other != s && s.StartsWith(other, StringComparison.Ordinal)))
            .Select(s =>
                new Stem(engine, s, [.. engine.Schemes.Where(o => o.StartsWith(s, StringComparison.Ordinal)).OrderByDescending(static o => o.Length)]));
    }
}
