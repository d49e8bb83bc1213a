using SslLint.Text;

namespace SslLint.Dialects;

public sealed partial class UriDialect
{
    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        throw new InvalidOperationException("Not written yet.");
}
