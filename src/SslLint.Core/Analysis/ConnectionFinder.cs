using SslLint.Dialects;
using SslLint.Readers;
using SslLint.Text;

namespace SslLint.Analysis;

/// <summary>Finds connection strings in the decoded texts of a file.</summary>
/// <remarks>Picks candidates only: what a string means is for the dialects and drivers to say.</remarks>
internal static class ConnectionFinder
{
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
        return found;
    }

    private static void FindIn(SourceEntry entry, Literal literal, EntryKind kind, List<FoundConnection> found, int depth)
    {
        var text = literal.Value;
        var placeholders = Placeholders.Find(text);
        var opaque = Merge(literal.OpaqueSpans, placeholders);
        var before = found.Count;
        FindUris(entry, literal, kind, opaque, found);
        if (found.Count == before)
        {
            FindPairs(entry, literal, kind, opaque, found);
        }

        if (found.Count > before || depth > 0)
        {
            return;
        }

        // ${DATABASE_URL:-postgres://…}: the default of a placeholder is a string of its own.
        foreach (var span in placeholders)
        {
            if (DefaultOf(text, span) is { } inner)
            {
                FindIn(entry, literal.Slice(inner), kind, found, depth + 1);
            }
        }
    }

    private static void FindUris(SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, List<FoundConnection> found)
    {
        var text = literal.Value;
        var at = 0;
        while (at < text.Length && (at = text.IndexOf("postgres", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var start = at;
            at += "postgres".Length;
            if (IsInside(opaque, start) || !TryScheme(text, ref start, out var jdbc, out var driver, out var authority))
            {
                continue;
            }

            var end = kind == EntryKind.Value && OnlySpace(text, 0, start)
                ? EndOfValue(text, start, opaque)
                : EndOfWord(text, start, opaque);
            at = Math.Max(at, end);

            // "postgres://" alone is a scheme in a comparison, "jdbc:postgresql:" alone a prefix.
            if (end <= authority || (kind == EntryKind.Value && IsProse(text, start)))
            {
                continue;
            }

            var evidence = driver is null
                ? entry.Evidence
                : [.. entry.Evidence, new DriverEvidence(driver, null, EvidenceStrength.Syntax, "scheme")];
            Dialect dialect = jdbc ? JdbcDialect.Instance : UriDialect.Instance;
            found.Add(Read(dialect, literal.Slice(SourceSpan.FromBounds(start, end)), evidence));
        }
    }

    /// <summary>Reads backwards and forwards from <c>postgres</c>: <c>jdbc:postgresql:</c>, <c>postgres[ql]://</c>,
    /// <c>postgres[ql]+driver://</c>, <c>r2dbc:postgresql://</c>.</summary>
    private static bool TryScheme(string text, ref int start, out bool jdbc, out string? driver, out int authority)
    {
        jdbc = false;
        driver = null;
        authority = 0;
        var at = start + "postgres".Length;
        if (at + 2 <= text.Length && text[at] is 'q' or 'Q' && text[at + 1] is 'l' or 'L')
        {
            at += 2;
        }

        if (EndsWith(text, start, "jdbc:") && !EndsWith(text, start, "r2dbc:"))
        {
            start -= "jdbc:".Length;
            jdbc = true;
            authority = at + 1;
            return at < text.Length && text[at] == ':' && IsBoundary(text, start);
        }

        if (EndsWith(text, start, "r2dbc:") || EndsWith(text, start, "r2dbcs:") || EndsWith(text, start, "pool:"))
        {
            driver = "r2dbc-postgresql";
        }
        else if (start > 0 && text[start - 1] == ':')
        {
            // Another wrapper's scheme, such as "odbc:" or "otel:": not a URI of a known driver.
            driver = IsBoundary(text, start) ? null : "other";
        }

        if (at < text.Length && text[at] == '+')
        {
            var plus = at + 1;
            at = plus;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            {
                at++;
            }

            driver = text.Substring(plus, at - plus).ToLowerInvariant() switch
            {
                "psycopg" or "psycopg2" or "psycopg2cffi" => "psycopg",
                "asyncpg" => "asyncpg",
                "pg8000" => "pg8000",
                _ => "other",
            };
        }

        authority = at + 3;
        return string.CompareOrdinal(text, at, "://", 0, 3) == 0 && (driver is not null || IsBoundary(text, start));
    }

    private static void FindPairs(SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, List<FoundConnection> found)
    {
        var text = literal.Value;
        var at = 0;
        while (at < text.Length)
        {
            var start = StartOfPairs(text, at, opaque);
            if (start < 0)
            {
                return;
            }

            var whole = kind == EntryKind.Value && !HasQuoteBefore(text, start);
            var end = whole ? TrimEnd(text, text.Length) : EndOfPairs(text, start, opaque);
            at = Math.Max(end, start + 1);
            if (kind == EntryKind.Value && IsProse(text, start))
            {
                return;
            }

            var slice = literal.Slice(SourceSpan.FromBounds(start, end));
            if (ReadPairs(slice, entry) is { } connection)
            {
                found.Add(connection);
            }
        }
    }

    /// <summary>Pairs apart by semicolons are ADO.NET's, apart by spaces libpq's.</summary>
    private static FoundConnection? ReadPairs(Literal slice, SourceEntry entry)
    {
        var opaque = OpaqueOf(slice);
        var text = slice.Value;
        var semicolon = IndexOutside(text, ';', opaque) >= 0;
        if (!semicolon)
        {
            var keywords = LibpqKeywordDialect.Instance.Parse(text, opaque);
            if (LibpqKeywords.IsConnection(keywords))
            {
                return Read(LibpqKeywordDialect.Instance, slice, entry.Evidence);
            }
        }

        var named = entry.Evidence.Any(e => e.Strength >= EvidenceStrength.Call);
        if (!semicolon && !named)
        {
            return null;
        }

        var read = Read(AdoNetDialect.Instance, slice, entry.Evidence);
        var engine = AdoNetKeys.Classify(read.Source);
        var hasHost = read.Source.Settings.Any(s => AdoNetKeys.IsHost(s.Key) && s.Value.Trim().Length > 0);
        return engine == AdoNetEngine.None || (!hasHost && !read.Source.Settings.Any(s => DriverNames.Letters(s.Key) == "sslmode"))
            ? null
            : read with { Engine = engine };
    }

    private static FoundConnection Read(Dialect dialect, Literal literal, IReadOnlyList<DriverEvidence> evidence) => new()
    {
        Source = dialect.Parse(literal.Value, OpaqueOf(literal)),
        Literal = literal,
        Span = literal.SourceSpan,
        Evidence = evidence,
    };

    /// <summary>Placeholders and holes of a text.</summary>
    private static IReadOnlyList<SourceSpan> OpaqueOf(Literal literal) => Merge(literal.OpaqueSpans, Placeholders.Find(literal.Value));

    /// <summary>Where the first known key of a pair begins at or behind <paramref name="from"/>; -1 if none does.</summary>
    private static int StartOfPairs(string text, int from, IReadOnlyList<SourceSpan> opaque)
    {
        for (var equals = text.IndexOf('=', from); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            if (IsInside(opaque, equals))
            {
                continue;
            }

            var end = equals;
            while (end > from && text[end - 1] == ' ')
            {
                end--;
            }

            // The longest run of words before '=' whose tail is a known key: "Host", "User Id", but not "MyHost".
            var start = end;
            while (start > from && !IsInside(opaque, start - 1) && (char.IsLetter(text[start - 1]) || text[start - 1] is ' ' or '_'))
            {
                start--;
            }

            for (var word = start; word < end; word++)
            {
                if (text[word] != ' ' && (word == start || text[word - 1] == ' ') && AdoNetKeys.IsKnown(text.Substring(word, end - word))
                    && (word > from && word > 0 ? IsPairBoundary(text[word - 1]) : true))
                {
                    return word;
                }
            }

            if (LibpqKeywords.IsKnown(text.Substring(start, end - start).Trim()))
            {
                return start + (end - start) - text.Substring(start, end - start).TrimStart(' ').Length;
            }
        }

        return -1;
    }

    /// <summary>Whether words stand before a string inside a value ("Example: …"): a text that speaks of a connection. One word
    /// (<c>NAME=</c>) or an option (<c>--url </c>) is none.</summary>
    private static bool IsProse(string text, int start)
    {
        var before = text.Substring(0, start).TrimStart();
        return before.Length > 0 && before[0] != '-' && before.Any(char.IsWhiteSpace);
    }

    private static bool IsPairBoundary(char c) => c is ' ' or ';' or '=' or '"' or '\'' or '`' or '(' or '{' or '\t' or ':' or ',' or '>' or '[' or '\n' or '\r' or '}' or ')';

    private static bool HasQuoteBefore(string text, int start)
    {
        for (var i = 0; i < start; i++)
        {
            if (text[i] is '"' or '\'' or '`')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In free text a string ends at the quote that it began in, at any quote outside of a value, or with the line.</summary>
    private static int EndOfPairs(string text, int start, IReadOnlyList<SourceSpan> opaque)
    {
        var opening = start > 0 && text[start - 1] is '"' or '\'' or '`' ? text[start - 1] : '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (IsInside(opaque, i))
            {
                continue;
            }

            var c = text[i];
            var endsHere = c is '\n' or '\r' or '`' or '<' or '|'
                || (opening == '\0' ? c is '"' or '\'' && text[i - 1] != '=' : c == opening)
                || (c == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\'');
            if (endsHere)
            {
                return TrimEnd(text, i);
            }
        }

        return TrimEnd(text, text.Length);
    }

    /// <summary>The end of a URI that is a value of its own: the first white space, or the end.</summary>
    private static int EndOfValue(string text, int start, IReadOnlyList<SourceSpan> opaque)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && !IsInside(opaque, i))
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
        while (end < text.Length && (IsInside(opaque, end) || !(char.IsWhiteSpace(text[end]) || text[end] is '"' or '\'' or '`' or '<' or '>' or '|' or ')' or ']' or '}' or ';' or '\\')))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or ',' or ':')
        {
            end--;
        }

        return end;
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

    private static IReadOnlyList<SourceSpan> Merge(IEnumerable<SourceSpan> holes, IReadOnlyList<SourceSpan> placeholders)
    {
        var merged = new List<SourceSpan>();
        foreach (var span in holes.Concat(placeholders).OrderBy(s => s.Start))
        {
            if (merged.Count > 0 && span.Start < merged[merged.Count - 1].End)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = SourceSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    private static bool IsInside(IReadOnlyList<SourceSpan> spans, int offset)
    {
        foreach (var span in spans)
        {
            if (span.Contains(offset))
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOutside(string text, char c, IReadOnlyList<SourceSpan> opaque)
    {
        for (var i = text.IndexOf(c); i >= 0; i = text.IndexOf(c, i + 1))
        {
            if (!IsInside(opaque, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static int TrimEnd(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool OnlySpace(string text, int start, int end) => string.IsNullOrWhiteSpace(text.Substring(start, end - start));

    private static bool EndsWith(string text, int end, string word) =>
        end >= word.Length && string.Compare(text, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsBoundary(string text, int start) =>
        start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '+' or '.' or '/');
}
