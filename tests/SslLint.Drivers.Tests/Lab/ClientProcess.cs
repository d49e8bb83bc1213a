using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>What a connection came to.</summary>
internal enum Outcome
{
    /// <summary>No connection: the driver refused the string, or the server, or was refused.</summary>
    Refused,

    /// <summary>Connected in plaintext.</summary>
    Plaintext,

    /// <summary>Connected in plaintext, but for the packet with the login (SQL Server).</summary>
    LoginOnly,

    /// <summary>Connected over TLS.</summary>
    Encrypted,
}

/// <summary>An outcome with what the driver said about it.</summary>
internal sealed record Observation(Outcome Outcome, string? Error);

/// <summary>A client program that is given one string after the other; started again when it dies.</summary>
/// <param name="kind">The program.</param>
/// <param name="environment">Its environment variables.</param>
/// <param name="lab">The lab's folder, where clients are compiled to.</param>
internal sealed class ClientProcess(ClientKind kind, IReadOnlyDictionary<string, string> environment, string lab) : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Process? process;
    private string lastError = "";

    /// <summary>The driver's exact version, known once the program has started.</summary>
    public string? DriverVersion { get; private set; }

    /// <summary>Connects with a string.</summary>
    public async Task<Observation> ConnectAsync(string connectionString)
    {
        try
        {
            process ??= await StartAsync();
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(connectionString, json));
            await process.StandardInput.FlushAsync();
            if (await ReadAnswerAsync(process) is not { } answer)
            {
                return Lost($"the process died: {lastError}");
            }

            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            var outcome = (root.GetProperty("accepted").GetBoolean(), root.TryGetProperty("encrypted", out var encrypted) && encrypted.GetBoolean()) switch
            {
                (false, _) => Outcome.Refused,
                (_, false) => Outcome.Plaintext,
                _ => Outcome.Encrypted,
            };
            return new Observation(outcome, root.TryGetProperty("error", out var error) ? error.GetString() : null);
        }
        catch (TimeoutException)
        {
            return Lost("no answer in time");
        }
        catch (IOException exception)
        {
            return Lost($"the process died: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(2)))
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
            process = null;
        }
    }

    private async Task<Process> StartAsync()
    {
        var start = new ProcessStartInfo(Filled(kind.Command[0]))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = environment["HOME"],
        };
        foreach (var argument in kind.Command.Skip(1))
        {
            start.ArgumentList.Add(Filled(argument));
        }

        // Nothing of this machine's environment may have a say, only what the cell names.
        start.Environment.Clear();
        foreach (var name in new[] { "PATH", "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        // libpq waits for ever unless told; this says nothing about TLS.
        start.Environment["PGCONNECT_TIMEOUT"] = "60";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Process.Start(start)!;
        started.ErrorDataReceived += (_, line) => lastError = string.IsNullOrWhiteSpace(line.Data) ? lastError : line.Data.Trim();
        started.BeginErrorReadLine();
        var hello = await ReadAnswerAsync(started) ?? throw new InvalidOperationException($"{kind.Name} doesn't start: {lastError}");
        using var document = JsonDocument.Parse(hello);
        DriverVersion = document.RootElement.GetProperty("version").GetString();
        return started;
    }

    private string Filled(string argument) =>
        argument.Replace("{home}", environment["HOME"], StringComparison.Ordinal).Replace("{lab}", lab, StringComparison.Ordinal);

    private static Task<string?> ReadAnswerAsync(Process process) =>
        process.StandardOutput.ReadLineAsync().WaitAsync(patience);

    private Observation Lost(string why)
    {
        if (process is { } lost)
        {
            lost.Kill(entireProcessTree: true);
            lost.Dispose();
            process = null;
        }

        return new Observation(Outcome.Refused, why);
    }
}
