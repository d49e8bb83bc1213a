using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SslLint.Tool.Bundles;
using SslLint.Tool.Output;

namespace SslLint.Tool.Cli;

/// <summary><c>bundle list</c>.</summary>
internal sealed class BundleListCommand : Command, IHasExamples
{
    private readonly ValueOption<string> format = OptionValue.Choice("--format", "F", "text or json (default: text).", "text", "text", "json");
    private readonly ToolHost host;

    /// <summary>Makes the command for one run.</summary>
    public BundleListCommand(ToolHost host)
        : base("list", "List the bundles: certificates, the day on which the first of them ends, and whose servers they verify.")
    {
        this.host = host;
        Add(format);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public string Examples => """
        Examples:
          dotnet-sslconnect bundle list
          dotnet-sslconnect bundle list --format json

        Exit code: 0.
        """;

    private int Run(ParseResult parsed)
    {
        var summaries = BundleCatalog.Manifest.Bundles.Select(b => BundleSummaryModel.Of(b)).ToList();
        if (format.Of(parsed) == "json")
        {
            host.Output.WriteLine(JsonSerializer.Serialize(new BundleListModel(1, summaries), OutputJson.Default.BundleListModel));
            return ExitCode.Clean;
        }

        var width = summaries.Max(s => s.Name.Length);
        foreach (var summary in summaries)
        {
            host.Output.WriteLine($"{summary.Name.PadRight(width)}  {summary.Certificates,3} certificates, "
                + $"first ends {summary.FirstEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}  {summary.Purpose}");
        }

        return ExitCode.Clean;
    }
}
