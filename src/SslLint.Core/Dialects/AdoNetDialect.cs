using System.Text;
using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>ADO.NET's <c>Key=Value;Key=Value</c>, as <c>System.Data.Common.DbConnectionStringBuilder</c> reads it (not its ODBC rules).</summary>
/// <remarks>
/// Positions of errors are those that the framework names in its message.
/// A segment that is only a placeholder and has no <c>=</c> is a setting with an unknown key; to the framework, the text behind it decides.
/// </remarks>
public sealed partial class AdoNetDialect : Dialect
{
    private AdoNetDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static AdoNetDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "ado.net";

    /// <summary>The settings that have an effect once all are read: the last of each key, and none for a key whose last value is
    /// empty without quotes, because <c>Key=</c> takes the key back.</summary>
    /// <param name="source">A string of this dialect.</param>
    /// <param name="canonicalKey">Folds the spellings of one key; null compares keys as written, ignoring case.</param>
    public static IReadOnlyList<Setting> Effective(ConnectionString source, Func<string, string>? canonicalKey = null)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var effective = new List<Setting>();
        for (var i = source.Settings.Count - 1; i >= 0; i--)
        {
            var setting = source.Settings[i];
            if (seen.Add(canonicalKey?.Invoke(setting.Key) ?? setting.Key) && !IsReset(setting))
            {
                effective.Add(setting);
            }
        }

        effective.Reverse();
        return effective;
    }

    /// <summary>Whether the setting takes its key back: an empty value without quotes.</summary>
    public static bool IsReset(Setting setting) => setting is { HasDelimiter: true, Value.Length: 0, IsQuoted: false };

    /// <inheritdoc/>
    public override bool Fits(string text) => !UriDialect.Instance.Fits(text);

    /// <inheritdoc/>
    public override string Separator => ";";

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        // The framework stores no key with a control character, but only after it has read the whole text.
        var source = new OpaqueText(text, opaque);
        var read = Read(source, refusedKey: -1);
        return read.Error is null && read.Settings.FirstOrDefault(IsRefused) is { } refused ? Read(source, refused.Span.Start) : read;
    }

    /// <summary>White space inside a key may be a tab or line break; such a key can be taken back, but not set.</summary>
    private static bool IsRefused(Setting setting) => !IsReset(setting) && setting.HasDelimiter && setting.Key.Any(char.IsControl);

    private ConnectionString Read(OpaqueText source, int refusedKey)
    {
        var syntax = new SyntaxBuilder(this, source);
        var at = 0;
        while (true)
        {
            var from = at;
            while (at < source.Length && (source[at] == ';' || char.IsWhiteSpace(source[at])))
            {
                at++;
            }

            if (at == source.Length)
            {
                return syntax.Build();
            }

            if (source[at] == '\0')
            {
                var stray = FirstBehindNull(source, at);
                return stray < 0 ? syntax.Build() : syntax.Fail(at, stray, "text stands behind a null character");
            }

            if (char.IsControl(source[at]))
            {
                return syntax.Fail(from, from, "a control character stands where a key is expected");
            }

            from = at;
            var message = at == refusedKey ? "a key holds a control character" : ReadSetting(syntax, ref at);
            if (message is not null)
            {
                return syntax.Fail(from, from, message);
            }

            at += at < source.Length && source[at] == ';' ? 1 : 0;
        }
    }

    /// <summary>Reads one setting and the separator behind it.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    private static string? ReadSetting(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        var start = at;
        var key = new StringBuilder();
        while (at < source.Length && !(source[at] == '=' && CharAt(source, at + 1) != '='))
        {
            if (source[at] == ';' && source.HoldsPlaceholder(start, at))
            {
                break;
            }

            if (char.IsControl(source[at]) && !char.IsWhiteSpace(source[at]))
            {
                return "a key holds a control character";
            }

            key.Append(source.Text[at]);
            at += source[at] == '=' ? 2 : 1;
        }

        var keyEnd = at;
        while (keyEnd > start && char.IsWhiteSpace(source[keyEnd - 1]))
        {
            keyEnd--;
        }

        var keySpan = SourceSpan.FromBounds(start, keyEnd);
        var name = key.ToString().TrimEnd();
        if (at == source.Length || source[at] == ';')
        {
            if (!source.HoldsPlaceholder(start, at))
            {
                return "a key has no '='";
            }

            syntax.Pair(name, keySpan, -1, string.Empty, new SourceSpan(keyEnd, 0));
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

        return ReadValue(syntax, name, keySpan, delimiter, ref at);
    }

    private static string? ReadValue(SyntaxBuilder syntax, string name, SourceSpan keySpan, int delimiter, ref int at)
    {
        var source = syntax.Source;
        var start = at;
        var first = CharAt(source, at);
        if (at == source.Length || first is ';' or '\0')
        {
            syntax.Pair(name, keySpan, delimiter, string.Empty, new SourceSpan(delimiter + 1, 0));
            return null;
        }

        if (first is '"' or '\'')
        {
            return ReadQuoted(syntax, name, keySpan, delimiter, ref at);
        }

        if (char.IsControl(first))
        {
            return "a value starts with a control character";
        }

        while (at < source.Length && source[at] != ';' && (!char.IsControl(source[at]) || char.IsWhiteSpace(source[at])))
        {
            at++;
        }

        var end = at;
        while (char.IsWhiteSpace(source[end - 1]))
        {
            end--;
        }

        if (source[end - 1] is '"' or '\'')
        {
            return "a value ends with a quote that it doesn't start with";
        }

        syntax.Pair(name, keySpan, delimiter, source.Of(start, end), SourceSpan.FromBounds(start, end));
        return null;
    }

    private static string? ReadQuoted(SyntaxBuilder syntax, string name, SourceSpan keySpan, int delimiter, ref int at)
    {
        var source = syntax.Source;
        var start = at;
        var quote = source[at++];
        var value = new StringBuilder();
        while (true)
        {
            if (at == source.Length || source[at] == '\0')
            {
                return "a quoted value has no closing quote";
            }

            if (source[at] == quote)
            {
                if (CharAt(source, at + 1) != quote)
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

        if (at < source.Length && source[at] is not (';' or '\0'))
        {
            return "text stands behind a closing quote";
        }

        syntax.Pair(name, keySpan, delimiter, value.ToString(), SourceSpan.FromBounds(start, end), isQuoted: true);
        return null;
    }

    /// <summary>Null characters may end a string; white space may stand among them, and nothing else.</summary>
    private static int FirstBehindNull(OpaqueText source, int at)
    {
        while (at < source.Length && (source[at] == '\0' || char.IsWhiteSpace(source[at])))
        {
            at++;
        }

        return at == source.Length ? -1 : at;
    }

    private static char CharAt(OpaqueText source, int at) => at < source.Length ? source[at] : '\uFFFF';
}
