namespace SslLint.Text;

/// <summary>The edits of several fixes of one text, none of which is in another's way.</summary>
/// <remarks>Fixes share edits: findings of one connection have the same fix, and connections that begin with the same constant change it alike.</remarks>
public sealed class EditSet
{
    // By place; those that are here don't overlap, so that a new one can collide with its neighbours only.
    private readonly List<TextEdit> edits = [];

    /// <summary>The edits in the order of the text.</summary>
    public IReadOnlyList<TextEdit> Edits => edits;

    /// <summary>Takes the edits of a fix; those that are here already are taken once.</summary>
    /// <returns>False where an edit changes what another changes differently: then none of them is taken.</returns>
    public bool TryAdd(IEnumerable<TextEdit> fix)
    {
        var taken = new List<TextEdit>();

        // Several texts that a fix inserts at one place are one text, in its order.
        foreach (var edit in fix.GroupBy(static e => e.Span, static (span, same) => new TextEdit(span, string.Concat(same.Select(static e => e.NewText)))))
        {
            var at = edits.BinarySearch(edit, ByPlace.Instance);
            if (at >= 0 && edits[at] == edit)
            {
                continue;
            }

            if (at >= 0 || Collides(~at - 1, edit) || Collides(~at, edit))
            {
                taken.ForEach(e => edits.RemoveAt(edits.BinarySearch(e, ByPlace.Instance)));
                return false;
            }

            edits.Insert(~at, edit);
            taken.Add(edit);
        }

        return true;
    }

    private bool Collides(int index, TextEdit edit) => index >= 0 && index < edits.Count && edits[index].Span.Overlaps(edit.Span);

    private sealed class ByPlace : IComparer<TextEdit>
    {
        public static ByPlace Instance { get; } = new();

        public int Compare(TextEdit x, TextEdit y) =>
            x.Span.Start != y.Span.Start ? x.Span.Start.CompareTo(y.Span.Start) : x.Span.Length.CompareTo(y.Span.Length);
    }
}
