using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Providers;

/// <summary>Databases of clouds and hosting companies other than Amazon and Microsoft.</summary>
internal static class CloudProviders
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        // https://cloud.google.com/sql/docs/postgres/authorize-ssl: a CA per instance unless another mode is chosen. The suffix is not
        // confirmed. The sockets under /cloudsql end at a proxy on this machine and are no host of Google's.
        new Provider
        {
            Id = "gcp-cloudsql",
            Name = "Google Cloud SQL",
            Engines = PostgreSql | MySql | SqlServer,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the instance's CA (gcloud sql ssl server-ca-certs list)",
            Hosts = ["**.sql.goog"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "gcp-alloydb",
            Name = "Google AlloyDB",
            Engines = PostgreSql,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "connect by the AlloyDB Auth Proxy or a language connector, or fetch the cluster's CA",
            Hosts = ["**.alloydb.goog", "**.alloydb-psa.goog", "**.alloydb-psc.goog"],
        },

        // https://docs.digitalocean.com/products/databases/postgresql/how-to/connect/: a CA per team, as the API's sample shows.
        new Provider
        {
            Id = "digitalocean",
            Name = "DigitalOcean Managed Databases",
            Engines = PostgreSql | MySql | MongoDb | Redis | Other,
            Ca = CaKind.PerInstance,
            Roots = RootFamilies.Own,
            HowToGetCa = "download the cluster's CA (doctl databases get-ca)",
            Hosts = ["**.db.ondigitalocean.com"],
        },

        // https://www.scaleway.com/en/docs/managed-databases-for-postgresql-and-mysql/api-cli/verify-ca-postgresql/; host names not confirmed.
        new Provider
        {
            Id = "scaleway",
            Name = "Scaleway Managed Databases",
            Engines = PostgreSql | MySql,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the instance's certificate (scw rdb instance get-certificate)",
            Hosts = ["rw-*.rdb.*.scw.cloud"],
        },

        // The same documents: certificates of Let's Encrypt.
        new Provider
        {
            Id = "scaleway-serverless",
            Name = "Scaleway Serverless SQL",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.pg.sdb.*.scw.cloud"],
        },

        // https://help.ovhcloud.com/csm/en-public-cloud-databases-postgresql-capabilities; host names not confirmed.
        new Provider
        {
            Id = "ovhcloud",
            Name = "OVHcloud Public Cloud Databases",
            Engines = PostgreSql | MySql | MongoDb | Redis | Other,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the cluster's CA (API: …/database/ENGINE/CLUSTER/certificates)",
            Hosts = ["**.database.cloud.ovh.net", "**.database.cloud.ovh.us"],
        },

        // https://yandex.cloud/en/docs/managed-postgresql/operations/connect; the CA stands in the npm package ydb-sdk too.
        new Provider
        {
            Id = "yandex",
            Name = "Yandex Managed Databases",
            Engines = PostgreSql | MySql | MongoDb | Redis | Other,
            Ca = CaKind.Private,
            Roots = RootFamilies.Yandex,
            Bundle = "yandex",
            Hosts = ["**.mdb.yandexcloud.net", "**.db.yandex.net"],
        },

        // https://cloud.ibm.com/docs/databases-for-postgresql?topic=databases-for-postgresql-external-app
        new Provider
        {
            Id = "ibm-cloud",
            Name = "IBM Cloud Databases",
            Engines = PostgreSql | MySql | MongoDb | Redis | Other,
            Ca = CaKind.PerInstance,
            HowToGetCa = "download the deployment's certificate (ibmcloud cdb deployment-cacert)",
            Hosts = ["**.databases.appdomain.cloud"],
        },

        // https://www.alibabacloud.com/help/en/rds/apsaradb-rds-for-postgresql/configure-ssl-encryption-for-an-apsaradb-rds-for-postgresql-instance:
        // the certificate protects one endpoint; the owner may set another, so the roots are not known.
        new Provider
        {
            Id = "alibaba-rds",
            Name = "Alibaba Cloud ApsaraDB RDS",
            Engines = PostgreSql | MySql | SqlServer,
            Ca = CaKind.PerInstance,
            HowToGetCa = "download the CA certificate from the console",
            Hosts = ["**.rds.aliyuncs.com"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "akamai-linode",
            Name = "Akamai Managed Databases",
            Engines = PostgreSql | MySql,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the cluster's CA from Cloud Manager",
            Hosts = ["**.akamaidb.net", "**.db.linode.com", "**.linodedb.net"],
        },

        // https://docs.vultr.com/products/managed-database/mysql/management/connection/connection-details; the suffix is not confirmed.
        new Provider
        {
            Id = "vultr",
            Name = "Vultr Managed Databases",
            Engines = PostgreSql | MySql | Redis | Other,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the signed certificate from the console",
            Hosts = ["**.vultrdb.com"],
        },

        // No page found that states it. Names below Aiven's suffix: before Aiven.
        new Provider
        {
            Id = "exoscale",
            Name = "Exoscale DBaaS",
            Engines = PostgreSql | MySql | Redis | Other,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the zone's CA (exo dbaas ca-certificate)",
            Hosts = ["**.exoscale-*.aivencloud.com"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "upcloud",
            Name = "UpCloud Managed Databases",
            Engines = PostgreSql | MySql | Redis | Other,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the account's CA from the console",
            Hosts = ["**.db.upclouddatabases.com"],
        },
    ];
}
