using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.PostgreSql;

public sealed partial class PgjdbcDialect
{
    private static readonly char[] notInHost = ['/', '?', ','];
    private static readonly char[] notInKey = ['=', '&'];
    private static readonly PairStyle style = new("&", WritePair, UriSyntax.WriteValue);

    /// <inheritdoc/>
    /// <remarks>A URL with user information, which pgjdbc refuses, can be changed as Metabase reads it.</remarks>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        UriSyntax.Edit(EditList.Checked(source, changes), changes, style, WritePart, stopsAtFragment: false);

    /// <summary>pgjdbc takes keys as they stand.</summary>
    private static string WritePair(string key, string value) => key.Length > 0 && key.IndexOfAny(notInKey) < 0
        ? $"{key}={UriSyntax.WriteValue(value)}"
        : throw new InvalidOperationException("A key that is empty or holds '=' or '&' can't be written.");

    private static string WritePart(Setting part, string value)
    {
        if (part.Place == SettingPlace.Database)
        {
            return PercentEncoding.Encode(value, keep: string.Empty);
        }

        return value.IndexOfAny(notInHost) < 0
            ? value
            : throw new InvalidOperationException("A host, port, user or password with '/', '?' or ',' can't be written before the database of a JDBC URL.");
    }
}
