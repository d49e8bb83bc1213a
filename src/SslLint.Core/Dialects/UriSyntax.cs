using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>What single readers of URIs make of a text that <see cref="UriDialect"/> has read generously.</summary>
public static class UriSyntax
{
    /// <summary>Why libpq refuses the syntax of a URI, or null where it takes it. Keys that libpq doesn't know are no matter of syntax.</summary>
    /// <remarks>Source: PostgreSQL, fe-connect.c, <c>conninfo_uri_parse_options</c>, <c>conninfo_uri_parse_params</c>, <c>conninfo_uri_decode</c>.</remarks>
    /// <param name="uri">A string that <see cref="UriDialect"/> has read.</param>
    /// <param name="opaque">The placeholders that it was read with.</param>
    public static SyntaxError? LibpqError(ConnectionString uri, IReadOnlyList<SourceSpan> opaque)
    {
        if (uri.Error is not null)
        {
            return uri.Error;
        }

        if (uri.Scheme is not (null or "postgresql" or "postgres"))
        {
            return new SyntaxError(0, "libpq takes the schemes 'postgresql' and 'postgres' in lower case alone");
        }

        var source = new OpaqueText(uri.Text, opaque);
        var end = source.IndexOf('\0', 0, source.Length);
        if (end < source.Length)
        {
            return new SyntaxError(end, "a null character ends the string");
        }

        foreach (var setting in uri.Settings)
        {
            if (DecodingError(source, setting.KeySpan) is { } keyError)
            {
                return keyError;
            }

            if (setting.Place == SettingPlace.Pair && PairError(source, setting) is { } pairError)
            {
                return pairError;
            }

            if (DecodingError(source, setting.ValueSpan) is { } valueError)
            {
                return valueError;
            }
        }

        return EmptyParameterError(uri, source);
    }

    /// <inheritdoc cref="LibpqError(ConnectionString, IReadOnlyList{SourceSpan})"/>
    public static SyntaxError? LibpqError(ConnectionString uri) => LibpqError(uri, uri.Opaque);

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

    private static SyntaxError? PairError(OpaqueText source, Setting setting)
    {
        if (!setting.HasDelimiter)
        {
            return setting.IsKeyPlaceholder ? null : new SyntaxError(setting.Span.Start, "a query parameter has no '='");
        }

        var second = source.IndexOf('=', setting.ValueSpan.Start, setting.ValueSpan.End);
        return second < setting.ValueSpan.End ? new SyntaxError(second, "a query parameter has a second '=', which must be written as %3D") : null;
    }

    private static SyntaxError? DecodingError(OpaqueText source, SourceSpan span)
    {
        var invalid = PercentEncoding.FirstInvalid(source, span.Start, span.End, static (high, low) => PercentEncoding.Hex(high, low) is > 0 and var value ? value : -1);
        return invalid < 0 ? null : new SyntaxError(invalid, "'%' is followed by no two hexadecimal digits, or by 00");
    }

    /// <summary>libpq takes one <c>&amp;</c> behind the last parameter, and no empty parameter elsewhere.</summary>
    private static SyntaxError? EmptyParameterError(ConnectionString uri, OpaqueText source)
    {
        var question = uri.Tokens.FirstOrDefault(t => t.Kind == TokenKind.Delimiter && uri.Text[t.Span.Start] == '?');
        if (question.Span.IsEmpty)
        {
            return null;
        }

        for (var i = question.Span.Start + 1; i < source.Length; i++)
        {
            if (source[i] == '&' && source[i - 1] is '&' or '?' && i - 1 >= question.Span.Start)
            {
                return new SyntaxError(i, "a query parameter is empty");
            }
        }

        return null;
    }
}
