using System.Security.Cryptography;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>truststore show</c>: formats, damage, and files that are no stores. What openssl and keytool write is in <c>Stores/</c>.</summary>
public sealed class TruststoreShowTests : IDisposable
{
    private const string Password = "store-pass-1";

    private readonly TempTree tree = new();
    private readonly TestAuthority authority = new("Shop Root");

    public void Dispose()
    {
        authority.Dispose();
        tree.Dispose();
    }

    [Fact]
    public void Json_has_every_entry_with_its_certificates()
    {
        using var expired = new TestAuthority("Old Root", daysLeft: -3);
        using var key = RSA.Create(2048);
        tree.Write("ca.pem", expired.Pem);
        tree.Write("client.crt", authority.Issue("client", key) + authority.Pem);
        tree.Write("client.key", key.ExportPkcs8PrivateKeyPem());
        Create("--cert", "ca.pem", "--client-cert", "client.crt", "--client-key", "client.key", "--out", "all.p12");
        using var document = JsonDocument.Parse(Show("--format", "json", "all.p12").Output);
        var root = document.RootElement;
        Assert.Equal(
            (1, "pkcs12", 0), (root.GetProperty("schemaVersion").GetInt32(), root.GetProperty("type").GetString(), root.GetProperty("notes").GetArrayLength()));
        var entries = root.GetProperty("entries").EnumerateArray().Select(e => (
            Alias: e.GetProperty("alias").GetString(),
            Kind: e.GetProperty("kind").GetString(),
            Certificates: e.GetProperty("certificates").EnumerateArray().ToList())).ToList();
        Assert.Equal([("user", "key", 2), ("old-root", "trusted", 1)], entries.Select(e => (e.Alias, e.Kind, e.Certificates.Count)));
        var client = entries[0].Certificates[0];
        Assert.Equal(("CN=client", "CN=Shop Root", "valid", "RSA", 2048), (
            client.GetProperty("subject").GetString(),
            client.GetProperty("issuer").GetString(),
            client.GetProperty("validity").GetString(),
            client.GetProperty("keyAlgorithm").GetString(),
            client.GetProperty("keySize").GetInt32()));
        Assert.Equal(authority.Certificate.GetCertHashString(HashAlgorithmName.SHA256), entries[0].Certificates[1].GetProperty("sha256").GetString());
        Assert.Equal("expired", entries[1].Certificates[0].GetProperty("validity").GetString());
    }

    [Fact]
    public void A_JKS_is_listed_without_its_password_with_a_warning()
    {
        tree.Write("ca.pem", authority.Pem);
        Create("--cert", "ca.pem", "--out", "trust.jks");
        var run = ToolRunner.Run(tree.Root, "truststore", "show", "trust.jks");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("trust.jks: JKS, 1 entry\n\nshop-root: trusted certificate\n  subject: CN=Shop Root\n  issuer:  itself\n  valid:   ", run.Output);
        Assert.Contains("\n  key:     EC 256 bits\n  SHA-256: " + authority.Certificate.GetCertHashString(HashAlgorithmName.SHA256), run.Output);
        Assert.Contains("warning: trust.jks: it was listed without its password: nobody knows whether it was changed", run.Error);
        Assert.Equal("", Show("trust.jks").Error);
    }

    [Fact]
    public void A_changed_store_is_not_listed_with_its_password()
    {
        tree.Write("ca.pem", authority.Pem);
        foreach (var store in new[] { "trust.jks", "trust.p12" })
        {
            Create("--cert", "ca.pem", "--out", store);
            var whole = File.ReadAllBytes(tree[store]);
            var changed = (byte[])whole.Clone();
            changed[whole.Length / 2] ^= 1;
            foreach (var content in new[] { changed, whole[..^10], whole[..(whole.Length / 3)], whole[..6] })
            {
                tree.Write("bad" + store, content);
                var run = Show("bad" + store);
                Assert.Equal((2, ""), (run.ExitCode, run.Output));
                Assert.Contains($"error: bad{store}: it is ", run.Error);
            }
        }
    }

