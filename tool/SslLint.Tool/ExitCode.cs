namespace SslLint.Tool;

/// <summary>The exit codes that scripts rely on.</summary>
internal static class ExitCode
{
    /// <summary>Nothing to report.</summary>
    public const int Clean = 0;

    /// <summary>Findings at or above <c>--fail-on</c>, or files that <c>fix --check</c> would change.</summary>
    public const int Findings = 1;

    /// <summary>A usage, configuration or I/O error: something asked for was not examined.</summary>
    public const int Error = 2;

    /// <summary>Interrupted by Ctrl-C, as shells number it (128 + SIGINT); by SIGTERM and SIGHUP too.</summary>
    public const int Interrupted = 130;
}

/// <summary>Something the caller must change: shown as one line, exit code 2.</summary>
/// <param name="message">What is wrong and what to do, without values that may be secret.</param>
#pragma warning disable CA1032 // It has no use without a message, and wraps nothing.
internal sealed class CommandException(string message) : Exception(message);
#pragma warning restore CA1032
