using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Collects tokens and settings while a dialect reads a text from left to right.</summary>
internal sealed class SyntaxBuilder
{
    private readonly Dialect dialect;
    private readonly List<SyntaxToken> tokens = [];
    private readonly List<Setting> settings = [];
    private int at;

    public SyntaxBuilder(Dialect dialect, OpaqueText source)
    {
        this.dialect = dialect;
        Source = source;
    }

    public OpaqueText Source { get; }

    /// <summary>The scheme or prefix, once read.</summary>
    public string? Scheme { get; set; }

    /// <summary>Adds a token; what was skipped before it becomes trivia.</summary>
    public void Token(TokenKind kind, int start, int end)
    {
        if (start > at)
        {
            tokens.Add(new SyntaxToken(TokenKind.Trivia, SourceSpan.FromBounds(at, start)));
        }

        if (end > start)
        {
            tokens.Add(new SyntaxToken(kind, SourceSpan.FromBounds(start, end)));
        }

        at = Math.Max(at, end);
    }

    /// <summary>Adds a pair and its tokens. <paramref name="delimiter"/> is the offset of the delimiter, or -1 where there is none.</summary>
    public void Pair(string key, SourceSpan keySpan, int delimiter, string value, SourceSpan valueSpan, bool isQuoted = false)
    {
        Token(TokenKind.Key, keySpan.Start, keySpan.End);
        if (delimiter >= 0)
        {
            Token(TokenKind.Delimiter, delimiter, delimiter + 1);
            Token(TokenKind.Value, valueSpan.Start, valueSpan.End);
        }

        settings.Add(new Setting
        {
            Key = key,
            Value = value,
            Place = SettingPlace.Pair,
            Span = SourceSpan.FromBounds(keySpan.Start, Math.Max(keySpan.End, Math.Max(delimiter + 1, valueSpan.End))),
            KeySpan = keySpan,
            ValueSpan = valueSpan,
            IsQuoted = isQuoted,
            HasDelimiter = delimiter >= 0,
            IsKeyPlaceholder = Source.HoldsPlaceholder(keySpan.Start, keySpan.End),
            IsPlaceholder = Source.HoldsPlaceholder(valueSpan.Start, valueSpan.End),
        });
    }

    /// <summary>Adds a part of an authority and its token.</summary>
    public void Part(SettingPlace place, string value, int start, int end)
    {
        Token(TokenKind.Value, start, end);
        settings.Add(new Setting
        {
            Key = place switch
            {
                SettingPlace.UserName => "user",
                SettingPlace.Password => "password",
                SettingPlace.Host => "host",
                SettingPlace.Instance => "instance",
                SettingPlace.Port => "port",
                _ => "dbname",
            },
            Value = value,
            Place = place,
            Span = SourceSpan.FromBounds(start, end),
            KeySpan = new SourceSpan(start, 0),
            ValueSpan = SourceSpan.FromBounds(start, end),
            HasDelimiter = false,
            IsPlaceholder = Source.HoldsPlaceholder(start, end),
        });
    }

    /// <summary>The string that was read; what no token covers yet is trivia.</summary>
    public ConnectionString Build() => Build(TokenKind.Trivia, error: null);

    /// <summary>The string up to a syntax error; from <paramref name="unreadFrom"/> on the text is not read.</summary>
    public ConnectionString Fail(int unreadFrom, int position, string message)
    {
        Token(TokenKind.Trivia, at, Math.Max(at, unreadFrom));
        return Build(TokenKind.Unread, new SyntaxError(position, message));
    }

    private ConnectionString Build(TokenKind rest, SyntaxError? error)
    {
        Token(rest, at, Source.Length);
        return new ConnectionString(dialect, Source.Text, [.. tokens], [.. settings], Scheme, error) { Opaque = Source.Opaque };
    }
}
