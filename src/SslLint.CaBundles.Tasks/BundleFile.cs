using SslLint.Providers;

namespace SslLint.CaBundles.Tasks;

/// <summary>A file of CA certificates that the build copies.</summary>
/// <param name="Source">Its absolute path.</param>
/// <param name="IsOwn">Whether it is the project's, and not of the package.</param>
internal sealed record BundleFile(string Source, bool IsOwn)
{
    /// <summary>The file's name.</summary>
    public string FileName => Path.GetFileName(Source);

    /// <summary>The bundle's name: that of the file without extension.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Source);

    /// <summary>The path below the output folder, with <c>/</c>.</summary>
    public string Target => "certs/" + FileName;

    /// <summary>The provider whose servers it verifies, where the project says so.</summary>
    public Provider? Provider { get; init; }
}
