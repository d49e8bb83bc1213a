using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.PostgreSql;

namespace SslLint.Drivers.Tests.Truststores;

/// <summary>pgjdbc connects through the stores that <c>truststore create</c> makes, and to no other server.
/// docs/truststores.md tells users what stands here.</summary>
public sealed class TruststoreTests(LabFixture labs)
{
    private readonly PostgresLab lab = labs.Postgres;

    private const string JavaFactory = "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    private const string Trust = "-Djavax.net.ssl.trustStore={0}";
    private const string TrustPassword = " -Djavax.net.ssl.trustStorePassword={p}";
    private const string Key = " -Djavax.net.ssl.keyStore={0} -Djavax.net.ssl.keyStorePassword={p}";

    /// <summary>What a way of naming the stores comes to.</summary>
    private enum Reach
    {
        /// <summary>No server at all.</summary>
        Nothing,

        /// <summary>The right server, unless it demands a client certificate.</summary>
        WithoutClientCertificate,

        /// <summary>The right server, also where it demands a client certificate.</summary>
        WithClientCertificate,
    }

    /// <summary>A way of naming the stores.</summary>
    /// <param name="Java">System properties, by JAVA_TOOL_OPTIONS; <c>{p}</c> is the password.</param>
    /// <param name="Url">What stands in the URL beside host, user and <c>sslmode=verify-full</c>.</param>
    private sealed record Way(string Java, string Url, Reach Reach)
    {
        /// <summary>A part of what pgjdbc says where it does not connect to the server that demands a client certificate.</summary>
        public string? Says { get; init; }

        /// <summary>Whose certificates are trusted.</summary>
        public Authority Trusts { get; init; } = Authority.Root;
    }

