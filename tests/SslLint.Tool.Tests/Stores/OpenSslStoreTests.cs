using System.Security.Cryptography;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Stores;

/// <summary>openssl reads what we write, and we read the keys and stores that it writes.</summary>
public sealed class OpenSslStoreTests : IDisposable
{
    private const string Password = "store-pass-1";
    private const string KeyPassword = "schlüssel 7";

    private readonly TempTree tree = new();
    private readonly TestAuthority authority = new("Shop Root");

    public void Dispose()
    {
        authority.Dispose();
        tree.Dispose();
    }

    /// <summary>The forms in which openssl writes keys; <c>{key}</c> is the key in PKCS#8.</summary>
    public static TheoryData<string, string> KeyForms => new()
    {
        { "rsa", "rsa -in {key} -traditional -out key.pem" },
        { "rsa", "rsa -in {key} -traditional -aes256 -passout env:PW -out key.pem" },
        { "rsa", "rsa -in {key} -traditional -des3 -passout env:PW -out key.pem" },
        { "rsa", "pkcs8 -topk8 -in {key} -nocrypt -out key.pem" },
        { "rsa", "pkcs8 -topk8 -in {key} -v2 aes-256-cbc -passout env:PW -out key.pem" },
        { "rsa", "pkcs8 -topk8 -in {key} -v1 PBE-SHA1-3DES -passout env:PW -out key.pem" },
        { "rsa", "pkcs8 -topk8 -in {key} -nocrypt -outform DER -out key.pem" },
        { "rsa", "pkcs8 -topk8 -in {key} -v2 aes-128-cbc -v2prf hmacWithSHA1 -outform DER -passout env:PW -out key.pem" },
        { "ec", "ec -in {key} -out key.pem" },
        { "ec", "ec -in {key} -aes128 -passout env:PW -out key.pem" },
        { "ec", "pkcs8 -topk8 -in {key} -v2 aes-256-cbc -outform DER -passout env:PW -out key.pem" },
        { "ed25519", "pkey -in {key} -out key.pem" },
    };

    [Theory]
    [MemberData(nameof(KeyForms))]
    public void A_key_of_any_form_becomes_the_same_key_in_a_store(string kind, string command)
    {
        Issue(kind);
        OpenSsl(KeyPassword, [.. command.Replace("{key}", "plain.key", StringComparison.Ordinal).Split(' ')]);
        var isEncrypted = command.Contains("-passout", StringComparison.Ordinal);
        tree.Write("key-password.txt", KeyPassword + "\n");
        string[] withKey =
            ["--client-cert", "client.crt", "--client-key", "key.pem", .. isEncrypted ? new[] { "--key-password-file", "key-password.txt" } : []];
        AssertDone(Run(Password, ["truststore", "create", "--password-stdin", "--out", "client.p12", .. withKey]));

        OpenSsl(Password, "pkcs12", "-in", "client.p12", "-passin", "env:PW", "-nocerts", "-nodes", "-out", "back.pem");
        Assert.Equal(PublicKey("plain.key"), PublicKey("back.pem"));

        if (isEncrypted)
        {
            tree.Write("key-password.txt", "wrong");
            var wrong = Run(Password, ["truststore", "create", "--password-stdin", "--out", "other.p12", .. withKey]);
            Assert.Equal(2, wrong.ExitCode);
            Assert.Contains("the password does not open the private key", wrong.Error);
            var none = Run(
                Password, ["truststore", "create", "--password-stdin", "--out", "other.p12", "--client-cert", "client.crt", "--client-key", "key.pem"]);
            Assert.Equal(2, none.ExitCode);
            Assert.Contains("the private key is encrypted: give its password with --key-password-stdin, --key-password-env or --key-password-file", none.Error);
            Assert.False(File.Exists(tree["other.p12"]));
        }
    }

