using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>The data folder of a new PostgreSQL cluster, with the lab's roles; each server runs on a copy.</summary>
internal sealed class PostgresTemplate
{
    private readonly string binaries;
    private readonly string folder;

    private PostgresTemplate(string binaries, string folder)
    {
        this.binaries = binaries;
        this.folder = folder;
    }

    /// <summary>Makes a cluster by the programs in <paramref name="binaries"/>, in <paramref name="folder"/>.</summary>
    public static async Task<PostgresTemplate> CreateAsync(string binaries, string folder, IEnumerable<Role> roles)
    {
        await RunAsync($"""
            '{binaries}/initdb' -D '{folder}' -U postgres -A trust -E UTF8 --locale=C --no-sync --wal-segsize=1 >/dev/null
            '{binaries}/postgres' --single -D '{folder}' -c fsync=off postgres >/dev/null <<'SQL'
            {string.Join("\n", roles.Select(role => role.CreationStatement))}
            SQL
            """);
        return new PostgresTemplate(binaries, folder);
    }

    /// <summary>Starts a server on a copy of the cluster and waits until it takes connections.</summary>
    /// <param name="name">The name of the copy.</param>
    /// <param name="port">A free port.</param>
    /// <param name="access">The lines of <c>pg_hba.conf</c>.</param>
    /// <param name="preparation">Shell commands, run in the copy before the start.</param>
    /// <param name="settings">Server settings, as <c>name=value</c>.</param>
    public async Task<PostgresServer> StartAsync(string name, int port, string access, string preparation, IEnumerable<string> settings)
    {
        var copy = $"{folder}-{name}";
        await RunAsync($"""
            cp -r '{folder}' '{copy}'
            cd '{copy}'
            cat > pg_hba.conf <<'HBA'
            {access}
            HBA
            {preparation}
            """);
        string[] quick =
        [
            "fsync=off", "autovacuum=off", "shared_buffers=1MB", "max_connections=50", "wal_level=minimal", "max_wal_senders=0",
            "listen_addresses=127.0.0.1", $"port={port}", $"unix_socket_directories={copy}", "unix_socket_permissions=0777",
            "logging_collector=off", "log_destination=stderr", "log_min_messages=log",
        ];
        var options = string.Join(' ', quick.Concat(settings).Select(setting => $"-c '{setting}'"));
        // The shell waits on its standard input: when the tests end, however they end, it closes, and the server goes too.
        var server = Start($"""
            '{binaries}/postgres' -D '{copy}' {options} & server=$!
            cat >/dev/null
            kill -QUIT $server
            wait $server
            rm -rf '{copy}'
            """);
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Ports of 127.0.0.1 that are free now, all different.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Stop();
        }

        return ports;
    }

    private static PostgresServer Start(string script) => new(StartShell(script));

    private static async Task RunAsync(string script)
    {
        using var shell = StartShell("set -e\n" + script);
        shell.StandardInput.Close();
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"A server can't be set up: {errors}");
        }
    }

    private static Process StartShell(string script)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        // PostgreSQL refuses to run as root.
        string[] command = Environment.UserName == "root"
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", script]
            : ["sh", "-c", script];
        start.FileName = command[0];
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return Process.Start(start)!;
    }
}

/// <summary>A PostgreSQL server that runs until it is disposed of.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly Process shell;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PostgresServer(Process shell)
    {
        this.shell = shell;
        shell.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException($"A server ended before it was ready: {log}"));
                return;
            }

            if (!ready.Task.IsCompleted)
            {
                log.AppendLine(line.Data);
            }

            if (line.Data.Contains("database system is ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        };
        shell.BeginErrorReadLine();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    internal Task WaitUntilReadyAsync() => ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
}

/// <summary>A role of the lab's servers.</summary>
internal sealed record Role(string Name, string Password)
{
    public string CreationStatement => $"CREATE ROLE \"{Name}\" LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}';";
}
