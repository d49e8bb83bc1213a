using SslLint.CaBundles.Tasks;
using SslLint.Text;

namespace SslLint.CaBundles.Tests.Tasks;

public class GeneratedClassTests
{
    [Fact]
    public void A_name_of_a_file_is_written_as_a_literal_and_as_XML()
    {
        var text = Text(new BundleFile("/trust/a\"b\\c & <d>.pem", IsOwn: true));
        Assert.Contains("""get { return PathOf("a\"b\\c & <d>.pem"); }""", text);
        Assert.Contains("""/// <summary>The path of certs/a"b\c &amp; &lt;d&gt;.pem.</summary>""", text);
    }

    [Fact]
    public void The_provider_of_a_file_is_told() =>
        Assert.Contains("The path of certs/own-ca.pem, the CA of AWS RDS (GovCloud).", Text(new BundleFile("/trust/own-ca.pem", IsOwn: true)
        {
            Provider = SslLint.Providers.ProviderCatalog.All.Single(p => p.Id == "aws-rds-gov"),
        }));

    [Theory]
    [InlineData("/a/own-ca.pem", "/a/own_ca.pem")]
    [InlineData("/a/x.pem", "/a/ca-bundles.pem")]
    [InlineData("/a/x.pem", "/a/--.pem")]
    [InlineData("/a/x.pem", "/a/to-string.pem")]
    public void A_file_without_a_member_of_its_own_is_handed_back(string first, string second)
    {
        var members = GeneratedClass.Members([new BundleFile(first, IsOwn: true), new BundleFile(second, IsOwn: true)], out var clash);
        Assert.Equal(first, Assert.Single(members).File.Source);
        Assert.Equal(second, clash?.Source);
    }

    [Theory]
    [InlineData("7.3", "C# 7.3 has no module initializers")]
    [InlineData("8.0", "C# 8.0 has no module initializers")]
    [InlineData("ISO-2", "C# ISO-2 has no module initializers")]
    [InlineData("9.0", null)]
    [InlineData("14.0", null)]
    [InlineData("latest", null)]
    [InlineData("", null)]
    public void The_default_takes_a_language_with_module_initializers(string version, string? expected)
    {
        var obstacle = DefaultBundle.ObstacleTo([new BundleFile("/a/x.pem", IsOwn: true)], "true", hasClass: true, version);
        Assert.Equal(expected, obstacle?.Split(';')[0]);
    }

    [Fact]
    public void The_default_takes_one_bundle_and_a_class()
    {
        BundleFile[] two = [new("/a/x.pem", IsOwn: true), new("/a/y.pem", IsOwn: true)];
        Assert.StartsWith("it takes exactly one bundle, and the project brings none;", DefaultBundle.ObstacleTo([], "true", hasClass: true, "latest"));
        Assert.StartsWith("it takes exactly one bundle, and the project brings x, y;", DefaultBundle.ObstacleTo(two, "true", hasClass: true, "latest"));
        Assert.StartsWith("the class CaBundles does it", DefaultBundle.ObstacleTo([two[0]], "true", hasClass: false, "latest"));
    }

    [Theory]
    [InlineData("aws-rsd", "aws-rds")]
    [InlineData("AZURE", "azure")]
    [InlineData("azur", "azure")]
    [InlineData("mongodb", null)]
    public void The_nearest_name_is_the_one_with_the_fewest_letters_to_change(string text, string? expected) =>
        Assert.Equal(expected, NearestName.Of(text, ["aws-rds", "azure", "yandex"]));

    private static string Text(BundleFile file) => GeneratedClass.Text([("Member", file)], defaultBundle: null, hasModuleInitializer: true);
}
