using System.Runtime.Versioning;
using System.Security.Cryptography;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary><c>truststore create</c>: what it takes, what it refuses, and that it leaves files alone where it refuses.</summary>
[SupportedOSPlatform("linux")]
public sealed class TruststoreCreateTests : IDisposable
{
    private const string Password = "store-pass-1";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempTree tree = new();
    private readonly TestAuthority authority = new("Shop Root");

    public void Dispose()
    {
        authority.Dispose();
        tree.Dispose();
    }

    [Fact]
    public void Certificates_of_several_files_and_bundles_are_in_once()
    {
        using var other = new TestAuthority("Other Root");
        tree.Write("a.pem", "# the shop's\r\n" + authority.Pem + "some text between\n" + other.Pem + authority.Pem);
        tree.Write("b.der", authority.Certificate.RawData);
        var run = Create("--cert", "a.pem", "--cert", "b.der", "--bundle", "azure", "--bundle", "azure", "--out", "trust.p12");
        Assert.Equal((0, "trust.p12: 5 trusted certificates\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Certificates_of_the_same_name_have_aliases_of_their_own()
    {
        using var second = new TestAuthority("Shop Root");
        using var user = new TestAuthority("User");
        using var unnamed = new TestAuthority("***");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        tree.Write("ca.pem", authority.Pem + second.Pem + user.Pem + unnamed.Pem);
        WriteClient(key);
        Assert.Equal(0, Create("--cert", "ca.pem", "--client-cert", "client.crt", "--client-key", "client.key", "--out", "all.p12").ExitCode);
        var listed = Show("all.p12").Output.Split('\n').Where(l => l.Length > 0 && l[0] != ' ').Skip(1);
        Assert.Equal(
            [
                "user: private key", "shop-root: trusted certificate", "shop-root-2: trusted certificate", "user-2: trusted certificate",
                "ca: trusted certificate"
            ],
            listed);
    }

    [Fact]
    public void A_certificate_that_has_expired_or_is_no_authority_is_written_with_a_warning()
    {
        using var expired = new TestAuthority("Old Root", daysLeft: -3);
        using var soon = new TestAuthority("Ending Root", daysLeft: 20);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        tree.Write("ca.pem", "\n\n" + expired.Pem);
        tree.Write("leaf.pem", authority.Issue("db.example.com", key) + soon.Pem);
        var run = Create("--cert", "ca.pem", "--cert", "leaf.pem", "--out", "trust.p12");
        Assert.Equal((0, "trust.p12: 3 trusted certificates\n"), (run.ExitCode, run.Output));
        Assert.Contains("warning: ca.pem:3: Old Root expired on ", run.Error);
        Assert.Contains(": Ending Root expires on ", run.Error);
        Assert.Contains("warning: leaf.pem:1: db.example.com is no certificate of a CA", run.Error);
        Assert.Equal(3, run.Error.Split("warning: ").Length - 1);
        Assert.Contains(" (expired)\n", Show("trust.p12").Output);
    }

    /// <summary>Files that are refused, and what is said of them.</summary>
    public static TheoryData<string, string> BadFiles => new()
    {
        { "missing", "bad.pem: not read, since it does not exist" },
        { "empty", "bad.pem: it holds no certificate in PEM or DER" },
        { "junk", "bad.pem: it holds no certificate in PEM or DER" },
        { "cut-off", "bad.pem:2: the block BEGIN CERTIFICATE has no END CERTIFICATE: the file is cut off or was edited" },
        { "second-broken", "bad.pem:" },
        { "no-base64", "bad.pem:1: what stands between BEGIN and END is no Base64" },
        { "pem-of-text", "bad.pem:1: it holds no X.509 certificate" },
        { "der-cut-off", "bad.pem:1: it holds no X.509 certificate" },
        { "key", "bad.pem:2: it holds a private key (PRIVATE KEY), which has no place among certificates to trust" },
        { "pkcs7", "bad.pem: it is PKCS#7: 'openssl pkcs7 -inform der -print_certs -in bad.pem -out bad.pem.pem' turns it into PEM" },
        { "pkcs7-pem", "bad.pem:1: it is PKCS#7: openssl pkcs7 -print_certs turns it into PEM certificates" },
        { "pkcs12", "bad.pem: it is a PKCS#12 store: 'openssl pkcs12 -nokeys -in bad.pem -out bad.pem.pem' makes PEM of its certificates" },
        { "jks", "bad.pem: it is a Java key store: 'keytool -exportcert -rfc -keystore bad.pem -alias ALIAS'" },
        { "utf16", "bad.pem: it is UTF-16 text, which no TLS library reads" },
        { "folder", "bad.pem: not read, since " },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_named_and_nothing_is_written(string kind, string message)
    {
        tree.Write("trust.p12", "the old one");
        tree.Write("good.pem", authority.Pem);
        WriteBad(kind);
        var run = Create("--cert", "good.pem", "--cert", "bad.pem", "--force", "--out", "trust.p12");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"dotnet-sslconnect: error: {message}", run.Error);
        Assert.Equal("the old one", tree.Read("trust.p12"));
    }

    [Fact]
    public void A_key_that_does_not_fit_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(2048);
        WriteClient(key);
        tree.Write("another.key", another.ExportECPrivateKeyPem());
        tree.Write("rsa.key", rsa.ExportRSAPrivateKeyPem());
        foreach (var file in new[] { "another.key", "rsa.key" })
        {
            var run = Create("--client-cert", "client.crt", "--client-key", file, "--out", "client.p12");
            Assert.Equal(2, run.ExitCode);
            Assert.Contains($"error: the key in {file} does not fit the certificate in client.crt (client)", run.Error);
            Assert.False(File.Exists(tree["client.p12"]));
        }
    }

    [Theory]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "key.pem:1: the private key is damaged")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIJ", "key.pem:1: the private key is damaged")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "key.pem:1: the private key is damaged")]
    [InlineData(
        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
        "key.pem:1: it is a key of OpenSSH: 'ssh-keygen -p -m PEM -f key.pem' turns it into PEM")]
    [InlineData("0abc", "key.pem: the private key is damaged")]
    [InlineData("", "key.pem: it holds no private key, and one in PEM or DER is needed")]
    public void A_damaged_key_is_refused(string content, string message)
    {
        tree.Write("key.pem", content);
        var run = ToolRunner.Run(tree.Root, "truststore", "create", "--client-key", "key.pem", "--out", "client.pk8");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(File.Exists(tree["client.pk8"]));
    }

    [Fact]
    public void Certificate_and_key_may_stand_in_one_file()
    {
        using var key = RSA.Create(2048);
        tree.Write(
            "client.pem",
            "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\r\n" + key.ExportRSAPrivateKeyPem() + "\r\n"
                + authority.Issue("client", key));
        Assert.Equal(0, Create("--client-cert", "client.pem", "--client-key", "client.pem", "--out", "client.p12").ExitCode);
        Assert.Contains("user: private key\n  subject: CN=client\n", Show("client.p12").Output);
    }

    [Fact]
    public void What_holds_a_key_is_for_its_owner_alone()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WriteClient(key);
        tree.Write("ca.pem", authority.Pem);
        tree.Write("old.p12", "world-readable");
        File.SetUnixFileMode(tree["old.p12"], OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        foreach (var name in new[] { "client.p12", "client.jks", "client.pk8", "old.p12" })
        {
            Assert.Equal(0, Create("--client-cert", "client.crt", "--client-key", "client.key", "--force", "--out", name).ExitCode);
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(tree[name]));
        }
    }

