using SslLint.Dialects;

namespace SslLint.Engines.PostgreSql;

/// <summary>How pgjdbc reads a URL, and how Metabase does that hands it on.</summary>
public static class PgjdbcSyntax
{
    private static readonly char[] endsUser = [':', '@'];
    private static readonly char[] endsHiddenHost = ['/', '?'];
    private static readonly char[] lineBreaks = ['\r', '\n'];

    /// <summary>The string as Metabase reads it: <c>postgres:</c> and <c>postgresql:</c> stand for <c>jdbc:postgresql:</c>, and
    /// <c>user:password@</c> is taken out, undecoded, before pgjdbc gets the rest.</summary>
    /// <remarks>Source: metabase, <c>src/metabase/app_db/data_source.clj</c>, <c>raw-connection-string->DataSource</c>: the user ends at the first
    /// <c>:</c> or <c>@</c> wherever it stands, the query included; a password holds neither.</remarks>
    /// <param name="source">A string that <see cref="PgjdbcDialect"/> or <see cref="UriDialect"/> has read.</param>
    /// <returns>A string of the same text; its settings can be changed by the dialect that read <paramref name="source"/>.</returns>
    public static ConnectionString ReadAsMetabase(ConnectionString source)
    {
        var syntax = new SyntaxBuilder(source.Dialect, new OpaqueText(source.Text, source.Opaque));
        var at = ReadPrefix(syntax, ["jdbc:postgresql:", "postgresql:", "postgres:"]);
        if (at < 0)
        {
            return syntax.Fail(0, 0, "the URL doesn't start with 'jdbc:postgresql:', 'postgresql:' or 'postgres:'");
        }

        return Read(syntax, at, ReadUserInformation(syntax, at));
    }

    /// <summary>Reads one of <paramref name="prefixes"/>.</summary>
    /// <returns>The offset behind it; -1 where there is none.</returns>
    internal static int ReadPrefix(SyntaxBuilder syntax, string[] prefixes)
    {
        var source = syntax.Source;
        foreach (var prefix in prefixes)
        {
            if (source.Masked.StartsWith(prefix, StringComparison.Ordinal))
            {
                syntax.Scheme = source.Of(0, prefix.Length - 1);
                syntax.Token(TokenKind.Scheme, 0, prefix.Length);
                return prefix.Length;
            }
        }

        return source.HoldsPlaceholder(0, 1) ? 0 : -1;
    }

    /// <summary>Reads what stands behind the prefix.</summary>
    /// <param name="syntax">Where tokens and settings go.</param>
    /// <param name="prefixEnd">The offset behind the prefix.</param>
    /// <param name="hostsStart">The offset where the hosts start if user information stood before them, else <paramref name="prefixEnd"/>.</param>
    internal static ConnectionString Read(SyntaxBuilder syntax, int prefixEnd, int hostsStart)
    {
        var source = syntax.Source;
        var question = source.IndexOf('?', hostsStart, source.Length);
        if (ReadServer(syntax, hostsStart, question, hasUserInformation: hostsStart > prefixEnd) is { } server)
        {
            return syntax.Fail(server.Position, server.Position, server.Message);
        }

        if (question < source.Length && UriSyntax.ReadQuery(syntax, question, source.Length, QueryRules.Java) is { } parameter)
        {
            return syntax.Fail(parameter.Start, parameter.Position, "'%' is followed by no two hexadecimal digits");
        }

        return syntax.Build();
    }

    private static int ReadUserInformation(SyntaxBuilder syntax, int prefixEnd)
    {
        var source = syntax.Source;
        var start = prefixEnd + 2;
        if (string.CompareOrdinal(source.Masked, prefixEnd, "//", 0, 2) != 0)
        {
            return prefixEnd;
        }

        var userEnd = source.IndexOfAny(endsUser, start, source.Length);
        var end = userEnd;
        if (userEnd < source.Length && source[userEnd] == ':')
        {
            end = source.IndexOfAny(endsUser, userEnd + 1, source.Length);
        }

        var isUserInformation = userEnd > start && end < source.Length - 1 && source[end] == '@' && end != userEnd + 1
            && source.IndexOfAny(lineBreaks, end, source.Length) == source.Length;
        if (!isUserInformation)
        {
            return prefixEnd;
        }

        syntax.Token(TokenKind.Delimiter, prefixEnd, start);
        syntax.Part(SettingPlace.UserName, source.Of(start, userEnd), start, userEnd);
        if (end > userEnd)
        {
            syntax.Token(TokenKind.Delimiter, userEnd, userEnd + 1);
            syntax.Part(SettingPlace.Password, source.Of(userEnd + 1, end), userEnd + 1, end);
        }

        syntax.Token(TokenKind.Delimiter, end, end + 1);
        return end + 1;
    }

