using System.Security.Cryptography;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Stores;

/// <summary>Java's keytool reads every store that we write, and we read those that it writes.</summary>
public sealed class JavaStoreTests : IDisposable
{
    private const string Password = "store-pass-1";

    private readonly TempTree tree = new();
    private readonly TestAuthority first = new("Shop Root CA 1");
    private readonly TestAuthority second = new("Shop Root CA 2");

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        tree.Dispose();
    }

    [Theory]
    [InlineData("trust.p12", "PKCS12")]
    [InlineData("trust.jks", "JKS")]
    public void A_trust_store_holds_trusted_entries_by_the_names_of_their_certificates(string store, string type)
    {
        tree.Write("both.pem", first.Pem + second.Pem);
        Create("--cert", "both.pem", "--bundle", "azure", "--out", store);
        var listed = ExternalProgram.Keytool(tree.Root, Password, store);
        Assert.Contains($"Keystore type: {type}", listed);
        Assert.Contains("Your keystore contains 5 entries", listed);
        Assert.Equal(5, Count(listed, "Entry type: trustedCertEntry"));
        foreach (var alias in new[]
        {
            "shop-root-ca-1", "shop-root-ca-2", "digicert-global-root-g2", "digicert-global-root-ca", "microsoft-rsa-root-certificate-authority-2017"
        })
        {
            Assert.Contains($"Alias name: {alias}\n", listed);
        }

        Assert.Contains(Fingerprint(first), listed);
        Assert.Contains(Fingerprint(second), listed);
    }

    [Theory]
    [InlineData("client.p12", "rsa")]
    [InlineData("client.jks", "ec")]
    public void A_key_store_holds_the_key_with_its_chain_beside_what_is_trusted(string store, string kind)
    {
        using AsymmetricAlgorithm key = kind == "rsa" ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP384);
        tree.Write("client.crt", second.Pem + first.Pem + first.Issue("client", key));
        tree.Write("client.key", key.ExportPkcs8PrivateKeyPem());
        tree.Write("trusted.pem", second.Pem);
        Create("--client-cert", "client.crt", "--client-key", "client.key", "--cert", "trusted.pem", "--out", store);
        var listed = ExternalProgram.Keytool(tree.Root, Password, store);
        Assert.Contains("Your keystore contains 2 entries", listed);
        Assert.Contains("Alias name: user\n", listed);
        Assert.Equal(1, Count(listed, "Entry type: PrivateKeyEntry"));
        Assert.Equal(1, Count(listed, "Entry type: trustedCertEntry"));
        Assert.Contains("Certificate chain length: 2", listed);
        var chain = listed[listed.IndexOf("Certificate[1]:", StringComparison.Ordinal)..];
        Assert.StartsWith("Certificate[1]:\nOwner: CN=client\nIssuer: CN=Shop Root CA 1\n", chain);
        Assert.Contains("Certificate[2]:\nOwner: CN=Shop Root CA 1\n", chain);
    }

    [Fact]
    public void Names_beyond_ascii_are_aliases_and_passwords_beyond_it_are_taken_for_JKS_alone()
    {
        const string Foreign = "pässwörd-ключ";
        using var authority = new TestAuthority("Größe Корень CA");
        tree.Write("ca.pem", authority.Pem);
        Create("--cert", "ca.pem", "--out", "trust.p12");
        Assert.Contains("Alias name: größe-корень-ca\n", ExternalProgram.Keytool(tree.Root, Password, "trust.p12"));

        CreateWith(Foreign, ["--cert", "ca.pem", "--out", "trust.jks"]);
        Assert.Contains("Alias name: größe-корень-ca\n", ExternalProgram.Keytool(tree.Root, Foreign, "trust.jks"));
        Assert.Contains("größe-корень-ca: trusted certificate", Show("trust.jks", Foreign).Output);

        // keytool says: getSecretKey failed: Password is not ASCII.
        var run = ToolRunner.Run(tree.Root, Foreign, ["truststore", "create", "--password-stdin", "--cert", "ca.pem", "--out", "foreign.p12"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Java opens no PKCS#12 store", run.Error);
        Assert.False(File.Exists(tree["foreign.p12"]));
    }

    [Fact]
    public void An_oracle_wallet_is_a_folder_with_a_PKCS12_file()
    {
        tree.Write("ca.pem", first.Pem);
        Create("--type", "oracle-wallet", "--cert", "ca.pem", "--out", "wallet");
        Assert.Equal(["ewallet.p12"], Directory.GetFiles(tree["wallet"]).Select(Path.GetFileName));
        Assert.Contains("Entry type: trustedCertEntry", ExternalProgram.Keytool(tree["wallet"], Password, "ewallet.p12"));
    }

    [Fact]
    public void Ten_thousand_certificates_are_written_listed_and_read_by_java()
    {
        tree.Write("many.pem", string.Concat(Enumerable.Range(0, 10_000).Select(Renumbered)));
        Create("--cert", "many.pem", "--cert", "many.pem", "--out", "many.p12");
        var listing = Show("many.p12", Password).Output;
        Assert.StartsWith("many.p12: PKCS#12, 10000 entries\n", listing);
        Assert.Contains("\nshop-root-ca-1-10000: trusted certificate\n", listing);
        Assert.Contains(
            "Your keystore contains 10,000 entries",
            ExternalProgram.Run(tree.Root, Password, "keytool", "-list", "-keystore", "many.p12", "-storepass:env", "PW"));
    }

    [Fact]
    public void What_keytool_writes_is_listed()
    {
        tree.Write("ca.pem", first.Pem);
        string[] store = ["-storepass:env", "PW", "-noprompt"];
        ExternalProgram.Run(
            tree.Root, Password, "keytool", ["-importcert", "-alias", "Shop", "-file", "ca.pem", "-storetype", "PKCS12", "-keystore", "java.p12", .. store]);
        ExternalProgram.Run(
            tree.Root,
            Password,
            "keytool",
            ["-genkeypair", "-alias", "key", "-keyalg", "EC", "-dname", "CN=made by keytool", "-keystore", "java.p12", .. store]);
        var shown = Show("java.p12", Password);
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("Shop: trusted certificate\n  subject: CN=Shop Root CA 1\n  issuer:  itself\n", shown.Output);
        Assert.Contains("key: private key\n  subject: CN=made by keytool\n", shown.Output);
        Assert.Equal("", shown.Error);

        ExternalProgram.Run(
            tree.Root,
            Password,
            "keytool",
            [
                "-importkeystore", "-srckeystore", "java.p12", "-srcstorepass:env", "PW", "-destkeystore", "java.jks", "-deststoretype", "JKS",
                "-deststorepass:env", "PW", "-noprompt"
            ]);
        shown = Show("java.jks", Password);
        Assert.Contains("java.jks: JKS, 2 entries", shown.Output);
        Assert.Contains("shop: trusted certificate\n", shown.Output);
        Assert.Contains("key: private key\n  subject: CN=made by keytool\n", shown.Output);
        Assert.Equal("", shown.Error);
        Assert.Equal(2, Show("java.jks", "wrong-password").ExitCode);
        Assert.Equal(2, Show("java.p12", "wrong-password").ExitCode);

        ExternalProgram.Run(
            tree.Root, Password, "keytool", ["-importcert", "-alias", "shop", "-file", "ca.pem", "-storetype", "JCEKS", "-keystore", "java.jceks", .. store]);
        var refused = Show("java.jceks", Password);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("java.jceks: it is a JCEKS store, which is not read: 'keytool -importkeystore -srckeystore java.jceks ", refused.Error);
    }

    /// <summary>The certificate with another serial number: nobody looks at the signature of what is trusted.</summary>
    private string Renumbered(int number)
    {
        var der = (byte[])first.Certificate.RawData.Clone();
        var serial = first.Certificate.SerialNumberBytes;

        // Its last bytes: the first ones may be a sign and have to stay.
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(der.AsSpan(der.AsSpan().IndexOf(serial.Span) + serial.Length - sizeof(int)), number);
        return PemEncoding.WriteString("CERTIFICATE", der) + "\n";
    }

    private static string Fingerprint(TestAuthority authority) =>
        string.Join(':', Convert.ToHexString(SHA256.HashData(authority.Certificate.RawData)).Chunk(2).Select(pair => new string(pair)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private void Create(params string[] arguments) => CreateWith(Password, arguments);

    private void CreateWith(string password, string[] arguments)
    {
        var run = ToolRunner.Run(tree.Root, password + "\n", ["truststore", "create", "--password-stdin", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private ToolRun Show(string store, string password) => ToolRunner.Run(tree.Root, password + "\n", ["truststore", "show", "--password-stdin", store]);
}
