using SslLint.Text;

namespace SslLint.Tool.Fixing;

/// <summary>Finds the changes of a file that pass its check together, so that one that doesn't keeps no other from being written.</summary>
internal sealed class StandingChanges
{
    /// <summary>Each try reads the whole file again. It suffices for all changes but one or two of thousands, or for dozens that all fail.</summary>
    private const int MostTries = 64;

    private readonly Func<List<int>, (FileFix? Result, string? Defect)> attempt;
    private int tries;

    private StandingChanges(Func<List<int>, (FileFix? Result, string? Defect)> attempt) => this.attempt = attempt;

    /// <summary>The file with all changes that pass; null where none does.</summary>
    public FileFix? Best { get; private set; }

    /// <summary>Why the others are left out, by their numbers.</summary>
    public Dictionary<int, string> Defects { get; } = [];

    /// <summary>Tries all changes together, and where they fail, by halves.</summary>
    /// <param name="changes">The numbers of the changes.</param>
    /// <param name="edits">The edits of one.</param>
    /// <param name="attempt">Makes some of them together: the file as it would be, or what is wrong with it.</param>
    public static StandingChanges Find(
        IReadOnlyList<int> changes, Func<int, IReadOnlyList<TextEdit>> edits, Func<List<int>, (FileFix? Result, string? Defect)> attempt)
    {
        var search = new StandingChanges(attempt);
        search.Extend([], Units(changes, edits));
        return search;
    }

    /// <summary>Changes that share an edit, as those of builders that begin with one constant, are made together or not at all.</summary>
    private static List<List<int>> Units(IReadOnlyList<int> changes, Func<int, IReadOnlyList<TextEdit>> edits)
    {
        var units = new List<List<int>>();
        var owners = new Dictionary<TextEdit, List<int>>();
        foreach (var change in changes)
        {
            var unit = edits(change).Select(owners.GetValueOrDefault).FirstOrDefault(static u => u is not null);
            if (unit is null)
            {
                units.Add(unit = []);
            }

            unit.Add(change);
            foreach (var edit in edits(change))
            {
                owners.TryAdd(edit, unit);
            }
        }

        return units;
    }

    /// <summary>Adds what passes to what has passed.</summary>
    private List<int> Extend(List<int> passed, List<List<int>> more)
    {
        if (tries++ >= MostTries)
        {
            more.SelectMany(static u => u).ToList().ForEach(
                c => Defects[c] = "too many other changes of the file would not be what was promised; what passed is written, run fix again");
            return passed;
        }

        List<int> together = [.. passed.Concat(more.SelectMany(static u => u)).Order()];
        var (result, defect) = attempt(together);
        if (result is not null)
        {
            Best = result;
            return together;
        }

        if (more.Count == 1)
        {
            more[0].ForEach(c => Defects[c] = defect!);
            return passed;
        }

        var half = more.Count / 2;
        return Extend(Extend(passed, more[..half]), more[half..]);
    }
}
