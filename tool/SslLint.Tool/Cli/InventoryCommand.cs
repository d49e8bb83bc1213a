using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.Tool.Output;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Cli;

/// <summary><c>inventory</c>: every connection, right or wrong.</summary>
internal sealed class InventoryCommand : Command, IHasExamples
{
    private readonly SelectionOptions selection = new();
    private readonly AnalysisFlags analysis = new();
    private readonly ConfigurationOptions configuration = new();
    private readonly ValueOption<string> format = new("--format", "F", "text, json, html (default: text).", "text", OptionValue.OneOf("--format", "text", "json", "html"));
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
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect inventory
          dotnet-sslconnect inventory src deploy --format json
          dotnet-sslconnect inventory --format html > connections.html

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
        ScanReport report;
        using (var progress = new ScanProgress(host))
        {
            report = new Scanner(host, configuration.Read(parsed, host), cancellation).Scan(request, progress);
        }

        var inventory = InventoryModel.Of(report);
        switch (format.Of(parsed))
        {
            case "json":
                host.Output.WriteLine(JsonSerializer.Serialize(inventory, OutputJson.Default.InventoryModel));
                break;
            case "html":
                HtmlFormat.WriteInventory(inventory, host.Output);
                break;
            default:
                WriteText(inventory);
                break;
        }

        return report.HasErrors ? ExitCode.Error : ExitCode.Clean;
    }

    private void WriteText(InventoryModel inventory)
    {
        foreach (var entry in inventory.Connections)
        {
            var driver = entry.Driver + (entry.DriverVersion is { } version ? " " + version : "") + (entry.Evidence is { } evidence ? $" ({evidence})" : " (assumed)");
            host.Output.WriteLine(Printable.Of($"{entry.Path}:{entry.Line}:{entry.Column}: {entry.Verification}"));
            host.Output.WriteLine(Printable.Of($"  host:   {(entry.Hosts.Count > 0 ? string.Join(", ", entry.Hosts) : "not written here")}{(entry.Provider is { } provider ? $" ({provider})" : entry.HostClass == "local" ? " (this machine)" : "")}"));
            host.Output.WriteLine(Printable.Of($"  driver: {driver}"));
            if (entry.TrustAnchor is { } anchor)
            {
                host.Output.WriteLine(Printable.Of($"  roots:  {anchor.Path ?? anchor.Kind}{(anchor.State is { } state ? $", {state}" : "")}{(anchor.NotAfter is { } end ? $", until {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}"));
            }
        }

        host.Output.WriteLine(inventory.Summary);
    }
}
