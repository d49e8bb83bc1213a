using SslLint.Tool.Files;
using SslLint.Tool.Fixing;

namespace SslLint.Tool.Bundles;

/// <summary>Puts the providers' bundles where a fix names them.</summary>
internal static class BundlePlacement
{
    /// <summary>Writes a bundle, never over an existing file.</summary>
    /// <param name="file">The bundle and its place.</param>
    /// <param name="root">The folder outside of which nothing is written.</param>
    /// <returns>What was done; where nothing could be, <c>IsThere</c> is false.</returns>
    public static (bool IsThere, string Explanation) Place(BundleFile file, string root)
    {
        if (File.Exists(file.FullPath))
        {
            return (true, $"{ScanRoot.Relative(root, file.FullPath)} is there already and was left as it is");
        }

        if (Path.IsPathRooted(file.WrittenPath) || !ScanRoot.Holds(root, file.FullPath))
        {
            return (false, $"the bundle {file.Bundle} can't be put at {file.WrittenPath}, since that is outside of the tree: use --root-cert with a file that will be there");
        }

        if (BundleCatalog.Read(file.Bundle) is not { } content)
        {
            return (false, $"the tool carries no bundle {file.Bundle}: use --root-cert PATH");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.FullPath)!);
            AtomicFile.WriteNew(file.FullPath, content, mode: null);
            return (true, $"{ScanRoot.Relative(root, file.FullPath)} holds the CA certificates of {file.Bundle}: see that it is deployed with the application");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (false, $"the bundle {file.Bundle} can't be written to {file.WrittenPath}, since {FileFailure.Reason(e)}");
        }
    }
}
