using System.CommandLine;
using SslLint.Tool.Files;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary><c>scan</c>: reports insecure connection strings.</summary>
internal sealed class ScanCommand : Command, IHasExamples
{
    private const string StandardInput = "-";

    private readonly SelectionOptions selection = new();
    private readonly AnalysisFlags analysis = new();
    private readonly OutputOptions output = new();
    private readonly ValueOption<string?> stdinPath = new("--stdin-path", "PATH", "With '-': the path that standard input is taken to have.", null, OptionValue.Text("--stdin-path"));
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public ScanCommand(ToolHost host, CancellationToken cancellation)
        : base("scan", "Report insecure connection strings.")
    {
        this.host = host;
        this.cancellation = cancellation;
        selection.AddTo(this);
        Add(stdinPath);
        analysis.AddTo(this);
        output.AddTo(this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect scan                                       everything that git tracks or would track
          dotnet-sslconnect scan src deploy --fail-on error            two folders, for a gate that only errors close
          dotnet-sslconnect scan --format text --format sarif=out.sarif
          git show HEAD:.env | dotnet-sslconnect scan - --stdin-path .env

        Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something asked for was not examined.
        """;

    private int Run(ParseResult parsed)
    {
        var options = analysis.Read(parsed);
        var scanner = new Scanner(host, cancellation);
        var targets = output.Files(parsed);
        if (selection.Paths(parsed) is [StandardInput])
        {
            var path = stdinPath.Of(parsed) ?? throw new CommandException("'-' needs --stdin-path PATH, since the name of a file decides how it is read");
            return output.Finish(scanner.ScanContent(ScanRoot.Relative(host.WorkingDirectory, host.Resolve(path)), ReadInput(), host.WorkingDirectory, options), parsed, host);
        }

        if (stdinPath.Of(parsed) is not null)
        {
            throw new CommandException("--stdin-path needs '-' as the only path");
        }

        using var progress = new ScanProgress(host);
        var report = scanner.Scan(
            new ScanRequest
            {
                Selection = selection.Request(parsed, host, targets),
                Analysis = options,
                MaximumFileSize = selection.MaximumFileSize(parsed),
                Threads = selection.Threads(parsed),
            },
            progress);
        return output.Finish(report, parsed, host);
    }

    private byte[] ReadInput()
    {
        using var content = new MemoryStream();
        host.Input.Value.CopyTo(content);
        return content.ToArray();
    }
}
