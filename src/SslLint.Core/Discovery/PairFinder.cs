using SslLint.Dialects;
using SslLint.Drivers;
using SslLint.Engines;
using SslLint.Sources;
using SslLint.Text;

namespace SslLint.Discovery;

/// <summary>Finds strings of pairs in a text: ADO.NET's, ODBC's, and those that are an engine's alone.</summary>
internal static class PairFinder
{
    /// <summary>No key is longer, blanks between its words and in front counted in.</summary>
    private const int LongestKey = 96;

    private static readonly char[] quotes = ['"', '\'', '`'];

    private static readonly IReadOnlyList<(Engine Engine, KeywordForm Form)> keywords =
        [.. EngineCatalog.All.Where(static e => e.Keywords is not null).Select(static e => (e, e.Keywords!))];

    /// <summary>Adds the strings of pairs of a text.</summary>
    public static void Find(SourceEntry entry, Literal literal, EntryKind kind, IReadOnlyList<SourceSpan> opaque, LeadingWord lead, List<FoundConnection> found)
    {
        var text = literal.Value;
        var quote = text.IndexOfAny(quotes) is >= 0 and var first ? first : text.Length;
        var at = 0;
        while (at < text.Length)
        {
            var start = StartOfPairs(text, at, opaque);
            if (start < 0)
            {
                return;
            }

            var whole = kind == EntryKind.Value && start <= quote;
            var end = whole ? OpaqueRanges.TrimEnd(text, text.Length) : EndOfPairs(text, start, opaque);
            at = Math.Max(end, start + 1);
            if (kind == EntryKind.Value && lead.IsProseBefore(start))
            {
                return;
            }

            var span = SourceSpan.FromBounds(start, end);
            var slice = BareWords.Slice(literal, span, span, opaque);
            if (ReadPairs(slice, whole ? entry : NamedBefore(entry, text, start)) is { } connection)
            {
                found.Add(connection);
            }
        }
    }

    /// <summary>The entry with the name that is given a string inside of a text, in place of what farther names say: <c>.mySql.url = "Server=…"</c>.</summary>
    private static SourceEntry NamedBefore(SourceEntry entry, string text, int start)
    {
        var end = start;
        while (end > 0 && start - end < LongestKey && text[end - 1] is '"' or '\'' or '\\' or ' ')
        {
            end--;
        }

        if (end == 0 || text[end - 1] is not ('=' or ':'))
        {
            return entry;
        }

        do
        {
            end--;
        }
        while (end > 0 && text[end - 1] is '"' or '\'' or '\\' or ' ');

        var name = end;
        while (name > 0 && end - name < LongestKey && (char.IsLetterOrDigit(text[name - 1]) || text[name - 1] is '_' or '.' or ':' or '-'))
        {
            name--;
        }

        return DriverNames.Hint(text.Substring(name, end - name)) is { } hint
            ? entry with
            {
                Evidence =
                [
                    .. entry.Evidence.Where(static e => e.Strength != EvidenceStrength.Name),
                    new DriverEvidence(hint, null, EvidenceStrength.Name, text.Substring(name, end - name)),
                ],
            }
            : entry;
    }

