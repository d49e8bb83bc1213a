using Microsoft.Build.Framework;
using SslLint.Providers;
using SslLint.Text;

namespace SslLint.CaBundles.Tasks;

/// <summary>Chooses the bundles that a project brings.</summary>
/// <param name="reports">Where what can't be brought is told.</param>
/// <param name="projectFile">The project file: where its properties and items are reported.</param>
internal sealed class BundleChoice(Reports reports, string projectFile)
{
    private const string Automatic = "auto";
    private const string None = "none";

    /// <summary>What MSBuild takes apart in the path that a file is copied to.</summary>
    private static readonly char[] special = [';', '\''];

    /// <summary>The files of the project's own.</summary>
    /// <param name="items">The items <c>SslLintCaBundle</c>.</param>
    public IEnumerable<BundleFile> Own(IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            var path = item.GetMetadata("FullPath");
            if (!File.Exists(path))
            {
                reports.Fail("SSL8004", projectFile, $"The CA bundle '{item.ItemSpec}' does not exist: correct the path of <SslLintCaBundle>.");
            }
            else if (path.Any(char.IsControl) || Path.GetFileName(path).IndexOfAny(special) >= 0)
            {
                reports.Fail(
                    "SSL8004",
                    projectFile,
                    $"The name of the CA bundle '{item.ItemSpec}' has a character in it that the build can't copy a file with: rename the file.");
            }
            else
            {
                yield return new BundleFile(path, IsOwn: true) { Provider = ProviderOf(item) };
            }
        }
    }

    /// <summary>The bundles of the package.</summary>
    /// <param name="names">Names, <c>auto</c> or <c>none</c>.</param>
    /// <param name="folder">The folder of the bundles that the package carries.</param>
    /// <param name="texts">The texts that <c>auto</c> searches.</param>
    public IReadOnlyList<BundleFile> Shipped(IEnumerable<string> names, string folder, Func<IEnumerable<string>> texts)
    {
        var carried = Directory.GetFiles(folder, "*.pem").ToDictionary(f => Path.GetFileNameWithoutExtension(f), Path.GetFullPath);
        var wanted = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Select(n => n.Trim()).Where(n => n.Length > 0 && !Is(n, None)))
        {
            if (Is(name, Automatic))
            {
                wanted.UnionWith(texts().SelectMany(t => BundleNeeds.Find(t, carried.Keys)));
            }
            else if (carried.ContainsKey(name))
            {
                wanted.Add(name);
            }
            else
            {
                reports.Warn("SSL8001", projectFile, $"There is no bundle '{name}'. {Meant(name, carried.Keys)}`dotnet sslconnect bundle list` shows all; "
                    + "a file of your own is <SslLintCaBundle Include=\"…\" />.");
            }
        }

        return [.. wanted.Select(n => new BundleFile(carried[n], IsOwn: false))];
    }

    private Provider? ProviderOf(ITaskItem item)
    {
        var id = item.GetMetadata("Provider").Trim();
        if (id.Length == 0)
        {
            return null;
        }

        var provider = ProviderCatalog.All.FirstOrDefault(p => p.Id == id);
        if (provider is null)
        {
            reports.Warn("SSL8001", projectFile, $"There is no provider '{id}', which <SslLintCaBundle Include=\"{item.ItemSpec}\"> names. "
                + $"{Meant(id, ProviderCatalog.All.Select(p => p.Id))}Its Provider can be left out.");
        }

        return provider;
    }

    private static string Meant(string name, IEnumerable<string> names) => NearestName.Of(name, names) is { } nearest ? $"Did you mean '{nearest}'? " : "";

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
