using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.SqlServer;

public sealed partial class SqlServerJdbcDialect
{
    private static readonly char[] notInPart = [';', ':', '\\', '='];
    private static readonly char[] notInKey = ['=', ';'];
    private static readonly char[] notInValue = [';', '{'];
    private static readonly PairStyle style = new(";", WritePair, WriteValue) { KeyComparer = StringComparer.OrdinalIgnoreCase };

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        [.. SemicolonUrls.Edit(EditList.Checked(source, changes), changes, style, WritePart).Select(e => WithoutBreakBehindBrace(source, e))];

    /// <summary>Behind a closing brace blanks may stand, and no other white space.</summary>
    private static TextEdit WithoutBreakBehindBrace(ConnectionString source, TextEdit edit)
    {
        var end = edit.Span.End;
        while (end < source.Text.Length && source.Text[end] <= ' ')
        {
            end++;
        }

        return edit.NewText.EndsWith("}", StringComparison.Ordinal) && source.Text.Substring(edit.Span.End, end - edit.Span.End).Trim(' ').Length > 0
            ? new TextEdit(SourceSpan.FromBounds(edit.Span.Start, end), edit.NewText)
            : edit;
    }

    private static string WritePart(Setting part, string value) =>
        value.Length > 0 && value.IndexOfAny(notInPart) < 0 && !HasBlankEnds(value)
            ? value
            : throw new InvalidOperationException("A host, instance or port that is empty or holds ':', ';', '\\' or '=' can't be written into the URL.");

    private static string WritePair(string key, string value) => key.Length > 0 && key.IndexOfAny(notInKey) < 0 && !HasBlankEnds(key)
        ? $"{key}={WriteValue(value)}"
        : throw new InvalidOperationException("A key that is empty, holds '=' or ';', or begins or ends with white space can't be written.");

    private static string WriteValue(Setting setting, string value) => setting.HasDelimiter
        ? WriteValue(value)
        : throw new InvalidOperationException("A setting without '=' can't take a value.");

    private static string WriteValue(string value) => value.IndexOfAny(notInValue) < 0 && !HasBlankEnds(value) ? value : $"{{{value.Replace("}", "}}")}}}";

    private static bool HasBlankEnds(string text) => text.Length > 0 && (text[0] <= ' ' || text[text.Length - 1] <= ' ');
}
