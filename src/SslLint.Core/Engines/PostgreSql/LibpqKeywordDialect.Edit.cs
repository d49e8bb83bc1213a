using SslLint.Dialects;
using SslLint.Text;

namespace SslLint.Engines.PostgreSql;

public sealed partial class LibpqKeywordDialect
{
    private static readonly PairStyle style = new(" ", WritePair, WriteValue);

    /// <inheritdoc/>
    public override IReadOnlyList<TextEdit> Edit(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        EditList.Checked(source, changes);
        return EditList.Merge(Separate(source, [.. PairEdits.OfWhole(source, style).Apply(changes)]));
    }

    /// <summary>Quotes where libpq needs it: an empty value, white space, <c>'</c>, <c>\</c>.</summary>
    /// <exception cref="InvalidOperationException">The value holds a null character.</exception>
    internal static string WriteValue(string value)
    {
        if (value.Contains('\0'))
        {
            throw new InvalidOperationException("A value with a null character can't be written.");
        }

        return value.Length > 0 && !value.Any(static c => IsSpace(c) || c is '\'' or '\\') ? value : Quote(value);
    }

    private static string Quote(string value) => $"'{value.Replace("\\", "\\\\").Replace("'", "\\'")}'";

    private static string WriteValue(Setting setting, string value) => setting.HasDelimiter
        ? WriteValue(value)
        : throw new InvalidOperationException("A setting without '=' can't take a value.");

    private static string WritePair(string key, string value)
    {
        if (key.Length == 0 || key.Any(static c => IsSpace(c) || c is '=' or '\0'))
        {
            throw new InvalidOperationException("A key that is empty or holds white space, '=' or a null character can't be written.");
        }

        return $"{key}={WriteValue(value)}";
    }

    /// <summary>Keeps new text apart from what follows it and from an unfinished value before it: a closing quote needs no white space
    /// behind it, an empty value takes what comes next, and a backslash at the end takes the separator.</summary>
    private static IEnumerable<TextEdit> Separate(ConnectionString source, IReadOnlyList<TextEdit> edits)
    {
        var last = source.Settings.Count == 0 ? null : source.Settings[source.Settings.Count - 1];
        foreach (var edit in edits)
        {
            var end = edit.Span.End;
            var touchesNext = edit.NewText.Length > 0 && end < source.Text.Length && !IsSpace(source.Text[end]);
            if (touchesNext)
            {
                yield return edit with { NewText = edit.NewText + " " };
            }
            else if (edit is { Span.IsEmpty: true, NewText: [' ', ..] } && last is { HasDelimiter: true, IsQuoted: false }
                && edit.Span.Start == last.Span.End && !edits.Any(e => e != edit && e.Span.End >= last.ValueSpan.Start) && IsUnfinished(source, last))
            {
                yield return new TextEdit(last.ValueSpan, Quote(last.Value) + edit.NewText);
            }
            else
            {
                yield return edit;
            }
        }
    }

    private static bool IsUnfinished(ConnectionString source, Setting last) =>
        last.ValueSpan.IsEmpty || EndsInEscape(source.Text, last.ValueSpan);

    /// <summary>Whether an odd number of backslashes ends the value, so that the last one escapes what follows.</summary>
    private static bool EndsInEscape(string text, SourceSpan value)
    {
        var count = 0;
        while (count < value.Length && text[value.End - 1 - count] == '\\')
        {
            count++;
        }

        return count % 2 == 1;
    }
}
