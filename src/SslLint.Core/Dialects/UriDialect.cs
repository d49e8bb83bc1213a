using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>URIs such as <c>postgresql://user:password@host:5432/db?sslmode=verify-full</c>, also <c>postgresql+psycopg://</c>.</summary>
/// <remarks>
/// The parts are split as libpq splits them (fe-connect.c, <c>conninfo_uri_parse_options</c>): the first <c>@</c> before the first <c>/</c>
/// ends the user information, <c>#</c> is an ordinary character, <c>+</c> is no space. What libpq refuses and others accept is read
/// nevertheless; <see cref="UriSyntax"/> has libpq's verdict and the reading of WHATWG's URL. Escapes that are none stay as written.
/// A host stands as a setting where it is not empty or where others stand beside it; its port, where it has one, follows at once.
/// A text that starts with a placeholder may have no scheme: what stands before the first <c>/</c> or <c>?</c> is then one unknown host.
/// </remarks>
public sealed partial class UriDialect : Dialect
{
    private static readonly char[] endsHost = [':', '/', '?', ','];
    private static readonly char[] endsPort = ['/', '?', ','];

    private UriDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static UriDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "uri";

    /// <summary>Whether the text begins with a scheme and <c>://</c>.</summary>
    public override bool Fits(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.Take(end).All(static c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.');
    }

    /// <inheritdoc/>
    public override string Separator => "&";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        var at = UriSyntax.ReadScheme(syntax);
        if (at < 0)
        {
            return syntax.Fail(0, 0, "no scheme stands before '://'");
        }

        if (syntax.Scheme is null)
        {
            at = source.IndexOfAny(['/', '?'], 0, source.Length);
            syntax.Part(SettingPlace.Host, source.Of(0, at), 0, at);
        }
        else
        {
            at = ReadUserInformation(syntax, at);
            if (ReadHosts(syntax, ref at) is { } error)
            {
                return syntax.Fail(error.Position, error.Position, error.Message);
            }
        }

        if (at < source.Length && source[at] == '/')
        {
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            var start = at + 1;
            at = source.IndexOf('?', start, source.Length);
            if (at > start)
            {
                syntax.Part(SettingPlace.Database, UriSyntax.Decode(source, start, at), start, at);
            }
        }

        if (at < source.Length)
        {
            UriSyntax.ReadQuery(syntax, at, source.Length, QueryRules.Uri);
        }

        return syntax.Build();
    }

    private static int ReadUserInformation(SyntaxBuilder syntax, int start)
    {
        var source = syntax.Source;
        var end = source.IndexOfAny(['@', '/'], start, source.Length);
        if (end == source.Length || source[end] == '/')
        {
            return start;
        }

        UriSyntax.ReadUserAndPassword(syntax, start, end);
        return end + 1;
    }

    private static SyntaxError? ReadHosts(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        var isList = false;
        while (true)
        {
            var start = at;
            if (at < source.Length && source[at] == '[')
            {
                var close = source.IndexOf(']', at, source.Length);
                if (close == source.Length)
                {
                    return new SyntaxError(start, "the '[' of an IPv6 address has no ']'");
                }

                if (close == start + 1)
                {
                    return new SyntaxError(start, "the IPv6 address between '[' and ']' is empty");
                }

                at = close + 1;
                if (at < source.Length && source[at] is not (':' or '/' or '?' or ','))
                {
                    return new SyntaxError(at, "text stands behind the ']' of an IPv6 address");
                }

                syntax.Part(SettingPlace.Host, UriSyntax.Decode(source, start + 1, close), start, at);
            }
            else
            {
                at = source.IndexOfAny(endsHost, at, source.Length);
                isList |= at < source.Length && source[at] == ',';
                var port = at < source.Length && source[at] == ':' ? source.IndexOfAny(endsPort, at, source.Length) : at;
                isList |= port < source.Length && source[port] == ',';
                if (at > start || isList)
                {
                    syntax.Part(SettingPlace.Host, UriSyntax.Decode(source, start, at), start, at);
                }
            }

            if (at < source.Length && source[at] == ':')
            {
                syntax.Token(TokenKind.Delimiter, at, at + 1);
                start = at + 1;
                at = source.IndexOfAny(endsPort, start, source.Length);
                syntax.Part(SettingPlace.Port, UriSyntax.Decode(source, start, at), start, at);
            }

            if (at == source.Length || source[at] != ',')
            {
                return null;
            }

            isList = true;
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            at++;
        }
    }
}
