using System.Text.Json;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Output;

/// <summary>A way to write every connection.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Write">Writes the connections of a report, with what servers were worth before where that is known.</param>
internal sealed record InventoryFormat(string Name, Action<ScanReport, VerifiedReport?, TextWriter> Write)
{
    /// <summary>All formats, the default first.</summary>
    public static IReadOnlyList<InventoryFormat> All { get; } =
    [
        new("text", static (report, verified, writer) => InventoryText.Write(InventoryModel.Of(report, verified), writer)),
        new("json", static (report, verified, writer) =>
            writer.WriteLine(JsonSerializer.Serialize(InventoryModel.Of(report, verified), OutputJson.Default.InventoryModel))),
        new("html", static (report, verified, writer) => HtmlFormat.WriteInventory(InventoryModel.Of(report, verified), writer)),
        new("cyclonedx", CycloneDxFormat.Write),
    ];
}
