using SslLint.Tool.Output;
using SslLint.Tool.Scanning;

namespace SslLint.Tool;

/// <summary>What surrounds a run of the tool: its streams, folder and environment.</summary>
internal sealed record ToolHost
{
    /// <summary>Standard input, opened only by commands that read it.</summary>
    public required Lazy<Stream> Input { get; init; }

    /// <summary>Findings and results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Warnings, errors and progress.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths are resolved against.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Whether a person can answer on <see cref="Input"/>.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether a person sees <see cref="Output"/> at once.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person sees <see cref="Error"/> at once.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The engine.</summary>
    public IFileAnalysis Analysis { get; init; } = new Engine();

    /// <summary>The absolute form of a path that the caller wrote.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>Says something that is no finding, under the tool's name, in one line: file names and messages of others can neither steer
    /// a terminal nor begin a line that a CI server obeys.</summary>
    public void Report(string kind, string message) => Error.WriteLine($"dotnet-sslconnect: {kind}: {Printable.Of(message)}");
}
