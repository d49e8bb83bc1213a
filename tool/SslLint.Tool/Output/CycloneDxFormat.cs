using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SslLint.Drivers;
using SslLint.Providers;
using SslLint.Tool.Output.CycloneDx;
using SslLint.Tool.Scanning;
using SslLint.Tool.Verification;

namespace SslLint.Tool.Output;

/// <summary>For those who keep a bill of cryptography: CycloneDX 1.6. Each connection is a service that depends on TLS,
/// and TLS on the certificates that it trusts.</summary>
/// <remarks>The same repository gives the same bytes: no time, and no serial number, since the standard wants a new one for each document.</remarks>
internal static class CycloneDxFormat
{
    private const string SchemaUri = "http://cyclonedx.org/schema/bom-1.6.schema.json";

    /// <summary>Writes every connection of a report.</summary>
    public static void Write(ScanReport report, VerifiedReport? verified, TextWriter writer)
    {
        var assets = new CryptographicAssets();
        var services = new List<Service>();
        var dependencies = new List<Dependency>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var connection in report.Connections)
        {
            var service = Describe(InventoryEntryModel.Of(connection, verified), names);
            services.Add(service);

            // What is not in the graph may depend on anything; what is there without dependencies has none.
            if (connection.Connection.Reading.Posture is { } posture)
            {
                dependencies.Add(
                    new Dependency(service.BomRef, assets.AddProtocol(posture, connection.Connection.RootCertificate) is { } protocol ? [protocol] : []));
            }
        }

        var tool = new Component("application", "dotnet-sslconnect") { Version = ToolVersion.Text };
        var bom = new Bom(
            SchemaUri, "CycloneDX", "1.6", 1, new Metadata(new ToolList([tool])), assets.Components, services, [.. dependencies, .. assets.Dependencies]);
        writer.WriteLine(JsonSerializer.Serialize(bom, CycloneDxJson.Default.Bom));
    }

    private static Service Describe(InventoryEntryModel entry, Dictionary<string, int> names)
    {
        var provider = ProviderCatalog.All.FirstOrDefault(p => p.Id == entry.Provider);
        return new Service(
            Reference(entry, names),
            provider is null ? null : new OrganizationalEntity(provider.Name),
            entry.Hosts.Count > 0 ? string.Join(", ", entry.Hosts) : entry.Engine,
            entry.Hosts.Select(h => Endpoint(entry.Engine, h)).OfType<string>().ToList() is { Count: > 0 } endpoints ? endpoints : null,
            [.. Properties(entry).Where(p => p.Value is not null).Select(p => new Property("sslconnect:" + p.Name, p.Value!))]);
    }

    /// <summary>The same when lines move; connections that are alike are counted.</summary>
    private static string Reference(InventoryEntryModel entry, Dictionary<string, int> names)
    {
        var text = string.Join('\n', [entry.Path, entry.Engine, entry.Driver, .. entry.Hosts]);
        var name = "connection:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 16);
        var count = names[name] = names.GetValueOrDefault(name) + 1;
        return count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{count}");
    }

    /// <summary>The address of a host; null for a placeholder or a socket.</summary>
    private static string? Endpoint(string engine, string host) =>
        Uri.TryCreate($"{engine}://{host}", UriKind.Absolute, out var uri)
            && Uri.CheckHostName(uri.Host) != UriHostNameType.Unknown
            && string.Equals(uri.Authority, host, StringComparison.OrdinalIgnoreCase)
            ? uri.OriginalString
            : null;

    private static IEnumerable<(string Name, string? Value)> Properties(InventoryEntryModel entry) =>
    [
        ("location", string.Create(CultureInfo.InvariantCulture, $"{entry.Path}:{entry.Line}:{entry.Column}")),
        ("driver", entry.Driver),
        ("driverVersion", entry.DriverVersion),
        ("evidence", entry.Evidence),
        ("hostClass", entry.HostClass),
        ("provider", entry.Provider),
        ("verification", entry.Verification),
        ("encryption", entry.Posture?.Encryption),
        ("chain", Text(entry.Posture?.Chain)),
        ("hostName", Text(entry.Posture?.HostName)),
        ("roots", entry.Posture?.Roots),
        ("rootCertificate", entry.Posture?.RootCertificate),
        ("rootCertificateState", entry.TrustAnchor?.State),
        ("clientCertificate", Text(entry.Posture?.ClientCertificate)),
        ("verified", entry.Verified is { Count: > 0 } servers ? string.Join(", ", servers.Select(static s => s.Words).Distinct()) : null),
    ];

    private static string? Text(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
