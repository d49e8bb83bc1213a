using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>What single readers of URIs make of a text that <see cref="UriDialect"/> has read generously.</summary>
public static class UriSyntax
{
    /// <summary>Every reader takes these as they are in a query, and paths stay readable.</summary>
    private const string PlainInQuery = "/:";

    /// <summary>Pairs whose keys are encoded as values are.</summary>
    internal static PairStyle PairStyle { get; } = new("&", WritePair, WriteValue);

    /// <summary>The string as WHATWG's URL splits it (node-postgres): the last <c>@</c> before the path ends the user information, one host
    /// stands there, <c>#</c> ends the query, <c>+</c> in the query is a space.</summary>
    /// <remarks>Source: url.spec.whatwg.org, authority state to fragment state, for schemes that are not special. What a URL
    /// refuses, such as a port that is no number, is left to the driver.</remarks>
    /// <param name="uri">A string that <see cref="UriDialect"/> has read.</param>
    /// <returns>A string of the same text; its settings can be changed by <see cref="UriDialect"/>.</returns>
    public static ConnectionString ReadAsWhatwg(ConnectionString uri)
    {
        var source = new OpaqueText(uri.Text, uri.Opaque);
        var syntax = new SyntaxBuilder(uri.Dialect, source);
        var at = ReadScheme(syntax);
        if (at < 0)
        {
            return syntax.Fail(0, 0, "no scheme stands before '://'");
        }

        var end = source.IndexOf('#', at, source.Length);
        var question = source.IndexOf('?', at, end);
        var slash = source.IndexOf('/', at, question);
        ReadSingleHost(syntax, at, slash);
        if (slash < question)
        {
            syntax.Token(TokenKind.Delimiter, slash, slash + 1);
            if (question > slash + 1)
            {
                syntax.Part(SettingPlace.Database, Decode(source, slash + 1, question), slash + 1, question);
            }
        }

        if (question < end)
        {
            ReadQuery(syntax, question, end, QueryRules.Whatwg);
        }

        return syntax.Build();
    }

    /// <summary>The string with a query as forms are sent (SQLAlchemy): <c>+</c> is a space there.</summary>
    /// <param name="uri">A string that <see cref="UriDialect"/> has read.</param>
    /// <returns>A string of the same text; its settings can be changed by <see cref="UriDialect"/>.</returns>
    public static ConnectionString ReadAsForm(ConnectionString uri)
    {
        var source = new OpaqueText(uri.Text, uri.Opaque);
        var settings = uri.Settings.Select(s => s.Place != SettingPlace.Pair ? s : s with
        {
            Key = QueryRules.Whatwg.Decode(source, s.KeySpan.Start, s.KeySpan.End),
            Value = QueryRules.Whatwg.Decode(source, s.ValueSpan.Start, s.ValueSpan.End),
        });
        return new ConnectionString(uri.Dialect, uri.Text, uri.Tokens, [.. settings], uri.Scheme, uri.Error) { Opaque = uri.Opaque };
    }

    /// <summary>The edits of a URI or JDBC URL.</summary>
    /// <param name="source">The string.</param>
    /// <param name="changes">What to change.</param>
    /// <param name="style">How pairs are written.</param>
    /// <param name="writePart">How a part of the authority is written.</param>
    /// <param name="stopsAtFragment">Whether some readers of this dialect end the query at <c>#</c>.</param>
    internal static IReadOnlyList<TextEdit> Edit(
        ConnectionString source,
        IReadOnlyList<SettingChange> changes,
        PairStyle style,
        Func<Setting, string, string> writePart,
        bool stopsAtFragment)
    {
        var opaque = new OpaqueText(source.Text, source.Opaque);
        var pairs = source.Settings.Where(s => s.Place == SettingPlace.Pair).ToList();
        var question = QuestionMark(source);
        var end = source.Tokens.Count > 0 && source.Tokens[source.Tokens.Count - 1] is { Kind: TokenKind.Trivia, Span: var rest }
            ? rest.Start
            : source.Text.Length;
        var fragment = stopsAtFragment ? opaque.IndexOf('#', 0, source.Text.Length) : source.Text.Length;
        if (fragment < (question < 0 ? source.Text.Length : question) && changes.Any(c => c is SettingChange.Append))
        {
            throw new InvalidOperationException("A '#' that stands unescaped before the query hides it from some readers: write it as %23.");
        }

        var edits = new PairEdits(pairs, style)
        {
            EmptyAt = question < 0 ? end : question + 1,
            ListStart = question,
            ListEnd = end,
            Opening = question < 0 ? "?" : string.Empty,
            Barrier = fragment < end ? fragment : int.MaxValue,
        };
        return EditList.Merge(AuthorityEdits.Apply(source, changes, writePart).Concat(edits.Apply(changes)));
    }

    internal static string Decode(OpaqueText source, int start, int end) => QueryRules.Uri.Decode(source, start, end);

