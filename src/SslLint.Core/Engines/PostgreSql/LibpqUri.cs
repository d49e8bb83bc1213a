using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.PostgreSql;

/// <summary>What libpq makes of a URI that <see cref="UriDialect"/> has read generously.</summary>
public static class LibpqUri
{
    /// <summary>Why libpq refuses the syntax of a URI, or null where it takes it. Keys that libpq doesn't know are no matter of syntax.</summary>
    /// <remarks>Source: PostgreSQL, fe-connect.c, <c>conninfo_uri_parse_options</c>, <c>conninfo_uri_parse_params</c>, <c>conninfo_uri_decode</c>.
    /// White space is an ordinary character, as in libpq 15; libpq 18 trims spaces at the ends of each part and refuses white space inside.</remarks>
    /// <param name="uri">A string that <see cref="UriDialect"/> has read.</param>
    public static SyntaxError? ErrorOf(ConnectionString uri)
    {
        if (uri.Error is not null)
        {
            return uri.Error;
        }

        if (uri.Scheme is not (null or "postgresql" or "postgres"))
        {
            return new SyntaxError(0, "libpq takes the schemes 'postgresql' and 'postgres' in lower case alone");
        }

        var source = new OpaqueText(uri.Text, uri.Opaque);
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
        var invalid = PercentEncoding.FirstInvalid(
            source, span.Start, span.End, static (high, low) => PercentEncoding.Hex(high, low) is > 0 and var value ? value : -1);
        return invalid < 0 ? null : new SyntaxError(invalid, "'%' is followed by no two hexadecimal digits, or by 00");
    }

    /// <summary>libpq takes one <c>&amp;</c> behind the last parameter, and no empty parameter elsewhere.</summary>
    private static SyntaxError? EmptyParameterError(ConnectionString uri, OpaqueText source)
    {
        var question = UriSyntax.QuestionMark(uri);
        for (var i = question + 1; question >= 0 && i < source.Length; i++)
        {
            if (source[i] == '&' && source[i - 1] is '&' or '?' && (i - 1 == question || source[i - 1] == '&'))
            {
                return new SyntaxError(i, "a query parameter is empty");
            }
        }

        return null;
    }
}
