using System.Globalization;
using SslLint.Drivers;

namespace SslLint.Tool.Output;

/// <summary>Every connection for a terminal.</summary>
internal static class InventoryText
{
    /// <summary>Writes an inventory, with the counts in the last line.</summary>
    public static void Write(InventoryModel inventory, TextWriter writer)
    {
        foreach (var entry in inventory.Connections)
        {
            var driver = entry.Driver + (entry.DriverVersion is { } version ? " " + version : "")
                + (entry.Evidence is { } evidence ? $" ({evidence})" : " (assumed)");
            writer.WriteLine(Printable.AtLineStart($"{entry.Path}:{entry.Line}:{entry.Column}: {entry.Verification}"));
            writer.WriteLine(Printable.Of($"  host:   {(entry.Hosts.Count > 0 ? string.Join(", ", entry.Hosts) : "not written here")}"
                + $"{(entry.Provider is { } provider ? $" ({provider})" : entry.HostClass == "local" ? " (this machine)" : "")}"));
            writer.WriteLine(Printable.Of($"  driver: {driver}"));
            if (entry.TrustAnchor is { } anchor)
            {
                writer.WriteLine(Printable.Of($"  roots:  {anchor.Path ?? anchor.Kind}{(anchor.State is { } state ? $", {state}" : "")}"
                    + $"{(anchor.NotAfter is { } end ? $", until {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}"));
            }

            foreach (var server in entry.Verified ?? [])
            {
                writer.WriteLine(Printable.Of($"  server: {(entry.Hosts.Count > 1 ? $"{server.Host}: " : "")}{server.Words}"));
            }
        }

        writer.WriteLine(inventory.Summary);
    }
}
