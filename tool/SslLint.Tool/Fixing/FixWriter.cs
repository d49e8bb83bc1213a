using SslLint.Tool.Bundles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>Carries planned changes out: bundles first, so that no string ever names a file that isn't there.</summary>
/// <param name="tree">The tree outside of which nothing is written.</param>
/// <param name="root">The folder that paths are shown relative to.</param>
internal sealed class FixWriter(ScannedTree tree, string root)
{
    private readonly HashSet<string> placed = [];
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>What is to be said beside the connections, one line each: bundles, other names of a file, what was left behind.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Whether this run has written a file.</summary>
    public bool HasWritten(string fullPath) => written.Contains(fullPath);

    /// <summary>Whether something could not be written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Writes a file.</summary>
    /// <returns>The plan as it was carried out.</returns>
    public FileFix Write(FileFix plan)
    {
        foreach (var first in plan.First.Where(f => !written.Contains(f.FullPath)))
        {
            var result = Write(first);
            if (!result.IsChanged)
            {
                return plan.Unwritten($"{first.Path} is written first, and is not: {result.Failure}");
            }
        }

        foreach (var bundle in plan.Bundles)
        {
            var (result, explanation) = BundlePlacement.Place(bundle, tree, root);
            if (result != BundlePlacement.Result.IsThere)
            {
                HasErrors |= result == BundlePlacement.Result.Failed;
                return plan.Unwritten(explanation);
            }

            if (placed.Add(bundle.FullPath))
            {
                Lines.Add(explanation);
            }
        }

        if (!plan.IsChanged)
        {
            return plan;
        }

        try
        {
            if (!AtomicFile.TryReplace(tree.PlaceOf(plan.FullPath), plan.Before, plan.Encoding.Encode(plan.TextAfter), out var note))
            {
                return plan.Unwritten("the file has changed since it was read; run fix again");
            }

            written.Add(plan.FullPath);
            if (note is not null)
            {
                Lines.Add($"{plan.Path}: {note}");
            }

            return plan;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            HasErrors = true;
            return plan.Unwritten($"not written, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>Removes what runs that were killed left behind.</summary>
    /// <param name="leftovers">Their absolute paths.</param>
    public void Remove(IEnumerable<string> leftovers)
    {
        foreach (var path in leftovers)
        {
            try
            {
                if (Leftovers.TryRemove(tree.PlaceOf(path)))
                {
                    Lines.Add($"removed {ScanRoot.Relative(root, path)}, which an interrupted run left behind");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                HasErrors = true;
                Lines.Add($"{ScanRoot.Relative(root, path)}, which an interrupted run left behind, is not removed, since {FileFailure.Reason(e)}");
            }
        }
    }
}
