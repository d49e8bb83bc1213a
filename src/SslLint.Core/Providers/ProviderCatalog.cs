namespace SslLint.Providers;

/// <summary>The providers that the engine knows by host name.</summary>
/// <remarks>Sources: the providers' own documents and host-name expressions of first-party connection wrappers. Only what those
/// confirm stands here; the first entry that matches wins, so the traps under one suffix come before the rule.</remarks>
public static class ProviderCatalog
{
    /// <summary>All entries, traps first.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        new Provider
        {
            // The GovCloud regions share the suffix but not the CA; the commercial bundle can't verify them.
            Id = "aws-rds-gov",
            Name = "AWS RDS (GovCloud)",
            Ca = CaKind.Private,
            HowToGetCa = "download the GovCloud bundle of your region",
            Hosts = ["**.us-gov-*.rds.amazonaws.com"],
        },
        new Provider
        {
            Id = "aws-rds-cn",
            Name = "AWS RDS (China)",
            Ca = CaKind.Private,
            HowToGetCa = "download the bundle of the China regions",
            Hosts = ["**.rds.*.amazonaws.com.cn", "**.rds.amazonaws.com.cn"],
        },
        new Provider
        {
            // RDS Proxy shows certificates of Amazon Trust Services; the aws-rds bundle carries those roots too.
            Id = "aws-rds-proxy",
            Name = "AWS RDS Proxy",
            Ca = CaKind.Public,
            Bundle = "aws-rds",
            Hosts = ["*.proxy-*.*.rds.amazonaws.com", "*.endpoint.proxy-*.*.rds.amazonaws.com"],
        },
        new Provider
        {
            // Instance, cluster, reader, custom and shard-group endpoints: NAME.[cluster-…]HASH.REGION.rds.amazonaws.com.
            Id = "aws-rds",
            Name = "AWS RDS",
            Ca = CaKind.Private,
            Bundle = "aws-rds",
            Hosts = ["*.*.*.rds.amazonaws.com"],
        },
        new Provider
        {
            Id = "azure-postgres",
            Name = "Azure Database for PostgreSQL",
            Ca = CaKind.Public,
            Bundle = "azure",
            Hosts =
            [
                "*.postgres.database.azure.com",
                "*.postgres.database.usgovcloudapi.net",
                "*.postgres.database.chinacloudapi.cn",
            ],
        },
        new Provider
        {
            Id = "azure-cosmos-postgres",
            Name = "Azure Cosmos DB for PostgreSQL",
            Ca = CaKind.Public,
            Bundle = "azure",
            Hosts = ["**.postgres.cosmos.azure.com"],
        },
        new Provider
        {
            Id = "supabase",
            Name = "Supabase",
            Ca = CaKind.Private,
            HowToGetCa = "download the project's certificate from its database settings",
            Hosts = ["db.*.supabase.co", "*.pooler.supabase.com"],
        },
        new Provider
        {
            Id = "neon",
            Name = "Neon",
            Ca = CaKind.Public,
            Hosts = ["**.neon.tech", "**.neon.build"],
        },
        new Provider
        {
            Id = "planetscale",
            Name = "PlanetScale",
            Ca = CaKind.Public,
            Hosts = ["**.psdb.cloud"],
        },
        new Provider
        {
            Id = "aiven",
            Name = "Aiven",
            Ca = CaKind.PerInstance,
            HowToGetCa = "download the project's CA (avn project ca-get)",
            Hosts = ["**.aivencloud.com"],
        },
        new Provider
        {
            Id = "digitalocean",
            Name = "DigitalOcean Managed Databases",
            Ca = CaKind.PerInstance,
            HowToGetCa = "download the cluster's CA (doctl databases get-ca)",
            Hosts = ["**.db.ondigitalocean.com"],
        },
        new Provider
        {
            Id = "heroku-postgres",
            Name = "Heroku Postgres",
            Ca = CaKind.Mixed,
            NoHostName = "its certificates carry an internal name unless Enhanced Certificates are on",
            Hosts = ["ec2-*.compute-1.amazonaws.com", "ec2-*.*.compute.amazonaws.com"],
        },
        new Provider
        {
            Id = "railway",
            Name = "Railway",
            Ca = CaKind.PerInstance,
            NoHostName = "its certificate names only localhost",
            Hosts = ["**.proxy.rlwy.net", "**.railway.internal"],
        },
        new Provider
        {
            Id = "ibm-cloud",
            Name = "IBM Cloud Databases",
            Ca = CaKind.PerInstance,
            HowToGetCa = "download the deployment's certificate (ibmcloud cdb deployment-cacert)",
            Hosts = ["**.databases.appdomain.cloud"],
        },
    ];

    /// <summary>The provider that a host belongs to, or null.</summary>
    public static Provider? Find(string host) =>
        All.FirstOrDefault(p => p.Hosts.Any(pattern => HostPattern.Matches(pattern, host)));
}
