using System.Net;
using System.Net.Sockets;
using SslLint.UpdateBundles;

namespace SslLint.CaBundles.Tests;

/// <summary>What an address or a package that doesn't give a file of certificates comes to.</summary>
public sealed class FetcherTests : IDisposable
{
    private readonly HttpListener server = new() { IgnoreWriteExceptions = true };
    private readonly HttpClient client = Fetcher.CreateClient();
    private readonly string address = $"http://127.0.0.1:{FreePort()}/";

    public FetcherTests()
    {
        server.Prefixes.Add(address);
        server.Start();
    }

    public void Dispose()
    {
        client.Dispose();
        server.Close();
    }

    [Fact]
    public async Task A_file_of_certificates_is_read()
    {
        var content = await File.ReadAllBytesAsync(Committed.PathOf("azure"));
        var source = await DownloadAsync("ca.pem", response => response.OutputStream.Write(content));
        Assert.Equal(Committed.Load("azure"), source.Certificates!);
        Assert.True(source.IsComplete);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var source = await DownloadAsync("ca.pem", response => response.Redirect($"{address}elsewhere.pem"));
        Assert.Null(source.Certificates);
        Assert.Equal("status 302", source.Failure);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        var source = await DownloadAsync("ca.pem", response => response.OutputStream.Write(new byte[Fetcher.MaximumDownload + 1]));
        Assert.Null(source.Certificates);
        Assert.Contains($"{Fetcher.MaximumDownload}", source.Failure);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_at_hand()
    {
        var source = await Fetcher.FetchAsync(new Carrier { Id = "store", Path = "/nonexistent/certificates", Licence = "MIT" });
        Assert.Null(source.Certificates);
        Assert.Contains("/nonexistent/certificates", source.Failure);
    }

    private async Task<Source> DownloadAsync(string name, Action<HttpListenerResponse> answer)
    {
        var download = Fetcher.DownloadAsync(client, address + name);
        var context = await server.GetContextAsync();
        answer(context.Response);
        context.Response.Close();
        return await download;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
