using System.Text;

namespace SslLint.UpdateBundles;

/// <summary>Asks every source, says what each said, and writes the bundles if nothing stands against it.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder, .. var options] || options.Except(["--check"]).Any())
        {
            Console.Error.WriteLine("usage: update-bundles FOLDER [--check]");
            return 2;
        }

        var manifestFile = Path.Combine(folder, "manifest.json");
        var manifest = Manifest.Parse(File.ReadAllBytes(manifestFile));
        using var client = Fetcher.CreateClient();
        Source[] sources = await Task.WhenAll(
        [
            .. manifest.Carriers.Select(Fetcher.FetchAsync),
            .. manifest.Bundles.SelectMany(b => b.Downloads).Distinct().Select(address => Fetcher.DownloadAsync(client, address)),
        ]);
        foreach (var source in sources)
        {
            Console.WriteLine(
                source.Certificates is { } certificates ? $"{source.Name}: {certificates.Count} certificates" : $"{source.Name}: NOT ASKED, {source.Failure}");
        }

        // A fingerprint is the certificate: what is at hand already is as good as what a source that is not at hand would give.
        var present = Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal).SelectMany(f => CertificateSearch.Find(File.ReadAllBytes(f)));
        var update = BundleUpdate.Make(manifest, sources, present, DateTime.UtcNow);
        foreach (var problem in update.Problems)
        {
            Console.Error.WriteLine($"error: {problem}");
        }

        if (update.Problems.Count > 0)
        {
            Console.Error.WriteLine("Nothing was written. A person decides about each certificate: see docs/bundles.md.");
            return 1;
        }

        var changed = update.Files.ToDictionary(f => Path.Combine(folder, f.Key + ".pem"), f => f.Value);
        changed.Add(manifestFile, update.Manifest.ToJson());
        foreach (var (path, content) in changed.ToList())
        {
            if (File.Exists(path) && File.ReadAllText(path) == content)
            {
                changed.Remove(path);
            }
            else
            {
                Console.WriteLine($"{(options.Length > 0 ? "differs" : "written")}: {path}");
            }
        }

        if (options.Length > 0)
        {
            return changed.Count > 0 ? 1 : 0;
        }

        foreach (var (path, content) in changed)
        {
            await File.WriteAllTextAsync(path, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        var silent = sources.Count(s => s.Certificates is null);
        Console.WriteLine(
            $"{changed.Count} files written; {sources.Length - silent} sources asked, {silent} not at hand, for which the certificates stay as they are.");
        return 0;
    }
}
