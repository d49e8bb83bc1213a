using System.Text;
using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.PostgreSql;

/// <summary>libpq's <c>key = value key = 'value'</c>, as <c>PQconninfoParse</c> reads it (PostgreSQL: fe-connect.c, <c>conninfo_parse</c>).</summary>
/// <remarks>Which keys exist is the driver's matter. A word that is only a placeholder and has no <c>=</c> is a setting with an unknown key.</remarks>
public sealed partial class LibpqKeywordDialect : Dialect
{
    private LibpqKeywordDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static LibpqKeywordDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "libpq-keywords";

    /// <inheritdoc/>
    public override bool Fits(string text) => !UriDialect.Instance.Fits(text);

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);

        // A C string ends at its first null character: what follows never reaches libpq.
        var end = source.IndexOf('\0', 0, source.Length);
        var at = SkipSpace(source, 0, end);
        while (at < end)
        {
            var keyStart = at;
            while (at < end && source[at] != '=' && !IsSpace(source[at]))
            {
                at++;
            }

            var keySpan = SourceSpan.FromBounds(keyStart, at);
            at = SkipSpace(source, at, end);
            if (at == end || source[at] != '=')
            {
                if (!source.HoldsPlaceholder(keySpan.Start, keySpan.End))
                {
                    return syntax.Fail(keyStart, keyStart, "a key has no '='");
                }

                syntax.Pair(keySpan.Of(text), keySpan, -1, string.Empty, new SourceSpan(keySpan.End, 0));
                continue;
            }

            var delimiter = at;
            var valueStart = SkipSpace(source, at + 1, end);
            at = valueStart;
            var isQuoted = at < end && source[at] == '\'';
            if (!TryReadValue(source, isQuoted, ref at, end, out var value))
            {
                return syntax.Fail(keyStart, valueStart, "a quoted value has no closing quote");
            }

            syntax.Pair(keySpan.Of(text), keySpan, delimiter, value, SourceSpan.FromBounds(valueStart, at), isQuoted);
            at = SkipSpace(source, at, end);
        }

        return end == source.Length ? syntax.Build() : syntax.Fail(end, end, "a null character ends the string");
    }

    private static bool TryReadValue(OpaqueText source, bool isQuoted, ref int at, int end, out string value)
    {
        var result = new StringBuilder();
        at += isQuoted ? 1 : 0;
        while (at < end && (isQuoted ? source[at] != '\'' : !IsSpace(source[at])))
        {
            // A backslash stands for the character behind it, whatever that is, and at the end for nothing.
            if (source[at] == '\\' && ++at == end)
            {
                break;
            }

            result.Append(source.Text[at++]);
        }

        value = result.ToString();
        if (!isQuoted)
        {
            return true;
        }

        return at++ < end;
    }

    private static int SkipSpace(OpaqueText source, int at, int end)
    {
        while (at < end && IsSpace(source[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>C's <c>isspace</c> on the bytes of UTF-8 text.</summary>
    private static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');
}
