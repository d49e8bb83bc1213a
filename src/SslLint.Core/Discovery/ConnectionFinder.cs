using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds connection strings in the decoded texts of a file.</summary>
/// <remarks>Picks candidates only: what a string means is for the dialects and drivers to say.</remarks>
internal static class ConnectionFinder
{
    /// <summary>What JDBC URLs begin with.</summary>
    public const string Jdbc = "jdbc:";

    /// <summary>Defaults inside defaults beyond this are not matched with their brackets.</summary>
    private const int MaxDepth = 8;

    /// <summary>The connection strings of one entry, in order.</summary>
    public static IEnumerable<FoundConnection> Find(SourceEntry entry)
    {
        var text = entry.Value.Value;
        if (entry.IsInert || text.Length < 6 || (text.IndexOf('=') < 0 && text.IndexOf(':') < 0))
        {
            return [];
        }

        var found = new List<FoundConnection>();
        FindIn(entry, entry.Value, entry.Kind, found, depth: 0);
        return entry.TakenApartBy is { } taker ? found.ConvertAll(f => f.Source.Dialect is UriDialect ? f with { TakenApartBy = taker } : f) : found;
    }

    private static void FindIn(SourceEntry entry, Literal literal, EntryKind kind, List<FoundConnection> found, int depth)
    {
        var text = literal.Value;
        var placeholders = Placeholders.Find(text);
        var opaque = OpaqueRanges.Merge(literal.OpaqueSpans, placeholders);
        var before = found.Count;
        var lead = new LeadingWord(text);
        UriFinder.Find(entry, literal, kind, opaque, lead, found);
        if (found.Count == before)
        {
            MarkFinder.Find(entry, literal, kind, opaque, found);
        }

        if (found.Count == before)
        {
            PairFinder.Find(entry, literal, kind, opaque, lead, found);
        }

        if (found.Count > before)
        {
            return;
        }

        if (depth == MaxDepth)
        {
            return;
        }

        if (depth == MaxDepth - 1)
        {
            FindFlat(entry, literal, kind, found);
            return;
        }

        // ${DATABASE_URL:-postgres://…}: the default of a placeholder is a string of its own.
        foreach (var span in placeholders)
        {
            if (DefaultOf(text, span) is { } inner)
            {
                FindIn(entry, BareWords.Slice(literal, inner, span, opaque), kind, found, depth + 1);
            }
        }
    }

    /// <summary>Finds strings in defaults that stand deeper than people write them: each ends where the next begins, or with its bracket.</summary>
    private static void FindFlat(SourceEntry entry, Literal literal, EntryKind kind, List<FoundConnection> found)
    {
        var text = literal.Value;
        for (var at = text.IndexOf("${", StringComparison.Ordinal); at >= 0;)
        {
            var next = text.IndexOf("${", at + 2, StringComparison.Ordinal);
            var end = text.IndexOf('}', at, (next < 0 ? text.Length : next) - at) is >= 0 and var close ? close : next < 0 ? text.Length : next;
            if (end > at + 2 && DefaultOf(text, SourceSpan.FromBounds(at, Math.Min(end + 1, text.Length))) is { } inner)
            {
                FindIn(entry, literal.Slice(inner), kind, found, MaxDepth);
            }

            at = next;
        }
    }

