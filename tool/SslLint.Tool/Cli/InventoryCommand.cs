using System.CommandLine;
using SslLint.Tool.Output;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Cli;

/// <summary><c>inventory</c>: every connection, right or wrong.</summary>
internal sealed class InventoryCommand : Command, IHasExamples
{
    private static readonly string FormatNames = string.Join(", ", InventoryFormat.All.Select(f => f.Name));

    private readonly SelectionOptions selection = new();
    private readonly AnalysisFlags analysis = new();
    private readonly ConfigurationOptions configuration = new();
    private readonly ValueOption<string> format = OptionValue.Choice(
        "--format", "F", $"{FormatNames} (default: text).", "text", [.. InventoryFormat.All.Select(f => f.Name)]);
    private readonly ValueOption<string?> verified = new(
        "--verified", "FILE", "Show what a JSON report of 'verify' says of each server, too.", null, OptionValue.Text("--verified"));
    private readonly ToolHost host;
    private readonly CancellationToken cancellation;

    /// <summary>Makes the command for one run.</summary>
    public InventoryCommand(ToolHost host, CancellationToken cancellation)
        : base("inventory", "List every database connection: driver, host, provider, what is verified, and with which roots.")
    {
        this.host = host;
        this.cancellation = cancellation;
        selection.AddTo(this);
        analysis.AddTo(this);
        configuration.AddTo(this);
        Add(format);
        Add(verified);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect inventory
          dotnet-sslconnect inventory src deploy --format json
          dotnet-sslconnect inventory --format html > connections.html
          dotnet-sslconnect inventory --format cyclonedx > cbom.json
          dotnet-sslconnect inventory --verified verified.json

        Connections to this machine are listed, too. 'strict' is what reaches the right server only; the other words say what is missing.
        Exit codes: 0, whatever is found; 2 something asked for was not examined.
        """;

    private int Run(ParseResult parsed)
    {
        var request = new ScanRequest
        {
            Selection = selection.Request(parsed, host, []),
            Analysis = analysis.Read(parsed) with { RecordConnections = true },
            MaximumFileSize = selection.MaximumFileSize(parsed),
            Threads = selection.Threads(parsed),
        };

        // Before the scan, which takes longer than to say that there is none.
        var asked = verified.Of(parsed) is { } path ? VerifiedReport.Read(path, host) : null;
        ScanReport report;
        using (var progress = new ScanProgress(host))
        {
            report = new Scanner(host, configuration.Read(parsed, host, request.Selection.Gate), cancellation).Scan(request, progress);
        }

        InventoryFormat.All.Single(f => f.Name == format.Of(parsed)).Write(report, asked, host.Output);
        return report.HasErrors ? ExitCode.Error : ExitCode.Clean;
    }
}
