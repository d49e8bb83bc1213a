using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

/// <summary><c>jdbc:jtds:sqlserver://host:port/database;key=value</c>, as jTDS' <c>Driver.parseURL</c> reads it (1.3.1).</summary>
/// <remarks>
/// A colon, slash or semicolon ends whatever it stands in, unless brackets stand around it, which belong to no value: <c>password=[a:b]</c>. What a value's
/// colon or slash ends isn't read any more, and without a word: the settings behind it count for nothing.
/// </remarks>
public sealed class JtdsDialect : Dialect
{
    /// <summary>What stands before the scheme of the engine.</summary>
    internal const string SchemePrefix = "jdbc:jtds:";

    private const string Prefix = SchemePrefix + "sqlserver://";

    private static readonly char[] ends = [':', ';', '/'];
    private static readonly char[] brackets = ['[', ']'];
    private static readonly PairStyle style = new(";", WritePair, WriteValue) { KeyComparer = StringComparer.OrdinalIgnoreCase };

    private JtdsDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static JtdsDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "jdbc";

    /// <inheritdoc/>
    public override bool Fits(string text) => text.StartsWith(SchemePrefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string Separator => ";";

    /// <inheritdoc/>
    internal override int? EndOfUrl(string text, int start, bool isAlone, IReadOnlyList<SourceSpan> opaque) =>
        SemicolonUrls.EndOf(text, start, isAlone, opaque, ('[', ']'));

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque)
    {
        var source = new OpaqueText(text, opaque);
        var syntax = new SyntaxBuilder(this, source);
        if (!source.Masked.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return syntax.Fail(0, 0, "the URL doesn't start with 'jdbc:jtds:sqlserver://'");
        }

        var at = Prefix.Length;
        syntax.Scheme = source.Of(0, at - 3);
        syntax.Token(TokenKind.Scheme, 0, at - 2);
        syntax.Token(TokenKind.Delimiter, at - 2, at);
        if (ReadServer(syntax, ref at) is { } error)
        {
            return syntax.Fail(error.Position, error.Position, error.Message);
        }

        while (at < source.Length && source[at] == ';')
        {
            syntax.Token(TokenKind.Delimiter, at, at + 1);
            var end = EndOf(source, at + 1);
            ReadPair(syntax, at + 1, end);
            at = end;
        }

        return syntax.Build();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        return EditList.Checked(source, changes).Tokens is [.., { Kind: TokenKind.Trivia }]
            ? throw new InvalidOperationException("A value's ':' or '/' hides the settings behind it from jTDS: put the value in brackets first.")
            : IsOpen(source.Text)
            ? throw new InvalidOperationException("A '[' without ']' takes in all that is added behind it.")
            : SemicolonUrls.Edit(source, changes, style, static (_, value) => Write(value));
    }

    private static SyntaxError? ReadServer(SyntaxBuilder syntax, ref int at)
    {
        var source = syntax.Source;
        var end = EndOf(source, at);
        if (end == at)
        {
            return new SyntaxError(at, "no host stands behind '//'");
        }

        syntax.Part(SettingPlace.Host, Decode(source, at, end), at, end);
        at = end;
        if (at + 1 < source.Length && source[at] == ':')
        {
            end = EndOf(source, at + 1);
            if (!source.HoldsPlaceholder(at, end) && !int.TryParse(Decode(source, at + 1, end), out _))
            {
                return new SyntaxError(at, "the port is no number");
            }

            syntax.Token(TokenKind.Delimiter, at, at + 1);
            syntax.Part(SettingPlace.Port, Decode(source, at + 1, end), at + 1, end);
            at = end;
        }

        if (at + 1 < source.Length && source[at] == '/')
        {
            var start = at + (source[at + 1] == '/' ? 2 : 1);
            end = EndOf(source, start);
            syntax.Token(TokenKind.Delimiter, at, start);
            if (end > start)
            {
                syntax.Part(SettingPlace.Database, Decode(source, start, end), start, end);
            }

            at = end;
        }

        return null;
    }

    /// <summary>A key whose <c>=</c> has nothing behind it is one with that sign in its name.</summary>
    private static void ReadPair(SyntaxBuilder syntax, int start, int end)
    {
        var source = syntax.Source;
        var equals = source.IndexOf('=', start, end);
        if (equals > start && equals < end - 1)
        {
            var (key, value) = (SourceSpan.FromBounds(start, equals), SourceSpan.FromBounds(equals + 1, end));
            syntax.Pair(Decode(source, start, equals), key, equals, Decode(source, equals + 1, end), value);
        }
        else if (end > start)
        {
            syntax.Pair(Decode(source, start, end), SourceSpan.FromBounds(start, end), -1, string.Empty, new SourceSpan(end, 0));
        }
    }

    private static int EndOf(OpaqueText source, int start)
    {
        var end = start;
        for (var isQuoted = false; end < source.Length && (isQuoted || Array.IndexOf(ends, source[end]) < 0); end++)
        {
            isQuoted = source[end] == '[' || (isQuoted && source[end] != ']');
        }

        return end;
    }

    /// <summary>Whether the text ends in brackets that nothing closes.</summary>
    private static bool IsOpen(string text) => text.LastIndexOf('[') > text.LastIndexOf(']');

    private static string Decode(OpaqueText source, int start, int end)
    {
        var text = new System.Text.StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (source[i] is not ('[' or ']'))
            {
                text.Append(source.Text[i]);
            }
        }

        return text.ToString();
    }

    private static string Write(string value) => value.Length == 0 || value.IndexOfAny(brackets) >= 0
        ? throw new InvalidOperationException("A value that is empty or holds '[' or ']' can't be written.")
        : value.IndexOfAny(ends) < 0 ? value : $"[{value}]";

    private static string WriteValue(Setting setting, string value) => setting.HasDelimiter
        ? Write(value)
        : throw new InvalidOperationException("A setting without '=' can't take a value.");

    private static string WritePair(string key, string value) => key.Length > 0 && key.All(char.IsLetterOrDigit)
        ? $"{key}={Write(value)}"
        : throw new InvalidOperationException("A key that is no word can't be written.");
}
