using System.Diagnostics;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.PostgreSql;

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
    public async Task<ServerProcess> StartAsync(string name, int port, string access, string preparation, IEnumerable<string> settings)
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

    private static ServerProcess Start(string script) => new(StartShell(script), "database system is ready to accept connections");

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

/// <summary>A role of the lab's servers.</summary>
internal sealed record Role(string Name, string Password)
{
    public string CreationStatement => $"CREATE ROLE \"{Name}\" LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}';";
}
