using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

/// <summary><c>jdbc:sqlserver://host\instance:port;key=value;key={va;lue}</c>, as mssql-jdbc's <c>Util.parseUrl</c> reads it (7.4.1, 8.4.0, 13.5.1).</summary>
/// <remarks>
/// There is no user information and no percent-encoding, and a host can't be an IPv6 address, whose colons end it. A value in braces is taken as it stands;
/// <c>}}</c> is one brace there from 8.4 on. What is trimmed are characters up to the blank.
/// Where a placeholder may bring what is missing, nothing is an error.
/// </remarks>
public sealed partial class SqlServerJdbcDialect : Dialect
{
    private const string Prefix = "jdbc:sqlserver://";

    private static readonly char[] endsHost = [';', ':', '\\'];
    private static readonly char[] endsInstance = [';', ':'];
    private static readonly char[] endsKey = ['=', ';'];
    private static readonly char[] endsValue = [';', '{'];

    private SqlServerJdbcDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static SqlServerJdbcDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "jdbc";

    /// <inheritdoc/>
    public override bool Fits(string text) => text.StartsWith("jdbc:sqlserver:", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Separator => ";";

    /// <inheritdoc/>
    internal override int? EndOfUrl(string text, int start, bool isAlone, IReadOnlyList<SourceSpan> opaque) =>
        SemicolonUrls.EndOf(text, start, isAlone, opaque, ('{', '}'));

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        var at = 0;
        if (source.Masked.StartsWith(Prefix, StringComparison.Ordinal))
        {
            at = Prefix.Length;
            syntax.Scheme = source.Of(0, at - 3);
            syntax.Token(TokenKind.Scheme, 0, at - 2);
            syntax.Token(TokenKind.Delimiter, at - 2, at);
        }
        else if (!source.HoldsPlaceholder(0, 1))
        {
            return syntax.Fail(0, 0, "the URL doesn't start with 'jdbc:sqlserver://'");
        }

        if (ReadServer(syntax, ref at) is { } server)
        {
            return syntax.Fail(server.Position, server.Position, server.Message);
        }

        while (at < source.Length)
        {
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            var start = at + 1;
            at = start;
            if (ReadPair(syntax, ref at) is { } pair)
            {
                return syntax.Fail(start, pair.Position, pair.Message);
            }
        }

        return syntax.Build();
    }

    /// <summary>Reads host, instance and port; stops at the <c>;</c> behind them. What stands first is the host's, whatever it is.</summary>
    private static SyntaxError? ReadServer(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        if (at == source.Length || source[at] == ';')
        {
            return null;
        }

        var end = source.IndexOfAny(endsHost, at + 1, source.Length);
        if (source.IndexOf('=', at, end) < end)
        {
            return new SyntaxError(at, "a '=' stands in the host: settings begin behind a ';'");
        }

        AddPart(syntax, SettingPlace.Host, at, end);
        at = end;
        if (at < source.Length && source[at] == '\\')
        {
            end = source.IndexOfAny(endsInstance, at, source.Length);
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            AddPart(syntax, SettingPlace.Instance, at + 1, end);
            at = end;
        }

        if (at < source.Length && source[at] == ':')
        {
            end = source.IndexOf(';', at, source.Length);
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            AddPart(syntax, SettingPlace.Port, at + 1, end);
            at = end;
        }

        return null;
    }

    private static void AddPart(SyntaxBuilder syntax, SettingPlace place, int start, int end)
    {
        Trim(syntax.Source, ref start, ref end);
        if (end > start)
        {
            syntax.Part(place, syntax.Source.Of(start, end), start, end);
        }
    }

    /// <summary>Reads one pair up to the <c>;</c> behind it.</summary>
    private static SyntaxError? ReadPair(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        var (start, keyEnd) = (at, source.IndexOfAny(endsKey, at, source.Length));
        at = keyEnd;
        Trim(source, ref start, ref keyEnd);
        var key = SourceSpan.FromBounds(start, keyEnd);
        if (at == source.Length || source[at] == ';')
        {
            if (key.IsEmpty)
            {
                return null;
            }

            if (!source.HoldsPlaceholder(start, keyEnd))
            {
                return new SyntaxError(start, "a key has no '='");
            }

            syntax.Pair(key.Of(source.Text), key, -1, string.Empty, new SourceSpan(keyEnd, 0));
            return null;
        }

        return key.IsEmpty ? new SyntaxError(at, "a value has no key") : ReadValue(syntax, key, ref at);
    }

    private static SyntaxError? ReadValue(SyntaxBuilder syntax, SourceSpan key, ref int at)
    {
        var source = syntax.Source;
        var delimiter = at;
        var (start, end) = (at + 1, source.IndexOfAny(endsValue, at + 1, source.Length));
        at = end;
        Trim(source, ref start, ref end);
        if (at == source.Length || source[at] == ';')
        {
            var value = end > start ? SourceSpan.FromBounds(start, end) : new SourceSpan(delimiter + 1, 0);
            syntax.Pair(key.Of(source.Text), key, delimiter, value.Of(source.Text), value);
            return null;
        }

        if (end > start)
        {
            return new SyntaxError(at, "a '{' stands inside of a value that doesn't begin with it");
        }

        var opening = at;
        if (ClosingBrace(source, opening) is not { } closing)
        {
            return new SyntaxError(opening, "a value in braces has no closing brace");
        }

        at = source.IndexOf(';', closing, source.Length);
        if (!IsEndOfPair(source, closing + 1))
        {
            return new SyntaxError(closing + 1, "text stands behind a closing brace");
        }

        var inner = source.Of(opening + 1, closing).Replace("}}", "}");
        syntax.Pair(key.Of(source.Text), key, delimiter, inner, SourceSpan.FromBounds(opening, closing + 1), isQuoted: true);
        return null;
    }

    /// <summary>The brace that ends a value in braces, the last of an odd number; null where there is none.</summary>
    /// <remarks>What looks like a placeholder may be letters in braces of their own, whose last brace is one of them: <c>{a{b}}}</c>.</remarks>
    private static int? ClosingBrace(OpaqueText source, int opening)
    {
        for (var at = source.IndexOf('}', opening, source.Length); at < source.Length;)
        {
            var end = at;
            while (end < source.Length && source[end] == '}')
            {
                end++;
            }

            if ((end - at) % 2 == 1 || (source.HoldsPlaceholder(at - 1, at) && IsEndOfPair(source, end)))
            {
                return end - 1;
            }

            at = source.IndexOf('}', end, source.Length);
        }

        return null;
    }

    private static bool IsEndOfPair(OpaqueText source, int at)
    {
        while (at < source.Length && source[at] == ' ')
        {
            at++;
        }

        return at == source.Length || source[at] == ';';
    }

    /// <summary>Leaves out what Java's <c>trim</c> does: characters up to the blank.</summary>
    private static void Trim(OpaqueText source, ref int start, ref int end)
    {
        while (start < end && source[start] <= ' ')
        {
            start++;
        }

        while (end > start && source[end - 1] <= ' ')
        {
            end--;
        }
    }
}