    /// <summary>The form of a string that stands alone: whose it is, and how it is read. What tells of no engine is the first's.</summary>
    public static (Engine Engine, Dialect Dialect) FormOf(string text)
    {
        const int longestScheme = 40;
        var trimmed = text.TrimStart();
        var isJdbc = trimmed.StartsWith(Jdbc, StringComparison.OrdinalIgnoreCase);
        if (isJdbc && UriFinder.DriverOfJdbc(trimmed) is { } owner)
        {
            return (owner.Engine, owner.Dialects[0]);
        }

        if (isJdbc || (trimmed.IndexOf("://", StringComparison.Ordinal) is > 0 and < longestScheme && UriDialect.Instance.Fits(trimmed)))
        {
            var scheme = isJdbc ? trimmed.Substring(Jdbc.Length) : trimmed;
            var engine = EngineCatalog.All.FirstOrDefault(e => e.Schemes.Any(s => scheme.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
                ?? EngineCatalog.All[0];
            var colon = scheme.IndexOf(':');
            return (engine, isJdbc && engine.JdbcOf(colon < 0 ? scheme : scheme.Substring(0, colon)) is { } jdbc ? jdbc : UriDialect.Instance);
        }

        var opaque = Placeholders.Find(trimmed);
        if (trimmed.IndexOf(';') < 0)
        {
            foreach (var engine in EngineCatalog.All)
            {
                if (engine.Keywords is { } form && form.Dialect.Parse(trimmed, opaque) is { Settings: var settings } pairs
                    && settings.Any(s => form.IsKey(s.Key)) && (pairs.Error is null || settings.Count > 1))
                {
                    return (engine, form.Dialect);
                }
            }
        }

        if (OdbcStrings.DriverOf(OdbcDialect.Instance.Parse(trimmed, opaque)) is { } odbc)
        {
            return (odbc.Engine, OdbcDialect.Instance);
        }

        if (EngineCatalog.All.FirstOrDefault(e => e.Marked?.Dialect.Fits(trimmed) == true) is { } marked)
        {
            return (marked, marked.Marked!.Dialect);
        }

        return (EnginesOf(trimmed) is [var first, ..] ? first : EngineCatalog.All[0], AdoNetDialect.Instance);
    }

    /// <summary>The engines whose drivers may be meant by an ADO.NET string that stands alone: those whose users write such, else all that could read
    /// it.</summary>
    public static IReadOnlyList<Engine> EnginesOf(string text)
    {
        if (AdoNetKeys.Judge(AdoNetDialect.Instance.Parse(text, Placeholders.Find(text))) is not { } keys)
        {
            return [];
        }

        var likely = keys.Possible.Where(keys.Likely.Contains).ToList();
        return likely.Count > 0 ? likely : keys.Possible;
    }

    /// <summary>The driver that a string of a form names itself, if it is one that is read.</summary>
    public static Driver? NamedIn(string text, Engine engine, Dialect dialect)
    {
        if (dialect is not (UriDialect or OdbcDialect))
        {
            return null;
        }

        var trimmed = text.TrimStart();
        var source = dialect.Parse(trimmed, Placeholders.Find(trimmed));
        if (dialect is OdbcDialect)
        {
            return OdbcStrings.DriverOf(source);
        }

        var plus = source.Scheme?.IndexOf('+') ?? -1;
        var name = engine.ReaderOfUri(source, null) ?? (plus < 0 ? null : EngineCatalog.DriverOfScheme(source.Scheme!.Substring(plus + 1)));
        return name is null ? null : EngineCatalog.Find(name)?.Driver;
    }

    /// <summary>Reads a part of a text in a dialect.</summary>
    public static FoundConnection Read(Dialect dialect, Literal literal, IReadOnlyList<DriverEvidence> evidence) => new()
    {
        Source = dialect.Parse(literal.Value, OpaqueRanges.Of(literal)),
        Literal = literal,
        Span = literal.SourceSpan,
        Evidence = evidence,
    };

    /// <summary>Whether a string seems to end at a quote inside of it, as in <c>"Host=a;Password="x;y""</c>: no language goes on there.</summary>
    public static bool IsCutOff(string text, int end)
    {
        if (end == 0 || end + 1 >= text.Length || text[end] is not ('"' or '\''))
        {
            return false;
        }

        // A value is left open to be joined to another, with an operator between them; an element of XML ends.
        var next = text[end + 1];
        return char.IsLetterOrDigit(next) || next == '_'
            || (text[end - 1] == '='
                && !char.IsWhiteSpace(next)
                && "+.,;:)]}>&|\"'".IndexOf(next) < 0
                && string.CompareOrdinal(text, end + 1, "/>", 0, 2) != 0);
    }

    /// <summary>The default value inside <c>${NAME:-default}</c> or <c>${NAME:default}</c>.</summary>
    private static SourceSpan? DefaultOf(string text, SourceSpan placeholder)
    {
        if (!placeholder.Of(text).StartsWith("${", StringComparison.Ordinal))
        {
            return null;
        }

        var colon = text.IndexOf(':', placeholder.Start, placeholder.Length);
        if (colon < 0)
        {
            return null;
        }

        var start = colon + 1;
        if (start < placeholder.End && text[start] is '-' or '=')
        {
            start++;
        }

        var end = placeholder.End - 1;
        return end > start ? SourceSpan.FromBounds(start, end) : null;
    }
}