    [Fact]
    public void An_existing_file_is_written_over_by_force_alone()
    {
        tree.Write("ca.pem", authority.Pem);
        tree.Write("trust.p12", "the old one");
        var run = Create("--cert", "ca.pem", "--out", "trust.p12");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: trust.p12 exists already: --force writes over it", run.Error);
        Assert.Equal("the old one", tree.Read("trust.p12"));
        Assert.Equal(0, Create("--cert", "ca.pem", "--force", "--out", "trust.p12").ExitCode);
        Assert.Contains("1 entry", Show("trust.p12").Output);
        Assert.Equal(["ca.pem", "trust.p12"], Directory.GetFileSystemEntries(tree.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Where_nothing_can_be_written_the_path_is_named()
    {
        tree.Write("ca.pem", authority.Pem);
        Directory.CreateDirectory(tree["folder"]);
        var run = Create("--cert", "ca.pem", "--out", "folder");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: folder: not written, since it is a folder", run.Error);

        // Not even root writes there.
        run = Create("--cert", "ca.pem", "--out", "/proc/self/trust.p12");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("error: /proc/self/trust.p12: not written, since ", run.Error);

        run = Create("--cert", "ca.pem", "--out", "ca.pem/trust.p12");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error: ca.pem/trust.p12: not written, since ", run.Error);
    }

    [Theory]
    [InlineData("--out FILE is needed", "--cert", "ca.pem")]
    [InlineData("there is nothing to put in", "--out", "a.p12")]
    [InlineData("there is no bundle of that name; the bundles are aws-rds, azure", "--bundle", "nobody", "--out", "a.p12")]
    [InlineData("--type takes pkcs12, jks, pk8, der, oracle-wallet", "--type", "bks", "--cert", "ca.pem", "--out", "a.p12")]
    [InlineData("--client-cert needs its key: give --client-key", "--client-cert", "client.crt", "--out", "a.p12")]
    [InlineData("--client-key needs its certificate: give --client-cert", "--client-key", "client.key", "--out", "a.p12")]
    [InlineData("--type pk8 holds a private key and nothing else", "--cert", "ca.pem", "--out", "a.pk8")]
    [InlineData("--type der holds one certificate", "--bundle", "azure", "--out", "a.der")]
    public void What_does_not_go_together_is_said(string message, params string[] arguments)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WriteClient(key);
        tree.Write("ca.pem", authority.Pem);
        var run = Create(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
    }

    private void WriteClient(ECDsa key)
    {
        tree.Write("client.crt", authority.Issue("client", key));
        tree.Write("client.key", key.ExportPkcs8PrivateKeyPem());
    }

    private void WriteBad(string kind)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var der = authority.Certificate.RawData;
        var collection = new System.Security.Cryptography.X509Certificates.X509Certificate2Collection(authority.Certificate);
        var pkcs7 = collection.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs7)!;
        byte[]? content = kind switch
        {
            "empty" => [],
            "junk" => "no certificate\n"u8.ToArray(),
            "cut-off" => Ascii("# whole at home\n" + authority.Pem[..^30]),
            "second-broken" => Ascii(authority.Pem + "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"),
            "no-base64" => Ascii("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"),
            "pem-of-text" => Ascii("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            "der-cut-off" => der[..^40],
            "key" => Ascii("\n" + key.ExportPkcs8PrivateKeyPem() + "\n" + authority.Pem),
            "pkcs7" => pkcs7,
            "pkcs7-pem" => Ascii(PemEncoding.WriteString("PKCS7", pkcs7)),
            "pkcs12" => collection.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, Password)!,
            "jks" => [0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2, 0, 0, 0, 0],
            "utf16" => System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes(authority.Pem)).ToArray(),
            _ => null,
        };
        if (content is not null)
        {
            tree.Write("bad.pem", content);
        }
        else if (kind == "folder")
        {
            Directory.CreateDirectory(tree["bad.pem"]);
        }
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    private ToolRun Create(params string[] arguments) => ToolRunner.Run(tree.Root, Password, ["truststore", "create", "--password-stdin", .. arguments]);

    private ToolRun Show(string store) => ToolRunner.Run(tree.Root, Password, ["truststore", "show", "--password-stdin", store]);
}
