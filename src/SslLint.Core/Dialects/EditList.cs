using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>What the edits of all dialects have in common.</summary>
internal static class EditList
{
    /// <summary>The first of <paramref name="readings"/> that is well-formed and holds every setting to be changed.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public static ConnectionString ReadingFor(IReadOnlyList<SettingChange> changes, params Func<ConnectionString>[] readings)
    {
        SyntaxError? error = null;
        foreach (var reading in readings)
        {
            var source = reading();
            error ??= source.Error;
            if (source.Error is null && changes.All(c => Holds(source, c)))
            {
                return source;
            }
        }

        throw new InvalidOperationException(error is null
            ? "A setting to be changed doesn't stand in the text."
            : $"The text is malformed at offset {error.Position}: {error.Message}.");
    }

    /// <summary>The edits in the order of the text; those that touch are one.</summary>
    public static IReadOnlyList<TextEdit> Merge(IEnumerable<TextEdit> edits)
    {
        var merged = new List<TextEdit>();
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && last.Span.End == edit.Span.Start)
            {
                merged[merged.Count - 1] = new TextEdit(SourceSpan.FromBounds(last.Span.Start, edit.Span.End), last.NewText + edit.NewText);
            }
            else
            {
                merged.Add(edit);
            }
        }

        return merged;
    }

    private static bool Holds(ConnectionString source, SettingChange change) => change switch
    {
        SettingChange.Remove remove => Holds(source, remove.Setting),
        SettingChange.Replace replace => Holds(source, replace.Setting),
        _ => true,
    };

    private static bool Holds(ConnectionString source, Setting setting) =>
        source.Settings.Any(s => s.Place == setting.Place && s.Span == setting.Span);
}
