using SslLint.Providers;

namespace SslLint.Core.Tests.Providers;

public class NamePatternTests
{
    [Theory]
    [InlineData("db.example.com", "db.example.com")]
    [InlineData("db.example.com", "DB.Example.COM")]
    [InlineData("db.example.com", "db.example.com.")]
    [InlineData("*.example.com", "db-1.example.com")]
    [InlineData("**.example.com", "db.example.com")]
    [InlineData("**.example.com", "a.b.c.example.com")]
    [InlineData("ec2-*.example.com", "ec2-203-0-113-7.example.com")]
    [InlineData("db.{id}.example.com", "db.abc123.example.com")]
    [InlineData("cluster-{id}.example.com", "cluster-abc123.example.com")]
    [InlineData("{region}.example.com", "ap-southeast-7.example.com")]
    [InlineData("{region}-bundle.pem", "eu-west-1-bundle.pem")]
    public void It_matches(string pattern, string name) => Assert.True(NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("db.example.com", "xdb.example.com")]
    [InlineData("db.example.com", "db.example.com.evil.org")]
    [InlineData("db.example.com", "db.example.com..")]
    [InlineData("db.example.com", "dbxexample.com")]
    [InlineData("db.example.com", "")]
    [InlineData("*.example.com", "example.com")]
    [InlineData("*.example.com", ".example.com")]
    [InlineData("*.example.com", "a.b.example.com")]
    [InlineData("*.example.com", "a/b.example.com")]
    [InlineData("*.example.com", "${NAME}.example.com")]
    [InlineData("**.example.com", "example.com")]
    [InlineData("**.example.com", "notexample.com")]
    [InlineData("**.example.com", "a..example.com")]
    [InlineData("**.example.com", "user@host.example.com")]
    [InlineData("ec2-*.example.com", "ec2-.example.com")]
    [InlineData("db.{id}.example.com", "db.abc-123.example.com")]
    [InlineData("{region}.example.com", "europe.example.com")]
    public void It_does_not_match(string pattern, string name) => Assert.False(NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("US-GOV-East-1", true)]
    [InlineData("mx-central-1", true)]
    [InlineData("my-db-1", false)]
    [InlineData("eu-west", false)]
    [InlineData("eu-west-10", false)]
    [InlineData("euro-west-1", false)]
    [InlineData("eu--west-1", false)]
    public void A_region_is_known_by_its_shape(string text, bool expected) => Assert.Equal(expected, AwsRegions.Is(text));

    [Theory]
    [InlineData("eu-west-1.c0ffee.us-east-1.rds.amazonaws.com", "us-east-1")]
    [InlineData("shop.c0ffee.US-EAST-1.rds.amazonaws.com", "us-east-1")]
    [InlineData("db.example.com", null)]
    public void The_region_of_a_host_is_not_the_owners_choice_of_name(string host, string? expected) => Assert.Equal(expected, AwsRegions.Of(host));
}
