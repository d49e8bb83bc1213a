using System.Runtime.Versioning;
using System.Security.Cryptography;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

/// <summary>Where the passwords of stores and keys come from, and that neither they nor the keys reach an output.</summary>
[SupportedOSPlatform("linux")]
public sealed class TruststorePasswordTests : IDisposable
{
    private const string Secret = "Zq7xPlanted9Secret";

    private readonly TempTree tree = new();
    private readonly TestAuthority authority = new("Shop Root");
    private readonly RSA key = RSA.Create(2048);
    private readonly string keyText;

    public TruststorePasswordTests()
    {
        tree.Write("ca.pem", authority.Pem);
        tree.Write("client.crt", authority.Issue("client", key));
        keyText = key.ExportPkcs8PrivateKeyPem();
        tree.Write("client.key", keyText);
        tree.Write(
            "client-encrypted.key",
            key.ExportEncryptedPkcs8PrivateKeyPem(Secret, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
    }

    public void Dispose()
    {
        key.Dispose();
        authority.Dispose();
        tree.Dispose();
    }

    [Theory]
    [InlineData("--password-stdin", null, Secret)]
    [InlineData("--password-stdin", null, Secret + "\n")]
    [InlineData("--password-stdin", null, Secret + "\r\nnext line")]
    [InlineData("--password-env", "STORE", "")]
    [InlineData("--password-file", "password.txt", "")]
    public void A_password_comes_from_any_of_three_places(string option, string? value, string input)
    {
        tree.Write("password.txt", "\uFEFF" + Secret + "\n");
        string[] given = value is null ? [option] : [option, value];
        var run = Run(input, ["truststore", "create", "--cert", "ca.pem", "--out", "trust.p12", .. given]);
        Assert.Equal((0, "trust.p12: 1 trusted certificate\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(0, Run(Secret, ["truststore", "show", "--password-stdin", "trust.p12"]).ExitCode);
    }

    [Theory]
    [InlineData("a store needs a password: give it by --password-stdin, --password-env or --password-file", "")]
    [InlineData("the password of a store needs 6 characters or more, or keytool refuses it", "short", "--password-stdin")]
    [InlineData("there is no password: what --password-stdin or --password-file reads is empty", "", "--password-stdin")]
    [InlineData("the password of a store needs 6 characters or more", "\n", "--password-stdin")]
    [InlineData("the environment variable that --password-env names is not set", "", "--password-env", "UNSET")]
    [InlineData("missing.txt: the password can't be read, since it does not exist", "", "--password-file", "missing.txt")]
    [InlineData("it is a device", "", "--password-file", "/dev/zero")]
    [InlineData("is too long", "", "--password-file", "long.txt")]
    [InlineData("is no UTF-8 text", "", "--password-file", "latin1.txt")]
    [InlineData("only one of --password-stdin, --password-env and --password-file can be given", Secret, "--password-stdin", "--password-env", "STORE")]
    [InlineData("standard input holds one password: give the other by --password-env or --password-file", Secret, "--password-stdin", "--key-password-stdin")]
    public void A_password_that_is_missing_short_or_unreadable_is_an_error(string message, string input, params string[] options)
    {
        tree.Write("latin1.txt", [(byte)'s', 0xE4, (byte)'c', (byte)'r', (byte)'e', (byte)'t']);
        tree.Write("long.txt", new string('x', 5000));
        var run = Run(input, ["truststore", "create", "--cert", "ca.pem", "--out", "trust.p12", .. options]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.False(File.Exists(tree["trust.p12"]));
    }

    [Theory]
    [InlineData("the password of the key is empty", "")]
    [InlineData("Java opens no PKCS#12 store and no encrypted key", "schlüssel")]
    public void A_password_with_which_Java_opens_no_key_is_refused(string message, string password)
    {
        tree.Write("password.txt", password + "\n");
        var run = Run("", ["truststore", "create", "--client-key", "client.key", "--password-file", "password.txt", "--out", "client.pk8"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(File.Exists(tree["client.pk8"]));
    }

    [Fact]
    public void An_option_that_would_take_a_password_from_the_command_line_does_not_exist()
    {
        foreach (var option in new[] { "--password", "--key-password", "--storepass", "-p" })
        {
            var run = Run("", ["truststore", "create", "--cert", "ca.pem", "--out", "trust.p12", option, Secret]);
            Assert.Equal(2, run.ExitCode);
            AssertHidden(run);
        }
    }

    [Fact]
    public void Passwords_and_keys_reach_no_output_whether_it_goes_well_or_not()
    {
        tree.Write("secret.txt", Secret);
        tree.Write("cut-off.key", keyText[..^40]);
        tree.Write("changed.key", keyText.Replace("A", "B", StringComparison.Ordinal));
        tree.Write("with-key.pem", authority.Pem + keyText);
        string[][] commands =
        [
            ["create", "--cert", "ca.pem", "--client-cert", "client.crt", "--client-key", "client.key", "--password-file", "secret.txt", "--out", "a.p12"],
            [
                "create", "--cert", "ca.pem", "--client-cert", "client.crt", "--client-key", "client-encrypted.key", "--key-password-file", "secret.txt",
                "--password-env", "STORE", "--out", "a.jks"
            ],
            ["create", "--client-key", "client-encrypted.key", "--key-password-stdin", "--password-env", "STORE", "--out", "a.pk8"],
            ["create", "--client-key", "client-encrypted.key", "--key-password-env", "OTHER", "--out", "b.pk8"],
            ["create", "--client-key", "client-encrypted.key", "--out", "b.pk8"],
            ["create", "--client-key", "cut-off.key", "--out", "b.pk8"],
            ["create", "--client-key", "changed.key", "--out", "b.pk8"],
            ["create", "--client-cert", "ca.pem", "--client-key", "client.key", "--password-stdin", "--out", "b.p12"],
            ["create", "--cert", "with-key.pem", "--password-stdin", "--out", "b.p12"],
            ["create", "--cert", "client.key", "--password-stdin", "--out", "b.p12"],
            ["create", "--cert", "ca.pem", "--password-stdin", "--out", "/proc/self/b.p12"],
            ["create", "--cert", "ca.pem", "--password-env", Secret, "--out", "b.p12"],
            ["show", "--password-env", "STORE", "a.p12"],
            ["show", "--password-env", "STORE", "--format", "json", "a.jks"],
            ["show", "--password-env", "OTHER", "a.p12"],
            ["show", "--password-env", Secret, "a.p12"],
            ["show", "with-key.pem"],
            ["show", "client.key"],
            ["show", "a.pk8"],
        ];
        var done = 0;
        foreach (var command in commands)
        {
            var run = Run(Secret + "\n", ["truststore", .. command]);
            AssertHidden(run);
            Assert.DoesNotContain("internal error", run.Error);
            done += run.ExitCode == 0 ? 1 : 0;
        }

        Assert.Equal(7, done);
        foreach (var file in Directory.GetFiles(tree.Root, "a.*"))
        {
            var content = File.ReadAllBytes(file);
            Assert.True(content.AsSpan().IndexOf(key.ExportParameters(true).D) < 0, file);
            Assert.True(content.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Secret)) < 0, file);
        }

        Assert.DoesNotContain(Directory.GetFileSystemEntries(tree.Root), f => f.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(tree.Root, "b.*"));
    }

    private void AssertHidden(ToolRun run)
    {
        var said = run.Output + run.Error;
        Assert.DoesNotContain(Secret, said);
        foreach (var line in keyText.Split('\n').Where(l => l.Length > 20 && l[0] != '-'))
        {
            Assert.DoesNotContain(line[..20], said);
        }
    }

    private ToolRun Run(string input, string[] arguments) =>
        ToolRunner.Run(tree.Root, input, arguments, new Dictionary<string, string?> { ["STORE"] = Secret, ["OTHER"] = "not-the-password" });
}
