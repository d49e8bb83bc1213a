using System.Security.Cryptography.X509Certificates;
using SslLint.CaBundles;
using SslLint.UpdateBundles;

namespace SslLint.CaBundles.Tests;

/// <summary>The bundles as they stand in the repository.</summary>
internal static class Committed
{
    public static string Folder { get; } = Repository.PathOf("src/SslLint.CaBundles/bundles");

    public static string ManifestFile { get; } = Path.Combine(Folder, "manifest.json");

    public static Manifest Manifest { get; } = Manifest.Parse(File.ReadAllBytes(ManifestFile));

    public static string PathOf(string bundle) => Path.Combine(Folder, bundle + ".pem");

    /// <summary>Reads a bundle with the reader of .NET, as Npgsql does.</summary>
    public static X509Certificate2Collection Load(string bundle)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(PathOf(bundle));
        return certificates;
    }
}
