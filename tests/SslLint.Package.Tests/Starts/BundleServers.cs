using System.Runtime.Versioning;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.PostgreSql;

[assembly: SupportedOSPlatform("linux")]

namespace SslLint.Package.Tests.Starts;

/// <summary>Two PostgreSQL servers with TLS for the name localhost and those of a provider: one signed by the CA of the tests, the other by another.</summary>
internal sealed class BundleServers : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private static readonly Role role = new("shop", "hunter2");

    private readonly string folder;
    private readonly LabCertificates certificates;
    private readonly List<ServerProcess> running = [];

    private BundleServers(string folder)
    {
        this.folder = folder;
        certificates = new LabCertificates(folder, ProviderHosts);
    }

    /// <summary>Why the servers can't be had on this machine; null where they can.</summary>
    public static string? Obstacle => File.Exists(Path.Combine(Binaries, "initdb")) ? null : $"{Binaries}/initdb is missing: run eng/install-test-deps.sh";

    /// <summary>Names of a provider's hosts that the servers' certificates hold too.</summary>
    public static string[] ProviderHosts { get; } = ["shop.c0ffee.eu-west-1.rds.amazonaws.com", "orders.c0ffee.eu-west-1.rds.amazonaws.com"];

    /// <summary>The port of the server that the CA has signed.</summary>
    public int RightPort { get; private set; }

    /// <summary>The port of the other one.</summary>
    public int OtherPort { get; private set; }

    /// <summary>The CA, as PEM.</summary>
    public string CaFile => certificates.PathOf("root.pem");

    /// <summary>Starts both.</summary>
    public static async Task<BundleServers> StartAsync()
    {
        const UnixFileMode All = (UnixFileMode)0b111_111_111;
        var folder = Directory.CreateTempSubdirectory("ssllint-starts-").FullName;

        // The servers' user is another one than the tests'.
        File.SetUnixFileMode(folder, All);
        var servers = new BundleServers(folder);
        var template = await PostgresTemplate.CreateAsync(Binaries, Path.Combine(folder, "data"), [role]);
        var ports = Loopback.FreePorts(2);
        (servers.RightPort, servers.OtherPort) = (ports[0], ports[1]);
        await servers.StartAsync(template, "right", ports[0]);
        await servers.StartAsync(template, "other-ca", ports[1]);
        return servers;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in running)
        {
            await server.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(PostgresTemplate template, string certificate, int port) => running.Add(await template.StartAsync(
        certificate,
        port,
        "hostssl all all 127.0.0.1/32 scram-sha-256",
        $"""
        install -m 644 '{certificates.PathOf(certificate + ".pem")}' server.crt
        install -m 600 '{certificates.PathOf(certificate + ".key")}' server.key
        """,
        ["ssl=on"]));
}
