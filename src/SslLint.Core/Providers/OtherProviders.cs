using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Providers;

/// <summary>Services of other engines, which no PostgreSQL string is taken to lead to.</summary>
internal static class OtherProviders
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        // https://docs.pingcap.com/tidbcloud/secure-connections-to-serverless-clusters: a public CA for gateways, a private one for dedicated clusters.
        new Provider
        {
            Id = "tidb-cloud",
            Name = "TiDB Cloud",
            Engines = MySql,
            Ca = CaKind.Mixed,
            HowToGetCa = "download the CA of a dedicated cluster from the console",
            Hosts = ["**.tidbcloud.com"],
        },

        // https://docs.oracle.com/en/cloud/paas/autonomous-database/adbsa/connect-jdbc-thin-tls.html
        new Provider
        {
            Id = "oracle-adb",
            Name = "Oracle Autonomous Database",
            Engines = Oracle,
            Ca = CaKind.Public,
            Hosts = ["adb.*.oraclecloud.com", "**.adb.*.oraclecloud.com", "**.oraclecloudapps.com"],
        },

        // https://www.mongodb.com/docs/atlas/reference/faq/security/
        new Provider
        {
            Id = "mongodb-atlas",
            Name = "MongoDB Atlas",
            Engines = MongoDb,
            Ca = CaKind.Public,
            Hosts = ["**.mongodb.net", "**.mongodbgov.net"],
        },

        // https://redis.io/docs/latest/operate/rc/security/database-security/tls-ssl/
        new Provider
        {
            Id = "redis-cloud",
            Name = "Redis Cloud",
            Engines = Redis,
            Ca = CaKind.Mixed,
            HowToGetCa = "download redis_ca.pem from the console",
            Hosts = ["**.redis-cloud.com", "**.redislabs.com", "**.rlrcp.com"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "upstash",
            Name = "Upstash",
            Engines = Redis | Other,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.upstash.io"],
        },
    ];
}
