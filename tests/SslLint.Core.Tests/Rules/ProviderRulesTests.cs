using SslLint.Core.Tests.Analysis;
using SslLint.Fixes;
using SslLint.Projects;

namespace SslLint.Core.Tests.Rules;

/// <summary>What rules and fixes make of the provider of a host.</summary>
public class ProviderRulesTests
{
    [Theory]
    [InlineData("shop.c0ffee.eu-west-1.rds.amazonaws.com", "SSL2001 warning")]
    [InlineData("shop.c0ffee.us-gov-west-1.rds.amazonaws.com", "SSL2001 warning")]
    [InlineData("pg-shop.aivencloud.com", "SSL2001 warning")]
    [InlineData("ep-shop.eu-central-1.aws.neon.tech", "")]
    [InlineData("shop.proxy-c0ffee.us-gov-west-1.rds.amazonaws.com", "")]
    [InlineData("shop.c0ffee.eu-west-1.redshift.amazonaws.com", "")]
    [InlineData("vultr-prod-c0ffee.vultrdb.com", "SSL2001 info")]
    [InlineData("eu-central-1.db.thenile.dev", "SSL2001 info")]
    [InlineData("db.example.com", "SSL2001 info")]
    public void A_missing_root_is_a_warning_where_a_confirmed_CA_is_in_no_store(string host, string expected) =>
        Assert.Equal(expected, Shown($"Host={host};SSL Mode=VerifyFull"));

    [Theory]
    [InlineData("monorail.proxy.rlwy.net", "SSL2005 info")]
    [InlineData("ec2-203-0-113-7.compute-1.amazonaws.com", "")]
    [InlineData("shop.internal", "")]
    public void A_name_that_is_in_no_certificate_is_reported_where_it_is_the_providers_alone(string host, string expected) =>
        Assert.Equal(expected, Shown($"Host={host};SSL Mode=VerifyFull;Root Certificate=certs/ca.pem"));

    [Theory]
    [InlineData("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;Root Certificate=aws-rds.pem", 9, "")]
    [InlineData("Host=shop.postgres.database.azure.com;SSL Mode=VerifyFull;Root Certificate=aws-rds.pem", 10, "SSL2004 warning")]
    [InlineData("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=azure.pem", 9, "SSL2004 warning")]
    [InlineData("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=VerifyFull;Root Certificate=azure.pem", 10, "SSL2004 warning")]
    public void Npgsql_adds_the_file_to_the_system_roots_up_to_version_9_and_those_verify_a_public_CA(string text, int version, string expected) =>
        Assert.Equal(expected, Shown(text, AnalysisHarness.Npgsql(version)));

    [Theory]
    [InlineData("shop.postgres.database.azure.com", "aws-rds.pem", "SSL2004 warning")]
    [InlineData("shop.postgres.database.azure.com,db.example.com", "aws-rds.pem", "")]
    [InlineData("db.example.com", "aws-rds.pem", "")]
    [InlineData("vultr-prod-c0ffee.vultrdb.com", "aws-rds.pem", "")]
    public void A_wrong_file_is_reported_where_the_provider_is_known(string hosts, string file, string expected) =>
        Assert.Equal(expected, Shown($"postgresql://app@{hosts}/shop?sslmode=verify-full&sslrootcert={file}"));

    [Theory]
    [InlineData(
        "postgresql://app@shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=ca.pem&sslcert=a.crt&sslkey=a.key", "SSL4003 info")]
    [InlineData("postgresql://app@pg-shop.aivencloud.com/shop?sslmode=verify-full&sslrootcert=ca.pem&sslcert=a.crt&sslkey=a.key", "")]
    [InlineData("Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;SSL Mode=Disable;SSL Certificate=a.crt", "SSL1001 warning SSL4001 warning")]
    [InlineData("postgresql://app@db.example.com/shop?sslmode=verify-full&sslrootcert=ca.pem&sslcert=a.crt&sslkey=a.key", "")]
    public void A_client_certificate_is_reported_where_the_provider_takes_none(string text, string expected) => Assert.Equal(expected, Shown(text));

    [Fact]
    public void A_wrong_file_gives_way_to_the_bundle_that_the_build_brings() =>
        Assert.Equal(
            "DB=postgresql://app@shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=certs/aws-rds.pem",
            AnalysisHarness.Fixed(
                ".env",
                "DB=postgresql://app@shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=azure.pem",
                new AnalysisOptions(),
                unsafeToo: true,
                project: new ProjectFacts { Bundles = ["aws-rds"] }));

    [Fact]
    public void A_wrong_file_is_not_called_strict_where_no_bundle_is_carried()
    {
        var finding = Assert.Single(AnalysisHarness.Analyze(
            ".env", "DB=postgresql://app@shop.c0ffee.us-gov-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=azure.pem").Findings);

        Assert.Null(finding.Fix);
        Assert.StartsWith("set sslrootcert=PATH: download the GovCloud bundle of your region", finding.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-central-1.db.thenile.dev", "is said to use a public CA")]
    [InlineData("ep-shop.eu-central-1.aws.neon.tech", "Neon uses a public CA")]
    [InlineData("ec2-203-0-113-7.compute-1.amazonaws.com", "if the host is theirs")]
    [InlineData("monorail.proxy.rlwy.net", "Railway can't be verified by name")]
    public void The_help_says_how_sure_it_is_and_nothing_is_written(string host, string expected)
    {
        var finding = Assert.Single(AnalysisHarness.Analyze(".env", $"DB=postgresql://app@{host}/shop?sslmode=require").Findings);

        Assert.Contains(expected, finding.Help, StringComparison.Ordinal);
        Assert.Null(finding.Fix);
    }

    [Theory]
    [InlineData("eu-central-1.db.thenile.dev/shop?sslmode=verify-full", "is said to use a public CA")]
    [InlineData("shop.c0ffee.us-gov-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=system", "download the GovCloud bundle")]
    [InlineData("db.example.com/shop?sslmode=verify-full", "set sslrootcert=PATH: `dotnet sslconnect fix --root-cert PATH`")]
    [InlineData("shop.c0ffee.eu-west-1.rds.amazonaws.com/shop?sslmode=verify-full&sslrootcert=ca.pem&sslcert=a.crt&sslkey=a.key", "by hand")]
    public void The_help_of_a_strict_string_says_what_it_lacks(string connection, string expected)
    {
        var finding = Assert.Single(AnalysisHarness.Analyze(".env", $"DB=postgresql://app@{connection}").Findings);

        Assert.Contains(expected, finding.Help, StringComparison.Ordinal);
        Assert.Null(finding.Fix);
    }

    private static string Shown(string text, ProjectFacts? project = null) => string.Join(
        ' ',
        AnalysisHarness.Analyze(".env", $"DB={text}", project: project ?? AnalysisHarness.Npgsql10).Findings
            .Select(f => $"{f.Rule.Id} {f.Level.ToString().ToLowerInvariant()}"));
}
