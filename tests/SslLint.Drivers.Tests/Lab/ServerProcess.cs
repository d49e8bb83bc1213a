using System.Diagnostics;
using System.Text;

namespace SslLint.Drivers.Tests.Lab;

/// <summary>A server that runs until it is disposed of.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process shell;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="shell">A shell that runs the server until its standard input closes.</param>
    /// <param name="readiness">What the server writes to standard error once it takes connections.</param>
    public ServerProcess(Process shell, string readiness)
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

            if (line.Data.Contains(readiness, StringComparison.Ordinal))
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

    /// <summary>Waits until the server takes connections.</summary>
    public Task WaitUntilReadyAsync() => ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
}
