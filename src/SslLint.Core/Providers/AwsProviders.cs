using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Providers;

/// <summary>Amazon's services. Several share a suffix and not the CA, so the order matters.</summary>
internal static class AwsProviders
{
    private const DatabaseEngines Rds = PostgreSql | MySql | SqlServer | Oracle | Other;

    public static IReadOnlyList<Provider> All { get; } =
    [
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html: certificates of AWS Certificate Manager, in
        // GovCloud and China too. The aws-rds bundle holds the roots of Amazon Trust Services beside those of RDS.
        new Provider
        {
            Id = "aws-rds-proxy",
            Name = "AWS RDS Proxy",
            Engines = PostgreSql | MySql | SqlServer,
            Ca = CaKind.Public,
            Roots = RootFamilies.AmazonTrust,
            Bundle = "aws-rds",
            Hosts =
            [
                "*.proxy-{id}.{region}.rds.amazonaws.com",
                "*.endpoint.proxy-{id}.{region}.rds.amazonaws.com",
                "*.proxy-{id}.rds.cn-north-1.amazonaws.com.cn",
                "*.proxy-{id}.rds.cn-northwest-1.amazonaws.com.cn",
                "*.endpoint.proxy-{id}.rds.cn-north-1.amazonaws.com.cn",
                "*.endpoint.proxy-{id}.rds.cn-northwest-1.amazonaws.com.cn",
            ],
        },

        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html: the suffix is the commercial one, the CA is not.
        new Provider
        {
            Id = "aws-rds-gov",
            Name = "AWS RDS (GovCloud)",
            Engines = Rds | MongoDb,
            Ca = CaKind.Private,
            Roots = RootFamilies.AmazonRdsGovCloud,
            HowToGetCa = "download the GovCloud bundle of your region",
            Hosts =
            [
                "**.us-gov-east-1.rds.amazonaws.com",
                "**.us-gov-west-1.rds.amazonaws.com",
                "**.us-gov-east-1.docdb.amazonaws.com",
                "**.us-gov-west-1.docdb.amazonaws.com",
            ],
        },

        // https://docs.amazonaws.cn/en_us/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html; both shapes of host stand in the npm package
        // aws-advanced-nodejs-wrapper 2.0.1. That of DocumentDB is not confirmed; PostgreSQL does not meet it.
        new Provider
        {
            Id = "aws-rds-cn",
            Name = "AWS RDS (China)",
            Engines = Rds | MongoDb,
            Ca = CaKind.Private,
            Roots = RootFamilies.AmazonRdsChina,
            HowToGetCa = "download the bundle of the China regions",
            Hosts =
            [
                "**.rds.cn-north-1.amazonaws.com.cn",
                "**.rds.cn-northwest-1.amazonaws.com.cn",
                "**.cn-north-1.rds.amazonaws.com.cn",
                "**.cn-northwest-1.rds.amazonaws.com.cn",
                "**.docdb.cn-north-1.amazonaws.com.cn",
                "**.docdb.cn-northwest-1.amazonaws.com.cn",
            ],
        },

        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html; the host shapes (instance, cluster, reader, custom
        // endpoint, shard group) stand in aws-advanced-nodejs-wrapper 2.0.1. Clients log in by password, IAM or Kerberos.
        new Provider
        {
            Id = "aws-rds",
            Name = "AWS RDS",
            Engines = Rds,
            Ca = CaKind.Private,
            Roots = RootFamilies.AmazonRds,
            Bundle = "aws-rds",
            TakesClientCertificates = false,
            Hosts =
            [
                "*.{id}.{region}.rds.amazonaws.com",
                "*.cluster-{id}.{region}.rds.amazonaws.com",
                "*.cluster-ro-{id}.{region}.rds.amazonaws.com",
                "*.cluster-custom-{id}.{region}.rds.amazonaws.com",
                "*.shardgrp-{id}.{region}.rds.amazonaws.com",
            ],
        },

        // https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html: certificates of AWS Certificate Manager everywhere.
        new Provider
        {
            Id = "aws-redshift",
            Name = "Amazon Redshift",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            Roots = RootFamilies.AmazonTrust,
            Hosts = ["**.redshift.amazonaws.com", "**.redshift-serverless.amazonaws.com", "**.redshift.amazonaws.com.cn"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "aws-dsql",
            Name = "Amazon Aurora DSQL",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.dsql.{region}.on.aws", "**.dsql-{id}.{region}.on.aws"],
        },

        // https://docs.aws.amazon.com/documentdb/latest/developerguide/ca_cert_rotation.html: the roots of RDS; those of elastic clusters
        // are not confirmed.
        new Provider
        {
            Id = "aws-documentdb",
            Name = "Amazon DocumentDB",
            Engines = MongoDb,
            Ca = CaKind.Mixed,
            Hosts = ["**.docdb.amazonaws.com", "**.docdb-elastic.amazonaws.com"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "aws-elasticache",
            Name = "Amazon ElastiCache",
            Engines = Redis | Other,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.cache.amazonaws.com", "**.cache.amazonaws.com.cn", "**.memorydb.{region}.amazonaws.com"],
        },
    ];
}
