using System.Diagnostics;
using SslLint.Drivers.Tests.Lab;
using SslLint.Drivers.Tests.PostgreSql;

namespace SslLint.Drivers.Tests.PgBouncer;

/// <summary>PgBouncer in front of a real server, with configurations that <c>fix</c> has been over: it starts, and connects as it did before.</summary>
public sealed class PgBouncerTests(LabFixture labs)
{
    private readonly PostgresLab lab = labs.Postgres;

    private const string Program = "/usr/sbin/pgbouncer";

    private static string? Obstacle => Installation.PostgreSqlObstacle ?? (File.Exists(Program) ? null : $"run eng/install-test-deps.sh: {Program} not found");

    [Fact]
    public async Task A_configuration_that_fix_has_seen_starts_and_connects()
    {
        Assert.SkipWhen(Obstacle is not null, Obstacle ?? "");
        using var folder = new PgBouncerFolder(lab, "fixed");
        folder.Write("pgbouncer.ini", folder.Main("%include databases.d/shop.ini"));
        folder.Write("databases.d/shop.ini", $"[databases]\nshop = {folder.Server}\n");
        var before = folder.Read();

        var output = await folder.FixAsync();

        Assert.Equal(before, folder.Read());
        Assert.Contains("fixed 0 connections", output, StringComparison.Ordinal);
        await folder.StartAsync();
        Assert.Equal(Outcome.Plaintext, (await folder.ConnectAsync()).Outcome);
    }

    /// <summary>Why it must not be touched: what reads like libpq's keywords takes none of libpq's TLS settings.</summary>
    [Fact]
    public async Task With_sslmode_among_its_databases_it_does_not_start()
    {
        Assert.SkipWhen(Obstacle is not null, Obstacle ?? "");
        using var folder = new PgBouncerFolder(lab, "spoilt");
        folder.Write("pgbouncer.ini", folder.Main($"[databases]\nshop = {folder.Server} sslmode=verify-full"));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(folder.StartAsync);

        Assert.Contains("sslmode", error.Message, StringComparison.Ordinal);
    }
}

/// <summary>A folder with a configuration, and the PgBouncer that runs on it.</summary>
internal sealed class PgBouncerFolder : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly PostgresLab lab;
    private readonly string folder;
    private readonly int port = Loopback.FreePorts(1)[0];
    private Process? process;

    public PgBouncerFolder(PostgresLab lab, string name)
    {
        this.lab = lab;
        folder = Directory.CreateDirectory(Path.Combine(lab.Folder, "servers", "pgbouncer-" + name)).FullName;
    }

    /// <summary>The place of the right server, in PgBouncer's words.</summary>
    public string Server => $"host=127.0.0.1 port={lab.Servers[0].Port} dbname=postgres user=lab password=lab-secret";

    /// <summary>The main file, which holds or includes the databases.</summary>
    public string Main(string databases) => $"""
        {databases}

        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = {port}
        unix_socket_dir =
        auth_type = any
        auth_file = {folder}/users
        server_tls_sslmode = prefer
        """ + "\n";

    public void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>All of its files.</summary>
    public string Read() =>
        string.Join("\n---\n", Directory.GetFiles(folder, "*.ini", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    /// <summary>What the tool says that is told to fix all that it can.</summary>
    public async Task<string> FixAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Installation.Tool, "fix", "--unsafe", "--include-local", "--root-cert", "ca.pem", "."])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var tool = Process.Start(start)!;
        var errors = tool.StandardError.ReadToEndAsync();
        var output = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return output + await errors;
    }

    /// <summary>Starts PgBouncer and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, with what it said.</exception>
    public async Task StartAsync()
    {
        Write("users", "\"lab\" \"lab-secret\"\n");
        string[] command = ["/usr/sbin/pgbouncer", "pgbouncer.ini"];

        // PgBouncer refuses to run as root, and so runs as the servers do.
        string[] words = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;
        process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var log = new System.Text.StringBuilder();
        while (await process.StandardError.ReadLineAsync().WaitAsync(patience) is { } line)
        {
            log.AppendLine(line);
            if (line.Contains("process up", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException($"PgBouncer ended: {log}");
    }

    /// <summary>What a client comes to that knows nothing of the server behind.</summary>
    public async Task<Observation> ConnectAsync()
    {
        var kind = PostgresLab.Clients.First(k => k.Driver == "libpq");
        using var client = new ClientProcess(kind, new Dictionary<string, string> { ["HOME"] = lab.Token("home", lab.Servers[0])! }, lab.Folder);
        return await client.ConnectAsync($"host=127.0.0.1 port={port} dbname=shop user=lab sslmode=disable");
    }

    public void Dispose()
    {
        if (process is { } running)
        {
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
            running.Dispose();
        }
    }
}
