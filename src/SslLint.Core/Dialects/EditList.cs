using SslLint.Text;

namespace SslLint.Dialects;

/// <summary>What the edits of all dialects have in common.</summary>
internal static class EditList
{
    /// <summary>The source, once it is certain that it is well-formed and holds every setting to be changed.</summary>
    /// <exception cref="InvalidOperationException">It isn't, or doesn't.</exception>
    public static ConnectionString Checked(ConnectionString source, IReadOnlyList<SettingChange> changes) =>
        source.Error is { } error ? throw new InvalidOperationException($"The text is malformed at offset {error.Position}: {error.Message}.")
        : HoldsAll(source, changes) ? source
        : throw new InvalidOperationException("A setting to be changed doesn't stand in the text.");

    /// <summary>The edits in the order of the text; those that touch are one.</summary>
    public static IReadOnlyList<TextEdit> Merge(IEnumerable<TextEdit> edits)
    {
        var merged = new List<TextEdit>();
        var touching = new List<TextEdit>();
        foreach (var edit in edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
        {
            if (touching.Count > 0 && touching[touching.Count - 1].Span.End != edit.Span.Start)
            {
                Join();
            }

            touching.Add(edit);
        }

        Join();
        return merged;

        void Join()
        {
            if (touching.Count > 0)
            {
                var span = SourceSpan.FromBounds(touching[0].Span.Start, touching[touching.Count - 1].Span.End);
                merged.Add(touching.Count == 1 ? touching[0] : new TextEdit(span, string.Concat(touching.Select(e => e.NewText))));
                touching.Clear();
            }
        }
    }

    private static bool HoldsAll(ConnectionString source, IReadOnlyList<SettingChange> changes)
    {
        var places = new HashSet<(SettingPlace, SourceSpan)>(source.Settings.Select(s => (s.Place, s.Span)));
        return changes.All(c => Changed(c) is not { } setting || places.Contains((setting.Place, setting.Span)));
    }

    private static Setting? Changed(SettingChange change) => change switch
    {
        SettingChange.Remove remove => remove.Setting,
        SettingChange.Replace replace => replace.Setting,
        _ => null,
    };
}
