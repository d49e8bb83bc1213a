using System.Text.Json;
using SslLint.Tool.Scanning;

namespace SslLint.Tool.Output;

/// <summary>A way to write every connection.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Write">Writes the connections of a report.</param>
internal sealed record InventoryFormat(string Name, Action<ScanReport, TextWriter> Write)
{
    /// <summary>All formats, the default first.</summary>
    public static IReadOnlyList<InventoryFormat> All { get; } =
    [
        new("text", static (report, writer) => InventoryText.Write(InventoryModel.Of(report), writer)),
        new("json", static (report, writer) => writer.WriteLine(JsonSerializer.Serialize(InventoryModel.Of(report), OutputJson.Default.InventoryModel))),
        new("html", static (report, writer) => HtmlFormat.WriteInventory(InventoryModel.Of(report), writer)),
        new("cyclonedx", CycloneDxFormat.Write),
    ];
}
