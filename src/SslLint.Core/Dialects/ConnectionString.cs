using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Where in a connection string a setting stands.</summary>
public enum SettingPlace
{
    /// <summary>A key with a value: an ADO.NET or libpq pair, a query parameter, one of several keys of a file.</summary>
    Pair,

    /// <summary>The user name before <c>@</c>.</summary>
    UserName,

    /// <summary>The password before <c>@</c>.</summary>
    Password,

    /// <summary>A host of the authority.</summary>
    Host,

    /// <summary>The named instance behind a host (SQL Server).</summary>
    Instance,

    /// <summary>A port of the authority.</summary>
    Port,

    /// <summary>The database name of the path.</summary>
    Database,
}

/// <summary>One setting of a connection string with its spans in <see cref="ConnectionString.Text"/>.</summary>
public sealed record Setting
{
    /// <summary>The key with escapes undone, in the case it is written in. Parts of an authority carry libpq's names:
    /// <c>user</c>, <c>password</c>, <c>host</c>, <c>port</c>, <c>dbname</c>; <c>instance</c> has none there.</summary>
    public required string Key { get; init; }

    /// <summary>The value with quotes and escapes undone. Holds a password in clear where the text does: see <see cref="Secrets.Redactor"/>.</summary>
    public required string Value { get; init; }

    /// <summary>Where the setting stands.</summary>
    public SettingPlace Place { get; init; }

    /// <summary>Key, delimiter and value, without the separators around them.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>The key as written; empty for parts of an authority.</summary>
    public SourceSpan KeySpan { get; init; }

    /// <summary>The value as written, with its quotes.</summary>
    public SourceSpan ValueSpan { get; init; }

    /// <summary>Whether the value is quoted in the text: ADO.NET tells <c>a=</c> (reset) from <c>a=""</c> (empty).</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether a value delimiter stands in the text: JDBC and URIs know <c>?ssl</c> without one.</summary>
    public bool HasDelimiter { get; init; } = true;

    /// <summary>Whether the key is, or holds, a placeholder.</summary>
    public bool IsKeyPlaceholder { get; init; }

    /// <summary>Whether the value is, or holds, a placeholder, so that it isn't known.</summary>
    public bool IsPlaceholder { get; init; }
}

/// <summary>Why a text is no string of its dialect. The message never quotes a value.</summary>
/// <param name="Position">Offset in the text where the dialect gives up.</param>
/// <param name="Message">What is wrong there.</param>
public sealed record SyntaxError(int Position, string Message);

/// <summary>What a token of a connection string is; decides what may be shown.</summary>
public enum TokenKind
{
    /// <summary>White space, empty segments, anything the dialect skips.</summary>
    Trivia,

    /// <summary>A delimiter or separator.</summary>
    Delimiter,

    /// <summary>The scheme or prefix, such as <c>jdbc:postgresql:</c>.</summary>
    Scheme,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A value, or a part of the authority.</summary>
    Value,

    /// <summary>Text behind a syntax error, not read any more.</summary>
    Unread,
}

/// <summary>A range of a connection string; all tokens together are the whole text.</summary>
public readonly record struct SyntaxToken(TokenKind Kind, SourceSpan Span);

/// <summary>A connection string as its dialect reads it: lossless, in order, duplicates kept.</summary>
/// <remarks>Says what is written, not what a driver makes of it: see <see cref="Drivers.Reading"/>.</remarks>
public sealed class ConnectionString
{
    /// <summary>Called by dialects.</summary>
    public ConnectionString(
        Dialect dialect, string text, IReadOnlyList<SyntaxToken> tokens, IReadOnlyList<Setting> settings, string? scheme, SyntaxError? error)
    {
        Dialect = dialect;
        Text = text;
        Tokens = tokens;
        Settings = settings;
        Scheme = scheme;
        Error = error;
    }

    /// <summary>The dialect that read the text.</summary>
    public Dialect Dialect { get; }

    /// <summary>The text; for settings spread over a file, the text of the file.</summary>
    public string Text { get; }

    /// <summary>Tokens that cover the text without gap or overlap. Empty for settings spread over a file.</summary>
    public IReadOnlyList<SyntaxToken> Tokens { get; }

    /// <summary>The settings in the order of the text, duplicates included; with an error, those before it.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>The scheme of a URI or the prefix of a JDBC URL without the last colon, as written; null where the dialect has none.</summary>
    public string? Scheme { get; }

    /// <summary>Why the text is malformed, or null.</summary>
    public SyntaxError? Error { get; }

    /// <summary>The placeholders that the text was read with.</summary>
    public IReadOnlyList<SourceSpan> Opaque { get; init; } = [];

    /// <summary>Whether all behind the scheme is one placeholder, as in <c>postgresql://${REST}</c>: it may hold every setting.</summary>
    public bool IsPlaceholder
    {
        get
        {
            if (Scheme is null || Opaque.Count != 1 || Opaque[0].End != Text.Length)
            {
                return false;
            }

            var lead = Text.Substring(0, Opaque[0].Start);
            return lead == Scheme + ":" || lead == Scheme + "://";
        }
    }

    /// <summary>The text printed back from its tokens: always equal to <see cref="Text"/> where tokens exist.</summary>
    public override string ToString() =>
        Tokens.Count == 0 ? Text : string.Concat(Tokens.Select(t => t.Span.Of(Text)));
}
