using SslLint.Dialects;

namespace SslLint.Drivers;

/// <summary>Strings of pairs that are apart by blanks, as one engine has them: what tells them from other text with equal signs.</summary>
public abstract class KeywordForm
{
    /// <summary>How they are read.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Whether such strings begin with a key. It is one word, and stands alone.</summary>
    public abstract bool IsKey(string key);

    /// <summary>Whether pairs are a connection, and not a line of a log or a call.</summary>
    /// <param name="source">The pairs as <see cref="Dialect"/> reads them.</param>
    public abstract bool IsConnection(ConnectionString source);
}
