using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>A change to one setting of a connection string.</summary>
public abstract record SettingChange
{
    private SettingChange()
    {
    }

    /// <summary>Takes a setting out, with the separator that it no longer needs.</summary>
    public sealed record Remove(Setting Setting) : SettingChange;

    /// <summary>Writes another value where the old one stands.</summary>
    public sealed record Replace(Setting Setting, string Value) : SettingChange;

    /// <summary>Adds a setting behind the last one.</summary>
    public sealed record Append(string Key, string Value) : SettingChange;
}

/// <summary>The syntax of one family of connection strings: how it is read, quoted and changed.</summary>
public abstract class Dialect
{
    /// <summary>The name that reports use: <c>ado.net</c>, <c>libpq-keywords</c>, <c>uri</c>, <c>jdbc</c>, …</summary>
    public abstract string Name { get; }

    /// <summary>Whether a text has the form of this dialect, as far as its beginning tells.</summary>
    public abstract bool Fits(string text);

    /// <summary>Reads a text. Never throws: what is malformed comes back with <see cref="ConnectionString.Error"/>.</summary>
    /// <param name="text">The decoded value.</param>
    /// <param name="opaque">Ranges that are placeholders: never read as syntax.</param>
    public abstract ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque);

    /// <summary>Reads a text without placeholders.</summary>
    public ConnectionString Parse(string text) => Parse(text, []);

    /// <summary>Where a URL of this dialect ends that begins in other text; null where the first white space, quote, bracket or semicolon ends it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the URL begins.</param>
    /// <param name="isAlone">Whether the text is a value that begins with the URL, so that no quotes or brackets stand around it.</param>
    /// <param name="opaque">Ranges that are placeholders.</param>
    internal virtual int? EndOfUrl(string text, int start, bool isAlone, IReadOnlyList<SourceSpan> opaque) => null;

    /// <summary>What stands between two settings where they are told to people.</summary>
    public virtual string Separator => " ";

    /// <summary>The edits of <see cref="ConnectionString.Text"/> that carry out <paramref name="changes"/>: as few as can be, never overlapping.</summary>
    /// <param name="source">The string, split as the driver splits it whose settings are changed.</param>
    /// <param name="changes">The changes.</param>
    /// <exception cref="InvalidOperationException">The text is malformed, or a value cannot be written in this dialect.</exception>
    public abstract IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes);
}
