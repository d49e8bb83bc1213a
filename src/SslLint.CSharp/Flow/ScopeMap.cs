namespace SslLint.CSharp.Flow;

/// <summary>Which of the declarations of one name a place sees: the one with the smallest scope around it, of several with the same the first.</summary>
/// <remarks>Scopes nest or lie apart, so that one walk over their ends cuts the file into parts that see the same.</remarks>
internal sealed class ScopeMap
{
    private readonly List<int> starts = [];
    private readonly List<Declaration?> seen = [];

    /// <summary>Cuts the file.</summary>
    /// <param name="declarations">The declarations of a name, in the order of the file.</param>
    public ScopeMap(IEnumerable<Declaration> declarations)
    {
        var open = new Stack<Declaration>();
        foreach (var declaration in declarations.Select(static (d, i) => (Declaration: d, Order: i))
            .OrderBy(static d => d.Declaration.Scope.Start).ThenByDescending(static d => d.Declaration.Scope.End).ThenByDescending(static d => d.Order)
            .Select(static d => d.Declaration))
        {
            CloseUntil(declaration.Scope.Start);
            open.Push(declaration);
            Cut(declaration.Scope.Start, declaration);
        }

        CloseUntil(int.MaxValue);

        void CloseUntil(int position)
        {
            while (open.Count > 0 && open.Peek().Scope.End <= position)
            {
                var end = open.Pop().Scope.End;
                Cut(end, open.Count > 0 ? open.Peek() : null);
            }
        }
    }

    /// <summary>The declaration that a place sees, or null.</summary>
    public Declaration? At(int position)
    {
        var index = starts.BinarySearch(position);
        index = index < 0 ? ~index - 1 : index;
        return index < 0 ? null : seen[index];
    }

    private void Cut(int start, Declaration? declaration)
    {
        if (starts.Count > 0 && starts[starts.Count - 1] == start)
        {
            seen[seen.Count - 1] = declaration;
        }
        else
        {
            starts.Add(start);
            seen.Add(declaration);
        }
    }
}
