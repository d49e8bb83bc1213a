namespace SslLint.CaBundles.Tasks;

/// <summary>A file of CA certificates that the build copies.</summary>
/// <param name="Source">Its absolute path.</param>
/// <param name="Name">The bundle's name: that of the file without extension.</param>
internal sealed record BundleFile(string Source, string Name)
{
    /// <summary>The path below the output folder, with <c>/</c>.</summary>
    public string Target => "certs/" + Path.GetFileName(Source);
}