    /// <summary>Reads the scheme and its <c>://</c>.</summary>
    /// <returns>The offset behind it; 0 without a scheme where the text starts with a placeholder, which may hold it; -1 where there is none.</returns>
    internal static int ReadScheme(SyntaxBuilder syntax)
    {
        var source = syntax.Source;
        var end = 0;
        while (end < source.Length && (IsSchemeCharacter(source[end]) || source.HoldsPlaceholder(end, end + 1)))
        {
            end++;
        }

        if (end > 0 && string.CompareOrdinal(source.Masked, end, "://", 0, 3) == 0)
        {
            syntax.Scheme = source.Of(0, end);
            syntax.Token(TokenKind.Scheme, 0, end);
            syntax.Token(TokenKind.Delimiter, end, end + 3);
            return end + 3;
        }

        return source.HoldsPlaceholder(0, 1) ? 0 : -1;
    }

    /// <summary>Reads <c>user:password@</c>; <paramref name="end"/> is the offset of <c>@</c>.</summary>
    internal static void ReadUserAndPassword(SyntaxBuilder syntax, int start, int end)
    {
        var source = syntax.Source;
        var colon = source.IndexOf(':', start, end);
        if (colon > start)
        {
            syntax.Part(SettingPlace.UserName, Decode(source, start, colon), start, colon);
        }

        if (colon < end)
        {
            syntax.Token(TokenKind.Delimiter, colon, colon + 1);
            syntax.Part(SettingPlace.Password, Decode(source, colon + 1, end), colon + 1, end);
        }

        syntax.Token(TokenKind.Delimiter, end, end + 1);
    }

    /// <summary>Reads <c>?key=value&amp;key=value</c> up to <paramref name="end"/>.</summary>
    /// <returns>The start of the parameter that the rules refuse and the offset of what they refuse in it; null where all are read.</returns>
    internal static (int Start, int Position)? ReadQuery(SyntaxBuilder syntax, int questionMark, int end, QueryRules rules)
    {
        var source = syntax.Source;
        syntax.Token(TokenKind.Delimiter, questionMark, questionMark + 1);
        for (var at = questionMark + 1; at < end;)
        {
            var next = source.IndexOf('&', at, end);
            if (next > at)
            {
                var delimiter = source.IndexOf('=', at, next);
                var valueStart = Math.Min(delimiter + 1, next);
                if (rules.FirstInvalid(source, valueStart, next) is >= 0 and var invalid)
                {
                    return (at, invalid);
                }

                syntax.Pair(
                    rules.DecodesKeys ? rules.Decode(source, at, delimiter) : source.Of(at, delimiter),
                    SourceSpan.FromBounds(at, delimiter),
                    delimiter < next ? delimiter : -1,
                    rules.Decode(source, valueStart, next),
                    SourceSpan.FromBounds(valueStart, next));
            }

            if (next < end)
            {
                syntax.Token(TokenKind.Delimiter, next, next + 1);
            }

            at = next + 1;
        }

        return null;
    }

    private static bool IsSchemeCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.' or '_';

    /// <summary>The offset of the <c>?</c> that starts the query, or -1.</summary>
    internal static int QuestionMark(ConnectionString uri)
    {
        foreach (var token in uri.Tokens)
        {
            if (token is { Kind: TokenKind.Delimiter, Span.Length: 1 } && uri.Text[token.Span.Start] == '?')
            {
                return token.Span.Start;
            }
        }

        return -1;
    }

    private static void ReadSingleHost(SyntaxBuilder syntax, int start, int end)
    {
        var source = syntax.Source;
        var sign = end > start ? source.Masked.LastIndexOf('@', end - 1, end - start) : -1;
        if (sign >= 0)
        {
            ReadUserAndPassword(syntax, start, sign);
            start = sign + 1;
        }

        var bracket = source.IndexOf(']', start, end);
        var colon = source.IndexOf(':', bracket < end ? bracket : start, end);
        if (colon > start)
        {
            var isBracketed = source[start] == '[' && bracket == colon - 1;
            syntax.Part(SettingPlace.Host, isBracketed ? source.Of(start + 1, bracket) : Decode(source, start, colon), start, colon);
        }

        if (colon < end)
        {
            syntax.Token(TokenKind.Delimiter, colon, colon + 1);
            syntax.Part(SettingPlace.Port, source.Of(colon + 1, end), colon + 1, end);
        }
    }

    private static string WritePair(string key, string value) => key.Length > 0
        ? $"{PercentEncoding.Encode(key, PlainInQuery)}={WriteValue(value)}"
        : throw new InvalidOperationException("An empty key can't be written.");

    internal static string WriteValue(Setting setting, string value) =>
        (setting.HasDelimiter ? string.Empty : "=") + WriteValue(value);

    /// <summary>The value as every reader of a query decodes it to the same.</summary>
    internal static string WriteValue(string value) => PercentEncoding.Encode(value, PlainInQuery);
}
