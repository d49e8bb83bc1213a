using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Providers;

/// <summary>Microsoft's services. The certificates hold one label before the suffix: a name of a private link (NAME.privatelink.…) isn't in them.</summary>
internal static class AzureProviders
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        // https://learn.microsoft.com/en-us/azure/postgresql/security/security-tls: chains end in DigiCert Global Root G2 or Microsoft RSA
        // Root 2017, in China still in DigiCert Global Root CA; the bundle holds the three.
        new Provider
        {
            Id = "azure-postgres",
            Name = "Azure Database for PostgreSQL",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            Roots = RootFamilies.Azure,
            Bundle = "azure",
            TakesClientCertificates = false,

            // The same page. In China a root stands at the end of some chains that browsers' stores, and so machines', are giving up.
            SystemRootsHosts = ["*.postgres.database.azure.com", "*.postgres.database.usgovcloudapi.net"],
            Hosts =
            [
                "*.postgres.database.azure.com",
                "*.postgres.database.usgovcloudapi.net",
                "*.postgres.database.chinacloudapi.cn",
            ],
        },

        // https://learn.microsoft.com/en-us/azure/cosmos-db/postgresql/howto-ssl-connection-security
        new Provider
        {
            Id = "azure-cosmos-postgres",
            Name = "Azure Cosmos DB for PostgreSQL",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            Roots = RootFamilies.Azure,
            Bundle = "azure",
            Hosts = ["**.postgres.cosmos.azure.com", "**.postgres.cosmos.chinacloudapi.cn"],
        },

        // https://learn.microsoft.com/en-us/azure/mysql/flexible-server/concepts-root-certificate-rotation
        new Provider
        {
            Id = "azure-mysql",
            Name = "Azure Database for MySQL",
            Engines = MySql,
            Ca = CaKind.Public,
            Roots = RootFamilies.Azure,
            Bundle = "azure",
            Hosts =
            [
                "*.mysql.database.azure.com",
                "*.mysql.database.usgovcloudapi.net",
                "*.mysql.database.chinacloudapi.cn",
            ],
        },

        // https://learn.microsoft.com/en-us/azure/azure-sql/updates/ssl-root-certificate-expiring; SqlClient takes the system's roots alone.
        new Provider
        {
            Id = "azure-sql",
            Name = "Azure SQL",
            Engines = SqlServer,
            Ca = CaKind.Public,
            SystemRootsHosts = ["**.database.windows.net", "**.database.usgovcloudapi.net"],
            Hosts =
            [
                "**.database.windows.net",
                "**.sql.azuresynapse.net",
                "**.database.usgovcloudapi.net",
                "**.database.chinacloudapi.cn",
                "**.database.fabric.microsoft.com",
            ],
        },
    ];
}
