using System.Collections;

namespace SslLint.Sources;

/// <summary>Evidence that is looked for when the first asks: of most texts of a file nobody does, since they are no connection.</summary>
/// <param name="find">Looks for it, once.</param>
public sealed class LazyEvidence(Func<IReadOnlyList<DriverEvidence>> find) : IReadOnlyList<DriverEvidence>
{
    // Let go when it was asked, with the file that it looks at.
    private Func<IReadOnlyList<DriverEvidence>>? find = find;
    private IReadOnlyList<DriverEvidence> found = [];

    /// <inheritdoc/>
    public int Count => Found.Count;

    private IReadOnlyList<DriverEvidence> Found
    {
        get
        {
            if (find is not null)
            {
                found = find();
                find = null;
            }

            return found;
        }
    }

    /// <inheritdoc/>
    public DriverEvidence this[int index] => Found[index];

    /// <inheritdoc/>
    public IEnumerator<DriverEvidence> GetEnumerator() => Found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
