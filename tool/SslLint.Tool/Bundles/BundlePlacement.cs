using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Bundles;

/// <summary>Puts the providers' bundles where a fix names them.</summary>
internal static class BundlePlacement
{
    /// <summary>What came of it.</summary>
    internal enum Result
    {
        /// <summary>A file is there.</summary>
        IsThere,

        /// <summary>None is, since it may not be put there.</summary>
        Refused,

        /// <summary>None is, since writing failed.</summary>
        Failed,
    }

    /// <summary>Writes a bundle, never over an existing file.</summary>
    /// <param name="file">The bundle and its place.</param>
    /// <param name="tree">The tree outside of which nothing is written.</param>
    /// <param name="root">The folder that paths are shown relative to.</param>
    /// <returns>What was done, or why nothing could be.</returns>
    public static (Result Result, string Explanation) Place(BundleFile file, ScannedTree tree, string root)
    {
        if (IsFile(file.FullPath))
        {
            return IsThere(file, root);
        }

        if (Path.IsPathRooted(file.WrittenPath) || !ScanRoot.Holds(root, file.FullPath))
        {
            return (
                Result.Refused,
                $"the bundle {file.Bundle} can't be put at {file.WrittenPath}, since that is outside of the tree: "
                    + "use --root-cert with a file that will be there");
        }

        if (BundleCatalog.Read(file.Bundle) is not { } content)
        {
            return (Result.Refused, $"the tool carries no bundle {file.Bundle}: use --root-cert PATH");
        }

        try
        {
            if (!AtomicFile.TryPut(tree.PlaceOf(file.FullPath), content, mode: null, overwrite: false))
            {
                return IsFile(file.FullPath)
                    ? IsThere(file, root)
                    : (Result.Refused, $"the bundle {file.Bundle} can't be put at {file.WrittenPath}, since something that is no file stands there");
            }

            return (
                Result.IsThere,
                $"{ScanRoot.Relative(root, file.FullPath)} holds the CA certificates of {file.Bundle}: see that it is deployed with the application");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (Result.Failed, $"the bundle {file.Bundle} can't be written to {file.WrittenPath}, since {FileFailure.Reason(e)}");
        }
    }

    /// <summary>Whether a file is there, or a link to one: the runtime takes a link that leads nowhere for a file, too.</summary>
    private static bool IsFile(string path) => File.Exists(path) && File.Exists(RealPath.OfTarget(path));

    private static (Result Result, string Explanation) IsThere(BundleFile file, string root) =>
        (Result.IsThere, $"{ScanRoot.Relative(root, file.FullPath)} is there already and was left as it is");
}
