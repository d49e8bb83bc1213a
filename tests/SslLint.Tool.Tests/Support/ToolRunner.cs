using SslLint.Tool.Scanning;

namespace SslLint.Tool.Tests.Support;

/// <summary>What a run of the tool gave.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);

/// <summary>Runs the tool in this process.</summary>
internal static class ToolRunner
{
    public static ToolRun Run(string folder, params string[] args) => Run(folder, input: "", args);

    public static ToolRun Run(
        string folder,
        string input,
        string[] args,
        Dictionary<string, string?>? environment = null,
        IFileAnalysis? analysis = null,
        CancellationToken cancellation = default)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        environment ??=
            new() { ["HOME"] = folder + ".home", ["XDG_CONFIG_HOME"] = folder + ".home/xdg", ["PATH"] = Environment.GetEnvironmentVariable("PATH") };
        var host = new ToolHost
        {
            Input = new Lazy<Stream>(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(input))),
            Output = output,
            Error = error,
            WorkingDirectory = folder,
            Variable = environment.GetValueOrDefault,
        };
        var code = ToolApp.Run(args, analysis is null ? host : host with { Analysis = analysis }, cancellation);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}
