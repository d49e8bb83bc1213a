using SslLint.Text;

namespace SslLint.Dialects;

public sealed partial class UriDialect
{
    /// <inheritdoc/>
    /// <remarks>Some readers stop at <c>#</c> and others don't: new settings go before it, where both see them.</remarks>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        UriSyntax.Edit(EditList.Checked(source, changes), changes, UriSyntax.PairStyle, WritePart, stopsAtFragment: true);

    private static string WritePart(Setting part, string value) =>
        part.Place == SettingPlace.Host && value.Contains(':') ? $"[{value}]" : PercentEncoding.Encode(value, keep: string.Empty);
}
