using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>bundle update</c> against a server of the test's own.</summary>
[SupportedOSPlatform("linux")]
public sealed class BundleUpdateTests : IDisposable
{
    private const string Target = "certs/azure.pem";

    private readonly TempTree tree = new();
    private readonly X509Certificate2 authority = TestCertificates.Authority("Mirror CA");
    private readonly HttpsServer server;

    public BundleUpdateTests()
    {
        server = new HttpsServer(authority);
        tree.Write("mirror-ca.pem", authority.Pem());
    }

    private static string Azure => File.ReadAllText(Repository.PathOf("src/SslLint.CaBundles/bundles/azure.pem"));

    public void Dispose()
    {
        server.Dispose();
        authority.Dispose();
        tree.Dispose();
    }

    [Fact]
    public void What_was_reviewed_is_taken_and_a_second_run_changes_nothing()
    {
        server.Body = Encoding.ASCII.GetBytes(Azure);
        var first = Update();
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal($"{Target}: written, 3 certificates\n", first.Output);
        Assert.Equal(Azure, tree.Read(Target));
        Assert.Equal($"{Target}: is up to date, 3 certificates\n", Update().Output);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public void Without_a_name_the_files_in_certs_are_meant()
    {
        tree.Write(Target, Azure.Split("# Microsoft")[0]);
        server.Body = Encoding.ASCII.GetBytes(Azure);
        var run = ToolRunner.Run(tree.Root, "bundle", "update", "--url", server.Address, "--ca-file", "mirror-ca.pem");
        Assert.Contains($"{Target}: updated, 3 certificates\n  new: Microsoft RSA Root Certificate Authority 2017, until 2042-07-18\n", run.Output);
        Assert.Equal(Azure, tree.Read(Target));
    }

    [Fact]
    public void A_root_that_nobody_reviewed_is_refused_until_its_fingerprint_is_accepted()
    {
        using var fresh = TestCertificates.Authority("DigiCert Fresh Root");
        var fingerprint = fresh.GetCertHashString(HashAlgorithmName.SHA256);
        server.Body = Encoding.ASCII.GetBytes(Azure + fresh.Pem());
        tree.Write(Target, Azure);
        var refused = Update();
        Assert.Equal(2, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains($"{server.Address}: it holds a certificate that nobody has reviewed", refused.Error);
        Assert.Contains($"{fingerprint} DigiCert Fresh Root, until ", refused.Error);
        Assert.Equal(Azure, tree.Read(Target));

        Assert.Equal(2, Update("--accept", fingerprint[..40]).ExitCode);
        var accepted = Update("--accept", string.Join(':', fingerprint.ToLowerInvariant().Chunk(2).Select(c => new string(c))));
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("new: DigiCert Fresh Root", accepted.Output);
        Assert.EndsWith(fresh.Pem(), tree.Read(Target));
    }

    [Fact]
    public void Own_roots_in_the_file_stay_and_expired_ones_go()
    {
        using var own = TestCertificates.Authority("Company CA");
        using var old = TestCertificates.Authority("Old CA", until: -1);
        tree.Write(Target, old.Pem() + Azure + own.Pem());
        server.Body = Encoding.ASCII.GetBytes(Azure);
        var run = Update();
        Assert.Contains("kept: Company CA, which stood in the file and is in no bundle", run.Output);
        Assert.Contains("gone: Old CA", run.Output);
        Assert.EndsWith(own.Pem(), tree.Read(Target));
    }

    [Fact]
    public void Whatever_else_comes_leaves_the_file_as_it_was()
    {
        using var expired = TestCertificates.Authority("Expired CA", until: -1);
        using var leaf = TestCertificates.Leaf("server");
        using var key = ECDsa.Create();
        (string Head, string Body, string Reason)[] answers =
        [
            ("HTTP/1.1 200 OK", "<html>Sign in</html>", "it holds no certificates in PEM"),
            ("HTTP/1.1 200 OK", "", "it holds no certificates in PEM"),
            ("HTTP/1.1 200 OK", Azure[..^600], "has no END"),
            ("HTTP/1.1 200 OK", Azure.Replace("MII", "M!I", StringComparison.Ordinal), "is no Base64"),
            ("HTTP/1.1 200 OK", Azure + key.ExportPkcs8PrivateKeyPem(), "it holds a private key"),
            ("HTTP/1.1 200 OK", expired.Pem(), "it holds none of the certificates of azure"),
            ("HTTP/1.1 200 OK", Azure + leaf.Pem(), "nobody has reviewed"),
            ("HTTP/1.1 404 Not Found", "", "it answers with status 404"),
            ("HTTP/1.1 302 Found\r\nLocation: https://example.com/", "", "it answers with a redirect, which is not followed"),
            ("HTTP/1.1 200 OK", new string('x', (4 << 20) + 1), "it is larger than 4 MiB"),
        ];
        tree.Write(Target, Azure);
        foreach (var (head, body, reason) in answers)
        {
            (server.Head, server.Body) = (head, Encoding.ASCII.GetBytes(body));
            var run = Update();
            Assert.Equal(2, run.ExitCode);
            Assert.Contains($"dotnet-sslconnect: error: {server.Address}: ", run.Error);
            Assert.Contains(reason, run.Error);
            Assert.EndsWith("nothing was written", run.Error.Split(". Compare")[0].TrimEnd());
            Assert.Equal(Azure, tree.Read(Target));
        }

        var accepted = Update("--accept", expired.GetCertHashString(HashAlgorithmName.SHA256));
        Assert.Equal(2, accepted.ExitCode);
        server.Body = Encoding.ASCII.GetBytes(Azure + expired.Pem());
        (server.Head, server.Length) = ("HTTP/1.1 200 OK", null);
        Assert.Contains("Expired CA is not valid today", Update("--accept", expired.GetCertHashString(HashAlgorithmName.SHA256)).Error);
        Assert.Equal([Path.GetFileName(Target)], Directory.EnumerateFiles(tree["certs"]).Select(Path.GetFileName));
    }

    [Fact]
    public void An_answer_that_breaks_off_leaves_the_file_as_it_was()
    {
        tree.Write(Target, Azure);
        (server.Body, server.Length) = (Encoding.ASCII.GetBytes(Azure[..1000]), Azure.Length);
        var run = Update();
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(server.Address, run.Error);
        Assert.Equal(Azure, tree.Read(Target));
    }

    [Fact]
    public void A_server_that_nobody_vouches_for_or_that_is_not_there_is_named()
    {
        server.Body = Encoding.ASCII.GetBytes(Azure);
        var untrusted = ToolRunner.Run(tree.Root, "bundle", "update", "azure", "--url", server.Address);
        Assert.Equal(2, untrusted.ExitCode);
        Assert.Contains("its certificate can't be verified", untrusted.Error);
        var wrongName = ToolRunner.Run(
            tree.Root, "bundle", "update", "azure", "--url", server.Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), "--ca-file",
            "mirror-ca.pem");
        Assert.Contains("its certificate can't be verified", wrongName.Error);
        server.Dispose();
        Assert.Contains("no connection: is the machine offline", Update().Error);
        Assert.False(Directory.Exists(tree["certs"]));
    }

    [Theory]
    [InlineData("--url takes an https address", "azure", "--url", "http://localhost/x.pem")]
    [InlineData("--url takes an https address", "azure", "--url", "https://user:hunter2@localhost/x.pem")]
    [InlineData("--accept takes a whole SHA-256 fingerprint", "azure", "--accept", "ABCD")]
    [InlineData("--timeout takes seconds", "azure", "--timeout", "0")]
    [InlineData("--out and --url are for one bundle", "azure", "supabase", "--out", "x.pem")]
    [InlineData("there is no bundle in certs/")]
    [InlineData("there is no bundle of that name", "nobody")]
    [InlineData("is published at no address that is known", "redis-cloud")]
    public void A_wrong_command_line_is_an_error_that_says_what_is_right(string expected, params string[] args)
    {
        var run = ToolRunner.Run(tree.Root, ["bundle", "update", .. args]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.DoesNotContain("hunter2", run.Error);
    }

    private ToolRun Update(params string[] args) =>
        ToolRunner.Run(tree.Root, ["bundle", "update", "azure", "--url", server.Address, "--ca-file", "mirror-ca.pem", .. args]);
}
