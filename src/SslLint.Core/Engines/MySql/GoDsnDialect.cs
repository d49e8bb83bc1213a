using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.MySql;

/// <summary><c>user:password@tcp(host:port)/database?key=value</c>, as go-sql-driver/mysql's <c>ParseDSN</c> reads it.</summary>
/// <remarks>Source: go-sql-driver/mysql <c>dsn.go</c>. The last <c>/</c> ends the address, the last <c>@</c> before it the user and password, which may hold
/// anything. Values are percent-decoded, <c>+</c> is a space there; keys are taken as they stand.</remarks>
public sealed class GoDsnDialect : Dialect
{
    /// <summary>What tells such a string from other text.</summary>
    internal const string Mark = "@tcp(";

    private static readonly PairStyle style = new("&", static (k, v) => $"{k}={WriteValue(v)}", static (s, v) => (s.HasDelimiter ? "" : "=") + WriteValue(v));
    private static readonly QueryRules rules = new(DecodesKeys: false, PlusIsSpace: true, RefusesInvalidEscapes: false, PercentEncoding.Hex);

    private GoDsnDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static GoDsnDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "go-dsn";

    /// <inheritdoc/>
    public override bool Fits(string text) => text.Contains(Mark) || text.Contains("@unix(") || text.StartsWith("tcp(", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string Separator => "&";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        var slash = source.Masked.LastIndexOf('/');
        if (slash < 0)
        {
            return syntax.Fail(0, 0, "no '/' stands before the database");
        }

        // Behind a '/' of the query the address is looked for in vain, as in the driver.
        var at = slash == 0 ? -1 : source.Masked.LastIndexOf('@', slash - 1);
        if (at >= 0)
        {
            UriSyntax.ReadUserAndPassword(syntax, 0, at);
        }

        var open = source.IndexOf('(', at + 1, slash);
        syntax.Scheme = source.Of(at + 1, open);
        if (open < slash)
        {
            syntax.Token(TokenKind.Delimiter, at + 1, open + 1);
            if (source[slash - 1] != ')')
            {
                return syntax.Fail(slash, slash, "no ')' stands behind the address");
            }

            ReadAddress(syntax, open + 1, slash - 1, syntax.Scheme == "unix");
            syntax.Token(TokenKind.Delimiter, slash - 1, slash + 1);
        }
        else
        {
            syntax.Token(TokenKind.Value, at + 1, slash);
            syntax.Token(TokenKind.Delimiter, slash, slash + 1);
        }

        var question = source.IndexOf('?', slash + 1, source.Length);
        if (question > slash + 1)
        {
            syntax.Part(SettingPlace.Database, source.Of(slash + 1, question), slash + 1, question);
        }

        if (question < source.Length)
        {
            UriSyntax.ReadQuery(syntax, question, source.Length, rules);
        }

        return syntax.Build();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) => UriSyntax.Edit(
        EditList.Checked(source, changes),
        changes,
        style,
        static (_, _) => throw new InvalidOperationException("The address of such a string can't be written."),
        stopsAtFragment: false);

    /// <summary>The last '/' of all ends the address, and the last '@' before it the user: values hold neither.</summary>
    private static string WriteValue(string value) => UriSyntax.WriteValue(value).Replace("/", "%2F").Replace("@", "%40");

    private static void ReadAddress(SyntaxBuilder syntax, int start, int end, bool isSocket)
    {
        var source = syntax.Source;
        var colon = isSocket || end == start ? -1 : source.Masked.LastIndexOf(':', end - 1, end - start);
        var close = end == start ? -1 : source.Masked.LastIndexOf(']', end - 1, end - start);
        var hostEnd = colon > close ? colon : end;
        if (hostEnd > start)
        {
            syntax.Part(SettingPlace.Host, source.Of(start, hostEnd), start, hostEnd);
        }

        if (hostEnd < end)
        {
            syntax.Token(TokenKind.Delimiter, hostEnd, hostEnd + 1);
            syntax.Part(SettingPlace.Port, source.Of(hostEnd + 1, end), hostEnd + 1, end);
        }
    }
}