    /// <summary>Pairs apart by semicolons are ODBC's where they name its driver, else ADO.NET's, apart by blanks an engine's own.</summary>
    private static FoundConnection? ReadPairs(Literal slice, SourceEntry entry)
    {
        var opaque = OpaqueRanges.Of(slice);
        var text = slice.Value;
        var semicolon = OpaqueRanges.IndexOutside(text, ';', opaque) >= 0;
        if (semicolon && OdbcStrings.Read(slice) is { } odbc)
        {
            return odbc;
        }

        if (!semicolon)
        {
            foreach (var (engine, form) in keywords)
            {
                if (form.IsConnection(form.Dialect.Parse(text, opaque)))
                {
                    return ConnectionFinder.Read(form.Dialect, slice, entry.Evidence) with { Engine = engine };
                }
            }
        }

        if (!semicolon && !entry.Evidence.Any(static e => e.Strength >= EvidenceStrength.Call))
        {
            return null;
        }

        var read = ConnectionFinder.Read(AdoNetDialect.Instance, slice, entry.Evidence);
        if (DatabaseFiles.IsOne(read.Source))
        {
            return null;
        }

        var hasHost = read.Source.Settings.Any(s => AdoNetKeys.IsHost(s.Key) && s.Value.Trim().Length > 0);
        return AdoNetKeys.Judge(read.Source) is { } verdict && (hasHost || read.Source.Settings.Any(s => Letters.Of(s.Key) == CandidateSearch.ModeKey))
            ? read with { Keys = verdict }
            : null;
    }

    /// <summary>Where the first known key of a pair begins at or behind <paramref name="from"/>; -1 if none does.</summary>
    private static int StartOfPairs(string text, int from, IReadOnlyList<SourceSpan> opaque)
    {
        for (var equals = text.IndexOf('=', from); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            if (OpaqueRanges.IsInside(opaque, equals))
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
            while (start > from && end - start <= LongestKey && IsWord(text, start - 1, opaque))
            {
                start--;
            }

            var isCut = end - start > LongestKey;
            for (var word = start; word < end; word++)
            {
                if (text[word] != ' ' && (word == start ? !isCut : text[word - 1] == ' ') && IsBeginning(text, word, end, equals)
                    && (word > from && word > 0 ? IsPairBoundary(text[word - 1]) : true))
                {
                    return word;
                }
            }

            // The keys of other strings are one word, and alone.
            var key = end;
            while (key > start && text[key - 1] != ' ')
            {
                key--;
            }

            var name = text.Substring(key, end - key);
            if (keywords.Any(k => k.Form.IsKey(name)) && !FollowsWord(text, from, key, opaque))
            {
                return key;
            }
        }

        return -1;
    }

    private static bool IsBeginning(string text, int start, int end, int equals)
    {
        var key = text.Substring(start, end - start);
        return AdoNetKeys.IsKnown(key) || OdbcStrings.IsBeginning(key, text, equals);
    }

    private static bool IsWord(string text, int at, IReadOnlyList<SourceSpan> opaque) =>
        (char.IsLetter(text[at]) || text[at] is ' ' or '_') && !OpaqueRanges.IsInside(opaque, at);

    private static bool FollowsWord(string text, int from, int at, IReadOnlyList<SourceSpan> opaque)
    {
        while (at > from && text[at - 1] == ' ' && !OpaqueRanges.IsInside(opaque, at - 1))
        {
            at--;
        }

        return at > from && IsWord(text, at - 1, opaque);
    }

    /// <summary>In free text a string ends at the quote that it began in, at any quote outside of a value, or with the line.</summary>
    private static int EndOfPairs(string text, int start, IReadOnlyList<SourceSpan> opaque)
    {
        var opening = start > 0 && text[start - 1] is '"' or '\'' or '`' ? text[start - 1] : '\0';
        for (var i = start; i < text.Length; i++)
        {
            if (OpaqueRanges.IsInside(opaque, i))
            {
                continue;
            }

            var c = text[i];
            var endsHere = c is '\n' or '\r' or '`' or '<' or '|'
                || (opening == '\0' ? c is '"' or '\'' && text[i - 1] != '=' : c == opening)
                || (c == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\'');
            if (endsHere)
            {
                return OpaqueRanges.TrimEnd(text, i);
            }
        }

        return OpaqueRanges.TrimEnd(text, text.Length);
    }

    private static bool IsPairBoundary(char c) =>
        c is ' ' or ';' or '=' or '"' or '\'' or '`' or '(' or '{' or '\t' or ':' or ',' or '>' or '[' or '\n' or '\r' or '}' or ')';
}
