using System.CommandLine;
using SslLint.Tool.Cli;

namespace SslLint.Tool;

/// <summary>The tool as a function from arguments and streams to an exit code.</summary>
internal static class ToolApp
{
    /// <summary>Runs one command line. Never throws and never prints a stack trace.</summary>
    public static int Run(IReadOnlyList<string> args, ToolHost host, CancellationToken cancellation = default)
    {
        try
        {
            var parsed = CommandTree.Build(host, cancellation).Parse(args, CommandTree.Parser);
            if (parsed.Errors.Count > 0 && parsed.Action is not { ClearsParseErrors: true })
            {
                UsageErrors.Write(parsed, host);
                return ExitCode.Error;
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (CommandException e)
        {
            host.Report("error", e.Message);
            return ExitCode.Error;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // The last line of defence: a stack trace could show a secret and helps nobody at a prompt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            host.Report("internal error", InternalError.Describe(e, file: null));
            return ExitCode.Error;
        }
        finally
        {
            host.Output.Flush();
        }
    }
}
