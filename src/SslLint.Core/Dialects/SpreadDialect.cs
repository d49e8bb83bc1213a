using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>Settings spread over keys of a file, such as <c>PGHOST</c> and <c>PGSSLMODE</c>: there is no text of its own to read or to change.</summary>
/// <remarks>Readers of files build such a <see cref="ConnectionString"/> themselves, and fixes edit each setting where it stands.</remarks>
public sealed class SpreadDialect : Dialect
{
    private SpreadDialect()
    {
    }

    /// <summary>The dialect.</summary>
    public static SpreadDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "settings";

    /// <inheritdoc/>
    public override bool Fits(string text) => false;

    /// <inheritdoc/>
    public override ConnectionString Parse(string text, IReadOnlyList<SourceSpan> opaque) =>
        new SyntaxBuilder(this, new OpaqueText(text, opaque)).Fail(0, 0, "settings spread over a file are no single string");

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        throw new InvalidOperationException("Settings spread over a file are changed one by one, where each stands.");
}