    /// <summary>In groups of one Java process each.</summary>
    private static readonly Way[] ways =
    [
        new(Trusting("trust.p12") + TrustPassword, JavaFactory, Reach.WithoutClientCertificate),
        new(Trusting("trust.p12") + TrustPassword, JavaFactory + "&sslkey=client.p12&sslpassword={p}", Reach.WithoutClientCertificate),
        new(Trusting("trust.p12") + TrustPassword, "&sslkey=client.p12&sslpassword={p}", Reach.Nothing) { Says = "root.crt" },

        new(Trusting("trust.p12") + TrustPassword + With("client.jks"), JavaFactory, Reach.WithClientCertificate),
        new(Trusting("trust.jks") + With("client.p12"), JavaFactory, Reach.WithClientCertificate),
        new(Trusting("both.p12") + TrustPassword + With("both.p12"), JavaFactory, Reach.WithClientCertificate),
        new(Trusting("trust-other.p12") + TrustPassword + With("client.p12"), JavaFactory, Reach.WithClientCertificate)
        {
            Says = "PKIX path building failed",
            Trusts = Authority.Other
        },

        // Java reads the certificates of a JKS without its password, those of a PKCS#12 are encrypted.
        new(Trusting("trust.p12"), JavaFactory, Reach.Nothing) { Says = "trustAnchors parameter must be non-empty" },

        new("", "&sslrootcert={ca}&sslkey=client.p12&sslpassword={p}", Reach.WithClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=both.p12&sslpassword={p}", Reach.WithClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=client-lab.p12&sslpassword={p}", Reach.WithoutClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=client.pk8&sslcert={clientcert}", Reach.WithClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=client.pk8&sslcert=client.der", Reach.WithClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=client-encrypted.pk8&sslcert={clientcert}&sslpassword={p}", Reach.WithClientCertificate),
        new("", "&sslrootcert={ca}&sslkey=client.jks&sslcert={clientcert}&sslpassword={p}", Reach.WithoutClientCertificate)
        {
            Says = "Could not read SSL key file"
        },
        new("", "&sslrootcert=trust.p12", Reach.Nothing) { Says = "into a TrustManager failed" },
        new("", "&sslrootcert=trust.jks", Reach.Nothing) { Says = "into a TrustManager failed" },
    ];

    [Fact]
    public async Task Pgjdbc_reaches_the_right_server_through_our_stores_and_no_other()
    {
        Assert.SkipWhen(Installation.PostgreSqlObstacle is not null, Installation.PostgreSqlObstacle ?? "");
        var folder = StoreFiles.Create(lab);
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await Parallel.ForEachAsync(ways.GroupBy(w => w.Java), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (group, _) =>
        {
            var environment = new Dictionary<string, string> { ["HOME"] = folder };
            if (group.Key.Length > 0)
            {
                environment["JAVA_TOOL_OPTIONS"] = Fill(group.Key);
            }

            using var plain = new ClientProcess(KindOf("pgjdbc"), environment, lab.Folder);
            foreach (var way in group)
            {
                await CheckAsync(plain, way, faults.Enqueue);
            }
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }

    [Fact]
    public async Task Metabase_reaches_it_by_what_the_documentation_says()
    {
        Assert.SkipWhen(Installation.PostgreSqlObstacle is not null, Installation.PostgreSqlObstacle ?? "");
        var folder = StoreFiles.Create(lab);
        var environment = new Dictionary<string, string> { ["HOME"] = folder, ["JAVA_TOOL_OPTIONS"] = Fill(Trusting("trust.p12") + TrustPassword) };
        using var client = new ClientProcess(KindOf("metabase"), environment, lab.Folder);
        var faults = new List<string>();
        await CheckAsync(client, new Way("", "&ssl=true" + JavaFactory, Reach.WithoutClientCertificate), faults.Add);
        await CheckAsync(client, new Way("", "&ssl=true&sslrootcert={ca}&sslkey=client.p12&sslpassword={p}", Reach.WithClientCertificate), faults.Add);
        await CheckAsync(client, new Way("", "&ssl=true&sslrootcert={ca}&sslkey=client.pk8&sslcert={clientcert}", Reach.WithClientCertificate), faults.Add);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Tries a way at a server that takes anybody, one that demands a client certificate, and those that must be refused.</summary>
    private async Task CheckAsync(ClientProcess client, Way way, Action<string> fault)
    {
        foreach (var name in new[] { "right", "client-cert", "other-ca", "wrong-host", "interceptor" })
        {
            var server = lab.Servers.Single(s => s.Name == name);
            var expected =
                way.Reach != Reach.Nothing && IsRight(server, way.Trusts) && (!server.WantsClientCertificate || way.Reach == Reach.WithClientCertificate)
                    ? Outcome.Encrypted
                    : Outcome.Refused;
            var url = $"jdbc:postgresql://localhost:{server.Port}/postgres?user=lab&password=lab-secret&sslmode=verify-full{Fill(way.Url)}";
            var seen = await client.ConnectAsync(url);
            if (seen.Outcome != expected
                || (way.Says is { } says && server.WantsClientCertificate && seen.Error?.Contains(says, StringComparison.Ordinal) != true))
            {
                fault($"{way.Java} {way.Url} | {name}: {seen.Outcome}, expected {expected} {way.Says}: {seen.Error}");
            }
        }
    }

    private static bool IsRight(Server server, Authority trusted) => (server with { Authority = Authority.Root }).IsRight && server.Authority == trusted;

    private static ClientKind KindOf(string driver) => PostgresLab.Clients.Single(kind => kind.Driver == driver);

    private static string Trusting(string store) => Trust.Replace("{0}", store, StringComparison.Ordinal);

    private static string With(string store) => Key.Replace("{0}", store, StringComparison.Ordinal);

    private string Fill(string text) => text
        .Replace("{p}", StoreFiles.Password, StringComparison.Ordinal)
        .Replace("{ca}", lab.Token("ca", lab.Servers[0]), StringComparison.Ordinal)
        .Replace("{clientcert}", lab.Token("clientcert", lab.Servers[0]), StringComparison.Ordinal);
}
