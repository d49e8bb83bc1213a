using SslLint.Providers;

namespace SslLint.Core.Tests.Providers;

public class RootFilesTests
{
    private const string Rds = "shop.c0ffee.eu-west-1.rds.amazonaws.com";
    private const string GovCloud = "shop.c0ffee.us-gov-west-1.rds.amazonaws.com";
    private const string China = "shop.c0ffee.rds.cn-north-1.amazonaws.com.cn";
    private const string Proxy = "shop.proxy-c0ffee.eu-west-1.rds.amazonaws.com";
    private const string Azure = "shop.postgres.database.azure.com";
    private const string Neon = "ep-shop.eu-central-1.aws.neon.tech";
    private const string Aiven = "pg-shop.aivencloud.com";

    [Theory]
    [InlineData("certs/aws-rds.pem", Azure)]
    [InlineData("AWS-RDS.PEM", Azure)]
    [InlineData(@"C:\app\certs\azure.pem", Rds)]
    [InlineData("/etc/ssl/rds-combined-ca-bundle.pem", GovCloud)]
    [InlineData("rds-ca-2019-root.pem", China)]
    [InlineData("eu-central-1-bundle.pem", Rds)]
    [InlineData("certs/aws-rds-us-east-1.pem", Rds)]
    [InlineData("us-gov-east-1-bundle.pem", GovCloud)]
    [InlineData("us-gov-west-1-bundle.pem", Rds)]
    [InlineData("eu-west-1-bundle.pem", Aiven)]
    [InlineData("AmazonRootCA1.pem", Rds)]
    [InlineData("DigiCertGlobalRootG2.crt.pem", Neon)]
    [InlineData("isrgrootx1.pem", Azure)]
    [InlineData("certs/yandex.pem", "aws-0-eu-central-1.pooler.supabase.com")]
    public void A_file_of_other_roots_can_not_verify(string path, string host) => Assert.False(MayVerify(path, host));

    [Theory]
    [InlineData("certs/aws-rds.pem", Rds)]
    [InlineData("certs/aws-rds.pem", Proxy)]
    [InlineData("certs/aws-rds.pem", GovCloud)]
    [InlineData("rds-combined-ca-bundle.pem", Rds)]
    [InlineData("eu-west-1-bundle.pem", Rds)]
    [InlineData("eu-west-1-bundle.pem", Proxy)]
    [InlineData("us-east-1-bundle.pem", Proxy)]
    [InlineData("us-gov-west-1-bundle.pem", GovCloud)]
    [InlineData("cn-north-1-bundle.pem", China)]
    [InlineData("AmazonRootCA1.pem", Proxy)]
    [InlineData("azure.pem", Azure)]
    [InlineData("DigiCertGlobalRootCA.crt.pem", Azure)]
    [InlineData("isrgrootx1.pem", Neon)]
    [InlineData("certs/supabase.pem", "aws-0-eu-central-1.pooler.supabase.com")]
    [InlineData("isrgrootx1.pem", "eu-west-1.pg.psdb.cloud")]
    [InlineData("aws-rds.pem", "pgm-c0ffee.pg.rds.aliyuncs.com")]
    public void A_file_that_holds_the_roots_or_may_hold_them_can(string path, string host) => Assert.True(MayVerify(path, host));

    [Theory]
    [InlineData("ca.pem")]
    [InlineData("root.crt")]
    [InlineData("global-bundle.pem")]
    [InlineData("prod-ca-2021.crt")]
    [InlineData("my-db-1-bundle.pem")]
    [InlineData("my-azure.pem")]
    [InlineData("azure.pem/ca.pem")]
    [InlineData("azure.pem.bak")]
    [InlineData("system")]
    [InlineData("")]
    public void A_name_that_anybody_may_give_says_nothing(string path) => Assert.Null(RootFiles.Find(path));

    private static bool MayVerify(string path, string host) => RootFiles.Find(path)!.MayVerify(ProviderCatalog.Find(host, DatabaseEngines.PostgreSql)!, host);
}
