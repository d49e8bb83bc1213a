using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SslLint.Analysis;
using SslLint.Certificates;
using SslLint.Core.Tests.Analysis;
using SslLint.Fixes;
using SslLint.Projects;
using SslLint.Providers;

namespace SslLint.Core.Tests.Rules;

/// <summary>What rules and fixes make of the file that a string names.</summary>
public class RootCertificateRulesTests
{
    private const string Rds = "shop.c0ffee.eu-west-1.rds.amazonaws.com";
    private static readonly DateTime Now = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true, "SSL2002 warning")]
    [InlineData(false, "SSL2002 info")]
    public void A_missing_file_is_a_warning_where_the_application_looks_for_it_there(bool isCertain, string expected) =>
        Assert.Equal(expected, Shown(RootCertificateFile.NotFound("it is not there", isCertain)));

    [Theory]
    [InlineData("", "it holds no certificate")]
    [InlineData("<html>not found</html>", "it is a web page and holds no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n", "line 1: the block BEGIN CERTIFICATE has no END")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "it holds a private key and no certificate")]
    public void A_file_without_a_certificate_is_reported_with_the_reason(string content, string reason)
    {
        var finding = Assert.Single(Findings(RootCertificateFile.Found(CertificateFile.Read(Encoding.UTF8.GetBytes(content)), Now)));
        Assert.Equal("SSL2002", finding.Rule.Id);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-10..400", "")]
    [InlineData("-10..-1", "SSL2003 warning: 'certs/ca.pem': R0 expired on 2026-10-31: the connection fails")]
    [InlineData("-10..60", "SSL2003 warning: 'certs/ca.pem': R0 expires on 2026-12-31, and the connection fails from then on")]
    [InlineData("5..60", "SSL2003 warning: 'certs/ca.pem': R0 is not valid before 2026-11-06: the connection fails")]
    [InlineData("-10..-1 -10..400", "SSL2003 info: 'certs/ca.pem': 1 of 2 certificates have expired (R0): servers that they signed can't be verified")]
    [InlineData("-10..60 -10..400", "SSL2003 info: 'certs/ca.pem': 1 of 2 certificates expire soon (R0 on 2026-12-31)")]
    [InlineData("-10..-1 -10..60", "SSL2003 warning: 'certs/ca.pem': R1 expires on 2026-12-31, and the connection fails from then on")]
    public void A_file_is_as_good_as_the_best_of_its_certificates(string validities, string expected)
    {
        var findings = Findings(Made(validities));
        Assert.Equal(expected, string.Join('\n', findings.Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()}: {f.Message}")));
    }

    [Theory]
    [InlineData("SSL Mode=Require", "SSL1003")]
    [InlineData("SSL Mode=VerifyFull;Trust Server Certificate=true", "SSL2002")]
    public void Only_a_file_that_is_used_is_looked_at(string mode, string expected)
    {
        var project = Npgsql(RootCertificateFile.NotFound("it is not there", isCertain: true));
        var shown = AnalysisHarness.Show(".env", $"DB=Host=db.example.com;{mode};Root Certificate=certs/ca.pem", project: project);
        Assert.Contains(expected, shown, StringComparison.Ordinal);
        Assert.Equal(expected == "SSL2002", shown.Contains("SSL2002", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_user_vouches_for_is_not_looked_up()
    {
        var project = Npgsql(RootCertificateFile.NotFound("it is not there", isCertain: true));
        Assert.Empty(
            AnalysisHarness.Show(
                ".env",
                "DB=Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem",
                new AnalysisOptions { RootCertificate = "certs/ca.pem" },
                project));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("expired")]
    public void A_useless_file_gives_way_to_the_bundle_that_the_build_brings(string state)
    {
        var project = Npgsql(state == "missing" ? RootCertificateFile.NotFound("it is not there", isCertain: true) : Made("-10..-1")) with
        {
            Bundles = ["aws-rds"]
        };
        Assert.Equal(
            $"DB=Host={Rds};SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem",
            AnalysisHarness.Fixed(
                ".env",
                $"DB=Host={Rds};SSL Mode=VerifyFull;Root Certificate=certs/old.pem",
                new AnalysisOptions(),
                unsafeToo: true,
                project: project));
    }

    [Fact]
    public void A_file_of_which_a_part_has_expired_stays()
    {
        var text = $"DB=Host={Rds};SSL Mode=VerifyFull;Root Certificate=certs/old.pem";
        Assert.Equal(
            text,
            AnalysisHarness.Fixed(".env", text, new AnalysisOptions(), project: Npgsql(Made("-10..-1 -10..400")) with { Bundles = ["aws-rds"] }));
    }

    [Fact]
    public void The_help_for_a_bundle_that_is_missing_says_how_to_get_it()
    {
        var project = Npgsql(RootCertificateFile.NotFound("it is not there", isCertain: true));
        var finding = Assert.Single(
            AnalysisHarness.Analyze(".env", $"DB=Host={Rds};SSL Mode=VerifyFull;Root Certificate=certs/aws-rds.pem", project: project).Findings);
        Assert.Null(finding.Fix);
        Assert.Contains("dotnet add package SslLint.CaBundles", finding.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_that_the_application_makes_the_default_needs_no_name()
    {
        var project = AnalysisHarness.Npgsql10 with { Bundles = ["aws-rds"], DefaultRoot = new DefaultRoot("aws-rds", null) };
        Assert.Equal(
            $"DB=Host={Rds};SSL Mode=VerifyFull",
            AnalysisHarness.Fixed(".env", $"DB=Host={Rds};SSL Mode=Require", new AnalysisOptions(), project: project));
        Assert.Empty(AnalysisHarness.Show(".env", $"DB=Host={Rds};SSL Mode=VerifyFull", project: project));
        Assert.Contains(
            "SSL2001 warning",
            AnalysisHarness.Show(".env", "DB=Host=shop.pooler.supabase.com;SSL Mode=VerifyFull", project: project),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_drivers_do_not_read_what_the_application_sets_for_Npgsql()
    {
        var project = AnalysisHarness.Project("pgjdbc") with { DefaultRoot = new DefaultRoot("aws-rds", null) };
        Assert.Contains(
            "SSL2001", AnalysisHarness.Show(".env", $"DB=jdbc:postgresql://{Rds}/shop?sslmode=verify-full", project: project), StringComparison.Ordinal);
    }

    private static ProjectFacts Npgsql(RootCertificateFile file) => AnalysisHarness.Npgsql10 with { RootCertificates = _ => file };

    private static IReadOnlyList<Finding> Findings(RootCertificateFile file) =>
        AnalysisHarness.Analyze(".env", "DB=Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=certs/ca.pem", project: Npgsql(file)).Findings;

    private static string Shown(RootCertificateFile file) =>
        string.Join(' ', Findings(file).Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()}"));

    /// <summary>A file of certificates R0, R1 …, valid from and until so many days from now.</summary>
    private static RootCertificateFile Made(string validities)
    {
        var pems = validities.Split(' ').Select((validity, i) =>
        {
            var days = validity.Split("..").Select(int.Parse).ToList();
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest($"CN=R{i}", key, HashAlgorithmName.SHA256).CreateSelfSigned(
                Now.AddDays(days[0]), Now.AddDays(days[1]));
            return certificate.ExportCertificatePem() + "\n";
        });
        return RootCertificateFile.Found(CertificateFile.Read(Encoding.ASCII.GetBytes(string.Concat(pems))), Now);
    }
}