    private static SyntaxError? ReadServer(SyntaxBuilder syntax, int start, int end, bool hasUserInformation)
    {
        var source = syntax.Source;
        if (!hasUserInformation)
        {
            if (start < end && source.HoldsPlaceholder(start, start + 1))
            {
                return ReadHiddenServer(syntax, start, end);
            }

            if (source.Masked.Substring(start, end - start) is "//" or "///")
            {
                syntax.Token(TokenKind.Delimiter, start, end);
                return null;
            }

            if (string.CompareOrdinal(source.Masked, start, "//", 0, Math.Min(2, end - start)) != 0 || end - start < 2)
            {
                return start < end && source[start] == '/'
                    ? new SyntaxError(start, "a single '/' stands where '//' and a host, or a database, is expected")
                    : ReadDatabase(syntax, start, end);
            }

            syntax.Token(TokenKind.Delimiter, start, start + 2);
            start += 2;
        }

        var slash = source.IndexOf('/', start, end);
        if (slash == end && !source.HoldsPlaceholder(start, end))
        {
            return new SyntaxError(end, "no '/' stands behind the hosts");
        }

        var second = slash == end ? end : source.IndexOf('/', slash + 1, end);
        if (second < end)
        {
            return new SyntaxError(second, "a second '/' stands in the database");
        }

        if (ReadHosts(syntax, start, slash) is { } error)
        {
            return error;
        }

        if (slash == end)
        {
            return null;
        }

        syntax.Token(TokenKind.Delimiter, slash, slash + 1);
        return ReadDatabase(syntax, slash + 1, end);
    }

    /// <summary>A placeholder that may hold hosts, database and more: one unknown host.</summary>
    private static SyntaxError? ReadHiddenServer(SyntaxBuilder syntax, int start, int end)
    {
        var slash = syntax.Source.IndexOfAny(endsHiddenHost, start, end);
        syntax.Part(SettingPlace.Host, syntax.Source.Of(start, slash), start, slash);
        if (slash == end)
        {
            return null;
        }

        syntax.Token(TokenKind.Delimiter, slash, slash + 1);
        return ReadDatabase(syntax, slash + 1, end);
    }

    private static SyntaxError? ReadDatabase(SyntaxBuilder syntax, int start, int end)
    {
        var source = syntax.Source;
        if (QueryRules.Java.FirstInvalid(source, start, end) is >= 0 and var invalid)
        {
            return new SyntaxError(invalid, "'%' is followed by no two hexadecimal digits");
        }

        if (end > start)
        {
            syntax.Part(SettingPlace.Database, QueryRules.Java.Decode(source, start, end), start, end);
        }

        return null;
    }

    private static SyntaxError? ReadHosts(SyntaxBuilder syntax, int start, int end)
    {
        // Java's String.split drops empty parts at the end, and finds nothing at all in a list of commas.
        var source = syntax.Source;
        var listEnd = end;
        while (listEnd > start && source[listEnd - 1] == ',')
        {
            listEnd--;
        }

        if (listEnd == start && end > start)
        {
            return new SyntaxError(start, "the list of hosts is empty");
        }

        var isList = source.IndexOf(',', start, listEnd) < listEnd;
        for (var at = start; at <= listEnd;)
        {
            var next = source.IndexOf(',', at, listEnd);
            if (ReadAddress(syntax, at, next, isList) is { } error)
            {
                return error;
            }

            if (next < listEnd)
            {
                syntax.Token(TokenKind.Delimiter, next, next + 1);
            }

            at = next + 1;
        }

        return null;
    }

    private static SyntaxError? ReadAddress(SyntaxBuilder syntax, int start, int end, bool isList)
    {
        var source = syntax.Source;
        var colon = end == start ? -1 : source.Masked.LastIndexOf(':', end - 1, end - start);
        var bracket = end == start ? -1 : source.Masked.LastIndexOf(']', end - 1, end - start);
        var hasPort = colon >= 0 && bracket < colon;
        var hostEnd = hasPort ? colon : end;
        if (hasPort && !source.HoldsPlaceholder(colon + 1, end) && !IsPort(source.Masked, colon + 1, end))
        {
            return new SyntaxError(colon, "a port is no number from 1 to 65535");
        }

        if (hostEnd > start || isList)
        {
            syntax.Part(SettingPlace.Host, source.Of(start, hostEnd), start, hostEnd);
        }

        if (hasPort)
        {
            syntax.Token(TokenKind.Delimiter, colon, colon + 1);
            syntax.Part(SettingPlace.Port, source.Of(colon + 1, end), colon + 1, end);
        }

        return null;
    }

    /// <summary>Java's Integer.parseInt: a sign is fine, and so is any Unicode digit.</summary>
    private static bool IsPort(string text, int start, int end)
    {
        start += start < end && text[start] == '+' ? 1 : 0;
        var port = 0;
        for (var i = start; i < end; i++)
        {
            var digit = QueryRules.JavaDigit(text[i]);
            port = (port * 10) + digit;
            if (digit < 0 || port > 65535)
            {
                return false;
            }
        }

        return port > 0;
    }
}
