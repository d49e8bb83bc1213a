using System.Text;
using SslLint.CaBundles;
using SslLint.Certificates;
using SslLint.Text;

namespace SslLint.Tool.Bundles;

/// <summary>The CA bundles that travel inside the tool, and what was reviewed about them.</summary>
internal static class BundleCatalog
{
    private const string Folder = "bundles/";
    private const string Extension = ".pem";
    private const string RdsRegion = "aws-rds-";
    private const string Rds = "aws-rds";

    private static readonly Lazy<Manifest> manifest = new(static () => CaBundles.Manifest.Parse(Resource("manifest.json")!));

    /// <summary>The reviewed list.</summary>
    public static Manifest Manifest => manifest.Value;

    /// <summary>The names of the bundles.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Manifest.Bundles.Select(b => b.Name)];

    /// <summary>The entry of a bundle; null if there is no such bundle.</summary>
    public static Bundle? Find(string name) => Manifest.Bundles.FirstOrDefault(b => b.Name == name);

    /// <summary>The reviewed certificate with a fingerprint; null if there is none.</summary>
    public static ReviewedCertificate? FindCertificate(string sha256) => Manifest.Certificates.FirstOrDefault(c => c.Sha256 == sha256);

    /// <summary>The file of a bundle; null if there is no such bundle.</summary>
    public static byte[]? Read(string name) =>
        Find(name) is not { } bundle ? null
        : name.StartsWith(RdsRegion, StringComparison.Ordinal) ? Encoding.ASCII.GetBytes(Cut(Resource(Rds + Extension)!, bundle.Certificates))
        : Resource(name + Extension);

    /// <summary>The entry of a bundle.</summary>
    /// <exception cref="CommandException">There is no such bundle.</exception>
    public static Bundle RequireEntry(string name) => Find(name)
        ?? throw new CommandException($"there is no bundle of that name{NearestName.Question(name, Names)}; "
            + $"the bundles are {string.Join(", ", Names.Where(n => !n.StartsWith(RdsRegion, StringComparison.Ordinal)))}, "
            + $"and {RdsRegion}REGION for one region of AWS");

    /// <summary>The file of a bundle.</summary>
    /// <exception cref="CommandException">There is no such bundle.</exception>
    public static byte[] Require(string name) => Read(RequireEntry(name).Name)!;

    /// <summary>A region's bundle is a part of that of all regions: its certificates, each with the comment above it.</summary>
    private static string Cut(byte[] whole, IReadOnlyList<string> fingerprints)
    {
        var lines = Encoding.ASCII.GetString(whole).Split('\n');
        var starts = CertificateFile.Read(whole).Certificates.ToDictionary(c => c.Sha256, c => c.Line - 2);
        var ends = starts.Values.Order().Append(lines.Length - 1).ToList();
        return string.Concat(fingerprints.Select(f => string.Concat(lines[starts[f]..ends.First(e => e > starts[f])].Select(l => l + "\n"))));
    }

    private static byte[]? Resource(string name)
    {
        using var resource = typeof(BundleCatalog).Assembly.GetManifestResourceStream(Folder + name);
        if (resource is null)
        {
            return null;
        }

        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
