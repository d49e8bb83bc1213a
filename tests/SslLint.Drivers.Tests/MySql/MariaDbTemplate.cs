using System.Diagnostics;
using SslLint.Drivers.Tests.Lab;

namespace SslLint.Drivers.Tests.MySql;

/// <summary>The data folder of a new MariaDB server; each server runs on a copy.</summary>
internal sealed class MariaDbTemplate
{
    private const string Small = "--innodb-buffer-pool-size=16M --innodb-log-file-size=8M";

    private readonly string folder;

    private MariaDbTemplate(string folder) => this.folder = folder;

    // As root it must be said that this is meant.
    private static string User => Environment.UserName == "root" ? "--user=root" : "";

    /// <summary>Makes a data folder.</summary>
    public static async Task<MariaDbTemplate> CreateAsync(string folder)
    {
        using var shell = StartShell($"""
            mkdir -p '{folder}'
            exec mariadb-install-db --no-defaults {User} --datadir='{folder}' --auth-root-authentication-method=normal --skip-test-db {Small} >&2
            """);
        shell.StandardInput.Close();
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode == 0
            ? new MariaDbTemplate(folder)
            : throw new InvalidOperationException($"MariaDB can't be set up: {errors}");
    }

    /// <summary>Starts a server on a copy of the data and waits until it takes connections.</summary>
    /// <param name="name">The name of the copy.</param>
    /// <param name="port">A free port.</param>
    /// <param name="statements">What is run before the first connection: the users.</param>
    /// <param name="options">Options about TLS.</param>
    public async Task<ServerProcess> StartAsync(string name, int port, IEnumerable<string> statements, string options)
    {
        var copy = $"{folder}-{name}";
        // The shell waits on its standard input: when the tests end, however they end, it closes, and the server goes too.
        var server = new ServerProcess(
            StartShell($"""
                cp -r '{folder}' '{copy}'
                cat > '{copy}.sql' <<'SQL'
                {string.Join("\n", statements)}
                SQL
                '{Installation.MariaDb}' --no-defaults {User} --datadir='{copy}' --port={port} --bind-address=127.0.0.1 --socket='{copy}.sock' \
                  --pid-file='{copy}.pid' --skip-name-resolve {Small} --max-connections=1000 --max-connect-errors=1000000 --skip-log-bin \
                  --init-file='{copy}.sql' {options} & server=$!
                cat >/dev/null
                kill -KILL $server
                wait $server
                rm -rf '{copy}'
                """),
            "ready for connections");
        await server.WaitUntilReadyAsync();
        return server;
    }

    private static Process StartShell(string script) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
}
