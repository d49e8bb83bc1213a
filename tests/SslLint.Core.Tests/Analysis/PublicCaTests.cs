using SslLint.Projects;
using static SslLint.Core.Tests.Analysis.AnalysisHarness;

namespace SslLint.Core.Tests.Analysis;

/// <summary>A public CA is vouched for where nothing names a CA: roots that a string names itself stay.</summary>
public sealed class PublicCaTests
{
    private static readonly AnalysisOptions PublicCa = new() { PublicCa = true };

    [Theory]
    [InlineData(
        "a.env",
        "DB=Host=db.example.com;Username=a;SSL Mode=VerifyCA;Root Certificate=/certs/own.pem",
        "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull;Root Certificate=/certs/own.pem")]
    [InlineData(
        "a.env",
        "DB=Host=db.example.com;Username=a;SSL Mode=Require;Trust Server Certificate=true;Root Certificate=/certs/own.pem",
        "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull;Root Certificate=/certs/own.pem")]
    [InlineData(
        "a.env",
        "DATABASE_URL=postgres://db.example.com/x?sslmode=verify-ca&sslrootcert=/certs/own.pem",
        "DATABASE_URL=postgres://db.example.com/x?sslmode=verify-full&sslrootcert=/certs/own.pem")]
    [InlineData(
        "a.env",
        "PGHOST=db.example.com\nPGSSLMODE=verify-ca\nPGSSLROOTCERT=/certs/own.pem",
        "PGHOST=db.example.com\nPGSSLMODE=verify-full\nPGSSLROOTCERT=/certs/own.pem")]
    [InlineData(
        "a.env",
        "DB=jdbc:sqlserver://db.example.com;encrypt=true;trustServerCertificate=true;trustStore=/t.jks;trustStorePassword=x",
        "DB=jdbc:sqlserver://db.example.com;encrypt=true;trustServerCertificate=false;trustStore=/t.jks;trustStorePassword=x")]
    [InlineData(
        "a.env",
        "DB=Server=db.example.com;AllowLoadLocalInfile=true;SslMode=VerifyCA;SslCa=/certs/own.pem",
        "DB=Server=db.example.com;AllowLoadLocalInfile=true;SslMode=VerifyFull;SslCa=/certs/own.pem")]
    [InlineData(
        "a.env",
        "DB=jdbc:mysql://db.example.com/x?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/t.jks",
        "DB=jdbc:mysql://db.example.com/x?sslMode=VERIFY_IDENTITY&trustCertificateKeyStoreUrl=file:/t.jks")]
    public void Roots_that_a_string_names_stay_and_were_never_tried_against_the_name(string path, string text, string expected)
    {
        var project = Project("npgsql", "mysqlconnector");

        Assert.Equal(text, Fixed(path, text, PublicCa, project: project));
        Assert.Equal(expected, Fixed(path, text, PublicCa, unsafeToo: true, project: project));
    }

    [Theory]
    [InlineData("SSL Mode=VerifyFull;Root Certificate=/certs/own.pem")]
    [InlineData("SSL Mode=VerifyFull;Root Certificate=${CA_FILE}")]
    public void What_is_strict_with_its_own_roots_stays_as_it_is(string settings)
    {
        var text = $"DB=Host=db.example.com;Username=a;{settings}";

        Assert.Equal(text, Fixed("a.env", text, PublicCa, unsafeToo: true, project: Npgsql10));
    }

    [Theory]
    [InlineData("certs/azure.pem", "--public-ca takes no root certificate away")]
    [InlineData("/certs/rds-ca-2019-root.pem", "replace it by the provider's current file")]
    public void Roots_that_can_not_verify_the_server_stay_too_and_that_is_said(string file, string help)
    {
        var text = $"DB=Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com;Username=a;SSL Mode=VerifyFull;Root Certificate={file}";

        Assert.Equal(text, Fixed("a.env", text, PublicCa, unsafeToo: true, project: Npgsql10));
        Assert.Contains(help, Analyze("a.env", text, PublicCa, Npgsql10).Findings[0].Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB=Host=db.example.com;Username=a;SSL Mode=Require", "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull")]
    [InlineData("DB=Host=db.example.com;Username=a;SSL Mode=Require;Root Certificate=", "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull")]
    [InlineData("DB=Host=db.example.com;Username=a;SSL Mode=Require;sslrootcert=system", "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull")]
    [InlineData(
        "DB_URL=jdbc:postgresql://db.example.com/x?sslmode=require",
        "DB_URL=jdbc:postgresql://db.example.com/x?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory")]
    public void Where_none_are_named_the_roots_of_the_system_are_written(string text, string expected) =>
        Assert.Equal(expected, Fixed("a.env", text, PublicCa, project: Npgsql10));

    [Fact]
    public void The_word_for_the_roots_of_the_system_is_no_file()
    {
        const string Text = "DATABASE_URL=postgres://db.example.com/x?sslmode=require&sslrootcert=system";
        var options = PublicCa with { Driver = new("libpq", new SslLint.Drivers.DriverVersion(18), SslLint.Sources.EvidenceStrength.Configured, "--driver") };

        Assert.Equal(Text.Replace("=require", "=verify-full", StringComparison.Ordinal), Fixed("a.env", Text, options));
    }

    [Fact]
    public void A_root_certificate_that_is_given_takes_the_place_of_one() => Assert.Equal(
        "DB=Host=db.example.com;Username=a;SSL Mode=VerifyFull;Root Certificate=/certs/new.pem",
        Fixed(
            "a.env",
            "DB=Host=db.example.com;Username=a;SSL Mode=VerifyCA;Root Certificate=/certs/own.pem",
            new AnalysisOptions { RootCertificate = "/certs/new.pem" },
            project: Npgsql10));
}
