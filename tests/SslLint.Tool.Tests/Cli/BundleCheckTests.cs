using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SslLint.Tool.Tests.Support;

namespace SslLint.Tool.Tests.Cli;

[SupportedOSPlatform("linux")]
public sealed class BundleCheckTests : IDisposable
{
    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_bundles_that_are_carried_have_nothing_to_report()
    {
        var run = ToolRunner.Run(Repository.PathOf("src/SslLint.CaBundles"), "bundle", "check");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("40 files with 235 certificates: 0 errors, 0 warnings, 0 info\n", run.Output);
    }

    [Fact]
    public void What_is_wrong_is_said_with_line_and_help()
    {
        using var ca = TestCertificates.Authority("Own CA");
        using var old = TestCertificates.Authority("Old CA", until: -1);
        tree.Write("ca.pem", ca.Pem() + old.Pem());
        var line = ca.Pem().Split('\n').Length;
        var run = Check();
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"""
            ca.pem:{line}: warning[expired]: Old CA: expired ({old.NotAfter.ToUniversalTime():yyyy-MM-dd})
              = help: take the current file from its publisher
            1 file with 2 certificates: 0 errors, 1 warning, 0 info

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Ends_in_the_near_future_and_beginnings_are_reported()
    {
        using var ending = TestCertificates.Authority("Ending CA", until: 80);
        using var early = TestCertificates.Authority("Early CA", from: 10);
        tree.Write("ca.pem", ending.Pem() + early.Pem());
        Assert.Equal(["ends-soon", "not-yet-valid"], Kinds(Check()));
        Assert.Equal(["not-yet-valid"], Kinds(Check("--days", "30")));
    }

    [Fact]
    public void Weak_keys_and_signatures_are_reported()
    {
        using var rsa = RSA.Create(1024);
        using var strong = RSA.Create(2048);
        using var weak = TestCertificates.Authority("Weak CA", key: rsa);
        using var ca = TestCertificates.Authority("Strong CA", key: strong);
        using var signed = TestCertificates.Issue(ca, "Old server", withSha1: true);
        tree.Write("ca.pem", weak.Pem() + ca.Pem() + signed.Pem());
        Assert.Equal(["weak-key", "weak-signature"], Kinds(Check()));
    }

    [Theory]
    [InlineData("server.key", "error")]
    [InlineData("tests/server.key", "info")]
    [InlineData("src/Shop.Tests/certs/server.key", "info")]
    [InlineData("latest/server.key", "error")]
    public void A_private_key_is_an_error_but_in_tests(string path, string level)
    {
        using var key = ECDsa.Create();
        tree.Write(path, key.ExportPkcs8PrivateKeyPem());
        var run = Check("--format", "concise");
        Assert.Equal($"{path}(1): {level} private-key: a private key stands in the file (PRIVATE KEY)\n", run.Output);
        Assert.Equal(level == "error" ? 1 : 0, run.ExitCode);
        Assert.DoesNotContain(key.ExportPkcs8PrivateKeyPem().Split('\n')[1], run.Output);
    }

    [Fact]
    public void An_encrypted_key_is_a_warning()
    {
        using var key = ECDsa.Create();
        tree.Write(
            "server.key",
            key.ExportEncryptedPkcs8PrivateKeyPem("hunter2", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        Assert.Contains("warning private-key", Check("--format", "concise").Output);
    }

    [Fact]
    public void Files_that_are_cut_off_or_hold_junk_are_errors_that_name_the_line()
    {
        using var ca = TestCertificates.Authority("Own CA");
        tree.Write("cut.pem", ca.Pem()[..200]);
        tree.Write("junk.pem", ca.Pem() + "-----BEGIN CERTIFICATE-----\n<html>\n-----END CERTIFICATE-----\n");
        var run = Check("--format", "concise");
        Assert.Contains("cut.pem(1): error unreadable: a certificate can't be read: the block BEGIN CERTIFICATE has no END", run.Output);
        Assert.Contains(
            $"junk.pem({ca.Pem().Split('\n').Length}): error unreadable: a certificate can't be read: what stands between BEGIN and END is no Base64",
            run.Output);
    }

    [Fact]
    public void Other_forms_are_called_what_they_are_where_they_are_asked_for()
    {
        using var ca = TestCertificates.Authority("Own CA");
        tree.Write("ca.p12", ca.Export(X509ContentType.Pkcs12));
        tree.Write("ca.p7b", new X509Certificate2Collection(ca).Export(X509ContentType.Pkcs7)!);
        tree.Write("ca16.pem", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(ca.Pem())).ToArray());
        tree.Write("ca.der", ca.RawData);
        tree.Write("page.pem", "<!DOCTYPE html><html>not found</html>");
        tree.Write("notes.pem", "no certificate\n");
        var named = Check("ca.p12", "ca.p7b", "ca16.pem", "ca.der", "page.pem", "notes.pem", "--format", "concise");
        Assert.Equal(
            """
            ca.p12(1): info no-certificate: it is a PKCS#12 store
            ca.p7b(1): error no-certificate: it is PKCS#7 in DER, which no database driver reads
            ca16.pem(1): error no-certificate: it is UTF-16 text, which no TLS library reads
            notes.pem(1): error no-certificate: it holds no certificate
            page.pem(1): error no-certificate: it is a web page and holds no certificate

            """.ReplaceLineEndings("\n"),
            named.Output);

        // Met on the way, a file without certificates may be anything, but not a page.
        var met = Check("--format", "concise").Output;
        Assert.DoesNotContain("notes.pem", met);
        Assert.Contains("page.pem(1): warning no-certificate", met);
    }

    [Fact]
    public void A_leaf_is_no_bundle_and_may_be_there()
    {
        using var leaf = TestCertificates.Leaf("server");
        tree.Write("server.crt", leaf.Pem());
        Assert.Empty(Kinds(Check()));
        tree.Write("certs/azure.pem", leaf.Pem());
        Assert.Equal(["not-a-ca"], Kinds(Check()));
    }

    [Fact]
    public void A_file_under_the_name_of_a_bundle_or_asked_for_by_host_must_hold_its_roots()
    {
        using var ca = TestCertificates.Authority("Own CA");
        tree.Write("certs/aws-rds.pem", ca.Pem());
        Assert.Equal(["wrong-provider"], Kinds(Check()));
        tree.Write("certs/aws-rds.pem", Bundle("aws-rds"));
        Assert.Empty(Kinds(Check()));
        Assert.Empty(Kinds(Check("--for", "shop.c0ffee.eu-west-1.rds.amazonaws.com", "certs/aws-rds.pem")));
        Assert.Equal(["wrong-provider"], Kinds(Check("--for", "shop.postgres.database.azure.com", "certs/aws-rds.pem")));
    }

    [Fact]
    public void A_copy_that_lacks_roots_is_named_with_what_it_lacks()
    {
        tree.Write("global-bundle.pem", Without(Bundle("aws-rds"), "ap-southeast-7"));
        Assert.Contains("warning outdated: it is an old copy of the roots of AWS RDS, without ap-southeast-7\n", Check("--format", "concise").Output);
        tree.Write("global-bundle.pem", Without(Bundle("aws-rds"), "eu-west-1 Root CA RSA4096"));
        Assert.Contains("lacks some of the roots of AWS RDS in eu-west-1", Check("--format", "concise").Output);
        tree.Write("global-bundle.pem", Bundle("aws-rds-eu-west-1"));
        Assert.Empty(Kinds(Check()));
        tree.Write("global-bundle.pem", Bundle("azure").Split("# Microsoft")[0]);
        Assert.Empty(Kinds(Check()));
        Assert.Equal(["outdated"], Kinds(Check("--for", "azure", "global-bundle.pem")));
    }

    [Fact]
    public void A_retired_root_is_reported_once_though_it_has_expired()
    {
        using var old = TestCertificates.Authority("Amazon RDS Root 2019 CA", from: -3000, until: -800);
        tree.Write("rds.pem", old.Pem());
        Assert.Equal(["retired"], Kinds(Check()));
        Assert.Contains("bundle export aws-rds", Check().Output);
    }

    [Fact]
    public void Ten_thousand_certificates_with_duplicates_are_one_line()
    {
        using var ca = TestCertificates.Authority("Own CA");
        tree.Write("ca.pem", string.Concat(Enumerable.Repeat(ca.Pem(), 10_000)));
        var run = Check();
        Assert.Equal(["duplicate"], Kinds(run));
        Assert.EndsWith("1 file with 10000 certificates: 0 errors, 0 warnings, 1 info\n", run.Output);
    }

    [Fact]
    public void What_is_named_and_can_not_be_read_is_exit_code_2_beside_the_findings()
    {
        using var ca = TestCertificates.Authority("Old CA", until: -1);
        tree.Write("ca.pem", ca.Pem());
        var run = Check("ca.pem", "missing.pem");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Old CA", run.Output);
        Assert.Contains("missing.pem", run.Error);
        Assert.Equal(2, Check("ca.pem", "--max-file-size", "10").ExitCode);
    }

    [Theory]
    [InlineData("--for", "pg-shop.aivencloud.com", "there is no bundle for Aiven")]
    [InlineData("--for", "nobody", "--for takes a bundle")]
    [InlineData("--days", "-1", "--days takes a number")]
    [InlineData("--format", "xml", "--format takes text, concise, json")]
    public void A_wrong_option_is_named(string option, string value, string expected)
    {
        var run = Check(option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    [Fact]
    public void Ignored_files_are_left_alone_and_fail_on_decides_the_exit_code()
    {
        using var ca = TestCertificates.Authority("Old CA", until: -1);
        tree.Write(".gitignore", "local/\n");
        tree.Write("local/ca.pem", ca.Pem());
        Assert.Equal(0, Check().ExitCode);
        tree.Write("ca.pem", ca.Pem());
        Assert.Equal(1, Check().ExitCode);
        Assert.Equal(0, Check("--fail-on", "error").ExitCode);
    }

    private static string Bundle(string name) => File.ReadAllText(Repository.PathOf($"src/SslLint.CaBundles/bundles/{name}.pem"));

    /// <summary>A bundle without the certificates whose name holds a text.</summary>
    private static string Without(string bundle, string name) =>
        string.Concat(bundle.Split("# ").Where(b => b.Length > 0 && !b.Split('\n')[0].Contains(name, StringComparison.Ordinal)).Select(b => "# " + b));

    private static List<string> Kinds(ToolRun run)
    {
        Assert.DoesNotContain("internal error", run.Error);
        return
        [
            .. run.Output.Split('\n').Where(l => l.Contains('[') && !l.StartsWith(' ')).Select(l => l.Split('[')[1].Split(']')[0]).Order(StringComparer.Ordinal)
        ];
    }

    private ToolRun Check(params string[] args) => ToolRunner.Run(tree.Root, ["bundle", "check", .. args]);
}
