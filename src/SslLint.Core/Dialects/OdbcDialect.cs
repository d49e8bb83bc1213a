using System.Text;
using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>ODBC's <c>Key=Value;Key={Value}</c>: braces hold any text, in which <c>}}</c> is one brace.</summary>
/// <remarks>
/// Source: the documentation of SQLDriverConnect, and Microsoft's open specification of ODBC connection strings (MS-ODBCSTR).
/// Keys have no escapes. Of several settings of one key the first counts, says that documentation; settings stand as they are written all the same.
/// A segment that is only a placeholder and has no <c>=</c> is a setting with an unknown key.
/// </remarks>
public sealed partial class OdbcDialect : Dialect
{
    private static readonly char[] endsKey = ['=', ';'];

    private OdbcDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static OdbcDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "odbc";

    /// <inheritdoc/>
    public override bool Fits(string text) => !UriDialect.Instance.Fits(text);

    /// <inheritdoc/>
    public override string Separator => ";";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        var at = 0;
        while (true)
        {
            while (at < source.Length && (source[at] == ';' || char.IsWhiteSpace(source[at])))
            {
                at++;
            }

            if (at == source.Length)
            {
                return syntax.Build();
            }

            var from = at;
            if (ReadSetting(syntax, ref at) is { } message)
            {
                return syntax.Fail(from, from, message);
            }
        }
    }

    /// <summary>Reads one setting up to its separator.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    private static string? ReadSetting(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        var start = at;
        at = source.IndexOfAny(endsKey, start, source.Length);
        var keySpan = SourceSpan.FromBounds(start, TrimEnd(source, start, at));
        var name = source.Of(keySpan.Start, keySpan.End);
        if (at == source.Length || source[at] == ';')
        {
            if (!source.HoldsPlaceholder(start, at))
            {
                return "a key has no '='";
            }

            syntax.Pair(name, keySpan, -1, string.Empty, new SourceSpan(keySpan.End, 0));
            return null;
        }

        if (name.Length == 0)
        {
            return "a value has no key";
        }

        var delimiter = at++;
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        if (at < source.Length && source[at] == '{')
        {
            return ReadBraced(syntax, name, keySpan, delimiter, ref at);
        }

        var value = at;
        at = source.IndexOf(';', value, source.Length);
        var end = TrimEnd(source, value, at);
        var span = end > value ? SourceSpan.FromBounds(value, end) : new SourceSpan(delimiter + 1, 0);
        syntax.Pair(name, keySpan, delimiter, source.Of(span.Start, span.End), span);
        return null;
    }

    private static string? ReadBraced(SyntaxBuilder syntax, string name, SourceSpan keySpan, int delimiter, ref int at)
    {
        var source = syntax.Source;
        var start = at++;
        var value = new StringBuilder();
        while (true)
        {
            if (at == source.Length)
            {
                return "a value in braces has no closing brace";
            }

            if (source[at] == '}')
            {
                if (at + 1 == source.Length || source[at + 1] != '}')
                {
                    break;
                }

                at++;
            }

            value.Append(source.Text[at++]);
        }

        var end = ++at;
        while (at < source.Length && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        if (at < source.Length && source[at] != ';')
        {
            return "text stands behind a closing brace";
        }

        syntax.Pair(name, keySpan, delimiter, value.ToString(), SourceSpan.FromBounds(start, end), isQuoted: true);
        return null;
    }

    private static int TrimEnd(OpaqueText source, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(source[end - 1]))
        {
            end--;
        }

        return end;
    }
}
