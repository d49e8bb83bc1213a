using static SslLint.Providers.DatabaseEngines;

namespace SslLint.Providers;

/// <summary>Services that are first of all PostgreSQL.</summary>
internal static class PostgresProviders
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        // https://supabase.com/docs/guides/platform/ssl-enforcement: one CA for all projects, direct and
        // pooled; no client certificates. Other names below supabase.co are a project's HTTP services.
        new Provider
        {
            Id = "supabase",
            Name = "Supabase",
            Engines = PostgreSql,
            Ca = CaKind.Private,
            Roots = RootFamilies.Supabase,
            Bundle = "supabase",
            TakesClientCertificates = false,
            Hosts = ["db.{id}.supabase.co", "db.{id}.supabase.red", "*.pooler.supabase.com", "*.pooler.supabase.red"],
        },

        // https://neon.com/docs/connect/connect-securely: Let's Encrypt; no client certificates.
        new Provider
        {
            Id = "neon",
            Name = "Neon",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            Roots = RootFamilies.LetsEncrypt,
            TakesClientCertificates = false,
            SystemRootsHosts = ["**.neon.tech", "**.neon.build"],
            Hosts = ["**.neon.tech", "**.neon.build"],
        },

        // https://www.cockroachlabs.com/docs/cockroachcloud/connect-to-a-basic-cluster: Let's Encrypt for Basic, a file per cluster else.
        new Provider
        {
            Id = "cockroach-cloud",
            Name = "CockroachDB Cloud",
            Engines = PostgreSql,
            Ca = CaKind.Mixed,
            HowToGetCa = "download the cluster's CA where its plan has one (Basic: Let's Encrypt)",
            Hosts = ["**.cockroachlabs.cloud", "**.crdb.io"],
        },

        // https://aiven.io/docs/platform/concepts/tls-ssl-certificates: a CA per project for PostgreSQL and MySQL.
        new Provider
        {
            Id = "aiven",
            Name = "Aiven",
            Engines = PostgreSql | MySql | Redis | Other,
            Ca = CaKind.PerInstance,
            Roots = RootFamilies.Own,
            HowToGetCa = "download the project's CA (avn project ca-get)",
            Hosts = ["**.aivencloud.com"],
        },

        // https://devcenter.heroku.com/articles/heroku-postgres-enhanced-certificates; every EC2 instance has such a name, so it may be
        // somebody's own server.
        new Provider
        {
            Id = "heroku-postgres",
            Name = "Heroku Postgres",
            Engines = PostgreSql,
            Ca = CaKind.Mixed,
            IsConfirmed = false,
            NoHostName = "its certificates carry an internal name unless Enhanced Certificates are on",
            Hosts = ["ec2-*.compute-1.amazonaws.com", "ec2-*.{region}.compute.amazonaws.com"],
        },

        // https://docs.crunchybridge.com/api/certificate: a CA per team; the suffix is not confirmed.
        new Provider
        {
            Id = "crunchy-bridge",
            Name = "Crunchy Bridge",
            Engines = PostgreSql,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download the team's CA (API: /teams/TEAM.pem)",
            Hosts = ["**.postgresbridge.com"],
        },

        // https://www.tigerdata.com/docs/deploy/tiger-cloud/tiger-cloud-azure/security/strict-ssl: Google Trust Services or ZeroSSL; a new
        // service shows a certificate of its own for some minutes.
        new Provider
        {
            Id = "timescale",
            Name = "Timescale",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            Hosts = ["**.tsdb.cloud.timescale.com", "**.tsdb.forge.timescale.com", "**.tsdb.cloud"],
        },

        // https://docs.yugabyte.com/preview/yugabyte-cloud/cloud-secure-clusters/cloud-authentication/; the suffix is not confirmed.
        new Provider
        {
            Id = "yugabyte-aeon",
            Name = "YugabyteDB Aeon",
            Engines = PostgreSql | Other,
            Ca = CaKind.PerInstance,
            IsConfirmed = false,
            HowToGetCa = "download root.crt from the console",
            Hosts = ["**.ybdb.io"],
        },

        // https://planetscale.com/docs/postgres/connecting: a CA that systems know, which may change: never a file.
        new Provider
        {
            Id = "planetscale",
            Name = "PlanetScale",
            Engines = PostgreSql | MySql,
            Ca = CaKind.Public,
            SystemRootsHosts = ["**.psdb.cloud"],
            Hosts = ["**.psdb.cloud"],
        },

        // The documents don't say who signs. The second shape is the name inside Render's network.
        new Provider
        {
            Id = "render",
            Name = "Render",
            Engines = PostgreSql,
            Ca = CaKind.Mixed,
            IsConfirmed = false,
            HowToGetCa = "the external host has a certificate of a public CA, the internal one of its own",
            Hosts = ["dpg-*.*-postgres.render.com", "dpg-{id}-a"],
        },

        // init-ssl.sh of https://github.com/railwayapp-templates/postgres-ssl: a CA made on the volume, and a certificate for localhost.
        new Provider
        {
            Id = "railway",
            Name = "Railway",
            Engines = PostgreSql | MySql | MongoDb | Redis,
            Ca = CaKind.PerInstance,
            Roots = RootFamilies.Own,
            NoHostName = "its certificate names only localhost",
            Hosts = ["**.proxy.rlwy.net", "**.railway.internal", "**.up.railway.app"],
        },

        // https://fly.io/docs/mpg/client-configuration/ doesn't say who signs. The names NAME.internal of Fly's network are left out:
        // every other private network may have them.
        new Provider
        {
            Id = "fly",
            Name = "Fly.io",
            Engines = PostgreSql,
            Ca = CaKind.Mixed,
            IsConfirmed = false,
            Hosts = ["pgbouncer.{id}.flympg.net", "direct.{id}.flympg.net", "**.flycast", "**.fly.dev"],
        },

        // The service has ended; no page left that states it.
        new Provider
        {
            Id = "elephantsql",
            Name = "ElephantSQL (shut down)",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.elephantsql.com"],
        },

        // No page found that states it.
        new Provider
        {
            Id = "nile",
            Name = "Nile",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.db.thenile.dev"],
        },

        // https://xata.io/docs/postgres shows sslmode=require alone.
        new Provider
        {
            Id = "xata",
            Name = "Xata",
            Engines = PostgreSql,
            Ca = CaKind.Public,
            IsConfirmed = false,
            Hosts = ["**.xata.sh", "**.xata.tech"],
        },
    ];
}