    [Fact]
    public void No_change_of_a_single_byte_is_an_internal_error()
    {
        tree.Write("ca.pem", authority.Pem);
        foreach (var store in new[] { "trust.jks", "trust.p12" })
        {
            Create("--cert", "ca.pem", "--out", store);
            var whole = File.ReadAllBytes(tree[store]);

            // The salts and the certificate are long; what gives the file its structure stands at both ends.
            foreach (var at in Enumerable.Range(0, whole.Length).Where(i => i < 120 || i > whole.Length - 90))
            {
                var changed = (byte[])whole.Clone();
                changed[at] = (byte)(changed[at] ^ 0x41);
                tree.Write("changed", changed);
                foreach (var run in new[] { Show("changed"), ToolRunner.Run(tree.Root, "truststore", "show", "changed") })
                {
                    Assert.DoesNotContain("internal error", run.Error);
                    Assert.True(run.ExitCode is 0 or 2);
                }
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xCE, 0xCE, 0xCE, 0xCE, 0, 0, 0, 2 }, "it is a JCEKS store, which is not read")]
    [InlineData(new byte[] { 0, 0, 0, 2, 0, 0, 0, 20 }, "it is a BKS store, which is not read")]
    [InlineData(new byte[] { 1, 2, 3 }, "it is no PKCS#12 or JKS store, and holds no certificate in PEM or DER")]
    [InlineData(new byte[] { }, "it is no PKCS#12 or JKS store, and holds no certificate in PEM or DER")]
    public void What_is_no_store_is_named(byte[] content, string message)
    {
        tree.Write("file", content);
        var run = Show("file");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"error: file: {message}", run.Error);
    }

    [Fact]
    public void A_PEM_file_is_listed_with_its_keys_and_what_is_broken_in_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        tree.Write("all.pem", authority.Pem + key.ExportPkcs8PrivateKeyPem() + "\n-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n");
        var run = ToolRunner.Run(tree.Root, "truststore", "show", "all.pem");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("all.pem: PEM, 2 entries\n\ncertificate\n  subject: CN=Shop Root\n", run.Output);
        Assert.Contains(": private key\n", run.Output);
        Assert.Contains("is not read: what stands between BEGIN and END is no Base64", run.Error);
    }

    [Fact]
    public void A_name_in_a_certificate_can_not_steer_a_terminal()
    {
        using var evil = new TestAuthority("\"a\u001b[2Jb\"", daysLeft: 5);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        tree.Write("ca.pem", evil.Pem);
        tree.Write("client.crt", authority.Issue("\"c\u001b[2Jd\"", key));
        tree.Write("client.key", key.ExportPkcs8PrivateKeyPem());
        tree.Write("another.key", another.ExportPkcs8PrivateKeyPem());
        string[][] commands =
        [
            ["create", "--cert", "ca.pem", "--cert", "client.crt", "--client-cert", "client.crt", "--client-key", "client.key", "--out", "all.p12"],
            ["create", "--client-cert", "client.crt", "--client-key", "another.key", "--out", "other.p12"],
            ["create", "--cert", "ca.pem", "--out", "ca.der"],
            ["show", "ca.pem"],
            ["show", "all.p12"],
        ];
        foreach (var command in commands)
        {
            var run = ToolRunner.Run(tree.Root, Password, ["truststore", .. command, "--password-stdin"]);
            Assert.Contains("[2J", run.Output + run.Error);
            Assert.DoesNotContain('\u001b', run.Output + run.Error);
        }
    }

    private void Create(params string[] arguments) =>
        Assert.Equal(0, ToolRunner.Run(tree.Root, Password, ["truststore", "create", "--password-stdin", "--force", .. arguments]).ExitCode);

    private ToolRun Show(params string[] arguments) => ToolRunner.Run(tree.Root, Password, ["truststore", "show", "--password-stdin", .. arguments]);
}
