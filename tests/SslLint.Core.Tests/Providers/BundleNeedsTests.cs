using System.Diagnostics;
using SslLint.Providers;

namespace SslLint.Core.Tests.Providers;

public class BundleNeedsTests
{
    private static readonly string[] carried = ["aws-rds", "aws-rds-eu-west-1", "azure", "supabase", "yandex", "public"];

    [Theory]
    [InlineData("\"Host=shop.c0ffee.eu-west-1.rds.amazonaws.com;Username=a\"", "aws-rds")]
    [InlineData("Server=SHOP.C0FFEE.EU-WEST-1.RDS.AMAZONAWS.COM;", "aws-rds")]
    [InlineData("mysql://app@shop.c0ffee.eu-west-1.rds.amazonaws.com/x", "aws-rds")]
    [InlineData("DB_HOST=shop.proxy-c0ffee.eu-west-1.rds.amazonaws.com", "aws-rds")]
    [InlineData("\"Host=\" + name + \".c0ffee.eu-west-1.rds.amazonaws.com\"", "aws-rds")]
    [InlineData("$\"Host={name}.{account}.{region}.rds.amazonaws.com;\"", "aws-rds")]
    [InlineData("Host=shop.c0ffee.${AWS_REGION}.rds.amazonaws.com", "aws-rds")]
    [InlineData("Host=${DB}.postgres.database.azure.com;", "azure")]
    [InlineData("$\"Host={name}.postgres.database.azure.com;\"", "azure")]
    [InlineData("db.abcdefghijklmnopqrst.supabase.co and shop.postgres.database.azure.com.", "azure supabase")]
    [InlineData("Root Certificate=certs/aws-rds.pem", "aws-rds")]
    [InlineData("Root Certificate=certs/aws-rds-eu-west-1.pem", "aws-rds-eu-west-1")]
    [InlineData("RootCertificate = CaBundles.AwsRds }", "aws-rds")]
    [InlineData("{CaBundles.AwsRdsEuWest1}", "aws-rds-eu-west-1")]
    public void A_text_asks_for_the_bundles_of_its_hosts_paths_and_members(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', BundleNeeds.Find(text, carried).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com")]
    [InlineData("Host=${DB}.us-gov-west-1.rds.amazonaws.com")]
    [InlineData("https://rds.eu-west-1.amazonaws.com")]
    [InlineData("Host=shop.c0ffee.rds.cn-north-1.amazonaws.com.cn")]
    [InlineData("https://s3.eu-west-1.amazonaws.com/bucket")]
    [InlineData("Host=evil-rds.amazonaws.com.example.com")]
    [InlineData("Host=pg-shop.aivencloud.com")]
    [InlineData("certs/own.pem certs/aws-rds certs/aws-rds.crt")]
    [InlineData("CaBundles.Other MyCaBundles.")]
    [InlineData("")]
    public void Other_texts_ask_for_none(string text) => Assert.Empty(BundleNeeds.Find(text, carried));

    [Theory]
    [InlineData("aws-rds", "AwsRds")]
    [InlineData("aws-rds-eu-west-1", "AwsRdsEuWest1")]
    [InlineData("own_ca.2024", "OwnCa2024")]
    [InlineData("2024-ca", "_2024Ca")]
    [InlineData("é", "É")]
    [InlineData("--", null)]
    [InlineData("ca-bundles", null)]
    [InlineData("path-of", null)]
    [InlineData("equals", null)]
    public void A_member_is_called_as_its_bundle(string bundle, string? member) => Assert.Equal(member, BundleNames.MemberOf(bundle));

    [Theory]
    [InlineData("a.rds.amazonaws.com.")]
    [InlineData("https://bucket.s3.amazonaws.com/ ")]
    [InlineData("Host=shop.c0ffee.us-gov-west-1.rds.amazonaws.com;")]
    [InlineData("certs/")]
    public void A_text_of_megabytes_is_searched_without_a_hang(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length));
        var watch = Stopwatch.StartNew();
        Assert.Empty(BundleNeeds.Find(text, carried));

        // The square of this length would take hours: a busy machine must not fail it.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
    }
}
