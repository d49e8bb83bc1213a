using SslLint.Tool.Bundles;
using SslLint.Tool.Files;

namespace SslLint.Tool.Fixing;

/// <summary>Carries planned changes out: bundles first, so that no string ever names a file that isn't there.</summary>
/// <param name="root">The folder outside of which no bundle is written.</param>
internal sealed class FixWriter(string root)
{
    private readonly HashSet<string> placed = [];

    /// <summary>What was said about bundles, one line each.</summary>
    public List<string> BundleLines { get; } = [];

    /// <summary>Whether something could not be written.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Writes a file.</summary>
    /// <returns>The plan as it was carried out.</returns>
    public FileFix Write(FileFix plan)
    {
        foreach (var bundle in plan.Bundles)
        {
            var (isThere, explanation) = BundlePlacement.Place(bundle, root);
            if (!isThere)
            {
                return plan.Unwritten(explanation);
            }

            if (placed.Add(bundle.FullPath))
            {
                BundleLines.Add(explanation);
            }
        }

        try
        {
            return AtomicFile.TryReplace(plan.FullPath, plan.Before, plan.Encoding.Encode(plan.TextAfter))
                ? plan
                : plan.Unwritten("the file has changed since it was read; run fix again");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            HasErrors = true;
            return plan.Unwritten($"not written, since {FileFailure.Reason(e)}");
        }
    }
}
