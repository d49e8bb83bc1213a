using SslLint.Providers;
using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Core.Tests.Providers;

public class ProviderCatalogTests
{
    /// <summary>Every shape of host that an entry lists, with an engine that it serves.</summary>
    public static TheoryData<string, DatabaseEngines, string> Hosts => new()
    {
        { "aws-rds", PostgreSql, "shop.c0ffee.eu-west-1.rds.amazonaws.com" },
        { "aws-rds", PostgreSql, "shop.cluster-c0ffee.eu-west-1.rds.amazonaws.com" },
        { "aws-rds", PostgreSql, "shop.cluster-ro-c0ffee.eu-west-1.rds.amazonaws.com" },
        { "aws-rds", PostgreSql, "shop.cluster-custom-c0ffee.ap-southeast-7.rds.amazonaws.com" },
        { "aws-rds", MySql, "shop.shardgrp-c0ffee.us-east-1.rds.amazonaws.com" },
        { "aws-rds", PostgreSql, "shop-green-abc123.c0ffee.us-east-1.rds.amazonaws.com" },
        { "aws-rds-proxy", PostgreSql, "shop.proxy-c0ffee.eu-west-1.rds.amazonaws.com" },
        { "aws-rds-proxy", PostgreSql, "shop.endpoint.proxy-c0ffee.eu-west-1.rds.amazonaws.com" },
        { "aws-rds-proxy", PostgreSql, "shop.proxy-c0ffee.us-gov-west-1.rds.amazonaws.com" },
        { "aws-rds-proxy", PostgreSql, "shop.proxy-c0ffee.rds.cn-north-1.amazonaws.com.cn" },
        { "aws-rds-proxy", PostgreSql, "shop.endpoint.proxy-c0ffee.rds.cn-northwest-1.amazonaws.com.cn" },
        { "aws-rds-gov", PostgreSql, "shop.c0ffee.us-gov-west-1.rds.amazonaws.com" },
        { "aws-rds-gov", PostgreSql, "shop.cluster-c0ffee.us-gov-east-1.rds.amazonaws.com" },
        { "aws-rds-gov", MongoDb, "shop.cluster-c0ffee.us-gov-west-1.docdb.amazonaws.com" },
        { "aws-rds-cn", PostgreSql, "shop.c0ffee.rds.cn-north-1.amazonaws.com.cn" },
        { "aws-rds-cn", PostgreSql, "shop.c0ffee.cn-northwest-1.rds.amazonaws.com.cn" },
        { "aws-redshift", PostgreSql, "shop.c0ffee.eu-west-1.redshift.amazonaws.com" },
        { "aws-redshift", PostgreSql, "shop.123456789012.eu-west-1.redshift-serverless.amazonaws.com" },
        { "aws-redshift", PostgreSql, "shop.c0ffee.cn-north-1.redshift.amazonaws.com.cn" },
        { "aws-dsql", PostgreSql, "c0ffee.dsql.us-east-1.on.aws" },
        { "aws-documentdb", MongoDb, "shop.cluster-c0ffee.eu-west-1.docdb.amazonaws.com" },
        { "aws-documentdb", MongoDb, "shop-1.eu-west-1.docdb-elastic.amazonaws.com" },
        { "aws-elasticache", Redis, "master.shop.c0ffee.euw1.cache.amazonaws.com" },
        { "aws-elasticache", Redis, "clustercfg.shop.c0ffee.memorydb.eu-west-1.amazonaws.com" },
        { "azure-postgres", PostgreSql, "shop.postgres.database.azure.com" },
        { "azure-postgres", PostgreSql, "shop.postgres.database.usgovcloudapi.net" },
        { "azure-postgres", PostgreSql, "shop.postgres.database.chinacloudapi.cn" },
        { "azure-cosmos-postgres", PostgreSql, "c-shop.c0ffee.postgres.cosmos.azure.com" },
        { "azure-mysql", MySql, "shop.mysql.database.azure.com" },
        { "azure-sql", SqlServer, "shop.database.windows.net" },
        { "azure-sql", SqlServer, "shop.c0ffee.database.windows.net" },
        { "gcp-cloudsql", PostgreSql, "c0ffee.d00d.europe-west1.sql.goog" },
        { "gcp-alloydb", PostgreSql, "c0ffee.europe-west1.alloydb-psc.goog" },
        { "digitalocean", PostgreSql, "private-shop-do-user-1-0.b.db.ondigitalocean.com" },
        { "scaleway", PostgreSql, "rw-00000000-0000-0000-0000-000000000000.rdb.fr-par.scw.cloud" },
        { "scaleway-serverless", PostgreSql, "00000000-0000-0000-0000-000000000000.pg.sdb.fr-par.scw.cloud" },
        { "ovhcloud", PostgreSql, "postgresql-c0ffee-o1.database.cloud.ovh.net" },
        { "yandex", PostgreSql, "rc1a-c0ffee.mdb.yandexcloud.net" },
        { "yandex", PostgreSql, "c-c0ffee.rw.mdb.yandexcloud.net" },
        { "ibm-cloud", PostgreSql, "c0ffee.d00d.databases.appdomain.cloud" },
        { "ibm-cloud", PostgreSql, "c0ffee.d00d.private.databases.appdomain.cloud" },
        { "alibaba-rds", PostgreSql, "pgm-c0ffee.pg.rds.aliyuncs.com" },
        { "akamai-linode", PostgreSql, "a1-shop.g2a.akamaidb.net" },
        { "vultr", PostgreSql, "vultr-prod-c0ffee.vultrdb.com" },
        { "exoscale", PostgreSql, "shop.exoscale-c0ffee.aivencloud.com" },
        { "upcloud", PostgreSql, "shop.db.upclouddatabases.com" },
        { "supabase", PostgreSql, "db.abcdefghijklmnopqrst.supabase.co" },
        { "supabase", PostgreSql, "aws-0-eu-central-1.pooler.supabase.com" },
        { "neon", PostgreSql, "ep-shop-pooler.eu-central-1.aws.neon.tech" },
        { "cockroach-cloud", PostgreSql, "shop-1.aws-eu-west-1.cockroachlabs.cloud" },
        { "aiven", PostgreSql, "pg-shop.aivencloud.com" },
        { "heroku-postgres", PostgreSql, "ec2-203-0-113-7.compute-1.amazonaws.com" },
        { "heroku-postgres", PostgreSql, "ec2-203-0-113-7.eu-west-1.compute.amazonaws.com" },
        { "crunchy-bridge", PostgreSql, "p.c0ffee.db.postgresbridge.com" },
        { "timescale", PostgreSql, "c0ffee.d00d.tsdb.cloud.timescale.com" },
        { "yugabyte-aeon", PostgreSql, "eu-west-1.c0ffee.aws.ybdb.io" },
        { "planetscale", MySql, "aws.connect.psdb.cloud" },
        { "planetscale", PostgreSql, "eu-west-1.pg.psdb.cloud" },
        { "render", PostgreSql, "dpg-c0ffee-a.frankfurt-postgres.render.com" },
        { "render", PostgreSql, "dpg-c0ffee-a" },
        { "railway", PostgreSql, "monorail.proxy.rlwy.net" },
        { "railway", PostgreSql, "postgres.railway.internal" },
        { "fly", PostgreSql, "pgbouncer.c0ffee.flympg.net" },
        { "fly", PostgreSql, "shop-db.flycast" },
        { "elephantsql", PostgreSql, "kandula.db.elephantsql.com" },
        { "nile", PostgreSql, "eu-central-1.db.thenile.dev" },
        { "xata", PostgreSql, "eu-central-1.sql.xata.sh" },
        { "tidb-cloud", MySql, "gateway01.eu-central-1.prod.aws.tidbcloud.com" },
        { "oracle-adb", Oracle, "adb.eu-frankfurt-1.oraclecloud.com" },
        { "mongodb-atlas", MongoDb, "cluster0.c0ffee.mongodb.net" },
        { "redis-cloud", Redis, "redis-1.c1.eu-west-1-1.ec2.redis-cloud.com" },
        { "upstash", Redis, "eu1-shop.upstash.io" },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void A_host_is_known_by_its_shape(string id, DatabaseEngines engine, string host) => Assert.Equal(id, ProviderCatalog.Find(host, engine)?.Id);

    [Fact]
    public void Every_entry_is_reached_by_a_host() =>
        Assert.Equal(
            ProviderCatalog.All.Select(p => p.Id).Order(StringComparer.Ordinal),
            Hosts.Select(h => h.Data.Item1).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("shop.c0ffee.eu-west-1.rds.amazonaws.com.example.org")]
    [InlineData("shop.c0ffee.eu-west-1.evil-rds.amazonaws.com")]
    [InlineData("eu-west-1.rds.amazonaws.com")]
    [InlineData("rds.amazonaws.com")]
    [InlineData("shop.eu-west-1.rds.amazonaws.com")]
    [InlineData("a.shop.c0ffee.eu-west-1.rds.amazonaws.com")]
    [InlineData("shop.other-c0ffee.eu-west-1.rds.amazonaws.com")]
    [InlineData("shop.c0ffee.nowhere.rds.amazonaws.com")]
    [InlineData("shop.c0ffee.us-iso-east-1.rds.c2s.ic.gov")]
    [InlineData("shop.privatelink.postgres.database.azure.com")]
    [InlineData("postgres.database.azure.com")]
    [InlineData("shop.postgres.database.azure.com.internal")]
    [InlineData("shop.internal")]
    [InlineData("ip-10-0-0-1.ec2.internal")]
    [InlineData("db.c.project.internal")]
    [InlineData("ec2-203-0-113-7.compute-1.amazonaws.com.example.org")]
    [InlineData("supabase.co")]
    [InlineData("abcdefghijklmnopqrst.supabase.co")]
    [InlineData("notsupabase.co")]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com.example.org")]
    [InlineData("neon.tech")]
    [InlineData("myneon.tech")]
    [InlineData("dpg-app")]
    [InlineData("postgres")]
    [InlineData("203.0.113.7")]
    [InlineData("/cloudsql/project:region:shop")]
    [InlineData("db.example.com")]
    public void A_host_that_looks_like_one_is_not(string host) => Assert.Null(ProviderCatalog.Find(host, DatabaseEngines.PostgreSql));

    [Theory]
    [InlineData("shop.mysql.database.azure.com")]
    [InlineData("shop.database.windows.net")]
    [InlineData("shop.cluster-c0ffee.eu-west-1.docdb.amazonaws.com")]
    [InlineData("master.shop.c0ffee.euw1.cache.amazonaws.com")]
    [InlineData("gateway01.eu-central-1.prod.aws.tidbcloud.com")]
    [InlineData("cluster0.c0ffee.mongodb.net")]
    public void A_host_of_another_engine_is_not_offered_to_a_PostgreSQL_string(string host) =>
        Assert.Null(ProviderCatalog.Find(host, DatabaseEngines.PostgreSql));

    [Theory]
    [InlineData("shop.c0ffee.eu-west-1.rds.amazonaws.com", "aws-rds")]
    [InlineData("shop.proxy-c0ffee.eu-west-1.rds.amazonaws.com", "aws-rds")]
    [InlineData("shop.c0ffee.us-gov-west-1.rds.amazonaws.com", null)]
    [InlineData("shop.c0ffee.rds.cn-north-1.amazonaws.com.cn", null)]
    [InlineData("shop.postgres.database.azure.com", "azure")]
    [InlineData("aws-0-eu-central-1.pooler.supabase.com", "supabase")]
    [InlineData("rc1a-c0ffee.mdb.yandexcloud.net", "yandex")]
    [InlineData("ep-shop.eu-central-1.aws.neon.tech", null)]
    public void Only_the_bundle_that_verifies_it_is_offered(string host, string? bundle) =>
        Assert.Equal(bundle, ProviderCatalog.Find(host, DatabaseEngines.PostgreSql)?.Bundle);

    [Fact]
    public void Nothing_is_written_on_what_no_source_confirms() =>
        Assert.All(ProviderCatalog.All.Where(p => !p.IsConfirmed || p.NoHostName is not null), p => Assert.Null(p.Bundle));

    [Fact]
    public void Every_bundle_is_carried() =>
        Assert.All(
            ProviderCatalog.All.Select(p => p.Bundle).OfType<string>().Distinct(),
            b => Assert.True(File.Exists(Path.Combine(Repository.Root, "src", "SslLint.CaBundles", "bundles", b + ".pem")), b));

    [Fact]
    public void Ids_are_unique() => Assert.Distinct(ProviderCatalog.All.Select(p => p.Id));
}