    [Fact]
    public void A_store_is_encrypted_and_authenticated_as_strongly_as_Javas_own()
    {
        Issue("rsa");
        AssertDone(
            Run(Password, ["truststore", "create", "--password-stdin", "--out", "client.p12", "--client-cert", "client.crt", "--client-key", "plain.key"]));
        var told = OpenSsl(Password, "pkcs12", "-in", "client.p12", "-passin", "env:PW", "-info", "-noout");
        Assert.Contains("MAC: sha256, Iteration 10000", told);
        Assert.Contains("Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256", told);
        Assert.Contains("PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256", told);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_for_pgjdbc_is_PKCS8_in_DER(bool isEncrypted)
    {
        Issue("ec");
        string[] password = isEncrypted ? ["--password-stdin"] : [];
        AssertDone(Run(Password, ["truststore", "create", "--client-key", "plain.key", "--out", "client.pk8", .. password]));
        string[] open = isEncrypted ? ["-passin", "env:PW"] : ["-nocrypt"];
        OpenSsl(Password, ["pkcs8", "-in", "client.pk8", "-inform", "DER", "-out", "back.pem", .. open]);
        Assert.Equal(PublicKey("plain.key"), PublicKey("back.pem"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(tree["client.pk8"]));
    }

    [Fact]
    public void A_certificate_in_DER_is_the_one_that_was_given()
    {
        tree.Write("ca.pem", "Kept for the shop.\n" + authority.Pem);
        AssertDone(Run("", ["truststore", "create", "--cert", "ca.pem", "--out", "ca.der"]));
        Assert.Equal(authority.Certificate.RawData, File.ReadAllBytes(tree["ca.der"]));
        Assert.Contains("ca.der: DER, 1 entry\n\ncertificate\n  subject: CN=Shop Root\n", Run("", ["truststore", "show", "ca.der"]).Output);
    }

    [Theory]
    [InlineData("-in client.crt -inkey plain.key -certfile ca.pem -name user", "user: private key", 2, "")]
    [InlineData("-in client.crt -inkey plain.key -legacy", "private key", 1, "")]
    [InlineData("-in ca.pem -nokeys", "certificate", 1, "has no attribute trustedKeyUsage, so that Java does not trust it")]
    [InlineData("-in ca.pem -nokeys -macalg sha512 -certpbe PBE-SHA1-3DES", "certificate", 1, "has no attribute trustedKeyUsage")]
    public void What_openssl_writes_is_listed(string options, string entry, int certificates, string note)
    {
        Issue("rsa");
        tree.Write("ca.pem", authority.Pem);
        OpenSsl(KeyPassword, ["pkcs12", "-export", .. options.Split(' '), "-passout", "env:PW", "-out", "openssl.p12"]);
        var run = Run(KeyPassword, ["truststore", "show", "--password-stdin", "openssl.p12"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"openssl.p12: PKCS#12, 1 entry\n\n{entry}\n", run.Output);
        Assert.Equal(certificates, run.Output.Split("SHA-256: ").Length - 1);
        Assert.Contains(note, run.Error);

        var wrong = Run("wrong", ["truststore", "show", "--password-stdin", "openssl.p12"]);
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("openssl.p12: it is damaged, or the password is wrong", wrong.Error);
        Assert.Contains("has a password: give it with --password-stdin", Run("", ["truststore", "show", "openssl.p12"]).Error);
    }

    [Fact]
    public void A_key_that_is_encrypted_by_scrypt_is_refused_with_the_way_out()
    {
        Issue("ec");
        OpenSsl(KeyPassword, "pkcs8", "-topk8", "-in", "plain.key", "-scrypt", "-passout", "env:PW", "-out", "key.pem");
        var run = Run(KeyPassword, ["truststore", "create", "--client-key", "key.pem", "--key-password-stdin", "--out", "client.pk8"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("key.pem:1: the private key is encrypted in a way that is not read, such as scrypt: 'openssl pkcs8 -topk8 -v2 aes-256-cbc'", run.Error);
    }

    [Fact]
    public void A_store_that_is_neither_encrypted_nor_authenticated_is_listed_with_a_warning()
    {
        tree.Write("ca.pem", authority.Pem);
        OpenSsl(Password, "pkcs12", "-export", "-in", "ca.pem", "-nokeys", "-nomac", "-passout", "env:PW", "-out", "open.p12");
        var run = Run("", ["truststore", "show", "open.p12"]);
        Assert.Contains("subject: CN=Shop Root", run.Output);
        Assert.Contains("open.p12: it has no MAC: nobody knows whether it was changed", run.Error);
    }

    [Fact]
    public void A_store_without_a_password_is_listed_without_one()
    {
        tree.Write("ca.pem", authority.Pem);
        OpenSsl("", "pkcs12", "-export", "-in", "ca.pem", "-nokeys", "-passout", "env:PW", "-out", "empty.p12");
        Assert.Contains("subject: CN=Shop Root", Run("", ["truststore", "show", "empty.p12"]).Output);
    }

    private void Issue(string kind)
    {
        if (kind == "ed25519")
        {
            OpenSsl("", "genpkey", "-algorithm", "ed25519", "-out", "plain.key");
            OpenSsl("", "req", "-x509", "-key", "plain.key", "-subj", "/CN=client", "-days", "300", "-out", "client.crt");
            return;
        }

        using AsymmetricAlgorithm key = kind == "rsa" ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        tree.Write("plain.key", key.ExportPkcs8PrivateKeyPem() + "\n");
        tree.Write("client.crt", authority.Issue("client", key));
    }

    private static void AssertDone(ToolRun run) => Assert.Equal((0, ""), (run.ExitCode, run.Error));

    private string PublicKey(string key) => OpenSsl("", "pkey", "-in", key, "-pubout");

    private string OpenSsl(string password, params string[] arguments) => ExternalProgram.Run(tree.Root, password, "openssl", arguments);

    private ToolRun Run(string input, string[] arguments) => ToolRunner.Run(tree.Root, input, arguments);
}
