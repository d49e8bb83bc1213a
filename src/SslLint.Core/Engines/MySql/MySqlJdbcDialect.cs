using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.MySql;

/// <summary><c>jdbc:mysql://user:password@host:port,address=(host=h)(port=p)/db?key=value</c>, and the same with <c>mariadb</c>.</summary>
/// <remarks>
/// Sources: mysql-connector-j, <c>ConnectionUrlParser.java</c>; mariadb-connector-j, <c>Configuration.java</c>. Connector/J decodes keys and values, trims
/// values and stops at <c>#</c>; MariaDB's driver takes them as they stand. Properties of a single host are no settings of the string: see
/// <see cref="MySqlJdbcHosts"/>. The hosts end at the first <c>/</c> or <c>?</c>.
/// </remarks>
public sealed class MySqlJdbcDialect : Dialect
{
    private static readonly PairStyle encoded = new("&", WriteEncoded, UriSyntax.WriteValue);
    private static readonly PairStyle plain = new("&", WritePlain, static (s, v) => (s.HasDelimiter ? "" : "=") + Plain(v));

    private readonly string scheme;
    private readonly bool isMariaDb;

    private MySqlJdbcDialect(string scheme, bool isMariaDb)
    {
        this.scheme = scheme;
        this.isMariaDb = isMariaDb;
    }

    /// <summary>URLs that begin with <c>jdbc:mysql:</c>.</summary>
    public static MySqlJdbcDialect MySql { get; } = new("jdbc:mysql:", isMariaDb: false);

    /// <summary>URLs that begin with <c>jdbc:mariadb:</c>.</summary>
    public static MySqlJdbcDialect MariaDb { get; } = new("jdbc:mariadb:", isMariaDb: true);

    /// <inheritdoc/>
    public override string Name => "jdbc";

    /// <inheritdoc/>
    public override bool Fits(string text) => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Separator => "&";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque) => Parse(new OpaqueText(text, opaque), takesAsWritten: isMariaDb);

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        var hash = isMariaDb ? -1 : source.Text.IndexOf('#');
        return hash >= 0 && source.Settings.Any(s => s.Span.End > hash)
            ? throw new InvalidOperationException("'#' ends the settings for MySQL Connector/J and not for MariaDB Connector/J: write it as %23 first.")
            : UriSyntax.Edit(
                EditList.Checked(source, changes),
                changes,
                isMariaDb ? plain : encoded,
                static (_, _) => throw new InvalidOperationException("The hosts of a JDBC URL can't be written."),
                stopsAtFragment: !isMariaDb);
    }

    /// <summary>The string as MariaDB's driver splits it, whatever its scheme is.</summary>
    internal ConnectionString AsWritten(ConnectionString source) =>
        isMariaDb ? source : Parse(new OpaqueText(source.Text, source.Opaque), takesAsWritten: true);

    private ConnectionString Parse(OpaqueText source, bool takesAsWritten)
    {
        var syntax = new SyntaxBuilder(this, source);
        if (!source.Masked.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return syntax.Fail(0, 0, $"the URL doesn't start with '{scheme}'");
        }

        syntax.Scheme = source.Of(0, scheme.Length - 1);
        syntax.Token(TokenKind.Scheme, 0, scheme.Length);

        // replication:, loadbalance:, sequential:
        var at = scheme.Length;
        while (at < source.Length && char.IsLetter(source[at]))
        {
            at++;
        }

        at = at > scheme.Length && at < source.Length && source[at] == ':' ? at + 1 : scheme.Length;
        if (string.CompareOrdinal(source.Masked, at, "//", 0, 2) != 0)
        {
            return source.HoldsPlaceholder(at, source.Length) ? syntax.Build() : syntax.Fail(at, at, "no '//' stands before the hosts");
        }

        syntax.Token(TokenKind.Delimiter, at, at + 2);
        var end = takesAsWritten ? source.Length : source.IndexOf('#', at, source.Length);
        var question = source.IndexOf('?', at, end);
        var slash = source.IndexOf('/', at + 2, question);
        var told = at + 2;
        foreach (var host in MySqlJdbcHosts.Of(source, at + 2, slash))
        {
            told = host.Port?.End ?? host.Host.End;
            syntax.Part(SettingPlace.Host, source.Of(host.Host.Start, host.Host.End), host.Host.Start, host.Host.End);
            if (host.Port is { } port)
            {
                if (port.Start == host.Host.End + 1)
                {
                    syntax.Token(TokenKind.Delimiter, host.Host.End, port.Start);
                }

                syntax.Part(SettingPlace.Port, source.Of(port.Start, port.End), port.Start, port.End);
            }
        }

        // What brackets say of a host behind its name is no end of the URL.
        syntax.Token(TokenKind.Value, told, slash);
        if (slash < question)
        {
            syntax.Token(TokenKind.Delimiter, slash, slash + 1);
            if (question > slash + 1)
            {
                syntax.Part(SettingPlace.Database, source.Of(slash + 1, question), slash + 1, question);
            }
        }

        if (question < end)
        {
            UriSyntax.ReadQuery(syntax, question, end, takesAsWritten ? MySqlJdbcQuery.AsWritten : MySqlJdbcQuery.Decoded);
        }

        return syntax.Build();
    }

    private static string WriteEncoded(string key, string value) => $"{key}={UriSyntax.WriteValue(value)}";

    private static string WritePlain(string key, string value) => $"{key}={Plain(value)}";

    private static string Plain(string value) => value.IndexOf('&') < 0
        ? value
        : throw new InvalidOperationException("A value with '&' can't be written in a URL of MariaDB Connector/J.");
}

/// <summary>What the two drivers make of <c>key=value&amp;key=value</c>.</summary>
internal static class MySqlJdbcQuery
{
    /// <summary>Connector/J: <c>java.net.URLDecoder</c> on keys and values.</summary>
    public static QueryRules Decoded { get; } = new(DecodesKeys: true, PlusIsSpace: true, RefusesInvalidEscapes: false, PercentEncoding.Hex);

    /// <summary>MariaDB Connector/J: nothing is an escape.</summary>
    public static QueryRules AsWritten { get; } = new(DecodesKeys: false, PlusIsSpace: false, RefusesInvalidEscapes: false, static (_, _) => -1);
}
